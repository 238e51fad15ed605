"""Forms posted twice, two workers on one case, handing over, and dates that are put right."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import queries, services
from aanbel.cases.core.clocks import Moment
from aanbel.cases.models import Case, ContactKind, DayPart, RefusalKind, RefusalSource
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused

ClientAs = Callable[..., Client]
SYSTEM = Acting.system(9901)


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """A case with a telephone number."""
    with on_behalf_of(SYSTEM):
        return make.case(SYSTEM, at=make.address(SYSTEM, number=12), phone="+31612345678")


def post(client: Client, name: str, case: Case, **given: Any) -> Any:
    """A form of the case, sent."""
    return client.post(reverse(f"cases:{name}", args=[case.pk]), given)


def seen_by(client: Client, case: Case) -> int:
    """Up to which event the page shows what happened."""
    return int(client.get(reverse("cases:case", args=[case.pk])).context["page"].up_to)


def test_a_form_posted_twice_registers_once(case: Case, client_as: ClientAs) -> None:
    """The number that the form was given when it was shown says that it is the same registration."""
    client, origin = client_as("worker"), str(uuid4())
    for _click in range(2):
        post(client, "attempt", case, what="phone:no", origin=origin)
    post(client, "attempt", case, what="phone:no", origin="nonsense")
    with on_behalf_of(SYSTEM):
        assert case.attempts.count() == 2


def test_the_second_colleague_is_told_what_the_first_did_and_nothing_is_lost(case: Case, client_as: ClientAs) -> None:
    """What was filled in comes back on the page that tells it, and goes through with one click."""
    first, second = client_as("worker"), client_as("visitor")
    seen = seen_by(second, case)
    post(first, "attempt", case, what="phone:no", seen=seen)
    told = post(second, "talk", case, agreed="Samen bellen", seen=seen)
    assert told.status_code == 409
    text = told.content.decode()
    assert "Telefoon" in text and 'value="Samen bellen"' in text
    with on_behalf_of(SYSTEM):
        assert case.attempts.count() == 1
    again = post(second, "attempt", case, what="visit:yes", seen=told.context["latest"])
    assert again.status_code == 302
    with on_behalf_of(SYSTEM):
        assert case.attempts.count() == 2


def test_ones_own_acts_are_no_news(case: Case, client_as: ClientAs) -> None:
    """Two tabs of one worker do not warn each other."""
    client = client_as("worker")
    seen = seen_by(client, case)
    post(client, "attempt", case, what="phone:no", seen=seen)
    assert post(client, "attempt", case, what="visit:no", seen=seen).status_code == 302


def test_a_no_that_came_in_meanwhile_is_told_before_anything_else(case: Case, client_as: ClientAs) -> None:
    """The resident said no on their page while the worker was typing: the worker reads it first."""
    client = client_as("worker")
    seen = seen_by(client, case)
    with on_behalf_of(SYSTEM):
        services.refuse(by=SYSTEM, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.REPLY)
    told = post(client, "attempt", case, what="phone:no", seen=seen)
    assert told.status_code == 409
    assert "Nee is nee" in told.content.decode()


def receiver_name(user: int) -> str:
    """How the list of colleagues calls somebody."""
    return str(User.objects.get(pk=user).name)


def test_a_hand_over_to_nobody_or_who_has_no_cases_asks_again(case: Case, client_as: ClientAs) -> None:
    """Only a colleague from the list, which holds nobody who may not work on cases; what was written is kept."""
    no_cases = [client_as(role).session["_auth_user_id"] for role in ("volunteer", "professional", "administrator")]
    for to in ("", "999999", *no_cases):
        answer = post(client_as("worker"), "hand_over", case, to=to, words="Belt graag")
        assert (answer.status_code, "Belt graag" in answer.content.decode()) == (422, True)
    with on_behalf_of(SYSTEM):
        case.refresh_from_db()
        assert case.assigned_to_id is None


def test_a_hand_over_stands_on_the_colleagues_day_until_accepted(case: Case, client_as: ClientAs) -> None:
    """With the sentence that came along; accepting takes it off, laying back empties it."""
    giver, receiver = client_as("worker"), client_as("visitor")
    colleague = int(receiver.session["_auth_user_id"])
    form = giver.get(reverse("cases:hand_over", args=[case.pk])).content.decode()
    assert receiver_name(colleague) in form
    post(giver, "hand_over", case, to=colleague, words="Mevrouw belt liever 's ochtends")
    with on_behalf_of(SYSTEM):
        case.refresh_from_db()
        assert (case.handed_over_on, case.handed_over_by) == (clock.today(), "Worker")
    text = receiver.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "liever &#x27;s ochtends" in text
    post(receiver, "accept", case)
    with on_behalf_of(SYSTEM):
        case.refresh_from_db()
        assert (case.handed_over_on, case.assigned_to_id) == (None, colleague)
    assert post(giver, "accept", case).status_code == 409


def test_wants_no_contact_is_one_click_and_undone_with_its_contact(case: Case, client_as: ClientAs) -> None:
    """The contact counts as reached, the no stands; undoing the contact within ten minutes takes the no back."""
    client = client_as("worker")
    post(client, "attempt", case, what="visit:stop", origin=str(uuid4()))
    with on_behalf_of(SYSTEM):
        made = case.attempts.get()
        refusal = queries.standing_refusal(by=SYSTEM, case=case.pk)
        assert made.reached and refusal is not None
        assert (refusal.source, refusal.attempt) == ("visit", made)
    text = client.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "Nee is nee" in text and "tel:" not in text
    client.post(reverse("cases:undo", args=[made.pk]))
    with on_behalf_of(SYSTEM):
        assert queries.standing_refusal(by=SYSTEM, case=case.pk) is None


def test_the_pages_of_a_no(case: Case, client_as: ClientAs) -> None:
    """Written down with who and where, proposed to close with the right outcome, withdrawn with a reason."""
    client = client_as("worker")
    assert "het hele huishouden" in client.get(reverse("cases:refuse", args=[case.pk])).content.decode()
    post(client, "refuse", case, kind="objection", source="email", words="", resident="")
    close = client.get(reverse("cases:close", args=[case.pk]))
    assert close.context["proposed"] == "dropped_other"
    assert client.get(reverse("cases:approach_after_all", args=[case.pk])).status_code == 200
    assert post(client, "approach_after_all", case, why="Toch").status_code == 409
    assert post(client, "withdraw_refusal", case, why="").status_code == 422
    post(client, "withdraw_refusal", case, why="Belde terug")
    assert client.get(reverse("cases:withdraw_refusal", args=[case.pk])).status_code == 404


def test_a_crisis_at_a_door_that_said_no_asks_a_person_first(klokkendam: Any, client_as: ClientAs) -> None:
    """The page begins with the earlier no and two acts: approach after all with a reason, or close."""
    with on_behalf_of(SYSTEM):
        home = make.address(SYSTEM)
        make.refusal(SYSTEM, at=home, days=90)
        crisis = make.case(SYSTEM, at=home, crisis=True, phone="+31612345678")
    client = client_as("worker")
    page = client.get(reverse("cases:case", args=[crisis.pk]))
    text = page.content.decode()
    assert page.context["page"].next_step.step == "decide"
    assert text.index("nu is er een crisis") < text.index('id="next"')
    assert "tel:" not in text
    post(client, "approach_after_all", crisis, why="Stroom stopt morgen")
    text = client.get(reverse("cases:case", args=[crisis.pk])).content.decode()
    assert "tel:" in text and "Stroom stopt morgen" in text


def test_a_date_is_put_right_with_a_reason_and_the_earlier_day_stays(case: Case, client_as: ClientAs) -> None:
    """Who set it stands beside it; the order of the law is kept."""
    client = client_as("worker")
    post(client, "attempt", case, what="phone:yes")
    post(client, "talk", case, agreed="Samen kijken", help_accepted="on", talked="on")
    noted = client.get(reverse("cases:case", args=[case.pk])).context["page"].noted_moments
    assert [(one.moment, one.by) for one in noted] == [
        (Moment.HELP_ASKED, "Worker"),
        (Moment.FIRST_CONVERSATION, "Worker"),
    ]
    earlier = clock.today() - timedelta(days=3)
    given = {"moment": "first_conversation", "day": str(earlier), "why": "Het was vrijdag"}
    assert post(client, "moment", case, **given).status_code == 302
    with on_behalf_of(SYSTEM):
        case.refresh_from_db()
        assert case.first_conversation_on == earlier
        data = Event.objects.get(verb="moment_corrected").data
        assert (data["before"], data["day"]) == (str(clock.today()), str(earlier))
        with pytest.raises(Refused):
            services.correct_moment(
                by=SYSTEM, case=case.pk, moment=Moment.WAIVED, day=earlier - timedelta(days=1), why="x"
            )
    assert post(client, "moment", case, moment="waived", day="", why="").status_code == 422


def test_the_decision_term_is_the_municipalitys(case: Case, klokkendam: Any) -> None:
    """Six weeks by this by-law."""
    klokkendam.decision_weeks = 6
    klokkendam.save()
    with on_behalf_of(SYSTEM):
        services.register_attempt(
            by=SYSTEM,
            case=case.pk,
            kind=ContactKind.VISIT,
            day_part=DayPart.MORNING,
            reached=True,
            on=clock.today(),
        )
        services.note_talk(by=SYSTEM, case=case.pk, agreed="Samen kijken", talked=True)
        (deadline,) = queries.deadlines_of(Case.objects.get())
    assert deadline.clock.due == clock.today() + timedelta(weeks=6)


def test_accepting_help_takes_an_earlier_no_contact_back(case: Case) -> None:
    """The resident's own word; an objection is withdrawn in so many words only."""
    with on_behalf_of(SYSTEM):
        services.register_attempt(
            by=SYSTEM,
            case=case.pk,
            kind=ContactKind.PHONE,
            day_part=DayPart.MORNING,
            reached=True,
            on=clock.today(),
        )
        for kind in RefusalKind:
            services.refuse(by=SYSTEM, case=case.pk, kind=kind, source=RefusalSource.PHONE)
        services.note_talk(by=SYSTEM, case=case.pk, agreed="Toch graag hulp", help_accepted=True)
        left = queries.refusals_of(case).standing(clock.today())
        assert [one.kind for one in left] == ["objection"]
