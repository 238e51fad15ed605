"""An entry of the map in words: its kind and picture, how long one waits, and how fresh it is."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from aanbel.directory.models import Language, Service, ServiceKind
from aanbel.kernel import clock

KIND_ICONS: dict[ServiceKind, str] = {
    ServiceKind.DEBT_HELP: "heart-handshake",
    ServiceKind.BUDGET_COACH: "coin-euro",
    ServiceKind.SOCIAL_WORK: "users",
    ServiceKind.LAW: "scale",
    ServiceKind.WORKPLACE: "door",
    ServiceKind.PAPERWORK: "file-text",
    ServiceKind.BUDDY: "user-plus",
    ServiceKind.ENTREPRENEUR: "briefcase",
    ServiceKind.ENERGY: "bolt",
    ServiceKind.SELF_HELP: "device-mobile",
    ServiceKind.OUTREACHING: "walk",
    ServiceKind.INCOME: "building-bank",
    ServiceKind.OTHER: "star",
}
KIND_TILES: dict[ServiceKind, str | Promise] = {
    ServiceKind.DEBT_HELP: _("Debt help"),
    ServiceKind.BUDGET_COACH: _("Budget coach"),
    ServiceKind.SOCIAL_WORK: _("Social work"),
    ServiceKind.LAW: _("Legal advice"),
    ServiceKind.WORKPLACE: _("Walking in"),
    ServiceKind.PAPERWORK: _("Help with post"),
    ServiceKind.BUDDY: _("Buddy"),
    ServiceKind.ENTREPRENEUR: _("Own business"),
    ServiceKind.ENERGY: _("Energy"),
    ServiceKind.SELF_HELP: _("Doing it yourself"),
    ServiceKind.OUTREACHING: _("Care at the door"),
    ServiceKind.INCOME: _("Extra money"),
    ServiceKind.OTHER: _("Food, clothes and more"),
}
"""The short word on a tile."""


def waiting_words(service: Service) -> str:
    """How long one waits for the first talk."""
    days = service.waiting_days
    if days is None:
        return str(service.wait_time)
    if days == 0:
        return gettext("No waiting time")
    if days < 14:
        return ngettext("%(days)d day of waiting", "%(days)d days of waiting", days) % {"days": days}
    weeks = round(days / 7)
    return ngettext("%(weeks)d week of waiting", "%(weeks)d weeks of waiting", weeks) % {"weeks": weeks}


def freshness_words(service: Service) -> str:
    """When somebody last assured that this is right, and who."""
    if service.assured_on is None:
        return gettext("Never checked")
    told = {"ago": ago_words(service.assured_on), "who": service.assured_by}
    if not service.assured_by:
        return gettext("Checked %(ago)s") % told
    return gettext("Checked %(ago)s by %(who)s") % told


def ago_words(day: date) -> str:
    """How long ago a day is, roughly: as one says it."""
    days = (clock.today() - day).days
    if days <= 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days < 14:
        return gettext("%(days)d days ago") % {"days": days}
    if days < 60:
        return gettext("%(weeks)d weeks ago") % {"weeks": days // 7}
    return gettext("%(months)d months ago") % {"months": days // 30}


def language_words(language: Language) -> str:
    """A language as its reader calls it; its own name where the source wrote one and we know none."""
    return language_name(language.code) or language.name or language.code


def language_name(code: str) -> str:
    """What a language is called, by its code; "" when we know none.

    >>> language_name("xx")
    ''
    """
    try:
        return str(get_language_info(code.lower())["name_translated"]).capitalize()
    except KeyError:
        return ""
