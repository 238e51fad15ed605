"""No is no: the one rule as a truth table, and the same rule wherever a case is asked about."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
import time_machine

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.cases import queries, services
from aanbel.cases.core.refusals import Approach, RefusalKind, RefusalSource, Said, approach
from aanbel.cases.models import Case, Code, Decision, Outcome, Refusal
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused

DAY = date(2026, 3, 20)
YESTERDAY = datetime(2026, 3, 19, 10, tzinfo=UTC)
BEFORE, AFTER = YESTERDAY - timedelta(hours=1), YESTERDAY + timedelta(hours=1)
NO, OBJECTION = RefusalKind.NO_CONTACT, RefusalKind.OBJECTION
THREATS: list[dict[str, Any]] = [
    {},
    {"cleared_at": AFTER},
    {"supply_ends_on": DAY},
    {"threatened_on": DAY},
    *({"crisis": True, "cleared_at": at} for at in (None, BEFORE, AFTER)),
]
FREE, STOPPED, ASK = Approach.FREE, Approach.STOPPED, Approach.ASK_A_PERSON


@pytest.mark.parametrize(
    ("kind", "until", "withdrawn", "threat", "cleared_at", "expected"),
    [
        (None, None, False, False, None, FREE),
        (None, None, False, True, None, FREE),
        (NO, DAY, False, False, None, STOPPED),
        (NO, DAY - timedelta(days=1), False, False, None, FREE),
        (NO, DAY, True, False, None, FREE),
        (OBJECTION, None, False, False, None, STOPPED),
        (OBJECTION, None, True, False, None, FREE),
        (NO, DAY, False, True, None, ASK),
        (OBJECTION, None, False, True, None, ASK),
        (NO, DAY, False, True, AFTER, FREE),
        (OBJECTION, None, False, True, AFTER, FREE),
        (NO, DAY, False, True, BEFORE, ASK),  # said again after it was cleared
        (NO, DAY, False, False, AFTER, STOPPED),  # only a threat can be cleared
    ],
)
def test_which_approach_is_allowed_when(
    kind: RefusalKind | None,
    until: date | None,
    withdrawn: bool,
    threat: bool,
    cleared_at: datetime | None,
    expected: Approach,
) -> None:
    """A standing no stops everything; in a threat a person decides first; a later no counts again."""
    said = [Said(kind, YESTERDAY, until, DAY if withdrawn else None)] if kind else []
    assert approach(said, on=DAY, threat=threat, cleared_at=cleared_at) is expected


def refuse(by: Acting, case: Case, kind: RefusalKind = NO, **more: Any) -> Refusal:
    """A no, said by telephone."""
    return services.refuse(by=by, case=case.pk, kind=kind, source=RefusalSource.PHONE, **more)


@pytest.mark.parametrize("kind", [NO, OBJECTION])
@pytest.mark.parametrize("crisis", [False, True])
def test_a_no_stops_the_approach_and_every_way_of_asking_agrees(by: Acting, kind: RefusalKind, crisis: bool) -> None:
    """The rule for one case, the check before an act and the question about all cases give one answer."""
    case = make.case(by, crisis=crisis)
    other = make.case(by)
    services.check_may_approach(by=by, case=case.pk)
    refusal = refuse(by, case, kind)
    with pytest.raises(Refused):
        services.check_may_approach(by=by, case=case.pk)
    assert queries.standing_refusal(by=by, case=case.pk) == refusal
    assert queries.permit(case=case).approach is (ASK if crisis else STOPPED)
    assert set(queries.not_to_approach(9901)) == {case}
    services.check_may_approach(by=by, case=other.pk)
    services.withdraw_refusal(by=by, refusal=refusal.pk, why="Belde zelf terug")
    services.check_may_approach(by=by, case=case.pk)
    assert not queries.not_to_approach(9901).exists()


def test_the_question_about_all_cases_is_the_rule_for_each(by: Acting) -> None:
    """Every way of saying no, by the door or by a resident, before and after a person decided: the same answer."""
    ways = list(
        product((None, NO, OBJECTION), (False, True), (None, DAY, DAY - timedelta(days=1)), (None, DAY), THREATS)
    )
    with time_machine.travel("2026-03-20 10:00", tick=False):
        for _way in ways:
            make.signal(by)
        services.decide_signals(by=by)
        cases = list(Case.objects.order_by("pk"))
        for case, (kind, of_a_resident, until, withdrawn_on, threat) in zip(cases, ways, strict=True):
            Case.objects.filter(pk=case.pk).update(**threat)
            if kind:
                who = case.decisions.get().signal.link.resident if of_a_resident else None
                said = make.refusal(by, at=case.address, of=who)
                columns = {"kind": kind, "until": until, "withdrawn_on": withdrawn_on, "recorded_at": YESTERDAY}
                Refusal.objects.filter(pk=said.pk).update(**columns)
        stopped = {
            case.pk: queries.threat_in(case) for case in Case.objects.all() if not queries.permit(case=case).free
        }
        assert {one.case: one.threat for one in queries.who_said_no(by=by)} == stopped
        assert set(queries.not_to_approach(9901).values_list("pk", flat=True)) == set(stopped)
        assert {True, False} == set(stopped.values()) and len(stopped) < len(cases)


def test_a_person_clears_a_crisis_until_the_next_no(by: Acting) -> None:
    """With a reason; the list of households not to approach follows; a new no stops it again."""
    case = make.case(by, crisis=True)
    with time_machine.travel("2026-03-20 10:00", tick=False) as moment:
        refuse(by, case)
        with pytest.raises(Refused):
            services.approach_after_all(by=by, case=case.pk, why=" ")
        moment.shift(60)
        services.approach_after_all(by=by, case=case.pk, why="Stroom stopt, er zijn kinderen")
        services.check_may_approach(by=by, case=case.pk)
        assert not queries.not_to_approach(9901).exists()
        moment.shift(60)
        refuse(by, case)
        assert queries.not_to_approach(9901).exists()
        with pytest.raises(Refused):
            services.check_may_approach(by=by, case=case.pk)


def test_without_a_crisis_there_is_nothing_to_clear(by: Acting) -> None:
    """No is no: only a crisis is put to a person."""
    case = make.case(by)
    refuse(by, case)
    with pytest.raises(Refused):
        services.approach_after_all(by=by, case=case.pk, why="Ik wil het toch")


def test_no_contact_ends_with_the_months_of_the_municipality(by: Acting, klokkendam: Any) -> None:
    """The day after its last day the household may be approached again; an objection has no last day."""
    klokkendam.refusal_months = 2
    klokkendam.save()
    case = make.case(by)
    with time_machine.travel("2026-03-20 10:00", tick=False):
        assert refuse(by, case).until == date(2026, 5, 20)
        assert refuse(by, case, OBJECTION).until is None
        services.withdraw_refusal(by=by, refusal=Refusal.objects.get(kind=OBJECTION).pk, why="Vergissing")
    with time_machine.travel("2026-05-20 10:00", tick=False), pytest.raises(Refused):
        services.check_may_approach(by=by, case=case.pk)
    with time_machine.travel("2026-05-21 10:00", tick=False):
        services.check_may_approach(by=by, case=case.pk)


def test_an_objection_moves_with_its_resident_and_a_no_stays_at_its_door(by: Acting) -> None:
    """Another resident at that door may be approached after an objection; nobody there after a no of the household."""
    case = make.case(by)
    objection = refuse(by, case, OBJECTION)
    who = objection.resident
    assert who is not None
    elsewhere = make.case(by, of=who, at=make.address(by), period=clock.month_after(make.MARCH, 7), crisis=True)
    assert queries.permit(case=elsewhere).approach is ASK
    household = refuse(by, make.case(by))
    assert household.resident is None


def test_the_same_no_said_twice_is_one(by: Acting) -> None:
    """A form posted twice, or a second click, writes nothing new."""
    case = make.case(by)
    assert refuse(by, case) == refuse(by, case)
    assert Event.objects.filter(verb="refusal_recorded").count() == 1


def test_a_no_takes_the_planned_call_away(by: Acting) -> None:
    """What was planned does not happen."""
    case = make.case(by)
    Case.objects.filter(pk=case.pk).update(call_back_on=clock.today())
    refuse(by, case)
    case.refresh_from_db()
    assert case.call_back_on is None


def test_a_no_needs_a_person_who_belongs_to_the_case_and_a_worker_who_may(by: Acting) -> None:
    """Nobody else's resident; no role, no act; a withdrawn no cannot be withdrawn again."""
    case = make.case(by)
    stranger = make.resident(by, make.address(by))
    with pytest.raises(Refused):
        refuse(by, case, resident=stranger.pk)
    reader = Acting(municipalities=(9901,), user_id=1, name="X", roles=frozenset({"team_lead"}))
    with pytest.raises(NotAllowed):
        refuse(reader, case)
    made = refuse(by, case)
    services.withdraw_refusal(by=by, refusal=made.pk, why="Vergissing")
    with pytest.raises(Missing):
        services.withdraw_refusal(by=by, refusal=made.pk, why="Vergissing")


# -- the next month's match ---------------------------------------------------------------------------------------


def decided(by: Acting, **columns: Any) -> tuple[str, str, Case | None]:
    """What the next month decides about a signal."""
    signal = make.signal(by, period=clock.month_after(make.MARCH), **columns)
    services.decide_signals(by=by)
    decision = Decision.objects.select_related("case").get(signal=signal)
    return decision.code, decision.reason, decision.case


@pytest.mark.parametrize("kind", [NO, OBJECTION])
def test_the_next_signal_of_who_said_no_is_decided_and_not_taken_up(by: Acting, kind: RefusalKind) -> None:
    """Recorded as "andere reden": no case is opened, also not after the first one was closed."""
    first = make.case(by)
    refuse(by, first, kind)
    services.close_case(by=by, case=first.pk, outcome=Outcome.DROPPED_OTHER)
    who = first.decisions.get().signal.link.resident
    assert decided(by, of=who, amount=90_000) == ("other", "refused", None)


@pytest.mark.parametrize("threat", ["crisis", "end_of_supply"])
@pytest.mark.parametrize("kind", [NO, OBJECTION])
def test_a_threat_at_a_door_that_said_no_is_put_to_a_person(by: Acting, kind: RefusalKind, threat: str) -> None:
    """It is taken up, and nobody approaches before a person decided."""
    first = make.case(by)
    refuse(by, first, kind)
    services.close_case(by=by, case=first.pk, outcome=Outcome.DROPPED_OTHER)
    who = first.decisions.get().signal.link.resident
    code, _reason, case = decided(by, of=who, **{threat: True})
    assert code == "taken_up"
    assert case is not None
    assert queries.permit(case=case).approach is ASK
    assert case in queries.not_to_approach(9901)
    with pytest.raises(Refused):
        services.check_may_approach(by=by, case=case.pk)


def test_after_the_last_day_and_after_withdrawal_signals_are_taken_up_again(by: Acting) -> None:
    """A no ends."""
    first = make.case(by)
    made = refuse(by, first)
    services.withdraw_refusal(by=by, refusal=made.pk, why="Belde terug")
    assert decided(by, at=first.address)[0] == "taken_up"
    ended = make.address(by)
    make.refusal(by, at=ended, days=-1)
    assert decided(by, at=ended)[0] == "taken_up"


def test_a_worker_cannot_take_up_by_hand_what_somebody_said_no_to(by: Acting) -> None:
    """First the no has to be withdrawn; a threat may be taken up, since it is put to a person anyway."""
    home = make.address(by)
    made = make.refusal(by, at=home, days=100)
    signal = make.signal(by, at=home)
    services.decide_signals(by=by)
    with pytest.raises(Refused):
        services.correct_decision(by=by, signal=signal.pk, code=Code.TAKEN_UP, why="Toch maar")
    services.withdraw_refusal(by=by, refusal=made.pk, why="Belde terug")
    assert services.correct_decision(by=by, signal=signal.pk, code=Code.TAKEN_UP, why="Belde terug").case is not None
