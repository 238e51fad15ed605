"""Many letters or cards at once: drafted, looked at, released by a person, written in parts, handed over.

Nothing is printed twice and no "no" is passed by, whatever happens in between. Each part is one transaction: it asks
the rule of every household again, gives out the codes, sets the PDF, writes the file under its final name, marks its
messages and registers the attempts. Cut off before its end, all of it is undone but the file, which the next run
writes over; only parts with a row are ever handed over.
"""

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import DayPart
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core.template_kinds import ON_PAPER, TO_RESIDENT
from aanbel.outreach.core.template_text import Incomplete, fill, read
from aanbel.outreach.models import Batch, Message, Part, TemplateVersion
from aanbel.outreach.permissions import check_can_coordinate, check_can_work_cases
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.batches import batch_rows, folder_of
from aanbel.outreach.queries.recipients import Recipient, recipients
from aanbel.outreach.queries.templates import current_version
from aanbel.outreach.services.batch_rows import Written, mark_written
from aanbel.outreach.services.manifest import keep_manifest
from aanbel.outreach.services.messages import CONTACT, PURPOSE
from aanbel.outreach.services.press import press
from aanbel.outreach.services.reply_codes import issue_codes

IN_A_PART = 500
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
            for why in [one.why or _incomplete(blocks, one)]
        ),
        batch_size=1_000,
    )
    audit.record(by=by, verb=Verb.BATCH_DRAFTED, subject=f"batch:{batch.pk}", batch=batch.pk, messages=len(found))
    return batch


def in_postal_order(found: Iterable[Recipient]) -> list[Recipient]:
    """By postcode and number: as the post walks, and as a colleague finds one back."""
    return sorted(found, key=lambda one: (one.case.address.postcode, one.case.address.house_number, one.case.pk))


def _incomplete(blocks: Sequence[object], one: Recipient) -> str:
    sample = {**one.values, "code": composing.SAMPLE_CODE, "webadres": composing.SAMPLE_CODE}
    try:
        fill(blocks, sample, one.facts)  # type: ignore[arg-type]
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


def write_batch(*, by: Acting, batch: int) -> None:
    """Writes what of a released batch is not written yet, part by part. Safe to cut off and to run again."""
    with on_behalf_of(by):
        planned = Message.objects.filter(municipality_id=by.municipality, batch=batch, state=State.PLANNED).count()
    with press(planned) as machine:
        while True:
            with on_behalf_of(by):
                if not _write_part(by, batch, machine):
                    return


@transaction.atomic
def _write_part(by: Acting, number: int, machine: Executor | None) -> bool:
    """One part from beginning to end; False when there is nothing more to write."""
    batch = Batch.objects.select_for_update(of=("self",)).select_related("version__template").filter(
        municipality_id=by.municipality, pk=number, state=Batch.State.RELEASED
    ).first()  # fmt: skip
    if batch is None:
        return False
    planned = list(batch.messages.filter(state=State.PLANNED).order_by("sequence")[:IN_A_PART])
    author = Acting((by.municipality,), batch.released_by_id, batch.released_by, frozenset({"system"}))
    if not planned:
        _finish(author, batch)
        return False
    version = batch.version
    people = recipients(
        by=author, cases_=[one.case_id for one in planned], language=version.language, visit_on=batch.visit_on
    )
    going = _still_going(version, planned, people)
    if going:
        _print(author, batch, going, people, machine)
    return True


def _still_going(version: TemplateVersion, planned: Sequence[Message], people: dict[int, Recipient]) -> list[Message]:
    """Who may be written to at this very moment; the others are marked with the reason."""
    blocks = read(version.body)
    going: list[Message] = []
    for message in planned:
        who = people.get(message.case_id)
        why = Why.CLOSED if who is None else who.why or _incomplete(blocks, who)
        if why:
            message.state, message.why = State.LEFT_OUT, why
        else:
            going.append(message)
    left = [one for one in planned if one.state == State.LEFT_OUT]
    Message.objects.bulk_update(left, ["state", "why"], batch_size=500)
    return going


def _print(
    author: Acting,
    batch: Batch,
    going: Sequence[Message],
    people: dict[int, Recipient],
    machine: Executor | None,
) -> None:
    version, kind = batch.version, batch.version.template.what
    numbers = [one.case_id for one in going]
    codes = issue_codes(by=author, cases=numbers, purpose=PURPOSE[kind], visit_on=batch.visit_on)
    sheets = []
    for message in going:
        who, code = people[message.case_id], codes[message.case_id]
        blocks = composing.filled(version, who.values, who.facts, code)
        sheets.append(
            composing.sheet(version, blocks=blocks, to=who.to, values=who.values, code=code, number=message.sequence)
        )
    printed = composing.typeset(sheets, version, per_sheet=batch.per_sheet, press=machine)
    part = Part(
        municipality_id=batch.municipality_id,
        batch=batch,
        number=batch.parts.count() + 1,
        sha256=hashlib.sha256(printed.pdf).hexdigest(),
        bytes=len(printed.pdf),
        messages=len(going),
        written_at=clock.now(),
    )
    part.file = f"deel-{part.number:04d}.pdf"
    places = places_of(printed.pages, [one.sequence for one in going], shared=not sheets[0].to)
    part.pages = max(first + pages - 1 for first, pages in places.values())
    folder = folder_of(batch)
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{part.file}.half"
    half.write_bytes(printed.pdf)
    keep_manifest(folder, batch, part, [(one, codes[one.case_id], places[one.sequence]) for one in going])
    half.rename(folder / part.file)
    part.save()
    parsed = read(version.body)
    mark_written(
        part,
        [
            Written(
                message=one.pk,
                page=places[one.sequence][0],
                pages=places[one.sequence][1],
                to=people[one.case_id].to if sheets[0].to else (),
                values=composing.used_values(parsed, people[one.case_id].values),
                facts=sorted(people[one.case_id].facts),
            )
            for one in going
        ],
    )
    name, number = version.template.name, version.number
    audit.record_for_cases(by=author, verb=Verb.MESSAGE_PRINTED, cases=numbers, name=name, version=number)
    cases.register_sent(by=author, cases=numbers, kind=CONTACT[kind], day_part=DayPart.AFTERNOON, on=clock.today())


def places_of(pages: dict[int, int], order: Sequence[int], *, shared: bool) -> dict[int, tuple[int, int]]:
    """Sequence → first page in the part and number of pages. Letters follow each other; cards share a sheet.

    >>> places_of({7: 1, 8: 2, 9: 1}, [7, 8, 9], shared=False)
    {7: (1, 1), 8: (2, 2), 9: (4, 1)}
    """
    if shared:
        return {one: (pages[one], 1) for one in order}
    places, page = {}, 1
    for one in order:
        places[one] = (page, pages[one])
        page += pages[one]
    return places


def _finish(author: Acting, batch: Batch) -> None:
    """All is written: the list is put in order again, once for the whole batch."""
    batch.state, batch.written_at = Batch.State.WRITTEN, clock.now()
    batch.save(update_fields=["state", "written_at"])
    counted = batch_rows(batch)
    audit.record(
        by=author,
        verb=Verb.BATCH_WRITTEN,
        subject=f"batch:{batch.pk}",
        batch=batch.pk,
        messages=counted.written,
        left_out=counted.left_out,
    )
    defer(JobName.RANK_CASES, municipality=batch.municipality_id)


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
