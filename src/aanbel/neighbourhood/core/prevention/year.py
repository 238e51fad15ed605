"""The year picture: twelve months for each group. An empty month to come invites; nobody is blamed for a past one."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from aanbel.neighbourhood.core.prevention.kinds import State


class Mark(StrEnum):
    """What a month says of a group."""

    UNANSWERED = "unanswered"
    PLANNED = "planned"
    HELD = "held"
    FREE = "free"
    PASSED = "passed"


def mark_of(activities: Collection[tuple[date, State]], month: date, today: date) -> Mark:
    """What asks most comes first: a result that nobody wrote down, then what is to come, then what was held.

    >>> mark_of([(date(2026, 3, 9), State.PLANNED)], date(2026, 3, 1), today=date(2026, 3, 20)).value
    'unanswered'
    >>> mark_of([], date(2026, 4, 1), today=date(2026, 3, 20)).value
    'free'
    """
    planned = [day for day, state in activities if state is State.PLANNED]
    if any(day < today for day in planned):
        return Mark.UNANSWERED
    if planned:
        return Mark.PLANNED
    if any(state is State.HELD for _day, state in activities):
        return Mark.HELD
    return Mark.PASSED if (month.year, month.month) < (today.year, today.month) else Mark.FREE


def months_of(year: int) -> list[date]:
    """The first days of the twelve months."""
    return [date(year, month, 1) for month in range(1, 13)]
