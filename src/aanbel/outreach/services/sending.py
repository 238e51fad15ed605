"""Handing waiting messages to the gateways: each once, each asked again whether it may go, none lost.

Three short transactions a message: claim it, (hand it over,) note what came of it. Whoever finds a claim whose time is
up knows that the work was cut off: a text message is looked up at Notify by its reference; an e-mail cannot be looked
up, so it is put to a person rather than sent twice.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.verbs import Verb
from aanbel.cases import queries as cases
from aanbel.cases import services as cases_acts
from aanbel.cases.models import DayPart
from aanbel.gateways import mail, notify
from aanbel.gateways.outcome import WAITS, Handed, Trouble
from aanbel.jobs import JobName, defer, defer_later
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import Message
from aanbel.outreach.queries import composing
from aanbel.outreach.services.messages import CONTACT, PURPOSE
from aanbel.outreach.services.reply_codes import issue_code

LEASE = timedelta(minutes=5)
"""Longer than any gateway takes to answer: a claim older than this was cut off."""
BACKOFF = (60, 300, 900, 3600, 3 * 3600, 6 * 3600)  # seconds until the next try
AT_ONCE = 200
"""Messages of one run; the rest follows in the next job."""

State = Message.State


@dataclass(frozen=True)
class _Claimed:
    message: int
    kind: Kind
    destination: str
    subject: str
    text: str
    reference: str


def send_waiting(*, by: Acting) -> int:
    """Hands over what is due, and comes back later for what was not taken. Returns how many were sent."""
    with on_behalf_of(by):
        due = list(_due(by).order_by("next_try_at").values_list("pk", flat=True)[: AT_ONCE + 1])
    sent = sum(_deliver(by, pk) for pk in due[:AT_ONCE])
    with on_behalf_of(by):
        if len(due) > AT_ONCE:
            defer(JobName.SEND_MESSAGES, municipality=by.municipality)
        waiting = Message.objects.filter(municipality_id=by.municipality, state__in=[State.WAITING, State.SENDING])
        first = waiting.order_by("next_try_at").values_list("next_try_at", flat=True).first()
        if first is not None and len(due) <= AT_ONCE:
            seconds = max(30, int((first - clock.now()).total_seconds()) + 1)
            defer_later(JobName.SEND_MESSAGES, seconds=seconds, municipality=by.municipality)
    return sent


def _due(by: Acting) -> QuerySet[Message]:
    now = clock.now()
    return Message.objects.filter(municipality_id=by.municipality).filter(
        Q(state=State.WAITING, next_try_at__lte=now) | Q(state=State.SENDING, next_try_at__lte=now)
    )


def _deliver(by: Acting, pk: int) -> bool:
    """One message, from claim to outcome."""
    with on_behalf_of(by):
        claimed = _claim(by, pk)
    if claimed is None:
        return False
    handed = _hand_over(claimed)
    with on_behalf_of(by):
        return _note(by, pk, handed)


@transaction.atomic
def _claim(by: Acting, pk: int) -> _Claimed | None:
    """Takes the message for this run; nothing when another has it, or when it may not go any more."""
    message = (
        _due(by).select_for_update(of=("self",), skip_locked=True)
        .select_related("version__template", "case__address").filter(pk=pk).first()
    )  # fmt: skip
    if message is None:
        return None
    kind = message.version.template.what
    if message.state == State.SENDING and not _cut_off_before_handing_over(message, kind):
        return None
    if not _may_go(message):
        return None
    author = _author(message)
    code = issue_code(by=author, case=message.case_id, purpose=PURPOSE[kind])
    try:
        text = composing.text_of(message, code)
    except Refused:
        _leave_out(message, Message.Why.INCOMPLETE)
        return None
    message.state, message.next_try_at, message.tries = State.SENDING, clock.now() + LEASE, message.tries + 1
    message.save(update_fields=["state", "next_try_at", "tries"])
    return _Claimed(pk, kind, message.destination, message.version.subject, text, str(message.reference))


def _cut_off_before_handing_over(message: Message, kind: Kind) -> bool:
    """Whether a message that was being sent when the work stopped surely never left."""
    known = notify.find(reference=str(message.reference)) if kind is Kind.TEXT else Handed(trouble=Trouble.PERHAPS)
    if known is None:
        return True
    if known.taken:
        _sent(message)
    elif known.trouble is Trouble.PERHAPS:
        message.state, message.trouble = State.UNCERTAIN, Trouble.PERHAPS.value
        message.save(update_fields=["state", "trouble"])
    else:
        message.next_try_at = clock.now() + LEASE
        message.save(update_fields=["next_try_at"])
    return False


def _may_go(message: Message) -> bool:
    """No is no, also when it was said after the message was written."""
    if message.case.closed_on is not None:
        _leave_out(message, Message.Why.CLOSED)
        return False
    if not cases.permit(case=message.case).free:
        _leave_out(message, Message.Why.REFUSAL)
        return False
    return True


def _leave_out(message: Message, why: str) -> None:
    message.state, message.why, message.next_try_at = State.LEFT_OUT, why, None
    message.save(update_fields=["state", "why", "next_try_at"])


def _hand_over(claimed: _Claimed) -> Handed:
    if claimed.kind is Kind.TEXT:
        return notify.send_text(to=claimed.destination, text=claimed.text, reference=claimed.reference)
    return mail.send(to=claimed.destination, subject=claimed.subject, text=claimed.text, reference=claimed.reference)


@transaction.atomic
def _note(by: Acting, pk: int, handed: Handed) -> bool:
    """Writes down what came of it."""
    message = (
        Message.objects.select_for_update(of=("self",)).select_related("version__template")
        .get(pk=pk, municipality_id=by.municipality)
    )  # fmt: skip
    if message.state != State.SENDING:
        return False
    if handed.taken:
        _sent(message)
        return True
    trouble = handed.trouble or Trouble.DOWN
    message.trouble = trouble.value
    if trouble is Trouble.PERHAPS and message.version.template.what is Kind.TEXT:
        pass  # stays claimed: when its time is up it is looked up by its reference
    elif trouble is Trouble.PERHAPS:
        message.state = State.UNCERTAIN
    elif trouble in WAITS:
        wait = BACKOFF[min(message.tries, len(BACKOFF)) - 1]
        message.state, message.next_try_at = State.WAITING, clock.now() + timedelta(seconds=wait)
    else:
        message.state, message.next_try_at = State.FAILED, None
        name = message.version.template.name
        audit.record(by=_author(message), verb=Verb.MESSAGE_FAILED, case_id=message.case_id, name=name)
    message.save(update_fields=["state", "trouble", "next_try_at"])
    return False


def _sent(message: Message) -> None:
    """It went out: that is the moment at which it counts as an attempt."""
    message.state, message.done_at, message.next_try_at = State.SENT, clock.now(), None
    message.trouble, message.pages = "", 1
    message.save(update_fields=["state", "done_at", "next_try_at", "trouble", "pages"])
    author, kind = _author(message), message.version.template.what
    hour = clock.now().astimezone(clock.AMSTERDAM).hour
    part = DayPart.MORNING if hour < 12 else DayPart.AFTERNOON if hour < 18 else DayPart.EVENING
    cases_acts.register_sent(by=author, cases=[message.case_id], kind=CONTACT[kind], day_part=part, on=clock.today())
    audit.record(by=author, verb=Verb.MESSAGE_SENT, case_id=message.case_id, name=message.version.template.name)
    defer(JobName.REFRESH_CASE, municipality=message.municipality_id, case=message.case_id)


def _author(message: Message) -> Acting:
    """The machine hands it over in the name of who wrote it."""
    return Acting(
        (message.municipality_id,), user_id=message.made_by_id, name=message.made_by, roles=frozenset({"system"})
    )
