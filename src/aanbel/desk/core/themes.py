"""Themes: what desks hear more than usual, and the way of a theme to the municipality and back (source 5: the desk has
a signal function; "as a municipality we sometimes have to arrange things otherwise").

A subject stands out by its own past and nothing else: in the last four weeks at least twice as many as usual in four
weeks, five or more above it, and never fewer than five. The rule is said on the page; no model decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

RECENT = 4
PAST = 8
"""Weeks: the last ones, and those before with which they are compared."""
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
    """A subject that stands out: how many lately, and how many in as many weeks is usual."""

    recent: int
    usual: int


def rise(weeks: Sequence[int]) -> Rise | None:
    """Whether the last four of these weeks stand out against those before them.

    >>> rise([1, 1, 0, 1, 2, 1, 1, 1, 3, 2, 4, 3])
    Rise(recent=12, usual=4)
    >>> rise([3] * 12) is None
    True
    """
    if len(weeks) < RECENT + PAST:
        return None
    recent, before = sum(weeks[-RECENT:]), weeks[-RECENT - PAST : -RECENT]
    usual = round(sum(before) * RECENT / PAST)
    stands_out = recent >= max(TIMES * usual, usual + MORE)
    return Rise(recent, usual) if stands_out else None


def last_weeks(today: date, count: int = RECENT + PAST) -> list[date]:
    """The Mondays of the last weeks that are over.

    >>> last_weeks(date(2026, 11, 25), 2)
    [datetime.date(2026, 11, 9), datetime.date(2026, 11, 16)]
    """
    this = today - timedelta(days=today.weekday())
    return [this - timedelta(weeks=back) for back in range(count, 0, -1)]
