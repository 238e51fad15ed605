"""The main navigation as data: where one can go, and which roles want to go there.

An entry whose address does not exist (yet) is left out, so a slice appears in the menu by having a page.
Hiding is a kindness, not a lock: the page itself checks the permission.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

STAFF = frozenset({"coordinator", "worker", "visitor", "team_lead", "privacy_officer"})
DELIVERIES = frozenset({"coordinator", "worker", "team_lead", "administrator", "privacy_officer"})
DECISIONS = frozenset({"coordinator", "worker", "team_lead", "privacy_officer"})
WRITERS = frozenset({"coordinator", "worker"})
STEERING = frozenset({"coordinator", "team_lead"})
TEAM = frozenset({"coordinator", "worker", "visitor", "team_lead"})
GUESTS = frozenset({"professional", "volunteer"})
KEEPERS = frozenset({"coordinator", "administrator"})
EVERYBODY = STAFF | KEEPERS | {"volunteer", "professional"}


@dataclass(frozen=True)
class Place:
    """One place to go: the name of its address, the word, its icon, and the roles that see it."""

    name: str
    word: str | Promise
    icon: str
    roles: frozenset[str]


@dataclass(frozen=True)
class Entry:
    """A place as shown on this page."""

    href: str
    word: str | Promise
    icon: str
    current: bool


MAIN = (
    Place("worklist:today", pgettext_lazy("menu", "Today"), "sun", STAFF),
    Place("worklist:list", pgettext_lazy("menu", "Worklist"), "layout-list", STAFF),
    Place("outreach:answers", pgettext_lazy("menu", "Answers"), "message-circle", STAFF),
    Place("intake:deliveries", pgettext_lazy("menu", "Deliveries"), "inbox", DELIVERIES),
    Place("people:questions", pgettext_lazy("menu", "Doubtful"), "user-question", STAFF),
    Place("cases:decisions", pgettext_lazy("menu", "Decisions"), "gavel", DECISIONS),
    Place("month", pgettext_lazy("menu", "The month"), "calendar", EVERYBODY),
    Place("worklist:scheme", pgettext_lazy("menu", "Order"), "adjustments", STEERING),
    Place("outreach:approach", pgettext_lazy("menu", "Approach"), "checklist", STEERING),
    Place("cases:team", pgettext_lazy("menu", "Team"), "heart-handshake", TEAM),
    Place("cases:discussions", pgettext_lazy("menu", "Case discussions"), "users", GUESTS),
    Place("cases:destinations", pgettext_lazy("menu", "Refer to"), "road", frozenset({"coordinator"})),
    Place("outreach:texts", pgettext_lazy("menu", "Letters and cards"), "mail", WRITERS),
    Place("intake:partners", pgettext_lazy("menu", "Partners"), "building-community", KEEPERS),
    Place("feedback:overview", pgettext_lazy("menu", "Telling creditors"), "message", STEERING),
    Place("cases:pointers", pgettext_lazy("menu", "Pointers"), "road", KEEPERS),
    Place("accounts:users", pgettext_lazy("menu", "Users"), "users", KEEPERS),
)


@cache
def address(name: str) -> str:
    """The address with this name, or "" when the house has none; addresses do not change while we run."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def entries(roles: Collection[str], path: str) -> list[Entry]:
    """The places these roles may go, with the one where we are marked (the longest address that fits)."""
    open_places = [(place, address(place.name)) for place in MAIN if place.roles.intersection(roles)]
    shown = [(place, href) for place, href in open_places if href]
    here = max((href for _place, href in shown if path.startswith(href)), key=len, default="")
    return [Entry(href, place.word, place.icon, current=href == here) for place, href in shown]
