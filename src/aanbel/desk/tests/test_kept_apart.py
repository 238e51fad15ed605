"""What stays apart at the desk: one municipality from another, one receiver from the next, one tap from its echo."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Membership, Neighbourhood, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event, Reading
from aanbel.audit.verbs import Verb
from aanbel.desk import services
from aanbel.desk.core.chart import Chart, Node, NodeKind, from_json
from aanbel.desk.core.chart.model import MOST_OPTIONS, Unreadable
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.models import HandOver, Question, Step, Talk, Theme, ThemeRemark
from aanbel.desk.queries.handover import hand_over_page
from aanbel.desk.tests import walk_ins as make
from aanbel.directory.models import Location, Service
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused

pytestmark = pytest.mark.django_db
ELSEWHERE = Acting.system(9902)


@pytest.fixture
def at(by: Acting) -> Iterator[Any]:
    """A desk with a flowchart."""
    make.chart(by)
    yield make.desk(by)


@pytest.fixture
def there(zilverdijk: Any, user_as: Callable[..., User]) -> dict[str, Any]:
    """What another municipality has: a neighbourhood, a place, an entry of its social map, a colleague."""
    colleague = user_as("professional", email="elders@zilverdijk.example", municipality=9902)
    with on_behalf_of(ELSEWHERE):
        return {
            "neighbourhood": Neighbourhood.objects.create(municipality_id=9902, code="b", name="Dijk").pk,
            "location": Location.objects.create(municipality_id=9902, name="Dijkhuis").pk,
            "service": Service.objects.create(municipality_id=9902, name="Elders", changed_at=clock.now()).pk,
            "colleague": colleague.pk,
        }


def test_nothing_of_another_municipality_is_tied_to_a_desk(by: Acting, there: dict[str, Any], at: Any) -> None:
    """The database checks a key without looking whose row it is, so each act looks."""
    asked: list[Callable[[], Any]] = [
        lambda: services.keep_desk(by=by, name="Nieuw", location=there["location"], wait_norm=15),
        lambda: services.keep_desk(by=by, name="Nieuw", neighbourhood=there["neighbourhood"], wait_norm=15),
        lambda: services.join_desk(by=by, desk=at.pk, user=there["colleague"]),
        lambda: make.question(by, at, neighbourhood=there["neighbourhood"]),
        lambda: make.hand_over(by, make.begun(by, at), to_user=there["colleague"]),
        lambda: services.hear_theme(by=by, sentence="Brieven", neighbourhood=there["neighbourhood"]),
        lambda: services.welcome_volunteer(by=by, user=there["colleague"]),
    ]
    for act in asked:
        with pytest.raises(Refused):
            act()
    assert make.hand_over(by, make.begun(by, at), service=there["service"]).service is None


def test_a_hand_over_to_somebody_who_may_not_read_it_is_refused(by: Acting, at: Any, user_as: Any) -> None:
    """A volunteer cannot be a budget coach; and it never goes to all coaches instead."""
    with pytest.raises(Refused):
        make.hand_over(by, make.begun(by, at), to_user=user_as("volunteer").pk)
    assert not HandOver.objects.exists()


def test_once_somebody_took_it_on_no_colleague_reads_it(by: Acting, at: Any, user_as: Any) -> None:
    """Asked of all budget coaches it is read by all; taken on by one it is theirs alone, to read and to answer."""
    defne, karim = (
        make.on_rota(by, at, user_as("professional", email=f"{name}@klokkendam.example")) for name in ("defne", "karim")
    )
    made = make.hand_over(by, make.begun(by, at))
    assert hand_over_page(by=karim, number=made.pk).shared
    services.accept_hand_over(by=defne, hand_over=made.pk)
    assert hand_over_page(by=defne, number=made.pk).shared
    for act in (
        lambda: hand_over_page(by=karim, number=made.pk),
        lambda: services.accept_hand_over(by=karim, hand_over=made.pk),
        lambda: services.decline_hand_over(by=karim, hand_over=made.pk, why="Vol", instead="Morgen"),
        lambda: services.tell_back(by=karim, hand_over=made.pk),
    ):
        with pytest.raises(Refused, match=defne.name):
            act()


def test_a_form_that_was_filled_in_wrong_is_read_again_and_that_is_written_down(
    by: Acting, at: Any, client_as: Callable[..., Client]
) -> None:
    """Whoever sends an empty answer sees what was shared, so that is reading too."""
    client = client_as("professional")
    make.on_rota(by, at, User.objects.get(email__startswith="professional@"))
    made = make.hand_over(by, make.begun(by, at))
    answer = client.post(reverse("desk:decline", args=[made.pk]), {"why": ""})
    assert answer.status_code == 422 and "Fatma" in answer.content.decode()
    assert Reading.objects.filter(subject=f"hand_over:{made.pk}").count() == 1


def test_a_case_is_opened_by_who_took_the_question_on(by: Acting, at: Any, user_as: Any) -> None:
    """Not before somebody said yes to it."""
    worker = accounts.acting_as(user_as("worker"), 9901)
    told = make.TOLD | {"address": "Molenweg 12, 9901 AB Klokkendam"}
    made = make.hand_over(by, make.begun(by, at), to_role=HelpRole.CONSULTANT, told=told)
    with pytest.raises(Refused):
        services.open_case_for(by=worker, hand_over=made.pk, name="Fatma", at=None, words="x")  # type: ignore[arg-type]


def test_a_no_that_is_handed_over_anew_leaves_nothing_behind(by: Acting, at: Any, user_as: Any) -> None:
    """The earlier hand-over is settled and emptied by it."""
    defne = make.on_rota(by, at, user_as("professional"))
    asked = make.begun(by, at)
    first = make.hand_over(by, asked)
    for _twice in range(2):
        services.decline_hand_over(by=defne, hand_over=first.pk, why="Ben vol", instead="Karim heeft plek")
    make.hand_over(by, asked, to_role=HelpRole.LEGAL_ADVISER)
    first.refresh_from_db()
    assert first.shared == {} and first.settled_at is not None


def test_a_tap_and_its_echo_are_one_tap(by: Acting, at: Any) -> None:
    """Back in the queue, and one step back on the flowchart: the second does nothing more."""
    asked = make.begun(by, at)
    services.take_step(by=by, question=asked.pk, node="q", option=0)
    for _twice in range(2):
        assert services.step_back(by=by, question=asked.pk, node="coach").node == "q"
    services.take_step(by=by, question=asked.pk, node="q", option=0)
    assert services.step_back(by=by, question=asked.pk, node="q").node == "coach"  # from an old page
    assert Step.objects.count() == 1
    for _twice in range(2):
        assert services.put_back(by=by, question=asked.pk).state == "waiting"
    assert Event.objects.filter(verb=Verb.QUESTION_PUT_BACK).count() == 1


def test_a_form_and_its_echo_are_one_row(by: Acting, user_as: Any) -> None:
    """A theme in own words, a remark, a talk with a volunteer."""
    truus = user_as("volunteer")
    services.welcome_volunteer(by=by, user=truus.pk)
    for _twice in range(2):
        theme = services.hear_theme(by=by, sentence="Brieven van de belasting zijn te moeilijk")
        services.remark_on_theme(by=by, theme=theme.pk, words="Ook de bijlage")
        services.note_talk(by=by, user=truus.pk, on=clock.today(), words="Wil cursus doen")
        services.note_shadowing(by=by, user=truus.pk, on=clock.today(), with_name="Bep")
    assert (Theme.objects.count(), ThemeRemark.objects.count(), Talk.objects.count()) == (1, 1, 1)
    assert Event.objects.filter(verb=Verb.VOLUNTEER_SHADOWED).count() == 1


@pytest.mark.parametrize(
    "node",
    [
        {"text": "\x00 \ud800"},
        {"place": [10**300, -(10**300)]},
        {"options": [{"label": "Ja", "to": "a"}] * MOST_OPTIONS},
    ],
)
def test_a_flowchart_from_a_browser_can_be_kept(node: dict[str, Any]) -> None:
    """Letters that the database does not know go, and nothing stands a mile off the picture."""
    (read,) = from_json({"format": 1, "nodes": [{"id": "a", "kind": "question", **node}]}).nodes
    read.text.encode()
    assert "\x00" not in read.text and all(abs(one) <= 20_000 for one in read.place or ())


def test_a_station_with_a_thousand_ways_is_no_flowchart() -> None:
    """It is refused before anything is drawn."""
    with pytest.raises(Unreadable):
        from_json({"format": 1, "nodes": [{"id": "a", "kind": "question", "options": [{"to": "a"}] * 1000}]})


def test_the_same_draft_sent_twice_is_saved_once(by: Acting) -> None:
    """A browser that heard no answer sends it again, and is not told that somebody else was first."""
    drawn = Chart((Node("a", NodeKind.ANSWER, "Klaar"),))
    draft = services.begin_draft(by=by)
    turns = {services.save_draft(by=by, turn=draft.turn, chart=drawn).turn for _twice in range(2)}
    assert turns == {draft.turn + 1}


def test_why_somebody_is_not_alone_yet_is_theirs_and_the_coordinators(
    by: Acting, at: Any, user_as: Any, client_as: Callable[..., Client]
) -> None:
    """Colleagues read that somebody has to be beside them, not which paper is missing."""
    fresh = user_as("volunteer", email="nieuw@klokkendam.example")
    make.on_rota(by, at, fresh, HelpRole.VOLUNTEER)
    page = reverse("desk:duty", args=[at.duties.get().pk])
    seen = {role: client_as(role).get(page).content.decode() for role in ("volunteer", "coordinator")}
    assert all("iemand naast" in text for text in seen.values())
    assert "VOG" in seen["coordinator"] and "VOG" not in seen["volunteer"]


def test_a_question_of_another_municipality_is_not_there(by: Acting, at: Any, zilverdijk: Any) -> None:
    """Also for who may see every desk."""
    with on_behalf_of(ELSEWHERE):
        theirs = make.question(ELSEWHERE, make.desk(ELSEWHERE, "Dijk"))
    for act in (services.begin, services.leave, services.put_back):
        with pytest.raises((Missing, NotAllowed)):
            act(by=by, question=theirs.pk)
    assert not Question.objects.exists()


@pytest.mark.parametrize("gone", ["role", "account"])
def test_a_calendar_stops_with_the_work(by: Acting, at: Any, user_as: Any, gone: str) -> None:
    """Whoever has no role at the desk any more, or no account, has no hours, though the address stands."""
    truus = user_as("volunteer")
    token = services.renew_duty_link(by=accounts.acting_as(truus, 9901))
    if gone == "role":
        Membership.objects.filter(user=truus).update(role="visitor")
    else:
        User.objects.filter(pk=truus.pk).update(is_active=False)
    assert Client().get(reverse("desk:hours_feed", args=[9901, token])).status_code == 404


def test_who_may_not_be_alone_yet_does_not_stand_in_alone(by: Acting, at: Any, user_as: Any) -> None:
    """The rule of planning holds for standing in too."""
    truus, fresh = user_as("volunteer"), user_as("volunteer", email="nieuw@klokkendam.example")
    make.on_rota(by, at, truus, HelpRole.VOLUNTEER)
    services.report_ill(by=by, duty=at.duties.get().pk)
    with pytest.raises(Refused, match="VOG"):
        services.stand_in(by=by, duty=at.duties.get().pk, user=fresh.pk)
