"""When to go again after nobody opened. “Vary days and times” is all the evidence there is (DOMAIN §4.4).

A part of the day that was not tried goes first, the most promising of those; the evening once, for it is people's own
time; never the evening at a door with a flag. When all were tried, the part that was tried least. After four visits it
is for another way: a letter, a call, or leaving it.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from aanbel.visits.core.chance import Chances, DayPart

ENOUGH = 4
"""No national norm says how often; with four attempts of all kinds most who can be reached are (Divosa 2023)."""


class Why(StrEnum):
    """Why this part of the day."""

    NOT_TRIED = "not_tried"
    EVENING_ONCE = "evening_once"
    TRIED_LEAST = "tried_least"


@dataclass(frozen=True)
class NextAttempt:
    """The part of the day to try next, why, and the chance to meet somebody then."""

    part: DayPart
    why: Why
    chance: float


def next_attempt(tried: Collection[DayPart], chances: Chances, *, flagged: bool = False) -> NextAttempt | None:
    """The part of the day for the next visit; None when it is time for another way.

    >>> next_attempt([DayPart.MORNING], Chances()).part.value
    'afternoon'
    >>> next_attempt([DayPart.MORNING, DayPart.AFTERNOON], Chances()).why.value
    'evening_once'
    """
    if len(tried) >= ENOUGH:
        return None
    times = Counter(tried)
    open_parts = [part for part in DayPart if part is not DayPart.EVENING or not (flagged or times[part])]
    fresh = [part for part in open_parts if not times[part]]
    if fresh:
        part = max(fresh, key=lambda one: (one is not DayPart.EVENING, chances.of_part(one)))
        why = Why.EVENING_ONCE if part is DayPart.EVENING else Why.NOT_TRIED
    else:
        part = max(open_parts, key=lambda one: (-times[one], chances.of_part(one)))
        why = Why.TRIED_LEAST
    return NextAttempt(part, why, chances.of_part(part))
