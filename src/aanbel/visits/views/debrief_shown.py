"""Debriefs and figures as their templates need them: each proposal with its word and where it goes."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.visits.core.debrief import Proposal
from aanbel.visits.core.figures import small
from aanbel.visits.models import RoundDebrief
from aanbel.visits.queries.debrief import DebriefPage, DoorLine
from aanbel.visits.queries.figures import Figures
from aanbel.visits.wording.door import DAY_PARTS, DETAILS, Words, again_sentence, detail_words, lesson_sentence

LINKS: dict[Proposal, tuple[Words, str]] = {
    Proposal.TALK_PLAN: (gettext_lazy("Make the step plan"), "cases:plan"),
    Proposal.REFER: (gettext_lazy("Refer"), "cases:refer"),
    Proposal.CLOSE: (gettext_lazy("Close the case"), "cases:close"),
    Proposal.CHECK_REGISTER: (gettext_lazy("Look up in the register"), "cases:case"),
    Proposal.ANOTHER_WAY: (gettext_lazy("Choose another way"), "cases:case"),
    Proposal.PLAN_ELSEWHERE: (gettext_lazy("Agree on a place"), "visits:need"),
}
"""Proposals that are a page of the case."""
WEEKDAYS: tuple[Words, ...] = (
    gettext_lazy("Mon"),
    gettext_lazy("Tue"),
    gettext_lazy("Wed"),
    gettext_lazy("Thu"),
    gettext_lazy("Fri"),
    gettext_lazy("Sat"),
    gettext_lazy("Sun"),
)


@dataclass(frozen=True)
class Act:
    """One button: to a page, or (a value to post) done at once."""

    word: str
    href: str = ""
    what: str = ""
    why: str = ""


@dataclass(frozen=True)
class ShownDoor:
    """One door with its buttons and, when two told different things, these side by side."""

    door: DoorLine
    acts: list[Act]
    side_by_side: list[tuple[str, list[tuple[str, str]]]]
    """Each thing that differs, with who said what of it."""


def doors_shown(page: DebriefPage) -> list[ShownDoor]:
    """Every door of the round with what can be done next."""
    return [ShownDoor(door, _acts(door), _side_by_side(door)) for door in page.doors]


def figures_shown(found: Figures) -> dict[str, Any]:
    """The picture and the sentences of the page of figures."""
    rows = [(str(DAY_PARTS[part]), tally, cells) for part, tally, cells in found.grid]
    paces = [(RoundDebrief.Pace(name).label, count) for name, count in sorted(found.paces.items()) if not small(count)]
    return {
        "rows": rows,
        "weekdays": WEEKDAYS,
        "lesson": lesson_sentence(found.lesson) if found.lesson else "",
        "paces": paces,
        "team": not found.mine,
        "few": small(found.all.visits) or not found.all.visits,
        "met_small": small(found.all.met),
        "helped_small": small(found.helped),
    }


def _acts(door: DoorLine) -> list[Act]:
    found = []
    for proposal in door.acts:
        if proposal in LINKS:
            word, name = LINKS[proposal]
            found.append(Act(str(word), href=_if_there(name, door.stop.case_id)))
        elif proposal is Proposal.TELL:
            found.append(Act(_("Register the visit"), href=reverse("visits:register", args=[door.stop.pk])))
        elif proposal is Proposal.PLAN_AGAIN and door.again and door.asked_again is None:
            word = _("Again in %(part)s") % {"part": str(DAY_PARTS[door.again.part])}
            found.append(Act(word, what=door.again.part.value, why=again_sentence(door.again)))
        elif proposal is Proposal.REMIND:
            found.append(Act(_("Remind me tomorrow"), what="remind"))
        elif proposal is Proposal.MARK_UNSAFE:
            found.append(Act(_("Flag this door"), what="mark"))
        elif proposal is Proposal.TALK_IT_OVER:
            found.append(Act(_("Talk it over with a colleague"), href=_if_there("cases:team")))
    return [act for act in found if act.href or act.what]


def _side_by_side(door: DoorLine) -> list[tuple[str, list[tuple[str, str]]]]:
    if door.visit is None:
        return []
    return [
        (str(DETAILS.get(name, name)), [(one.by_name, detail_words(one, name)) for one in door.visit.told])
        for name in door.visit.differs
    ]


def _if_there(name: str, *given: object) -> str:
    """The address of a page that may not be built yet."""
    try:
        return reverse(name, args=given)
    except NoReverseMatch:
        return ""
