"""A text message or e-mail that several households get at once: who gets it, what it says, who is left out and why."""

from collections.abc import Collection
from dataclasses import dataclass

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Refused
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.core.template_text import plain
from aanbel.outreach.models import Message, TemplateVersion
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.recipients import Recipient, recipients

MOST = 200
"""So many can still be looked through by the person who answers for them."""


@dataclass(frozen=True)
class Addressed:
    """One household: where it goes and what it says; or why it gets nothing."""

    case: int
    door: str
    destination: str
    text: str
    why: str = ""


@dataclass(frozen=True)
class Together:
    """A version and the households that would get it."""

    version: TemplateVersion
    going: list[Addressed]
    left_out: list[Addressed]


def together(*, by: Acting, version: TemplateVersion, cases: Collection[int]) -> Together:
    """Each household as it would be written to now; the act itself asks again."""
    check_can_work_cases(by)
    found = recipients(by=by, cases_=sorted(cases)[:MOST], language=version.language)
    lines = [_addressed(version, one) for one in found.values()]
    return Together(version, [one for one in lines if not one.why], [one for one in lines if one.why])


def _addressed(version: TemplateVersion, who: Recipient) -> Addressed:
    destination = who.phone if version.template.what is Kind.TEXT else who.email
    why, text = who.why or ("" if destination else Message.Why.NOWHERE.value), ""
    try:
        text = plain(composing.filled(version, who.values, who.facts, composing.SAMPLE_CODE))
    except Refused:
        why = why or Message.Why.INCOMPLETE.value
    return Addressed(who.case.pk, who.values["adres"], destination, text, str(Message.Why(why).label) if why else "")
