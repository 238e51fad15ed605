"""Many letters or cards at once: drafted, looked at, released or withdrawn by a person, handed over to the print house.

Writing what was released is the machine's: `batch_writing`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core.template_kinds import ON_PAPER, TO_RESIDENT
from aanbel.outreach.core.template_text import Block, Incomplete, fill, read
from aanbel.outreach.models import Batch, Message
from aanbel.outreach.permissions import check_can_coordinate, check_can_work_cases
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.recipients import Recipient, recipients
from aanbel.outreach.queries.templates import current_version

State, Why = Message.State, Message.Why


@transaction.atomic
def draft_batch(
    *,
    by: Acting,
    template: str,
    cases: Iterable[int],
    language: str = "nl",
    visit_on: date | None = None,
    per_sheet: int = 4,
) -> Batch:
    """Lays a batch ready to look at. Who gets nothing is in it too, with the reason."""
    check_can_work_cases(by)
    version = current_version(by=by, slug=template, language=language)
    if version.template.what not in ON_PAPER & TO_RESIDENT:
        raise Refused(_("A batch is for letters or cards. Choose such a text."))
    found = recipients(by=by, cases_=list(cases), language=version.language, visit_on=visit_on)
    if not found:
        raise Refused(_("There is no case to write to. Choose cases first."))
    batch = Batch.objects.create(
        municipality_id=by.municipality,
        version=version,
        visit_on=visit_on,
        per_sheet=8 if per_sheet == 8 else 4,
        drafted_by_id=by.user_id,
        drafted_by=by.name,
        drafted_at=clock.now(),
    )
    blocks = read(version.body)
    Message.objects.bulk_create(
        (
            Message(
                municipality_id=by.municipality,
                case=one.case,
                version=version,
                batch=batch,
                sequence=place,
                state=State.LEFT_OUT if why else State.PLANNED,
                why=why,
                made_by_id=by.user_id,
                made_by=by.name,
                made_at=batch.drafted_at,
            )
            for place, one in enumerate(in_postal_order(found.values()), start=1)
            for why in [one.why or incomplete(blocks, one)]
        ),
        batch_size=1_000,
    )
    audit.record(by=by, verb=Verb.BATCH_DRAFTED, subject=f"batch:{batch.pk}", batch=batch.pk, messages=len(found))
    return batch


def in_postal_order(found: Iterable[Recipient]) -> list[Recipient]:
    """By postcode and number: as the post walks, and as a colleague finds one back."""
    return sorted(found, key=lambda one: (one.case.address.postcode, one.case.address.house_number, one.case.pk))


def incomplete(blocks: Sequence[Block], one: Recipient) -> str:
    """Why this household's letter cannot be whole; empty when it is."""
    sample = {**one.values, "code": composing.SAMPLE_CODE, "webadres": composing.SAMPLE_CODE}
    try:
        fill(blocks, sample, one.facts)
    except Incomplete:
        return Why.INCOMPLETE
    return ""


@transaction.atomic
def take_out(*, by: Acting, batch: int, message: int) -> Message:
    """Leaves one household out of a batch that was not released yet."""
    check_can_work_cases(by)
    drafted = _locked(by, batch, Batch.State.DRAFT)
    found = Message.objects.filter(batch=drafted, pk=message, state=State.PLANNED).first()
    if found is None:
        raise Missing(_("This household was left out already."))
    found.state, found.why = State.LEFT_OUT, Why.TAKEN_OUT
    found.save(update_fields=["state", "why"])
    return found


@transaction.atomic
def release_batch(*, by: Acting, batch: int) -> Batch:
    """A person answers for these letters: the machine starts to write them."""
    check_can_coordinate(by)
    drafted = _locked(by, batch, Batch.State.DRAFT)
    if not drafted.messages.filter(state=State.PLANNED).exists():
        raise Refused(_("There is nobody left to write to in this batch."))
    drafted.state, drafted.released_at = Batch.State.RELEASED, clock.now()
    drafted.released_by_id, drafted.released_by = by.user_id, by.name
    drafted.save(update_fields=["state", "released_at", "released_by_id", "released_by"])
    audit.record(by=by, verb=Verb.BATCH_RELEASED, subject=f"batch:{batch}", batch=batch)
    defer(JobName.WRITE_BATCH, municipality=by.municipality, batch=batch)
    return drafted


@transaction.atomic
def withdraw_batch(*, by: Acting, batch: int) -> Batch:
    """Takes back a batch that was not released."""
    check_can_work_cases(by)
    drafted = _locked(by, batch, Batch.State.DRAFT)
    drafted.state = Batch.State.WITHDRAWN
    drafted.save(update_fields=["state"])
    audit.record(by=by, verb=Verb.BATCH_WITHDRAWN, subject=f"batch:{batch}", batch=batch)
    return drafted


@transaction.atomic
def hand_over_batch(*, by: Acting, batch: int) -> Batch:
    """Notes that the print house has the files."""
    check_can_coordinate(by)
    written = _locked(by, batch, Batch.State.WRITTEN)
    written.state, written.handed_over_at, written.handed_over_by = Batch.State.HANDED_OVER, clock.now(), by.name
    written.save(update_fields=["state", "handed_over_at", "handed_over_by"])
    audit.record(by=by, verb=Verb.BATCH_HANDED_OVER, subject=f"batch:{batch}", batch=batch)
    return written


def _locked(by: Acting, number: int, state: Batch.State) -> Batch:
    """The batch, held for this act, while it is in this state."""
    found = Batch.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This batch does not exist here."))
    if found.state != state:
        raise Refused(
            _("This batch is “%(state)s” now. Reload the page to see what is possible.")
            % {"state": found.get_state_display()}
        )
    return found
