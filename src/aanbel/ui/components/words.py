"""Money, dates and numbers as people write them; full dates on hover and in print."""

import datetime as dt

from django.template import Library
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from aanbel.kernel import clock

register = Library()
NARROW = "\u00a0"


@register.filter
def money(cents: int | None, style: str = "") -> str:
    """Cents as euros: `€ 1.234,56`; with "whole" rounded to euros: `€ 1.235`; nothing known is a dash."""
    if cents is None:
        return "–"
    places = 0 if style == "whole" else 2
    return f"€{NARROW}{number_format(round(cents / 100, places), places, force_grouping=True)}"


@register.filter
def number(value: int | float | None, places: int = 0) -> str:
    """A number with the thousands marked: `1.234`; nothing known is a dash."""
    return "–" if value is None else number_format(value, places, force_grouping=True)


@register.filter
def percent(share: float | None, places: int = 0) -> str:
    """A share (0 to 1) as a percentage: `42%`."""
    return "–" if share is None else f"{number_format(share * 100, places)}%"


def local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """The same moment on the clock of the municipality."""
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


def short_day(value: dt.date | dt.datetime) -> str:
    """The pattern for a short date: `di 6 okt`, with the year when it is another one."""
    pattern = "D j b" if (get_language() or "nl").startswith("nl") else "D j M"
    return pattern if local(value).year == clock.today().year else f"{pattern} Y"


def shown(value: dt.date | dt.datetime, short: str, full: str) -> SafeString:
    """A `<time>` with the short form, the full form on hover and (by the style sheet) in print."""
    here = local(value)
    return format_html(
        '<time class="ui-time" datetime="{}" title="{}">{}</time>',
        here.isoformat(),
        date_format(here, full),
        date_format(here, short),
    )


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """A day as `di 6 okt`; another year is named; the full date on hover and in print."""
    if value is None:
        return "–"
    return shown(value, short_day(value), "l j F Y")


@register.filter
def when(value: dt.datetime | None) -> str:
    """A moment as `di 6 okt 14:05`."""
    if value is None:
        return "–"
    return shown(value, f"{short_day(value)} H:i", "l j F Y H:i")


@register.filter
def month(value: dt.date | None) -> str:
    """A month as `oktober 2026`."""
    return "–" if value is None else date_format(value, "F Y")


@register.filter
def full_day(value: dt.date | dt.datetime | None) -> str:
    """A day in full as text, for headings: `dinsdag 6 oktober 2026`."""
    return "–" if value is None else date_format(local(value), "l j F Y")
