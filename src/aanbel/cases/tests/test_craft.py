"""The quality of the work: who reads what, and when a colleague is due."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.accounts import services as accounts
from aanbel.accounts.models import Skill
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import queries, services
from aanbel.cases.core.craft import MINUTES, Need, Station, may_read_debrief
from aanbel.cases.models import Debrief, IntervisionQuestion, JointVisit, PeerFeedback
from aanbel.kernel.errors import NotAllowed, Refused

SYSTEM = Acting.system(9901)
AUTHOR, COLLEAGUE, LEAD, OTHER = 1, 2, 3, 4


@pytest.fixture(autouse=True)
def friday() -> Any:
    """Every test begins on a Friday morning."""
    with time_machine.travel(datetime(2026, 3, 6, 9, 0, tzinfo=UTC), tick=False) as time:
        yield time


def acting(user: Any, *roles: str) -> Acting:
    return Acting((9901,), user.pk, user.name, frozenset(roles))


@pytest.fixture
def anna(user_as: Callable[..., Any]) -> Acting:
    return acting(user_as("worker"), "worker")


@pytest.fixture
def karim(user_as: Callable[..., Any]) -> Acting:
    return acting(user_as("visitor"), "visitor")


@pytest.fixture
def rob(user_as: Callable[..., Any]) -> Acting:
    return acting(user_as("team_lead"), "team_lead")


@pytest.mark.parametrize(
    ("reader", "leads", "opened", "reads"),
    [
        (AUTHOR, False, False, True),
        (COLLEAGUE, False, False, True),
        (OTHER, False, True, False),
        (LEAD, True, False, False),
        (LEAD, True, True, True),
    ],
)
def test_a_debrief_is_between_two_unless_the_writer_opens_it(
    reader: int, leads: bool, opened: bool, reads: bool
) -> None:
    """The team lead reads along only when the writer ticked so; nobody else ever."""
    assert (
        may_read_debrief(reader=reader, author=AUTHOR, colleague=COLLEAGUE, leads=leads, lead_may_read=opened) is reads
    )


def test_the_incident_method_takes_one_hour_in_six_stations() -> None:
    """Every station has its minutes."""
    assert list(MINUTES) == list(Station)
    assert sum(MINUTES.values()) == 60


def test_a_colleague_is_due_within_two_working_days_and_the_words_can_be_taken_back(
    by: Acting, anna: Acting, karim: Acting, rob: Acting
) -> None:
    """Friday becomes Tuesday. Only who was asked sees it waiting; removing leaves nothing, not even an event."""
    before = Event.objects.count()
    asked = services.ask_debrief(by=anna, colleague=karim.user_id or 0, happened="Hij schreeuwde.", need=Need.LISTEN)
    again = services.ask_debrief(by=anna, colleague=karim.user_id or 0, happened="Hij schreeuwde.", need=Need.LISTEN)
    assert (asked.due_on, again.pk) == (date(2026, 3, 10), asked.pk)
    assert [line.debrief.pk for line in queries.debriefs_waiting(by=karim)] == [asked.pk]
    assert queries.debriefs_waiting(by=anna) == []
    assert queries.team_page(by=rob).debriefs == []
    with pytest.raises(NotAllowed):
        services.remove_debrief(by=karim, debrief=asked.pk)
    with pytest.raises(NotAllowed):
        services.hold_debrief(by=rob, debrief=asked.pk)
    services.hold_debrief(by=karim, debrief=asked.pk)
    assert queries.debriefs_waiting(by=karim) == []
    services.remove_debrief(by=anna, debrief=asked.pk)
    assert not Debrief.objects.exists()
    assert Event.objects.count() == before


@pytest.mark.parametrize("role", ["coordinator", "privacy_officer", "administrator", "worker", "team_lead"])
def test_feedback_is_read_by_two_people_only(
    by: Acting, anna: Acting, karim: Acting, user_as: Callable[..., Any], role: str
) -> None:
    """No other role reads it, the team lead included."""
    services.give_feedback(
        by=anna, receiver=karim.user_id or 0, talk_on=date(2026, 3, 5), went_well="U liet stiltes vallen."
    )
    other = acting(user_as(role, email="other@klokkendam.example"), role, "worker")
    page = queries.team_page(by=other)
    assert page.feedback_given == page.feedback_received == []
    assert len(queries.team_page(by=karim).feedback_received) == 1
    assert len(queries.team_page(by=anna).feedback_given) == 1


@pytest.mark.parametrize("wrong", ["to oneself", "only what to do otherwise", "a talk of tomorrow", "to a stranger"])
def test_feedback_begins_with_what_went_well_and_is_for_a_colleague(
    by: Acting, anna: Acting, karim: Acting, user_as: Callable[..., Any], zilverdijk: Any, wrong: str
) -> None:
    """Each refusal with a sentence."""
    stranger = user_as("worker", municipality=9902, email="z@zilverdijk.example")
    given: dict[str, Any] = {"receiver": karim.user_id, "talk_on": date(2026, 3, 5), "went_well": "Rustig."}
    given |= {
        "to oneself": {"receiver": anna.user_id},
        "only what to do otherwise": {"went_well": " ", "would_try": "Harder praten"},
        "a talk of tomorrow": {"talk_on": date(2026, 3, 7)},
        "to a stranger": {"receiver": stranger.pk},
    }[wrong]
    with pytest.raises(Refused):
        services.give_feedback(by=anna, **given)
    assert not PeerFeedback.objects.exists()


def test_one_goes_along_with_a_mentor_and_says_so_afterwards(
    by: Acting, anna: Acting, karim: Acting, rob: Acting, user_as: Callable[..., Any], friday: Any
) -> None:
    """The mentor is one on that day; a worker plans for themselves, the team lead for anyone."""
    monday = date(2026, 3, 9)

    def plan(who: Acting, on: date = monday) -> JointVisit:
        return services.plan_joint_visit(by=who, worker=anna.user_id or 0, mentor=karim.user_id or 0, on=on)

    with pytest.raises(Refused):
        plan(anna)
    mentor = user_as("visitor")
    accounts.qualify(by=SYSTEM, user=mentor, skill=Skill.MENTOR, valid_until=monday)
    with pytest.raises(Refused):
        plan(anna, on=date(2026, 3, 10))
    with pytest.raises(NotAllowed):
        plan(karim)
    visit = plan(anna)
    assert plan(rob).planned_on == monday
    with pytest.raises(Refused):
        services.hold_joint_visit(by=anna, visit=visit.pk)
    friday.shift(timedelta(days=3))
    assert services.hold_joint_visit(by=karim, visit=visit.pk).held_on == monday


def test_a_question_goes_from_the_list_to_the_agenda_and_leaves_one_sentence(by: Acting, anna: Acting) -> None:
    """Brought, put on the agenda, looked at."""
    meeting = services.plan_intervision(by=anna, at=datetime(2026, 3, 20, 13, 0, tzinfo=UTC), place="Kamer 2")
    question = services.bring_question(by=anna, question="Wat doe ik als iemand wegloopt?")
    assert [one.pk for one in queries.team_page(by=anna).unscheduled] == [question.pk]
    services.schedule_question(by=anna, question=question.pk, meeting=meeting.pk)
    assert queries.team_page(by=anna).unscheduled == []
    services.conclude_question(by=anna, question=question.pk, learned="Blijf zitten en wacht.")
    assert IntervisionQuestion.objects.get().treated_on == date(2026, 3, 6)
    with pytest.raises(Refused):
        services.plan_intervision(by=anna, at=datetime(2026, 3, 5, 13, 0, tzinfo=UTC))


@pytest.mark.parametrize("name", ["team", "debrief", "feedback", "joint_visit", "intervision", "intervision_question"])
@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("worker", 200),
        ("visitor", 200),
        ("coordinator", 200),
        ("team_lead", 200),
        ("professional", 403),
        ("volunteer", 403),
        ("privacy_officer", 403),
        ("administrator", 403),
    ],
)
def test_the_team_pages_are_for_the_team(
    klokkendam: Any, client_as: Callable[..., Client], role: str, name: str, status: int
) -> None:
    """Whoever speaks with residents, and who leads them; nobody watches."""
    assert client_as(role).get(reverse(f"cases:{name}")).status_code == status


def test_the_forms_of_the_team_work_from_the_page(
    user_as: Callable[..., Any], client_as: Callable[..., Client]
) -> None:
    """Each asks little, comes back with what is missing, and ends on the Team page."""
    karim, client = user_as("visitor"), client_as("worker")
    lead = client_as("team_lead")
    with on_behalf_of(SYSTEM):
        accounts.qualify(by=SYSTEM, user=karim, skill=Skill.MENTOR)

    def send(name: str, wrong: dict[str, Any], right: dict[str, Any], *args: Any, by: Client = client) -> str:
        address = reverse(f"cases:{name}", args=args)
        assert by.post(address, wrong).status_code == 422
        return by.post(address, right, follow=True).content.decode()

    debrief = {"happened": "Er viel een woord", "need": "listen", "colleague": karim.pk}
    assert "Er viel een woord" in send("debrief", {}, debrief)
    given = {"receiver": karim.pk, "talk_on": "2026-03-05", "went_well": "Geduld"}
    assert "Geduld" in send("feedback", {**given, "talk_on": "2026-03-09"}, given)
    meeting = {"on": "2026-03-20", "time": "14:00", "place": "Kamer 2"}
    assert "Kamer 2" in send("intervision", {**meeting, "on": "2026-03-01"}, meeting)
    assert "Hoe eindig ik" in send("intervision_question", {}, {"question": "Hoe eindig ik een gesprek?"})
    with on_behalf_of(SYSTEM):
        question = IntervisionQuestion.objects.get()
        worker = Debrief.objects.get().author_id
    visit = {"worker": worker, "mentor": karim.pk, "on": "2026-03-06"}
    assert "gepland" in send("joint_visit", {**visit, "on": "2026-03-01"}, visit, by=lead)
    with on_behalf_of(SYSTEM):
        planned = JointVisit.objects.get()
    client.post(reverse("cases:question_scheduled", args=[question.pk]), {"meeting": ""})
    send("question_concluded", {}, {"learned": "Vat samen"}, question.pk)
    client.post(reverse("cases:joint_visit_held", args=[planned.pk]))
    with on_behalf_of(SYSTEM):
        assert JointVisit.objects.get().held_on == date(2026, 3, 6)
        assert IntervisionQuestion.objects.get().learned == "Vat samen"
        debriefed = Debrief.objects.get()
    client.post(reverse("cases:debrief_held", args=[debriefed.pk]))
    client.post(reverse("cases:debrief_removed", args=[debriefed.pk]))
    assert "Er viel een woord" not in client.get(reverse("cases:team")).content.decode()
