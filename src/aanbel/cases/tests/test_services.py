"""What people do with cases, in a real database."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.cases import queries, services
from aanbel.cases.core.decisions import Code
from aanbel.cases.models import Case, ContactKind, DayPart, Decision, Outcome
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.clock import month_after
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.kernel.working_days import add_working_days

MARCH = make.MARCH


def run(by: Acting) -> None:
    """The step of the month."""
    services.decide_signals(by=by)


def decision_of(signal: Any) -> Decision:
    """What was decided about a signal."""
    return Decision.objects.get(signal=signal)


@pytest.fixture
def worker(by: Acting, user_as: Callable[..., Any]) -> Acting:
    """A consultant of Klokkendam."""
    user = user_as("worker")
    return Acting(municipalities=(9901,), user_id=user.pk, name=user.name, roles=frozenset({"worker"}))


Jobs = list[tuple[str, dict[str, int]]]


def attempt(by: Acting, case: Case, *, reached: bool = False, kind: ContactKind = ContactKind.PHONE) -> Any:
    """An attempt of today, in the morning."""
    return services.register_attempt(
        by=by, case=case.pk, kind=kind, day_part=DayPart.MORNING, reached=reached, on=clock.today()
    )


def verbs(case: Case) -> list[str]:
    """What happened to a case, in order."""
    return list(Event.objects.filter(case_id=case.pk).order_by("pk").values_list("verb", flat=True))


def test_taking_up_makes_the_case_ones_own(by: Acting, worker: Acting, ranked_again: Jobs) -> None:
    """It is in progress from today, assigned, written down, and ranked again."""
    case = make.case(by)
    taken = services.take_up(by=worker, case=case.pk)
    assert (taken.status, taken.taken_up_on, taken.assigned_to_id) == ("in_progress", clock.today(), worker.user_id)
    assert verbs(case) == ["case_opened", "case_taken_up"]
    assert ranked_again == [("refresh_case", {"municipality": 9901, "case": case.pk})]
    with pytest.raises(Refused):
        services.take_up(by=worker, case=case.pk)


def test_an_attempt_takes_up_and_contact_moves_on(by: Acting, worker: Acting) -> None:
    """Not reached: in progress. Reached: in contact. Who registers first has the case."""
    case = make.case(by)
    attempt(worker, case)
    case.refresh_from_db()
    assert (case.status, case.taken_up_on, case.assigned_to_id) == ("in_progress", clock.today(), worker.user_id)
    attempt(worker, case, reached=True)
    case.refresh_from_db()
    assert case.status == "in_contact"


def test_an_attempt_lies_not_in_the_future_and_not_on_a_closed_case(by: Acting, worker: Acting) -> None:
    """Both are refused with a sentence."""
    case = make.case(by)
    with pytest.raises(Refused):
        services.register_attempt(
            by=worker,
            case=case.pk,
            kind=ContactKind.PHONE,
            day_part=DayPart.EVENING,
            reached=False,
            on=clock.today() + timedelta(days=1),
        )
    services.close_case(by=worker, case=case.pk, outcome=Outcome.PAID)
    with pytest.raises(Refused):
        attempt(worker, case)


def test_a_registration_is_undone_within_ten_minutes_only(by: Acting, worker: Acting, user_as: Any) -> None:
    """By who made it or a coordinator; the row stays, marked, and the case moves back."""
    case = make.case(by)
    with time_machine.travel("2026-03-20 10:00", tick=False) as moment:
        made = attempt(worker, case, reached=True)
        colleague = Acting(municipalities=(9901,), user_id=0, name="Piet", roles=frozenset({"worker"}))
        with pytest.raises(NotAllowed):
            services.undo_attempt(by=colleague, attempt=made.pk)
        services.undo_attempt(by=worker, attempt=made.pk)
        case.refresh_from_db()
        assert case.status == "in_progress"
        assert case.attempts.get().undone_at is not None
        with pytest.raises(Missing):
            services.undo_attempt(by=worker, attempt=made.pk)
        late = attempt(worker, case)
        moment.shift(timedelta(minutes=11))
        with pytest.raises(Refused):
            services.undo_attempt(by=worker, attempt=late.pk)


def test_a_talk_starts_the_clocks_that_the_resident_starts(by: Acting, worker: Acting) -> None:
    """Accepting help starts the four weeks, a threat the three days, a first conversation the decision term."""
    case = make.case(by)
    attempt(worker, case, reached=True)
    today = clock.today()
    noted = services.note_talk(
        by=worker, case=case.pk, agreed="Samen brieven openen", help_accepted=True, threatened=True
    )
    assert (noted.status, noted.help_asked_on, noted.threatened_on) == ("help_offered", today, today)
    assert noted.first_conversation_on is None
    assert "Samen" not in str(Event.objects.filter(case_id=case.pk).values_list("data"))


def test_closing_needs_an_outcome_that_the_record_allows(by: Acting, worker: Acting) -> None:
    """No 'no contact' without an attempt; closed cases can be opened again with a reason."""
    case = make.case(by)
    with pytest.raises(Refused):
        services.close_case(by=worker, case=case.pk, outcome=Outcome.NO_CONTACT)
    attempt(worker, case)
    closed = services.close_case(by=worker, case=case.pk, outcome=Outcome.NO_CONTACT)
    assert (closed.closed_on, closed.status) == (clock.today(), "closed")
    again = services.reopen(by=worker, case=case.pk, why="Belde terug")
    assert (again.closed_on, again.status, again.outcome) == (None, "in_progress", "")
    assert verbs(case) == ["case_opened", "attempt_registered", "case_closed", "case_reopened"]


def test_a_case_is_not_reopened_beside_a_newer_one(by: Acting, worker: Acting) -> None:
    """One open case at an address."""
    old = make.case(by)
    services.close_case(by=worker, case=old.pk, outcome=Outcome.PAID)
    make.case(by, at=old.address, period=month_after(MARCH))
    with pytest.raises(Refused):
        services.reopen(by=worker, case=old.pk, why="Toch")


def test_a_case_goes_to_a_colleague_with_a_role_here_only(by: Acting, worker: Acting, user_as: Any) -> None:
    """Or is laid back, to nobody."""
    case = make.case(by)
    assert services.assign_case(by=worker, case=case.pk, to=worker.user_id).assigned_to_id == worker.user_id
    assert services.assign_case(by=worker, case=case.pk, to=None).assigned_to_id is None
    with pytest.raises(Refused):
        services.assign_case(by=worker, case=case.pk, to=123456)


def test_a_person_can_decide_otherwise_and_the_earlier_decision_stays_readable(by: Acting, worker: Acting) -> None:
    """Taking up opens a case; the event holds before, after and why."""
    make.agreement(by, make.partner(), minimum_amount=7_500)
    signal = make.signal(by, amount=5_000)
    run(by)
    corrected = services.correct_decision(by=worker, signal=signal.pk, code=Code.TAKEN_UP, why="Jong gezin")
    assert (corrected.reason, corrected.decided_by) == ("by_hand", worker.name)
    event = Event.objects.get(verb="decision_corrected")
    assert (event.case_id, event.data) == (
        corrected.case_id,
        {"before": "unjustified", "after": "taken_up", "why": "Jong gezin"},
    )


def test_a_threat_that_is_taken_up_by_hand_gets_its_clock(by: Acting, worker: Acting) -> None:
    """The end of supply of a signal that stayed out counts from the moment a person takes it up, and no longer."""
    today, home = clock.today(), make.address(by)
    known = make.resident(by, home, known_to_debt_help=True)
    plain = make.signal(by, at=home)
    threat = make.signal(
        by, of=known, end_of_supply=True, crisis=True, supply_ends_on=today + timedelta(days=9), signalled_on=today
    )
    later = make.signal(by, of=known, end_of_supply=True, signalled_on=today)
    run(by)
    case = Case.objects.get(decisions__signal=plain)
    assert (case.crisis, case.supply_ends_on) == (False, None)
    for one in (later, threat):
        services.correct_decision(by=worker, signal=one.pk, code=Code.TAKEN_UP, why="Schuldhulp is gestopt")
    case.refresh_from_db()
    assert (case.crisis, case.supply_ends_on) == (True, today + timedelta(days=9))
    services.correct_decision(by=worker, signal=threat.pk, code=Code.UNJUSTIFIED, why="Vergissing van de partner")
    case.refresh_from_db()
    assert (case.crisis, case.supply_ends_on) == (False, add_working_days(today, 20))


def test_the_only_signal_of_a_case_cannot_be_dropped(by: Acting, worker: Acting) -> None:
    """Then the case must be closed; of two signals one may go."""
    home = make.address(by)
    first, second = make.signal(by, at=home), make.signal(by, at=home)
    run(by)
    services.correct_decision(by=worker, signal=first.pk, code=Code.OTHER, why="Rechtspersoon")
    assert decision_of(first).case_id is None
    with pytest.raises(Refused):
        services.correct_decision(by=worker, signal=second.pk, code=Code.OTHER, why="Rechtspersoon")


def test_another_municipalitys_case_does_not_exist(by: Acting, zilverdijk: Any) -> None:
    """Not found, rather than not allowed."""
    case = make.case(by)
    other = Acting(municipalities=(9902,), user_id=1, name="Z", roles=frozenset({"coordinator"}))
    with on_behalf_of(other), pytest.raises(Missing):
        services.take_up(by=other, case=case.pk)


@pytest.mark.parametrize("role", ["volunteer", "professional", "team_lead", "privacy_officer", "administrator"])
def test_only_who_works_on_cases_may_act(by: Acting, role: str) -> None:
    """Looking is not acting."""
    case = make.case(by)
    stranger = Acting(municipalities=(9901,), user_id=1, name="X", roles=frozenset({role}))
    with pytest.raises(NotAllowed):
        services.take_up(by=stranger, case=case.pk)


def test_open_cases_are_counted_in_one_query(by: Acting, worker: Acting) -> None:
    """Open, new, multiple, consecutive, mine."""
    make.case(by)
    services.take_up(by=worker, case=make.case(by).pk)
    with CaptureQueriesContext(connection) as asked:
        counts = queries.open_counts(by=worker)
    assert (counts.open, counts.new, counts.mine, len(asked)) == (2, 1, 1, 1)
