"""Dutch working days: Monday to Friday without the general holidays of the Algemene termijnenwet, art. 3."""

from datetime import date, timedelta
from functools import lru_cache

KINGS_DAY = (4, 27)
"""The King's birthday; when that is a Sunday it is celebrated on the day before."""


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """The general Dutch holidays of a year since 2014 (Algemene termijnenwet, art. 3 lid 1), and the two Sundays among
    them. Good Friday counts as one; so does Liberation Day every year, as public offices are closed on it.

    Written out, because what a library of all the world's holidays takes to load every command and page server pays.
    """
    sunday = easter(year)
    kings_day = date(year, *KINGS_DAY)
    if kings_day.weekday() == 6:
        kings_day -= timedelta(days=1)
    fixed = {date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(fixed | {sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)})


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the rule of 1582, as Butcher wrote it down in whole numbers).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    moon_year, (century, of_century) = year % 19, divmod(year, 100)
    skipped = century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    full_moon = (19 * moon_year + skipped) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - full_moon - of_century % 4) % 7
    late = (moon_year + 11 * full_moon + 22 * to_sunday) // 451
    month, day = divmod(full_moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


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
