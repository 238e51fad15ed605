"""Why a household is in no round, in plain words, and the act that would get it in."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

REASONS: dict[str, Words] = {
    "refused": _("The household said no."),
    "closed": _("The case is closed."),
    "no_visits": _("This door gets no visits."),
    "too_early": _("Too early: the letter must be read first, or a later day was asked."),
    "other_day": _("Agreed for another day."),
    "no_place": _("We do not know where this door is on the map."),
    "no_moment": _("No part of the day is left on which we may ring here."),
    "in_a_round": _("In a round of another day this week, or visited today."),
    "beyond": _("There were too many households for one day; this one comes later."),
    "no_room": _("The day is full: other doors yield more, or lie nearer."),
}
"""Reasons of ours; those of the planner come with their own sentence."""


@dataclass(frozen=True)
class Remedy:
    """What would get it in: the word on the button and what it does (`services.loosen`), or where to go."""

    word: Words
    what: str


DUO = Remedy(_("One visitor will do"), "duo")
SKILL = Remedy(_("Anybody may go"), "skill")
HOURS = Remedy(_("Any part of the day"), "hours")
FIRST = Remedy(_("Must be visited"), "required")
NEED = Remedy(_("Change what it needs"), "need")
PLACE = Remedy(_("Point it out"), "place")
TEAM = Remedy(_("Look at the team"), "team")

REMEDIES: dict[str, tuple[Remedy, ...]] = {
    "no_place": (PLACE,),
    "no_moment": (HOURS, NEED),
    "too_early": (NEED,),
    "other_day": (NEED,),
    "no_room": (FIRST, NEED),
    "beyond": (FIRST,),
    "no_time": (FIRST, NEED),
    "too_far": (FIRST,),
    "no_duo": (DUO, TEAM),
    "no_skill": (SKILL, TEAM),
    "nobody": (SKILL, TEAM),
    "windows": (HOURS, NEED),
    "no_window": (HOURS, NEED),
}


def reason_words(told: dict[str, Any]) -> str:
    """The sentence of a reason that a plan keeps."""
    code = str(told["reason"])
    if code in REASONS:
        return str(REASONS[code])
    return str(told.get("text", "")) or str(REASONS["no_room"])


def remedies(told: dict[str, Any]) -> tuple[Remedy, ...]:
    """What would get it in; none where a no or a rule stands in the way."""
    return REMEDIES.get(str(told["reason"]), () if str(told["reason"]) in REASONS else (FIRST, NEED))
