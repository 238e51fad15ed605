"""The words of prevention: what a month tells, moments of the year, and walk-in times as they go into a text."""

from collections.abc import Mapping, Sequence

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from aanbel.neighbourhood.core.prevention.texts import UNREAD, Length
from aanbel.neighbourhood.core.prevention.year import Mark
from aanbel.ui import residents

MARKS = {
    Mark.UNANSWERED: gettext_lazy("how did it go?"),
    Mark.PLANNED: gettext_lazy("planned"),
    Mark.HELD: gettext_lazy("held"),
    Mark.FREE: gettext_lazy("nothing yet: plan something"),
    Mark.PASSED: gettext_lazy("nothing was held"),
}
MOMENTS = {
    1: gettext_lazy("New premiums and prices; the bill of the holidays"),
    3: gettext_lazy("Tax return: who gets money back?"),
    5: gettext_lazy("Holiday pay comes in"),
    8: gettext_lazy("School costs, bicycle, laptop"),
    11: gettext_lazy("Choosing a health insurance"),
    12: gettext_lazy("Expensive month"),
}
LENGTHS = {
    Length.SHORT: pgettext_lazy("text", "Short, for social media"),
    Length.MEDIUM: pgettext_lazy("text", "Medium, for a newsletter"),
    Length.LONG: pgettext_lazy("text", "Long, for the neighbourhood paper"),
}
LANGUAGES: dict[str, object] = {"nl": gettext_lazy("Dutch"), "en": gettext_lazy("English")} | {
    one.code: one.name for one in residents.LANGUAGES if one.code in UNREAD
}
"""Ours by our own word for them, the others as their readers call them."""
ASK_US = {"ar": "اسألونا أين", "tr": "nerede olduğunu bize sorun", "pl": "zapytaj nas gdzie", "uk": "запитайте нас, де"}


def no_such_text() -> str:
    return _("This text does not exist.")


def no_walk_in(language: str) -> str:
    """Without a walk-in point in the social map."""
    if language in ASK_US:
        return ASK_US[language]
    with override(language):
        return _("ask us where")


def walk_in_words(place: str, address: str, days: Mapping[str, Sequence[int]], language: str) -> str:
    """“Buurthuis De Wijzer, Molenweg 1 (ma en do 9.00–12.00)”."""
    with override(language):
        last = None if language in UNREAD else _("%(days)s and %(last)s")
        hours = ", ".join(f"{_weekdays(weekdays, last)} {span}" for span, weekdays in days.items())
    where = ", ".join(part for part in (place, address) if part)
    return f"{where} ({hours})" if hours else where


def _weekdays(weekdays: Sequence[int], last: str | None) -> str:
    names = [str(WEEKDAYS_ABBR[day]).lower() for day in sorted(set(weekdays))]
    if len(names) == 1 or last is None:
        return ", ".join(names)
    return last % {"days": ", ".join(names[:-1]), "last": names[-1]}
