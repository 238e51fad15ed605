"""The groups of the day: who said no, which term runs out, what a colleague gave, and what one wants to remember."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import Case, How, Need, Purpose, RefusalKind, RefusalSource, Request, Seizer, SeizureRequest
from aanbel.kernel import clock
from aanbel.worklist import queries, services
from aanbel.worklist.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(by: Acting, user_as: Callable[..., Any]) -> Acting:
    """A consultant of Klokkendam."""
    user = user_as("worker")
    return Acting(municipalities=(9901,), user_id=user.pk, name=user.name, roles=frozenset({"worker"}))


def case_of(worker: Acting | None, **columns: Any) -> Case:
    """A case in the list, of this worker."""
    case: Case = make.case(Acting.system(9901), **columns)
    make.signal(case)
    if worker:
        Case.objects.filter(pk=case.pk).update(assigned_to_id=worker.user_id)
    return case


def day_of(worker: Acting) -> queries.Today:
    """The day as this worker sees it."""
    services.rank_cases(by=Acting.system(9901))
    return queries.today(by=worker)


def no(by: Acting, case: Case) -> None:
    """Somebody there wants no contact."""
    cases.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)


def test_who_said_no_is_to_be_closed_and_never_called(by: Acting, worker: Acting) -> None:
    """Not under call back, not under new: only the line that says no is no."""
    case = case_of(worker)
    Case.objects.filter(pk=case.pk).update(call_back_on=clock.today())
    cases.set_reminder(by=worker, case=case.pk, on=clock.today(), words="Bel terug")
    no(worker, case)
    day = day_of(worker)
    assert [line.case_id for line in day.waiting] == [case.pk]
    assert day.total == 1


def test_a_crisis_at_a_door_that_said_no_is_the_first_thing_to_decide(by: Acting, worker: Acting) -> None:
    """Also when it is nobody's, and above a crisis without a no."""
    ordinary, asked = case_of(worker, crisis=True), case_of(None, crisis=True)
    no(by, asked)
    day = day_of(worker)
    assert [line.case_id for line in day.first] == [asked.pk, ordinary.pk]
    assert day.first[0].act != day.first[1].act


def test_a_door_of_nobody_that_said_no_is_not_at_the_top(by: Acting, worker: Acting) -> None:
    """Whoever has nothing to do is not sent there."""
    quiet, other = case_of(None), case_of(None)
    no(by, quiet)
    assert [line.case_id for line in day_of(worker).top] == [other.pk]


@pytest.mark.parametrize(("days_ago", "warned"), [(49, True), (30, False)])
def test_a_term_that_runs_out_is_first(by: Acting, worker: Acting, days_ago: int, warned: bool) -> None:
    """The decision is due after eight weeks: from a week before it stands on top."""
    case = case_of(worker, status="help_offered")
    talked = clock.today() - timedelta(days=days_ago)
    Case.objects.filter(pk=case.pk).update(help_asked_on=talked, first_conversation_on=talked)
    day = day_of(worker)
    assert ([line.case_id for line in day.first] == [case.pk]) is warned


def test_reminders_with_a_time_are_appointments_and_without_are_calls(by: Acting, worker: Acting) -> None:
    """Each with the click that finishes it; tomorrow's are not for today."""
    timed, untimed, later = (case_of(worker) for _ in range(3))
    today = clock.today()
    cases.set_reminder(by=worker, case=timed.pk, on=today, at=time(10), words="Bel de verhuurder")
    cases.set_reminder(by=worker, case=untimed.pk, on=today, words="Kijk of de toeslag er is")
    cases.set_reminder(by=worker, case=later.pk, on=today + timedelta(days=1), words="Morgen")
    day = day_of(worker)
    assert [line.title[:5] for line in day.appointments] == ["10:00"]
    assert [(line.case_id, line.why) for line in day.call_back] == [(untimed.pk, "Kijk of de toeslag er is")]
    assert all(line.reminder for line in (*day.appointments, *day.call_back))


def test_what_a_colleague_gave_is_new_until_accepted(by: Acting, worker: Acting) -> None:
    """With the sentence that came along."""
    case = case_of(None, status="in_progress")
    colleague = Acting(municipalities=(9901,), user_id=0, name="Piet", roles=frozenset({"worker"}))
    cases.assign_case(by=colleague, case=case.pk, to=worker.user_id, words="Spreekt Pools")
    assert ["Spreekt Pools" in line.why for line in day_of(worker).new] == [True]
    cases.accept_case(by=worker, case=case.pk)
    assert day_of(worker).new == []


def silent_creditor(worker: Acting, case: Case) -> None:
    """CJIB was asked for a pause, and its day to answer has passed."""
    cases.record_consent(by=worker, case=case.pk, purpose=Purpose.SHARE, how=How.PAPER, with_whom="CJIB")
    asked = cases.ask_seizer(
        by=worker, case=case.pk, seizer=Seizer.CJIB, request=Request.PAUSE, authorised_on=clock.today()
    )
    SeizureRequest.objects.filter(pk=asked.pk).update(next_on=clock.today())


@pytest.mark.parametrize(
    "also",
    [
        {"crisis": True},
        {"call_back_on": date(2026, 1, 2)},
        {"status": "help_offered"},
        {"status": "in_contact", "handed_over_on": date(2026, 1, 2), "handed_over_by": "Piet"},
    ],
    ids=["crisis", "call", "next step", "handed over"],
)
def test_who_owes_an_answer_is_named_whatever_else_the_case_asks(
    by: Acting, worker: Acting, also: dict[str, Any]
) -> None:
    """Calling a household does not remind a creditor: the line to ask again stays, once."""
    case = case_of(worker, crisis=also.get("crisis", False))
    silent_creditor(worker, case)
    Case.objects.filter(pk=case.pk).update(**also)
    day = day_of(worker)
    assert [line.act for line in day.waiting].count("Vraag opnieuw") == 1
    assert [line.page for line in day.waiting if line.case_id == case.pk] == ["cases:help"]


def test_many_households_that_said_no_push_nobody_off_the_day(by: Acting, worker: Acting) -> None:
    """Eight cases to close stand under one group with a creditor that is silent."""
    for _number in range(8):
        no(by, case_of(worker))
    chased = case_of(worker)
    silent_creditor(worker, chased)
    assert chased.pk in [line.case_id for line in day_of(worker).waiting]


def test_a_time_that_a_resident_chose_is_an_appointment(
    by: Acting, worker: Acting, user_as: Callable[..., Any]
) -> None:
    """Of one's own case or of nobody's, for somebody must be there; a colleague's is the colleague's."""
    mine, nobodys, another = case_of(worker), case_of(None), case_of(None)
    Case.objects.filter(pk=another.pk).update(assigned_to=user_as("worker", email="piet@klokkendam.example"))
    at = datetime.combine(clock.today(), time(23, 30), clock.AMSTERDAM)
    for case in (mine, nobodys, another):
        cases.agree_to_meet(by=by, case=case.pk, at=at, minutes=30, where="Bibliotheek")
    lines = day_of(worker).appointments
    assert {line.case_id for line in lines} == {mine.pk, nobodys.pk}
    assert all(line.title.startswith("23:30") and "Bibliotheek" in line.why for line in lines)


def test_colleagues_who_ask_something_are_named(
    by: Acting, worker: Acting, user_as: Callable[..., Any], client_as: Callable[..., Any]
) -> None:
    """A talk after a hard talk, and a view of a case; until it was given."""
    user = user_as("worker", email="piet@klokkendam.example")
    colleague = Acting(municipalities=(9901,), user_id=user.pk, name=user.name, roles=frozenset({"worker"}))
    talk = cases.ask_debrief(
        by=colleague, colleague=worker.user_id or 0, happened="Er werd gedreigd.", need=Need.LISTEN
    )
    view = cases.ask_colleagues(
        by=colleague,
        case=case_of(colleague).pk,
        question="Wat zou u doen?",
        text="Een gezin met twee huurschulden.",
        participants=[worker.user_id or 0],
    )
    assert {one.discussion for one in day_of(worker).colleagues} == {None, view.pk}
    assert day_of(colleague).colleagues == []
    cases.hold_debrief(by=worker, debrief=talk.pk)
    cases.give_view(by=worker, discussion=view.pk, view="Eerst bellen.")
    assert day_of(worker).colleagues == []


@pytest.mark.parametrize(("asked_by_me", "mine"), [(True, None), (False, True)], ids=["nobody's", "mine"])
def test_help_that_does_not_answer_is_asked_again(
    by: Acting, worker: Acting, asked_by_me: bool, mine: bool | None
) -> None:
    """In a case of one's own whoever asked; in nobody's case by who asked."""
    case = case_of(worker)
    silent_creditor(worker, case)
    SeizureRequest.objects.update(asked_by_id=worker.user_id if asked_by_me else 0)
    Case.objects.filter(pk=case.pk).update(assigned_to_id=worker.user_id if mine else None)
    assert [line.case_id for line in day_of(worker).waiting] == [case.pk]
    Case.objects.filter(pk=case.pk).update(closed_on=clock.today(), status="closed")
    assert queries.today(by=worker).waiting == []
