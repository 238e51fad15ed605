"""Themes: what desks hear more than usual, and the way of a theme to the municipality and back (source 5: the desk has
a signal function; "as a municipality we sometimes have to arrange things otherwise").

Counted are periods of four weeks that are over, the last one ending last Sunday: a single week at a single desk holds
too few questions to say anything. A subject stands out by its own past and nothing else: in the last period at least
twice as many as usual, and five or more above it. The rule is said on the page; no model decides. Who wrote down last
week's page can subtract; those are colleagues who heard the same questions. What leaves the desks, a theme that is put
to the municipality, keeps one picture of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEKS = 4
"""The length of a period."""
PERIODS = 6
"""So many are shown: nearly half a year."""
PAST = 3
"""With so many periods before it the last one is compared."""
MORE = 5
TIMES = 2


class Stage(StrEnum):
    """The way of a theme. Stored: add, never rename."""

    HEARD = "heard"
    PUT = "put"
    LOOKED_AT = "looked_at"
    ANSWERED = "answered"


NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.HEARD: frozenset({Stage.PUT}),
    Stage.PUT: frozenset({Stage.LOOKED_AT, Stage.ANSWERED}),
    Stage.LOOKED_AT: frozenset({Stage.ANSWERED}),
    Stage.ANSWERED: frozenset({Stage.PUT}),  # it goes on: put again
}


def can_go(before: Stage, after: Stage) -> bool:
    """Whether a theme may go from one stage to the other.

    >>> can_go(Stage.HEARD, Stage.ANSWERED)
    False
    """
    return after in NEXT[before]


@dataclass(frozen=True)
class Rise:
    """A subject that stands out: how many in the last period, and how many is usual."""

    recent: int
    usual: int


def rise(periods: Sequence[int]) -> Rise | None:
    """Whether the last of these periods stands out against those before it.

    >>> rise([4, 5, 3, 12])
    Rise(recent=12, usual=4)
    >>> rise([12, 12, 12, 12]) is None
    True
    """
    if len(periods) <= PAST:
        return None
    recent, usual = periods[-1], round(sum(periods[-1 - PAST : -1]) / PAST)
    return Rise(recent, usual) if recent >= max(TIMES * usual, usual + MORE) else None


def last_periods(today: date, count: int = PERIODS) -> list[date]:
    """The Mondays on which the last periods begin; the last ends on the Sunday before this week.

    >>> [str(day) for day in last_periods(date(2026, 11, 25), 2)]
    ['2026-09-28', '2026-10-26']
    """
    this = today - timedelta(days=today.weekday())
    return [this - timedelta(weeks=WEEKS * back) for back in range(count, 0, -1)]


def period_of(day: date, begins: Sequence[date]) -> date | None:
    """The period in which a day lies, by its first day; None outside all of them.

    >>> str(period_of(date(2026, 11, 22), last_periods(date(2026, 11, 25))))
    '2026-10-26'
    """
    found = [one for one in begins if one <= day < one + timedelta(weeks=WEEKS)]
    return found[0] if found else None
