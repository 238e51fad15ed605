"""The rules of rota, volunteering and themes, as tables without a database."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from aanbel.desk.core.drawing import HEIGHT, bars
from aanbel.desk.core.roles import HelpRole, fits
from aanbel.desk.core.rota import Presence, Trouble, alone, gaps, pattern_times, trouble
from aanbel.desk.core.themes import Stage, can_go, last_periods, period_of, rise
from aanbel.desk.core.volunteering import Followed, Known, Lack, Norm, Step, StepState, complete, expiries, lacks, steps

HOUR = (540, 600)
COACH_HERE = Presence(1, HOUR, professional=True)
COACH_BY_PHONE = Presence(1, HOUR, professional=True, here=False)
READY, BEGINNER = Presence(2, HOUR), Presence(3, HOUR, ready=False)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("present", "wrong"),
    [
        ([], Trouble.NOBODY),
        ([COACH_BY_PHONE], Trouble.NOBODY),
        ([BEGINNER], Trouble.ALONE),
        ([BEGINNER, COACH_BY_PHONE], Trouble.ALONE),
        ([BEGINNER, READY], Trouble.NO_PROFESSIONAL),
        ([READY], Trouble.NO_PROFESSIONAL),
        ([BEGINNER, COACH_HERE], None),
        ([READY, COACH_BY_PHONE], None),
        ([COACH_HERE], None),
    ],
)
def test_who_makes_an_hour_right(present, wrong) -> None:
    """Somebody at the desk who may be there, and a professional in reach: in the house or by telephone."""
    assert trouble(present) is wrong


@given(
    some.lists(some.tuples(some.integers(480, 1080), some.integers(1, 240), some.booleans()), max_size=6),
    some.integers(480, 1020),
    some.integers(30, 300),
)
def test_every_minute_of_the_opening_hours_is_judged(people, opens, lasts) -> None:
    """A minute is in a gap exactly when something is wrong in that minute, and gaps do not overlap."""
    present = [Presence(n, (at, at + long), professional=paid) for n, (at, long, paid) in enumerate(people)]
    found = gaps([(opens, opens + lasts)], present)
    for at in range(opens, opens + lasts):
        here = [one for one in present if one.span[0] <= at < one.span[1]]
        said = [gap.trouble for gap in found if gap.span[0] <= at < gap.span[1]]
        assert said == ([trouble(here)] if trouble(here) else [])


def test_who_may_not_be_alone_is_not_for_a_minute() -> None:
    """A colleague who leaves early, or a coach who can only be rung, is no company."""
    beginner = Presence(3, (540, 720), ready=False)
    assert alone(beginner, [Presence(2, (540, 719))])
    assert alone(beginner, [Presence(1, (540, 720), professional=True, here=False)])
    assert not alone(beginner, [Presence(2, (500, 630)), Presence(4, (630, 720), professional=True)])
    assert not alone(READY, [])


@pytest.mark.parametrize(
    ("role", "held", "fit"),
    [
        (HelpRole.VOLUNTEER, {"volunteer"}, True),
        (HelpRole.VOLUNTEER, {"professional"}, False),
        (HelpRole.VOLUNTEER_AID, {"volunteer"}, True),
        (HelpRole.BUDGET_COACH, {"professional"}, True),
        (HelpRole.CONSULTANT, {"worker"}, True),
        (HelpRole.GENERALIST, {"volunteer"}, False),
        (HelpRole.LEGAL_ADVISER, {"team_lead", "privacy_officer"}, False),
    ],
)
def test_which_work_goes_with_which_role(role, held, fit) -> None:
    """Volunteers do voluntary work; the rest asks somebody who is paid for it."""
    assert fits(role, held) is fit


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        (Known(vog_on=date(2024, 1, 1), agreement_on=date(2024, 1, 1)), []),
        (Known(agreement_on=date(2024, 1, 1)), [Lack.NO_VOG]),
        (Known(vog_requested_on=date(2026, 11, 1), agreement_on=date(2024, 1, 1)), [Lack.NO_VOG]),
        (Known(vog_on=date(2023, 11, 23), agreement_on=date(2024, 1, 1)), []),  # its last day is today
        (Known(vog_on=date(2023, 11, 22), agreement_on=date(2024, 1, 1)), [Lack.OLD_VOG]),
        (Known(vog_on=date(2024, 1, 1)), [Lack.NO_AGREEMENT]),
        (
            Known(vog_on=date(2024, 1, 1), agreement_on=date(2024, 1, 1), agreement_until=date(2026, 11, 22)),
            [Lack.OLD_AGREEMENT],
        ),
        (Known(vog_on=date(2026, 11, 24), agreement_on=date(2026, 11, 24)), [Lack.NO_VOG, Lack.NO_AGREEMENT]),
    ],
)
def test_what_a_volunteer_lacks_to_be_alone(known, missing) -> None:
    """A certificate within the norm of three years and an agreement that stands, on the day itself."""
    assert lacks(known, Norm(), TODAY) == missing


def test_the_steps_of_beginning_and_what_ends() -> None:
    """Requested is under way; two times watched is under way; a training that was followed can end again."""
    followed = Followed("Privacy", date(2024, 12, 1), months=24)
    known = Known(
        met_on=date(2026, 9, 1), vog_requested_on=date(2026, 10, 1), agreement_on=date(2026, 9, 1), shadowings=2,
        trainings=(followed, Followed("Brieven", None)),
    )  # fmt: skip
    assert steps(known, Norm(), TODAY) == {
        Step.MET: StepState.DONE,
        Step.VOG: StepState.BUSY,
        Step.AGREEMENT: StepState.DONE,
        Step.SHADOWED: StepState.BUSY,
        Step.TRAINED: StepState.BUSY,
    }
    assert not complete(known, Norm(), TODAY)
    assert [(one.name, one.on, one.past) for one in expiries(known, Norm(), TODAY)] == [
        ("Privacy", date(2026, 12, 1), False)
    ]


@pytest.mark.parametrize(
    ("periods", "stands_out"),
    [
        ([4, 4, 4, 9], True),
        ([4, 4, 4, 8], False),  # twice as many, but not five more
        ([10, 10, 10, 19], False),  # nine more, but not twice as many
        ([10, 10, 10, 20], True),
        ([0, 0, 0, 5], True),
        ([0, 0, 0, 4], False),  # fewer than five are never told
        ([50, 4, 4, 4, 9], True),  # only the three before count
        ([9, 9], False),  # no past, nothing to compare with
    ],
)
def test_what_stands_out_stands_out_against_its_own_past(periods, stands_out) -> None:
    """At least twice as many as usual, and five or more above it."""
    assert (rise(periods) is not None) is stands_out


@given(some.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_only_weeks_that_are_over_are_counted(today: date) -> None:
    """The last period ends on the Sunday before this week; every day of the last 24 weeks lies in one period."""
    begins = last_periods(today)
    monday = date.fromordinal(today.toordinal() - today.weekday())
    assert period_of(today, begins) is None
    assert period_of(date.fromordinal(monday.toordinal() - 1), begins) == begins[-1]
    assert all(begin.weekday() == 0 for begin in begins)


def test_the_way_of_a_theme() -> None:
    """Heard, put, looked into, answered; what goes on is put again. Nothing is answered that was not put."""
    allowed = {(one, other) for one in Stage for other in Stage if can_go(one, other)}
    assert allowed == {
        (Stage.HEARD, Stage.PUT),
        (Stage.PUT, Stage.LOOKED_AT),
        (Stage.PUT, Stage.ANSWERED),
        (Stage.LOOKED_AT, Stage.ANSWERED),
        (Stage.ANSWERED, Stage.PUT),
    }


def test_times_and_bars_stay_within_their_bounds() -> None:
    """No appointment goes on after closing; no bar is higher than the picture."""
    assert pattern_times(time(9), time(9, 59), 30) == [time(9)]
    assert pattern_times(time(9), time(8), 30) == []
    assert max(one.height for one in bars([1, None, 9], 9).columns) == HEIGHT
