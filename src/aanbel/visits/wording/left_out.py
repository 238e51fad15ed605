"""Why a household is in no round, in plain words, and the act that would get it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Skill

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
    "beyond": (FIRST,),
    "nobody": (TEAM,),
    "skill": (SKILL, TEAM),
    "duo": (DUO, TEAM),
    "pin": (NEED,),
    "window": (HOURS, NEED),
    "time": (FIRST, NEED),
    "worth": (FIRST,),
}
"""Per code of ours or of the planner (`core.planning.reasons.Why`). Where a no stands in the way there is nothing."""

SKILLS: dict[str, Words] = {one.value: one.label for one in Skill}


def reason_words(told: Mapping[str, Any]) -> str:
    """The sentence of a reason that a plan keeps, without its figures: what households have in common."""
    code = str(told["reason"])
    if code in REASONS:
        return str(REASONS[code])
    return gettext(str(told.get("text", ""))) % _values(told, {}) if told.get("text") else code


def remedy_words(told: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What would get it in, as the planner computed it; `names` of visitors by number."""
    text = str(told.get("remedy", ""))
    return gettext(text) % _values(told, names) if text else ""


def remedies(told: Mapping[str, Any]) -> tuple[Remedy, ...]:
    """The acts that would get it in."""
    return REMEDIES.get(str(told["reason"]), ())


def _values(told: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """Numbers of people and codes of skills, in words."""
    values = {name: str(value) for name, value in told.get("values", {}).items()}
    for name in ("visitor", "visitors"):
        if name in values:
            values[name] = ", ".join(names.get(one, one) for one in values[name].split(", "))
    if "skills" in values:
        values["skills"] = ", ".join(_skill(one) for one in values["skills"].split(", "))
    return values


def _skill(code: str) -> str:
    return code.removeprefix("language:").title() if code.startswith("language:") else str(SKILLS.get(code, code))
