"""The texts that can be left at a door, and who at this moment may get one."""

from collections.abc import Collection
from datetime import date

from aanbel.audit.acting import Acting
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import Message, TemplateVersion
from aanbel.outreach.queries.recipients import recipients
from aanbel.outreach.queries.templates import writable

CLOSED_DOOR = "kaart_aan_de_deur"


def texts_for_the_door(*, by: Acting) -> list[TemplateVersion]:
    """Released cards, the one for a closed door first; then letters."""
    found = writable(by=by, kinds=frozenset({Kind.CARD, Kind.LETTER}))
    return sorted(found, key=lambda one: (one.template.what is not Kind.CARD, one.template.slug != CLOSED_DOOR))


def nothing_for(*, by: Acting, cases: Collection[int], visit_on: date) -> dict[int, str]:
    """Case number → why this household gets nothing now; the others are not in it."""
    people = recipients(by=by, cases_=cases, visit_on=visit_on)
    return {case: str(Message.Why(who.why).label) for case, who in people.items() if who.why}
