"""Cards and letters that visitors take along, set in the order of their round.

Printing is not writing: nothing is noted about a household until its visitor says that the card was left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Refused
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import ReplyCode, TemplateVersion
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.recipients import recipients

PURPOSE = {Kind.CARD: ReplyCode.Purpose.CARD, Kind.LETTER: ReplyCode.Purpose.LETTER}


@dataclass(frozen=True)
class ForDoor:
    """One piece of paper: for which household, with which code, and its place in the round."""

    case: int
    code: str
    mark: str


def purpose_of(version: TemplateVersion) -> ReplyCode.Purpose:
    """What a code on this text is for; refused when it is no text to leave at a door."""
    purpose = PURPOSE.get(version.template.what)
    if purpose is None or not version.current:
        raise Refused(_("This text is not one to leave at a door. Choose a card or a letter."))
    return purpose


def set_for_doors(
    *, by: Acting, version: TemplateVersion, doors: Sequence[ForDoor], visit_on: date, per_sheet: int = 4
) -> bytes:
    """One PDF, a card or letter per door, in this order. Raises `Refused` with what is missing for a household."""
    check_can_work_cases(by)
    purpose_of(version)
    people = recipients(by=by, cases_=[door.case for door in doors], language=version.language, visit_on=visit_on)
    sheets = []
    for number, door in enumerate(doors, start=1):
        who = people[door.case]
        blocks = composing.filled(version, who.values, who.facts, door.code)
        paper = composing.sheet(version, blocks=blocks, to=who.to, values=who.values, code=door.code, number=number)
        sheets.append(replace(paper, mark=door.mark))
    return composing.typeset(sheets, version, per_sheet=8 if per_sheet == 8 else 4).pdf
