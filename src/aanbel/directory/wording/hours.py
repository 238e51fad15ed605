"""Opening hours in words, for staff and, in every language of their pages, for residents."""

from datetime import date, datetime, time

from django.utils import formats
from django.utils.translation import gettext

from aanbel.directory.core.opening import Opening
from aanbel.directory.core.week import Day
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
