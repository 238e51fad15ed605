"""Opening hours in words, for staff and, in every language of their pages, for residents."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from aanbel.directory.core.opening import DAYS, Opening, Rule, names_days
from aanbel.directory.core.week import Day
from aanbel.directory.models import Schedule
from aanbel.kernel import clock


def clock_words(at: time | datetime) -> str:
    """A time as one says it: 9.00."""
    return f"{at.hour}.{at.minute:02d}"


def opening_words(told: Opening) -> str:
    """Open now until when, or when again; "" when no days are told."""
    if not told.known:
        return ""
    if told.until is not None:
        until = told.until.astimezone(clock.AMSTERDAM)
        if (until - clock.now()).days >= 1:
            return gettext("Open day and night")
        return gettext("Open now, until %(time)s") % {"time": clock_words(until)}
    if told.next_from is None:
        return gettext("Closed for now")
    begin, end = told.next_from.astimezone(clock.AMSTERDAM), told.next_until
    hours = f"{clock_words(begin)}–{clock_words(end.astimezone(clock.AMSTERDAM))}" if end else clock_words(begin)
    again = gettext("Open %(day)s %(hours)s") % {"day": _day_words(begin.date()), "hours": hours}
    return gettext("Closed today: a holiday. %(again)s") % {"again": again} if told.holiday else again


def _day_words(day: date) -> str:
    ahead = (day - clock.today()).days
    if ahead == 0:
        return gettext("today")
    if ahead == 1:
        return gettext("tomorrow")
    return str(formats.date_format(day, "l" if ahead < 7 else "l j F"))


def day_words(day: Day) -> str:
    """The hours of one day; or that it is shut."""
    hours = gettext(" and ").join(f"{clock_words(opens)}–{clock_words(closes)}" for opens, closes in day.hours)
    return hours or (gettext("closed, a holiday") if day.holiday else gettext("not open"))


def closure_words(told: Schedule) -> str:
    """On which days they are closed, in the reader's language; "" when that is over. Why is told in their own words."""
    today, first, last = clock.today(), told.valid_from or clock.today(), told.valid_to
    if last and last < today:
        return ""
    days = {"first": _date_words(first), "last": _date_words(last) if last else ""}
    if last is None:
        return gettext("Closed from %(first)s") % days
    if last <= first:
        return gettext("Closed on %(first)s") % days
    return gettext("Closed from %(first)s until %(last)s") % days


def _date_words(day: date) -> str:
    return str(formats.date_format(day, "j F"))


def usual_hours(rules: Collection[Rule]) -> str:
    """A plain week in words, days with the same hours together; "" for what is not the same every week."""
    today = clock.today()
    held = [rule for rule in rules if names_days(rule) and not (rule.end and rule.end < today)]
    if not held or any(rule.freq != "WEEKLY" or rule.interval > 1 or rule.bymonthday for rule in held):
        return ""
    days_of: dict[tuple[time, time], list[int]] = {}
    for rule in sorted(held, key=lambda one: (one.opens_at, one.closes_at)):
        named = [DAYS.index(code.strip()) for code in rule.byday.split(",") if code.strip() in DAYS]
        days_of.setdefault((rule.opens_at, rule.closes_at), []).extend(named)
    told = sorted((sorted(set(days)), hours) for hours, days in days_of.items())
    return "; ".join(f"{_days(days)} {clock_words(opens)}–{clock_words(closes)}" for days, (opens, closes) in told)


def _days(days: list[int]) -> str:
    """“Monday and Thursday”, or “Monday–Friday” for days in a row."""
    names = [str(WEEKDAYS[day]) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]}–{names[-1]}"
    return gettext(" and ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
