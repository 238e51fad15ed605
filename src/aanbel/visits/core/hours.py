"""A visitor's hours: minutes after midnight in here, moments in the database, and the parts of a day between them.

Doorbells are rung between eight in the morning and nine in the evening, whoever is on duty then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aanbel.kernel.clock import AMSTERDAM

Span = tuple[int, int]
"""From and until, in minutes after midnight."""

DECENT: Span = (8 * 60, 21 * 60)
DAY_PARTS: dict[str, Span] = {
    "morning": (DECENT[0], 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (18 * 60, DECENT[1]),
}
"""The day parts of the exchange model (DDAS), as far as one rings a doorbell in them."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody is on duty on a day, and the break of so many minutes that lies between two moments."""

    starts: int
    ends: int
    break_between: Span | None = None
    break_minutes: int = 0


def minute(at: time) -> int:
    """
    >>> minute(time(9, 30))
    570
    """
    return at.hour * 60 + at.minute


def minute_of(moment: datetime) -> int:
    """Minutes after midnight in the Netherlands."""
    return minute(moment.astimezone(AMSTERDAM).time())


def moment(day: date, minutes: int) -> datetime:
    """The moment so many minutes after midnight on the clock of that day, also when the clock changes in the night.

    >>> moment(date(2026, 3, 30), 570).isoformat()
    '2026-03-30T09:30:00+02:00'
    """
    days, rest = divmod(minutes, 24 * 60)
    return datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), AMSTERDAM)


def clock_words(minutes: int) -> str:
    """
    >>> clock_words(570)
    '09:30'
    """
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def usual(week: Mapping[str, Sequence[str]], day: date) -> Span | None:
    """The usual hours on this weekday, if any.

    >>> usual({"0": ["09:00", "17:00"]}, date(2026, 11, 23)), usual({"0": ["09:00", "17:00"]}, date(2026, 11, 24))
    ((540, 1020), None)
    """
    hours = week.get(str(day.weekday()))
    if not hours:
        return None
    starts, ends = (minute(time.fromisoformat(one)) for one in hours)
    return (starts, ends) if starts < ends else None


def day_part_of(minutes: int) -> str:
    """The day part in which a moment falls (DDAS: noon is afternoon, six is evening).

    >>> day_part_of(719), day_part_of(720), day_part_of(1080)
    ('morning', 'afternoon', 'evening')
    """
    if minutes < 12 * 60:
        return "morning"
    return "afternoon" if minutes < 18 * 60 else "evening"


def within(span: Span, other: Span) -> Span | None:
    """What two spans have in common.

    >>> within((480, 720), (600, 1020)), within((480, 720), (780, 1020))
    ((600, 720), None)
    """
    starts, ends = max(span[0], other[0]), min(span[1], other[1])
    return (starts, ends) if starts <= ends else None
