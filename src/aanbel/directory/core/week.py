"""The week of an entry, day by day: what the strip of opening hours shows, as a picture and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from aanbel.directory.core.opening import Rule, counts_on, names_days, rests, shut_on
from aanbel.kernel.working_days import holidays_of

FIRST, LAST = 7, 22
"""The hours that the strip draws, in Dutch time; what lies outside is drawn at its edge and told in words."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its hours, in order. `holiday`: it would be open, were this no general holiday."""

    day: date
    hours: tuple[tuple[time, time], ...]
    holiday: bool = False

    @property
    def bars(self) -> list[tuple[float, float]]:
        """For each pair of hours where its bar begins and how wide it is, in per cent of the strip.

        >>> Day(date(2026, 11, 23), ((time(9), time(12)),)).bars
        [(13.33, 20.0)]
        """
        return [_bar(opens, closes) for opens, closes in self.hours]


def week_from(rules: Iterable[Rule], first: date) -> list[Day]:
    """Seven days from `first`.

    >>> desk = Rule(freq="WEEKLY", byday="MO,TH", opens_at=time(9), closes_at=time(12))
    >>> [day.day.isoformat() for day in week_from([desk], date(2026, 11, 23)) if day.hours]
    ['2026-11-23', '2026-11-26']
    """
    every = list(rules)
    told = [rule for rule in every if names_days(rule)]
    days = [first + timedelta(days=ahead) for ahead in range(7)]
    return [Day(day, ()) if shut_on(every, day) else _day(told, day) for day in days]


def _day(rules: list[Rule], day: date) -> Day:
    named = [rule for rule in rules if counts_on(rule, day)]
    holiday = day in holidays_of(day.year)
    held = [rule for rule in named if not (holiday and rests(rule))]
    hours = sorted({(rule.opens_at, rule.closes_at) for rule in held})
    return Day(day, tuple(hours), holiday=holiday and len(held) < len(named))


def _bar(opens: time, closes: time) -> tuple[float, float]:
    begin = _within(opens)
    end = _within(closes) if closes > opens else LAST
    share = 100 / (LAST - FIRST)
    return round((begin - FIRST) * share, 2), round(max(end - begin, 0.25) * share, 2)


def _within(at: time) -> float:
    return min(max(at.hour + at.minute / 60, FIRST), LAST)
