"""Figures that tell something and nobody: small numbers are hidden, and a lesson needs enough visits.

A count below five is not shown (as Divosa and CBS do with small cells); zero is no household, so it may be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from aanbel.visits.core.chance import DayPart, Tally
from aanbel.visits.core.safety import Seen, Sign

SMALL = 5
ENOUGH_TO_LEARN = 15
A_REAL_DIFFERENCE = 0.1


def small(count: int) -> bool:
    """Whether a number is too small to show.

    >>> [small(count) for count in (0, 1, 4, 5)]
    [False, True, True, False]
    """
    return 0 < count < SMALL


def share(tally: Tally) -> float | None:
    """The share that was met, or None when it would give a small number away.

    >>> share(Tally(20, 10)), share(Tally(20, 3)), share(Tally(4, 0))
    (0.5, None, None)
    """
    if tally.visits < SMALL or small(tally.met):
        return None
    return tally.met / tally.visits


@dataclass(frozen=True)
class Lesson:
    """Two parts of the day that really differ."""

    better: DayPart
    better_share: float
    worse: DayPart
    worse_share: float


def lesson(parts: Mapping[DayPart, Tally]) -> Lesson | None:
    """What the day parts teach: nothing until two of them have enough visits and differ by ten points.

    >>> lesson({DayPart.MORNING: Tally(30, 6), DayPart.EVENING: Tally(20, 10)}).better.value
    'evening'
    >>> lesson({DayPart.MORNING: Tally(30, 6), DayPart.EVENING: Tally(6, 5)}) is None
    True
    """
    known = {part: found for part, one in parts.items() if one.visits >= ENOUGH_TO_LEARN and (found := share(one))}
    if len(known) < 2:
        return None
    best, worst = max(known, key=lambda part: known[part]), min(known, key=lambda part: known[part])
    if known[best] - known[worst] < A_REAL_DIFFERENCE:
        return None
    return Lesson(best, known[best], worst, known[worst])


def stays(signs: list[Seen]) -> list[timedelta]:
    """How long somebody was inside, per door where both coming and going were told.

    >>> nine = datetime(2026, 3, 9, 9)
    >>> stays([Seen(Sign.ARRIVED, nine, 1), Seen(Sign.LEFT, nine.replace(minute=25), 1)])
    [datetime.timedelta(seconds=1500)]
    """
    came: dict[int | None, datetime] = {}
    found = []
    for one in sorted(signs, key=lambda seen: seen.at):
        if one.sign is Sign.ARRIVED:
            came[one.stop] = one.at
        elif one.sign is Sign.LEFT and one.stop in came:
            found.append(one.at - came.pop(one.stop))
    return found


def usual(stays: list[timedelta]) -> int | None:
    """Half of the visits took less minutes than this; None when there were too few."""
    return round(median(stay.total_seconds() / 60 for stay in stays)) if len(stays) >= SMALL else None
