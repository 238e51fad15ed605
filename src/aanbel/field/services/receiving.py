"""What a phone sends, kept exactly once: each fact with its receipt in a savepoint of its own.

Whatever is wrong with one fact, its neighbours are kept and every id gets an answer. The facts of one phone come one
sending after the other (its row is held), and in the order of their doors, so that two sendings never wait for each
other in a circle; when the database still has to stop one, that fact is `later` and the phone sends it again.
What a fact means is decided in `visits`.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import structlog
from django.db import Error, transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.field.core.reading import Read, read_fact
from aanbel.field.core.shapes import CheckFact, Receipt, VisitFact
from aanbel.field.core.states import State
from aanbel.field.models import Device, FactReceipt
from aanbel.field.permissions import check_can_go_out, check_can_settle
from aanbel.field.services.handing_on import Answer, hand_on
from aanbel.field.wording import LATER, OTHER_CONTENTS, UNREAD
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

log = structlog.get_logger()
LONGEST = FactReceipt._meta.get_field("sentence").max_length


@transaction.atomic
def receive_facts(*, by: Acting, device: Device, facts: Sequence[Any]) -> list[Receipt]:
    """A receipt for every fact, in the order of the sending."""
    check_can_go_out(by)
    Device.objects.select_for_update().get(pk=device.pk)
    reads = [read_fact(told) for told in facts]
    receipts: dict[int, Receipt] = {}
    for place in sorted(range(len(reads)), key=lambda place: reads[place].about):
        receipts[place] = _receipt(by, device, reads[place])
    Device.objects.filter(pk=device.pk).update(last_seen_at=clock.now())
    return [receipts[place] for place in range(len(reads))]


@transaction.atomic
def settle_refused(*, by: Acting, fact: int) -> None:
    """A coordinator has looked at what was refused; what was sent is thrown away."""
    check_can_settle(by)
    waiting = FactReceipt.objects.filter(municipality_id=by.municipality, pk=fact, state=State.REFUSED)
    if not waiting.filter(settled_at__isnull=True).update(settled_at=clock.now(), settled_by=by.name, body=""):
        raise Missing(_("Somebody looked at this already."))
    audit.record(by=by, verb=Verb.FACT_SETTLED, subject=f"fact:{fact}")


def _receipt(by: Acting, device: Device, read: Read) -> Receipt:
    if read.number is None:
        return Receipt(id=read.name, state=State.REFUSED, sentence=str(UNREAD[read.why]) if read.why else "")
    try:
        with transaction.atomic():
            known = _known(by, read.number)
            answer = _again(known, read) if known else _keep(by, device, read.number, read)
    except Error as trouble:  # a lock, a lost connection: this fact is whole on the phone, and comes again
        log.warning("fact_put_off", fact=str(read.number), why=type(trouble).__name__)
        answer = Answer(State.LATER, str(LATER))
    return Receipt(id=read.name, state=answer.state, sentence=answer.sentence)


def _known(by: Acting, number: UUID) -> FactReceipt | None:
    return FactReceipt.objects.filter(municipality_id=by.municipality, fact=number).first()


def _again(known: FactReceipt, read: Read) -> Answer:
    """The same fact gets the same answer; another one under the same id is forged, or a mistake of the app."""
    if known.digest != read.digest:
        return Answer(State.REFUSED, str(OTHER_CONTENTS))
    state = State.ALREADY if known.state == State.KEPT else State(known.state)
    return Answer(state, known.sentence)


def _keep(by: Acting, device: Device, number: UUID, read: Read) -> Answer:
    """The rule is asked, and its answer written down together with what it did."""
    try:
        if read.fact is None:
            raise Refused(str(UNREAD[read.why]) if read.why else "")
        answer = hand_on(by=by, fact=read.fact)
    except Refused as no:
        answer = Answer(State.REFUSED, str(no))
        if not isinstance(read.fact, VisitFact):  # of a visit, `visits` writes it down
            audit.record(by=by, verb=Verb.FACT_REFUSED, subject=f"fact:{number}", why=str(no))
    FactReceipt.objects.create(
        municipality_id=by.municipality,
        fact=number,
        device=device,
        kind=read.kind,
        digest=read.digest,
        state=answer.state.value,
        sentence=answer.sentence[:LONGEST],
        body=read.body if answer.state is State.REFUSED and not isinstance(read.fact, CheckFact) else "",  # no place
        received_at=clock.now(),
    )
    return answer
