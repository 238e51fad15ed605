"""Writing to one household now: a letter or card to print, a text message or e-mail to send, a decision, a creditor.

Whether the household may be approached is asked at the very moment (`check_may_approach`); a form sent twice makes one
message, because the form carries the message's reference.
"""

import uuid
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import ContactKind, DayPart
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core.template_kinds import ON_PAPER, TO_RESIDENT, Kind
from aanbel.outreach.core.template_text import read
from aanbel.outreach.models import Message, ReplyCode, TemplateVersion
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.recipients import Recipient
from aanbel.outreach.services.reply_codes import issue_code
from aanbel.outreach.wording.stopped import STOPPED

CONTACT = {
    Kind.LETTER: ContactKind.LETTER,
    Kind.CARD: ContactKind.CARD,
    Kind.TEXT: ContactKind.TEXT,
    Kind.EMAIL: ContactKind.EMAIL,
}
PURPOSE = {
    Kind.LETTER: ReplyCode.Purpose.LETTER,
    Kind.CARD: ReplyCode.Purpose.CARD,
    Kind.TEXT: ReplyCode.Purpose.TEXT,
    Kind.EMAIL: ReplyCode.Purpose.MAIL,
}


@transaction.atomic
def write_message(
    *,
    by: Acting,
    case: int,
    version: TemplateVersion,
    reference: uuid.UUID | None = None,
    visit_on: date | None = None,
    destination: str = "",
) -> Message:
    """One message to a household, in its own right: printed now, or laid ready to be sent by the next job."""
    check_can_work_cases(by)
    if twin := _already(by, reference):
        return twin
    kind = version.template.what
    if not version.current or kind not in TO_RESIDENT:
        raise Refused(_("This text is not one to write to a resident with now. Choose another."))
    cases.check_may_approach(by=by, case=case)
    who = composing.recipient(by=by, case=case, version=version, visit_on=visit_on)
    if who.why:
        raise Refused(str(STOPPED.get(Message.Why(who.why), Message.Why(who.why).label)))
    if kind in ON_PAPER:
        message = _printed(by, who, version, reference, visit_on)
        cases.register_attempt(
            by=by, case=case, kind=CONTACT[kind], day_part=_part_of_day(), reached=False, on=clock.today()
        )
        return message
    return _queued(by, who, version, reference, destination)


def _printed(
    by: Acting, who: Recipient, version: TemplateVersion, reference: uuid.UUID | None, visit_on: date | None
) -> Message:
    kind = version.template.what
    composing.filled(version, who.values, who.facts, composing.SAMPLE_CODE)  # before a code is given out
    code = issue_code(by=by, case=who.case.pk, purpose=PURPOSE[kind], visit_on=visit_on)
    return keep_on_paper(by=by, who=who, version=version, code=code, reference=reference)


def keep_on_paper(
    *,
    by: Acting,
    who: Recipient,
    version: TemplateVersion,
    code: str = "",
    reference: uuid.UUID | None = None,
    to: Sequence[str] = (),
) -> Message:
    """The message with its PDF, which stays until it is printed from; the row is what remains."""
    blocks = composing.filled(version, who.values, who.facts, code)
    message = Message.objects.create(
        municipality_id=by.municipality,
        case=who.case,
        version=version,
        state=Message.State.WRITTEN,
        reference=reference or uuid.uuid4(),
        to=list(to or who.to) if version.template.what is not Kind.CARD else [],
        values=composing.used_values(read(version.body), who.values),
        facts=sorted(who.facts),
        made_by_id=by.user_id,
        made_by=by.name,
        made_at=clock.now(),
        done_at=clock.now(),
        pages=1,
    )
    printed = composing.typeset(
        [composing.sheet(version, blocks=blocks, to=to or who.to, values=who.values, code=code)], version
    )
    path = paper_of(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(printed.pdf)
    _noted(by, message, Verb.MESSAGE_PRINTED)
    return message


def paper_of(message: Message) -> Path:
    """Where the PDF lies with its working code, until it is cleared away."""
    return Path(settings.MEDIA_ROOT) / "letters" / f"{message.municipality_id:04d}" / f"{message.reference}.pdf"


def _queued(
    by: Acting, who: Recipient, version: TemplateVersion, reference: uuid.UUID | None, destination: str
) -> Message:
    kind = version.template.what
    destination = destination.strip() or (who.phone if kind is Kind.TEXT else who.email)
    if not destination:
        raise Refused(
            _("There is no phone number. Write a letter or card instead.")
            if kind is Kind.TEXT
            else _("There is no e-mail address. Write a letter or card instead.")
        )
    composing.filled(version, who.values, who.facts, composing.SAMPLE_CODE)
    message = Message.objects.create(
        municipality_id=by.municipality,
        case=who.case,
        version=version,
        state=Message.State.WAITING,
        reference=reference or uuid.uuid4(),
        destination=destination[:254],
        values=composing.used_values(read(version.body), who.values),
        facts=sorted(who.facts),
        made_by_id=by.user_id,
        made_by=by.name,
        made_at=clock.now(),
        next_try_at=clock.now(),
    )
    _noted(by, message, Verb.MESSAGE_QUEUED)
    defer(JobName.SEND_MESSAGES, municipality=by.municipality)
    return message


@transaction.atomic
def settle_message(*, by: Acting, message: int, arrived: bool) -> Message:
    """A colleague looked up whether an uncertain message went out: it did, or it may be sent once more."""
    check_can_work_cases(by)
    found = (
        Message.objects.select_for_update(of=("self",))
        .select_related("version__template")
        .filter(pk=message, municipality_id=by.municipality, state=Message.State.UNCERTAIN)
        .first()
    )
    if found is None:
        raise Missing(_("Somebody decided about this message already."))
    found.trouble = ""
    if arrived:
        found.state, found.done_at = Message.State.SENT, clock.now()
    else:
        found.state, found.next_try_at = Message.State.WAITING, clock.now()
        defer(JobName.SEND_MESSAGES, municipality=by.municipality)
    found.save(update_fields=["state", "done_at", "next_try_at", "trouble"])
    _noted(by, found, Verb.MESSAGE_SETTLED)
    return found


def _already(by: Acting, reference: uuid.UUID | None) -> Message | None:
    """The message that this form made before, when it is sent a second time."""
    if reference is None:
        return None
    return Message.objects.filter(municipality_id=by.municipality, reference=reference).first()


def _part_of_day() -> DayPart:
    hour = clock.now().astimezone(clock.AMSTERDAM).hour
    return DayPart.MORNING if hour < 12 else DayPart.AFTERNOON if hour < 18 else DayPart.EVENING


def _noted(by: Acting, message: Message, verb: Verb) -> None:
    template = message.version.template
    audit.record(
        by=by,
        verb=verb,
        case_id=message.case_id,
        subject=f"message:{message.pk}",
        name=template.name,
        version=message.version.number,
    )
