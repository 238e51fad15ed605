"""Writing a released batch in parts: nothing twice, no "no" passed by, whatever happens in between.

A round of parts is one transaction: it asks the rule of every household again, gives out the codes, has the PDF of each
part set, writes the files under their final names, marks the messages and registers the attempts. Cut off before its
end, all of it is undone but the files, which the next run writes over; only parts with a row are ever handed over.
While the presses of a large batch set one part, the next is prepared and the one before is written.
"""

import hashlib
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from django.db import transaction

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import DayPart
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.outreach.core.template_text import read
from aanbel.outreach.core.typesetting import Printed
from aanbel.outreach.models import Batch, Message, Part, TemplateVersion
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.batches import batch_rows, folder_of
from aanbel.outreach.queries.recipients import Recipient, recipients
from aanbel.outreach.services.batch_rows import Written, mark_written
from aanbel.outreach.services.batches import incomplete
from aanbel.outreach.services.manifest import keep_manifest
from aanbel.outreach.services.messages import CONTACT, PURPOSE
from aanbel.outreach.services.press import PRESSES, presses
from aanbel.outreach.services.reply_codes import issue_codes

IN_A_PART = 500
State, Why = Message.State, Message.Why


@dataclass(frozen=True)
class _Setting:
    """A part that lies on the press."""

    going: Sequence[Message]
    people: dict[int, Recipient]
    codes: dict[int, str]
    on_paper: Future[Printed]
    addressed: bool


def write_batch(*, by: Acting, batch: int) -> None:
    """Writes what of a released batch is not written yet, part by part. Safe to cut off and to run again."""
    with on_behalf_of(by):
        planned = Message.objects.filter(municipality_id=by.municipality, batch=batch, state=State.PLANNED).count()
    with presses(planned) as machine:
        while True:
            with on_behalf_of(by):
                if not _write_parts(by, batch, machine):
                    return


@transaction.atomic
def _write_parts(by: Acting, number: int, machine: Executor | None) -> bool:
    """One part for each press from beginning to end; False when there is nothing more to write."""
    batch = Batch.objects.select_for_update(of=("self",)).select_related("version__template").filter(
        municipality_id=by.municipality, pk=number, state=Batch.State.RELEASED
    ).first()  # fmt: skip
    if batch is None:
        return False
    at_once = IN_A_PART * (PRESSES if machine else 1)
    planned = list(batch.messages.filter(state=State.PLANNED).order_by("sequence")[:at_once])
    author = Acting((by.municipality,), batch.released_by_id, batch.released_by, frozenset({"system"}))
    if not planned:
        _finish(author, batch)
        return False
    parts = [planned[start : start + IN_A_PART] for start in range(0, len(planned), IN_A_PART)]
    settings = [_set(author, batch, part, machine) for part in parts]
    for setting in settings:
        if setting is not None:
            _write(author, batch, setting)
    return True


def _set(author: Acting, batch: Batch, planned: Sequence[Message], machine: Executor | None) -> _Setting | None:
    """Who of these is still to be written to, their codes, and the sheets on the press."""
    version, kind = batch.version, batch.version.template.what
    people = recipients(
        by=author, cases_=[one.case_id for one in planned], language=version.language, visit_on=batch.visit_on
    )
    going = _still_going(version, planned, people)
    if not going:
        return None
    numbers = [one.case_id for one in going]
    codes = issue_codes(by=author, cases=numbers, purpose=PURPOSE[kind], visit_on=batch.visit_on)
    sheets = []
    for message in going:
        who, code = people[message.case_id], codes[message.case_id]
        blocks = composing.filled(version, who.values, who.facts, code)
        sheets.append(
            composing.sheet(version, blocks=blocks, to=who.to, values=who.values, code=code, number=message.sequence)
        )
    on_paper = composing.put_on_press(sheets, version, per_sheet=batch.per_sheet, press=machine)
    return _Setting(going, people, codes, on_paper, addressed=bool(sheets[0].to))


def _still_going(version: TemplateVersion, planned: Sequence[Message], people: dict[int, Recipient]) -> list[Message]:
    """Who may be written to at this very moment; the others are marked with the reason."""
    blocks = read(version.body)
    going: list[Message] = []
    for message in planned:
        who = people.get(message.case_id)
        why = Why.CLOSED if who is None else who.why or incomplete(blocks, who)
        if why:
            message.state, message.why = State.LEFT_OUT, why
        else:
            going.append(message)
    left = [one for one in planned if one.state == State.LEFT_OUT]
    Message.objects.bulk_update(left, ["state", "why"], batch_size=500)
    return going


def _write(author: Acting, batch: Batch, setting: _Setting) -> None:
    """The file, its row and manifest, and what it means for each household."""
    version, kind, going, people = batch.version, batch.version.template.what, setting.going, setting.people
    numbers = [one.case_id for one in going]
    printed = setting.on_paper.result()
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
    places = places_of(printed.pages, [one.sequence for one in going], shared=not setting.addressed)
    part.pages = max(first + pages - 1 for first, pages in places.values())
    folder = folder_of(batch)
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{part.file}.half"
    half.write_bytes(printed.pdf)
    keep_manifest(folder, batch, part, [(one, setting.codes[one.case_id], places[one.sequence]) for one in going])
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
                to=people[one.case_id].to if setting.addressed else (),
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
