"""The one clock of the house, in Dutch legal time. Tests freeze it; nothing else asks the system for a date."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_replayed: ContextVar[datetime | None] = ContextVar("replayed", default=None)


def now() -> datetime:
    """This moment, timezone-aware, in UTC (as it is stored)."""
    return _replayed.get() or datetime.now(UTC)  # noqa: TID251 - this is the one place


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Inside, it is this moment: to replay a history through the services, as the demo does."""
    token = _replayed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _replayed.reset(token)


def today() -> date:
    """Today's date in the Netherlands, also between midnight there and midnight UTC."""
    return now().astimezone(AMSTERDAM).date()


def month_of(day: date) -> date:
    """The first day of the month: the name of a match period (Divosa: meldingen are counted per month).

    >>> month_of(date(2026, 3, 17))
    datetime.date(2026, 3, 1)
    """
    return day.replace(day=1)


def month_after(month: date, count: int = 1) -> date:
    """The first day of the month `count` months later (or earlier, when negative).

    >>> month_after(date(2026, 11, 1), 3)
    datetime.date(2027, 2, 1)
    """
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)
