"""The main navigation as data: where one can go, and which roles want to go there.

An entry whose address does not exist (yet) is left out, so a slice appears in the menu by having a page.
Hiding is a kindness, not a lock: the page itself checks the permission.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STAFF = frozenset({"coordinator", "worker", "visitor", "team_lead", "privacy_officer"})
DELIVERIES = frozenset({"coordinator", "worker", "team_lead", "administrator", "privacy_officer"})
DECISIONS = frozenset({"coordinator", "worker", "team_lead", "privacy_officer"})
WORKING = frozenset({"coordinator", "worker", "visitor"})
WRITERS = frozenset({"coordinator", "worker"})
STEERING = frozenset({"coordinator", "team_lead"})
TEAM = frozenset({"coordinator", "worker", "visitor", "team_lead"})
AT_THE_DESK = frozenset({"volunteer", "professional", "worker", "coordinator", "team_lead"})
KNOWN_IN_THE_STREET = frozenset({"professional", "worker", "coordinator", "team_lead"})
GUESTS = frozenset({"professional", "volunteer"})
KEEPERS = frozenset({"coordinator", "administrator"})
COORDINATING = frozenset({"coordinator"})
PRIVACY = frozenset({"privacy_officer"})
EVERYBODY = STAFF | KEEPERS | GUESTS
PAID = EVERYBODY - {"volunteer"}


@dataclass(frozen=True)
class Place:
    """One place to go: the name of its address, the word, its icon, and the roles that see it."""

    name: str
    word: str | Promise
    icon: str
    roles: frozenset[str]
    purpose: str | Promise = ""


@dataclass(frozen=True)
class Group:
    """Places that belong together on the page of what is managed."""

    title: str | Promise
    places: tuple[Place, ...]


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
    Place("visits:rounds", pgettext_lazy("menu", "Rounds"), "route", WORKING),
    Place("desk:today", pgettext_lazy("menu", "Walk-in"), "door-enter", AT_THE_DESK),
    Place("neighbourhood:network", pgettext_lazy("menu", "Neighbourhood"), "affiliate", KNOWN_IN_THE_STREET),
    Place("directory:list", pgettext_lazy("menu", "Social map"), "map-search", EVERYBODY),
    Place("month", pgettext_lazy("menu", "The month"), "calendar", PAID),
    Place("cases:team", pgettext_lazy("menu", "Team"), "heart-handshake", TEAM),
    Place("cases:discussions", pgettext_lazy("menu", "Case discussions"), "users", GUESTS - {"volunteer"}),
)
"""Where people go every day."""

MANAGED = (
    Group(
        _("To look up"),
        (
            Place(
                "intake:deliveries",
                pgettext_lazy("menu", "Deliveries"),
                "inbox",
                DELIVERIES,
                _("The files of creditors, what was read and what was refused, with a receipt."),
            ),
            Place(
                "people:questions",
                pgettext_lazy("menu", "Doubtful"),
                "user-question",
                STAFF,
                _("Signals of which the machine is not sure whose they are. A person decides."),
            ),
            Place(
                "cases:decisions",
                pgettext_lazy("menu", "Decisions"),
                "gavel",
                DECISIONS,
                _("What was decided on every signal, and why."),
            ),
            Place(
                "cases:readings",
                pgettext_lazy("menu", "Who looked"),
                "history",
                PRIVACY,
                _("Who opened which case, when and as what."),
            ),
            Place(
                "outreach:answers",
                pgettext_lazy("menu", "Answers"),
                "message-circle",
                STAFF,
                _("What residents let us know with the code on their card."),
            ),
            Place(
                "neighbourhood:prevention",
                pgettext_lazy("menu", "Prevention"),
                "calendar-event",
                KNOWN_IN_THE_STREET,
                _("What is planned for whom this year, with schools and employers."),
            ),
            Place(
                "neighbourhood:texts",
                pgettext_lazy("menu", "Leaflets and articles"),
                "notes",
                EVERYBODY,
                _("Plain texts to hand out and to place, and the step card for who sees money trouble."),
            ),
            Place(
                "learning:cards",
                pgettext_lazy("menu", "Learning"),
                "bulb",
                EVERYBODY,
                _("What teams and municipalities tried, and what came of it."),
            ),
        ),
    ),
    Group(
        _("At the walk-in"),
        (
            Place(
                "desk:hours",
                pgettext_lazy("menu", "My hours"),
                "calendar",
                AT_THE_DESK,
                _("When you are at a desk, who else is there, and who can stand in."),
            ),
            Place(
                "desk:themes",
                pgettext_lazy("menu", "What desks hear"),
                "message",
                AT_THE_DESK,
                _("What goes wrong for many, and what the municipality changed."),
            ),
            Place(
                "desk:chart",
                pgettext_lazy("menu", "Flowchart"),
                "route",
                AT_THE_DESK,
                _("Where a question goes next, from the door to who can help."),
            ),
            Place(
                "desk:desks",
                pgettext_lazy("menu", "Desks and rota"),
                "door-enter",
                COORDINATING,
                _("Where one can walk in, who is there when, and what is still missing."),
            ),
            Place(
                "desk:volunteers",
                pgettext_lazy("menu", "Volunteers"),
                "users",
                COORDINATING,
                _("Beginning, certificates and agreements that end, training, and growth to paid work."),
            ),
        ),
    ),
    Group(
        _("How we work"),
        (
            Place(
                "worklist:scheme",
                pgettext_lazy("menu", "Order"),
                "adjustments",
                STEERING,
                _("Who comes first, with points and reasons, and what would move if you change them."),
            ),
            Place(
                "outreach:approach",
                pgettext_lazy("menu", "Approach"),
                "checklist",
                STEERING,
                _("Which steps reach a resident, how far apart, and when to stop."),
            ),
            Place(
                "outreach:texts",
                pgettext_lazy("menu", "Letters and cards"),
                "mail",
                WRITERS,
                _("Your own texts with a check on plain words, and batches for the print house."),
            ),
            Place(
                "visits:team",
                pgettext_lazy("menu", "Visiting team"),
                "walk",
                COORDINATING,
                _("Who goes out, in which hours, from where, and with whom."),
            ),
            Place(
                "outreach:meeting",
                pgettext_lazy("menu", "Appointments and walk-in"),
                "calendar-event",
                STEERING,
                _("Times that residents can choose, and where they can walk in."),
            ),
        ),
    ),
    Group(
        _("With whom"),
        (
            Place(
                "intake:partners",
                pgettext_lazy("menu", "Partners"),
                "building-community",
                KEEPERS,
                _("Who may report arrears, and what was agreed."),
            ),
            Place(
                "feedback:overview",
                pgettext_lazy("menu", "Telling creditors"),
                "message",
                STEERING,
                _("What a creditor may know of its signals: nothing by default."),
            ),
            Place(
                "directory:referable",
                pgettext_lazy("menu", "Refer to"),
                "route",
                COORDINATING,
                _("Organisations and professionals to whom you hand over."),
            ),
            Place(
                "cases:pointers",
                pgettext_lazy("menu", "Pointers"),
                "road",
                KEEPERS,
                _("Schemes and help that you point residents to, in letters and in the talk."),
            ),
        ),
    ),
    Group(
        _("The house"),
        (
            Place(
                "accounts:users",
                pgettext_lazy("menu", "Users"),
                "users",
                KEEPERS,
                _("Colleagues and what each may do."),
            ),
            Place(
                "accounts:municipality",
                pgettext_lazy("menu", "Municipality"),
                "settings",
                COORDINATING,
                _("The by-law's weeks, how long a no stands, the telephone number."),
            ),
            Place(
                "field:devices",
                pgettext_lazy("menu", "Phones"),
                "device-mobile",
                KEEPERS,
                _("Which phones carry a round today, and wiping one that is lost."),
            ),
        ),
    ),
)
"""What is set up once in a while: one entry in the menu, one page with a sentence for each."""

MANAGE = Place(
    "manage",
    pgettext_lazy("menu", "Manage"),
    "settings",
    STAFF | KEEPERS,
    _("What you set up once, and look after now and then."),
)
MORE = Place("manage", pgettext_lazy("menu", "More"), "dots", GUESTS, _("What you need now and then."))
"""The same page, by the word that fits: who keeps nothing here manages nothing."""


@cache
def address(name: str) -> str:
    """The address with this name, or "" when the house has none; addresses do not change while we run."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def entries(roles: Collection[str], path: str) -> list[Entry]:
    """The places these roles may go, with the one where we are marked (the longest address that fits).

    What is managed is one entry, and that is where we are on any of its pages.
    """
    shown = _open(MAIN, roles)
    managed = [href for group in MANAGED for _place, href in _open(group.places, roles)]
    shown += _open((place_of_the_rest(roles),), roles) if managed else []
    here = max(
        (href for href in [*managed, *(href for _, href in shown)] if path.startswith(href)), key=len, default=""
    )
    here = address(MANAGE.name) if here in managed else here
    return [Entry(href, place.word, place.icon, current=href == here) for place, href in shown]


def managed(roles: Collection[str]) -> list[tuple[str | Promise, list[tuple[Place, str]]]]:
    """What these roles manage, by group: each place with its address. Groups without a place are left out."""
    groups = [(group.title, _open(group.places, roles)) for group in MANAGED]
    return [(title, places) for title, places in groups if places]


def place_of_the_rest(roles: Collection[str]) -> Place:
    """What the page with everything else is called for these roles."""
    return MANAGE if MANAGE.roles.intersection(roles) else MORE


def _open(places: Collection[Place], roles: Collection[str]) -> list[tuple[Place, str]]:
    open_places = [(place, address(place.name)) for place in places if place.roles.intersection(roles)]
    return [(place, href) for place, href in open_places if href]
