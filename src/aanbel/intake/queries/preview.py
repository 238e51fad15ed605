"""The first rows of a file nobody knows yet, with our best guess at its columns."""

from dataclasses import dataclass
from itertools import islice

from django.conf import settings

from aanbel.audit.acting import Acting
from aanbel.intake.core.columns import BY_NAME
from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.originals import original
from aanbel.intake.core.profiles import by_synonyms
from aanbel.intake.models import Delivery
from aanbel.intake.wording import sentence
from aanbel.kernel.errors import Refused

ROWS = 5
WIDEST = 40


@dataclass(frozen=True)
class Preview:
    """Their headers with the first values under each, and which of our columns we think each one is."""

    format: str
    sheet: str
    records: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: dict[str, str]

    def samples(self) -> list[tuple[str, list[str]]]:
        """Per header of theirs: the first values."""
        return [
            (header, [row[place][:WIDEST] for row in self.rows if place < len(row)])
            for place, header in enumerate(self.headers)
        ]


def preview(by: Acting, delivery: Delivery) -> Preview:
    """Looks into the stored file of a delivery of this municipality; Refused when there is nothing to see."""
    assert delivery.municipality_id in by.municipalities  # noqa: S101 - came from our own queries
    try:
        with original(delivery.stored_at, work=settings.AANBEL_HOME) as file:
            guess = {
                theirs[0]: ours
                for ours, theirs in by_synonyms(file.headers, nested=file.format != "csv").columns.items()
                if ours in BY_NAME
            }
            return Preview(
                format=file.format,
                sheet=file.sheet,
                records=file.profile.records,
                headers=tuple(header for header in file.headers if header.strip()),
                rows=tuple(tuple(row) for _, row in islice(file.rows, ROWS)),
                guess=guess,
            )
    except Unreadable as unreadable:
        raise Refused(sentence(unreadable.finding.code, unreadable.finding.params)) from unreadable
