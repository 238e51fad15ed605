"""The screens of the walk-in, as a volunteer, a professional and a coordinator see them."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event, Reading
from aanbel.audit.verbs import Verb
from aanbel.desk import services
from aanbel.desk.core.tiles import Tile
from aanbel.desk.core.urgency import Told
from aanbel.desk.models import Appointment, Desk, HandOver, Question
from aanbel.desk.tests import walk_ins as make
from aanbel.kernel import clock

pytestmark = pytest.mark.django_db
SYSTEM = Acting.system(9901)


@pytest.fixture
def at(klokkendam: Any) -> Iterator[Desk]:
    """A desk with a flowchart."""
    with on_behalf_of(SYSTEM):
        make.chart(SYSTEM)
        yield make.desk(SYSTEM)


@pytest.fixture
def truus(at: Desk, client_as: Callable[..., Client]) -> Client:
    """The browser of a volunteer of this desk."""
    client = client_as("volunteer")
    with on_behalf_of(SYSTEM):
        make.member(SYSTEM, at, User.objects.get(email__startswith="volunteer@"))
    return client


@pytest.fixture
def defne(at: Desk, client_as: Callable[..., Client]) -> Client:
    """The browser of a budget coach who is on the rota."""
    client = client_as("professional")
    with on_behalf_of(SYSTEM):
        make.on_rota(SYSTEM, at, User.objects.get(email__startswith="professional@"))
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"desk:{name}", args=args)


def asked(tile: Tile = Tile.LETTER, **more: Any) -> Question:
    """A question at the first desk."""
    with on_behalf_of(SYSTEM):
        return make.question(SYSTEM, Desk.objects.order_by("pk")[0], tile, **more)


def test_a_question_goes_from_picture_to_slip(truus: Client, at: Desk) -> None:
    """Picture, plain questions, begin, one station, done: and nobody's name was asked for."""
    assert "Brief niet begrepen" in truus.get(url("ask")).content.decode()
    form = truus.get(url("ask"), {"soort": "shut_off"}).content.decode()
    assert "al afgesloten?" in form and "Moet u uit huis?" not in form
    given = {"soort": "shut_off", "origin": str(uuid4()), "date": "none", "off": "yes", "next": "begin"}
    for _twice in range(2):
        response = truus.post(url("ask"), given)
    question = Question.objects.get()
    assert response.headers["Location"] == url("question", question.pk)
    page = truus.get(url("question", question.pk)).content.decode()
    assert "Is er haast?" in page and "al afgesloten" in page
    truus.post(url("step", question.pk), {"node": "q", "option": "1"})
    assert "U weet genoeg." in truus.get(url("question", question.pk)).content.decode()
    truus.post(url("finish", question.pk), {"how": "answered"})
    assert "Onze hulp is gratis" in truus.get(url("slip", question.pk)).content.decode()


@pytest.mark.parametrize(
    "given", [{}, {"date": "date", "off": "no", "leave": "no"}, {"first_name": "Jan de Vries", "date": "none"}]
)
def test_an_unfinished_question_is_asked_again_and_nothing_is_kept(truus: Client, given: dict[str, str]) -> None:
    """Each with a sentence."""
    response = truus.post(url("ask"), {"soort": "letter", "origin": str(uuid4()), **given})
    assert response.status_code == 422
    with on_behalf_of(SYSTEM):
        assert not Question.objects.exists()


def test_another_desk_by_its_address_is_refused_and_written_down(truus: Client, at: Desk) -> None:
    """Reading as well as acting: 403, a sentence, and a line in the log that stays."""
    with on_behalf_of(SYSTEM):
        other = make.question(SYSTEM, make.desk(SYSTEM, "Inloop Havenwijk"), first_name="Fatma")
    for answer in (truus.get(url("question", other.pk)), truus.post(url("begin", other.pk))):
        assert answer.status_code == 403 and "Fatma" not in answer.content.decode()
    with on_behalf_of(SYSTEM):
        assert Event.objects.filter(verb=Verb.DESK_KEPT_SHUT, subject=f"question:{other.pk}").count() == 2


def test_the_queue_says_who_is_next_and_why(truus: Client) -> None:
    """The threat stands first with its reason, and who began cannot be begun again."""
    asked(first_name="Fatma")
    asked(Tile.SHUT_OFF, told=Told(off=True))
    page = truus.get(url("today")).content.decode()
    assert page.index("al afgesloten") < page.index("Fatma")
    assert "Er staat nu geen professional in het rooster" in page


def test_what_is_shared_is_read_before_the_yes_and_stored_after_it(truus: Client, defne: Client, at: Desk) -> None:
    """The preview shows exactly the filled lines; without a yes there is a sentence and no row."""
    question = asked()
    truus.post(url("begin", question.pk))
    given = {
        "origin": str(uuid4()), "to": "role-budget_coach", "question": "Water afgesloten", "reach": "called",
        "name": "Fatma Yilmaz", "phone": "06 1234 5678",
    }  # fmt: skip
    seen = truus.post(url("hand_over_preview", question.pk), given).content.decode()
    assert "Fatma Yilmaz" in seen and "uw adres" not in seen and "uw telefoonnummer" in seen
    assert truus.post(url("hand_over", question.pk), given).status_code == 422
    with on_behalf_of(SYSTEM):
        assert not HandOver.objects.exists()
    truus.post(url("hand_over", question.pk), {**given, "how": "screen", "tell_back": "yes"})
    with on_behalf_of(SYSTEM):
        made = HandOver.objects.get()
    assert "Fatma" not in truus.get(url("question", question.pk)).content.decode()
    assert truus.get(url("hand_over_of", made.pk)).status_code == 403
    assert "Fatma" not in defne.get(url("warm")).content.decode()
    assert "Fatma Yilmaz" in defne.get(url("hand_over_of", made.pk)).content.decode()
    with on_behalf_of(SYSTEM):
        assert Reading.objects.filter(subject=f"hand_over:{made.pk}").count() == 1


def test_the_professional_answers_and_the_desk_reads_it(truus: Client, defne: Client, at: Desk) -> None:
    """A no needs another way; a yes and how it went come back to the desk."""
    with on_behalf_of(SYSTEM):
        made = make.hand_over(SYSTEM, make.begun(SYSTEM, at))
    assert defne.post(url("decline", made.pk), {"why": "Vol"}).status_code == 422
    defne.post(url("accept", made.pk), {"words": "Ik bel vandaag."})
    assert "Ik bel vandaag." in truus.get(url("today")).content.decode()
    assert "Wat u van de inwoner mag weten" in defne.get(url("hand_over_of", made.pk)).content.decode()
    named = defne.post(url("hand_over_done", made.pk), {"outcome": "Fatma betaalt in zes keer."})
    assert named.status_code == 422 and "zegt over wie het gaat" in named.content.decode()
    assert "Fatma betaalt in zes keer." in named.content.decode()  # to be mended, not typed again
    defne.post(url("hand_over_done", made.pk), {"outcome": "Betaalt in zes keer."})
    assert "Betaalt in zes keer." in truus.get(url("today")).content.decode()


def test_a_consultant_opens_a_case_that_says_why_it_is_there(client_as: Callable[..., Client], at: Desk) -> None:
    """The form is filled in with what was passed on; the page of the case tells that the resident came forward."""
    worker = client_as("worker")
    with on_behalf_of(SYSTEM):
        told = make.TOLD | {"address": "Molenweg 12, 9901 AB Klokkendam"}
        made = make.hand_over(SYSTEM, make.begun(SYSTEM, at), to_role="consultant", told=told)
    worker.post(url("accept", made.pk), {})
    form = worker.get(url("hand_over_case", made.pk)).content.decode()
    assert 'value="9901AB"' in form and 'value="Molenweg"' in form
    given = {
        "name": "Fatma Yilmaz", "street": "Molenweg", "house_number": "12", "postcode": "9901 ab",
        "place": "Klokkendam", "words": "Kan niet ineens betalen",
    }  # fmt: skip
    response = worker.post(url("hand_over_case", made.pk), given)
    case = worker.get(response.headers["Location"]).content.decode()
    for told_there in ("Meldde zich zelf bij het inlooppunt", "Fatma Yilmaz", "06 1234 5678", "Kan niet ineens"):
        assert told_there in case


def test_the_day_of_a_consultant_tells_that_a_desk_asks(client_as: Callable[..., Client], at: Desk) -> None:
    """Who looks at the day's list and never at the walk-in reads it there, without a name."""
    worker = client_as("worker")
    part = url("asked_today")
    assert part in worker.get(reverse("worklist:today")).content.decode()
    assert "Van de inloop" not in worker.get(part).content.decode()
    with on_behalf_of(SYSTEM):
        make.hand_over(SYSTEM, make.begun(SYSTEM, at), to_role="consultant")
    told = worker.get(part).content.decode()
    assert "Van de inloop" in told and "Fatma" not in told


def test_an_appointment_is_moved_from_the_screen_of_the_desk(truus: Client, at: Desk) -> None:
    """Its day is a link; a moment that has passed comes back with a sentence, another one moves it."""
    question = asked(Tile.FORM)
    day = clock.today() + timedelta(days=3)
    truus.post(url("appointment", question.pk), {"on": day, "at": "10:00"})
    with on_behalf_of(SYSTEM):
        made = Appointment.objects.get()
    change = url("appointment_change", made.pk)
    assert change in truus.get(url("today")).content.decode()
    late = truus.post(change, {"on": clock.today() - timedelta(days=1), "at": "10:00"})
    assert late.status_code == 422 and "moment dat nog komt" in late.content.decode()
    truus.post(change, {"on": day, "at": "11:30"})
    page = truus.get(url("today")).content.decode()
    assert "11:30" in page and "10:00" not in page


def test_somebody_at_another_desk_is_in_reach(truus: Client, at: Desk, user_as: Callable[..., User]) -> None:
    """No professional on the rota here: who is on duty elsewhere stands there with a number."""
    coach = user_as("professional", email="karim@klokkendam.example")
    with on_behalf_of(SYSTEM):
        make.on_rota(SYSTEM, make.desk(SYSTEM, "Inloop Havenwijk"), coach)
    page = truus.get(url("today")).content.decode()
    assert "Bel iemand van een andere balie" in page and "Inloop Havenwijk" in page and "088 000 11 22" in page


def test_who_belongs_to_no_desk_reads_what_to_do(client_as: Callable[..., Client], klokkendam: Any) -> None:
    """Not an empty screen."""
    assert "U hoort nog niet bij een balie" in client_as("volunteer").get(url("today")).content.decode()


def test_the_screen_says_that_the_list_changed(truus: Client) -> None:
    """A line with a link, so that nothing moves under one's hand."""
    page = truus.get(url("today")).content.decode()
    stand = page.split("stand=")[1][:12]
    assert "Laat zien" not in truus.get(url("news"), {"stand": stand}).content.decode()
    asked()
    assert "Laat zien" in truus.get(url("news"), {"stand": stand}).content.decode()


@pytest.mark.usefixtures("at")
def test_the_questions_of_the_desk_s_screen(truus: Client, sql_of: Any, snapshot: Any) -> None:
    """A constant number, however long the queue is."""
    for _one in range(3):
        asked()
    with on_behalf_of(SYSTEM):
        services.begin(by=SYSTEM, question=Question.objects.order_by("number")[0].pk)
    assert sql_of(truus.get, url("today")) == snapshot
