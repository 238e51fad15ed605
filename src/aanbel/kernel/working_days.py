"""Dutch working days: Monday to Friday without the general holidays of the Algemene termijnenwet, art. 3."""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """The general Dutch holidays of a year. Good Friday counts as one (Algemene termijnenwet art. 3 lid 1),
    Liberation Day every year, as it is a day on which public offices are closed.
    """
    from holidays import country_holidays  # noqa: PLC0415 - no command waits for the holidays of the whole world

    official = country_holidays("NL", years=year, language="nl")
    (easter,) = (day for day, name in official.items() if name == "Eerste paasdag")
    return frozenset({*official, easter - timedelta(days=2), date(year, 5, 5)})


def is_working_day(day: date) -> bool:
    """Whether a public office works on this day.

    >>> is_working_day(date(2026, 12, 25))
    False
    """
    return day.weekday() < 5 and day not in holidays_of(day.year)


def add_working_days(start: date, count: int) -> date:
    """The day that lies `count` working days after `start`; `start` itself never counts. Negative goes back.

    >>> add_working_days(date(2026, 12, 24), 1)  # Christmas falls on Friday and Saturday
    datetime.date(2026, 12, 28)
    """
    step = timedelta(days=1 if count >= 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days follow `start` up to and including `end`; negative when `end` is earlier.

    >>> working_days_between(date(2026, 11, 20), date(2026, 11, 24))
    2
    """
    if end < start:
        return -working_days_between(end, start)
    weeks, left = divmod((end - start).days, 7)
    weekdays = 5 * weeks + sum((start + timedelta(days=n)).weekday() < 5 for n in range(1, left + 1))
    years = range(start.year, end.year + 1)
    return weekdays - sum(start < day <= end for year in years for day in _holidays_in_the_week(year))


@lru_cache(maxsize=64)
def _holidays_in_the_week(year: int) -> tuple[date, ...]:
    return tuple(day for day in holidays_of(year) if day.weekday() < 5)
