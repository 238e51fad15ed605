"""What is found at a door, when to go again and why, and what the team learns, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.visits.core.chance import DayPart
from aanbel.visits.core.figures import Lesson
from aanbel.visits.core.next_attempt import NextAttempt, Why
from aanbel.visits.models import Registration

Words = str | Promise

DAY_PARTS: dict[DayPart, Words] = {
    DayPart.MORNING: gettext_lazy("the morning"),
    DayPart.AFTERNOON: gettext_lazy("the afternoon"),
    DayPart.EVENING: gettext_lazy("the evening"),
}
WHY: dict[Why, Words] = {
    Why.NOT_TRIED: gettext_lazy("nobody rang then yet"),
    Why.EVENING_ONCE: gettext_lazy("by day nobody opened; the evening once"),
    Why.TRIED_LEAST: gettext_lazy("tried least until now"),
}
DETAILS: dict[str, Words] = {
    "outcome": gettext_lazy("Found"),
    "agreed": gettext_lazy("Agreed"),
    "help_accepted": gettext_lazy("Help accepted"),
    "next_step": gettext_lazy("Next step"),
    "language": gettext_lazy("Language"),
    "referral": gettext_lazy("Wish for a referral"),
    "card_left": gettext_lazy("Card left"),
    "budget": gettext_lazy("Budget"),
}


def again_sentence(again: NextAttempt) -> str:
    """When to go again, and why."""
    told = {"part": str(DAY_PARTS[again.part]), "why": str(WHY[again.why])}
    return _("Go again in %(part)s: %(why)s.") % told


def detail_words(registration: Registration, name: str) -> str:
    """One thing that was told, as it stands beside the other telling."""
    if name == "outcome":
        return str(registration.get_outcome_display())
    value: Any = registration.facts.get(name)
    if name == "budget" and isinstance(value, Mapping):
        return _("kept, with the resident's yes")
    if isinstance(value, list):
        return "; ".join(str(one) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or "–")


def lesson_sentence(lesson: Lesson) -> str:
    """What the day parts teach."""
    return _(
        "In %(better)s somebody opened more often (%(most)d of 100 visits) than in %(worse)s (%(least)d of 100). "
        "The next plan takes this into account."
    ) % {
        "better": str(DAY_PARTS[lesson.better]),
        "most": round(lesson.better_share * 100),
        "worse": str(DAY_PARTS[lesson.worse]),
        "least": round(lesson.worse_share * 100),
    }
