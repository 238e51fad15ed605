"""A file for the map is handed in on a page and read by the worker: a hundred thousand services take minutes.

The file is kept as it came until the next one comes, so that what was tried can be taken over as it is.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.verbs import Verb
from aanbel.directory.models import HandedIn
from aanbel.directory.permissions import check_can_exchange_map
from aanbel.directory.services.importing import Imported, import_map
from aanbel.directory.services.reading import LARGEST, read_map_at, trouble
from aanbel.directory.wording.findings import finding_words
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

SHOWN = 100
"""Findings that are kept to show: who has more mends these first."""


@transaction.atomic
def hand_in(*, by: Acting, filename: str, size: int, chunks: Iterable[bytes], take: bool) -> HandedIn:
    """Keep a file, and have it read: tried, or taken over at once. The file before it is forgotten."""
    check_can_exchange_map(by)
    if size > LARGEST:
        raise Refused(trouble("too_large"))
    for earlier in HandedIn.objects.filter(municipality_id=by.municipality):
        earlier.stored_at.unlink(missing_ok=True)
        earlier.delete()
    file = HandedIn.objects.create(
        municipality_id=by.municipality, filename=filename[:200], take=take, handed_in_at=clock.now()
    )
    file.stored_at.parent.mkdir(parents=True, exist_ok=True)
    with file.stored_at.open("wb") as out:
        out.writelines(chunks)
    audit.record(by=by, verb=Verb.MAP_HANDED_IN, subject=f"map-file:{file.pk}", filename=file.filename)
    defer(JobName.READ_MAP, municipality=by.municipality, file=file.pk)
    return file


@transaction.atomic
def take_over(*, by: Acting, file: int) -> HandedIn:
    """What was tried is taken over, from the same file."""
    check_can_exchange_map(by)
    found = HandedIn.objects.select_for_update().filter(municipality_id=by.municipality, pk=file).first()
    if found is None or not found.stored_at.exists():
        raise Missing(_("This file is not kept any more. Nothing was changed. Choose it again."))
    if found.state != HandedIn.State.TRIED:
        raise Refused(_("This file was not tried yet, or it was taken over already. Nothing was changed."))
    found.take, found.state, found.begun_at = True, HandedIn.State.WAITS, None
    found.save(update_fields=["take", "state", "begun_at"])
    audit.record(by=by, verb=Verb.MAP_HANDED_IN, subject=f"map-file:{found.pk}", filename=found.filename)
    defer(JobName.READ_MAP, municipality=by.municipality, file=found.pk)
    return found


def read_handed_in(*, by: Acting, file: int) -> None:
    """Reads a file that waits, or whose reading was cut off; each step its own transaction. Safe to repeat."""
    with on_behalf_of(by):
        found = HandedIn.objects.select_for_update().filter(municipality_id=by.municipality, pk=file).first()
        if found is None or not found.busy:
            return
        found.state, found.begun_at = HandedIn.State.READING, clock.now()
        found.save(update_fields=["state", "begun_at"])
    with on_behalf_of(by):
        try:
            told = import_map(by=by, rows=read_map_at(found.stored_at), dry_run=not found.take)
        except Refused as no:
            report: dict[str, Any] = {"state": HandedIn.State.REFUSED, "trouble": str(no)}
        else:
            report = _report(told)
        HandedIn.objects.filter(municipality_id=by.municipality, pk=file).update(**report)  # unless a newer one came


def _report(told: Imported) -> dict[str, Any]:
    return {
        "state": HandedIn.State.TRIED if told.tried_only else HandedIn.State.TAKEN,
        "counts": {"new": told.new, "changed": told.changed, "same": told.same, "refused": told.refused},
        "findings": [finding_words(finding) for finding in told.findings[:SHOWN]],
        "more": max(len(told.findings) - SHOWN, 0),
    }
