"""Files as creditors send them, made small; and a reader that gives back what a test wants to look at."""

import io
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl

from aanbel.intake.core import opening
from aanbel.intake.core.findings import Finding
from aanbel.intake.core.judging import SIGNAL_COLUMNS
from aanbel.intake.core.profiles import Profile
from aanbel.intake.core.reading import connection, read_many
from aanbel.intake.core.sources import Source, Tally

DELIVERED_ON = date(2026, 10, 5)
GOOD = {
    "kenmerk": "K1",
    "voorletters": "A.B.",
    "voorvoegsel": "van der",
    "achternaam": "Berg",
    "geboortedatum": "1987-03-14",
    "geslacht": "V",
    "bsn": "123456782",
    "straat": "Molenweg",
    "huisnummer": "12",
    "huisletter": "",
    "toevoeging": "",
    "postcode": "1234 AB",
    "woonplaats": "Klokkendam",
    "telefoon": "0612345678",
    "email": "A.Berg@example.nl",
    "bedrag": "412,35",
    "ontstaansdatum": "01-05-2026",
    "signaaldatum": "2026-10-01",
    "soort": "achterstand",
    "crisis": "nee",
    "warme_overdracht": "ja",
}
"""One row in which nothing is wrong; the reference is made unique by `csv_of`."""


@dataclass(frozen=True)
class Read:
    """What became of one file."""

    tally: Tally
    rows: list[dict[str, Any]]
    findings: list[Finding]

    @property
    def codes(self) -> list[tuple[int, str]]:
        """(row, code) of every finding, in order."""
        return sorted((finding.row, finding.code) for finding in self.findings)


def csv_of(*changes: Mapping[str, str], delimiter: str = ";", columns: Iterable[str] = GOOD) -> str:
    """A canonical file with one good row per change, changed so."""
    names = list(columns)
    lines = [delimiter.join(names)]
    for number, change in enumerate(changes, start=1):
        row = {**GOOD, "kenmerk": f"K{number}", **change}
        lines.append(delimiter.join(quoted(row[name], delimiter) for name in names))
    return "\n".join(lines) + "\n"


def quoted(field: str, delimiter: str) -> str:
    """A field as CSV writes it."""
    if any(sign in field for sign in (delimiter, '"', "\n", "\r")):
        return '"' + field.replace('"', '""') + '"'
    return field


def xlsx_of(rows: Iterable[Collection[Any]], *, sheet: str = "Blad1") -> bytes:
    """A workbook of one sheet; a text that looks like a formula stays a text."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for number, row in enumerate(rows, start=1):
        page.append(list(row))
        for place, value in enumerate(row, start=1):
            if isinstance(value, str) and value.startswith("="):
                page.cell(number, place).data_type = "s"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def json_of(document: Any) -> bytes:
    """A JSON file."""
    return json.dumps(document, ensure_ascii=False).encode()


def read(
    folder: Path,
    content: str | bytes,
    *,
    kind: str = "energie",
    profile: Profile | None = None,
    own: tuple[Profile, ...] = (),
    name: str = "file",
    streamed: bool = False,
) -> Read:
    """Read one file in a DuckDB of its own; `streamed`: on the road that large files take."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    con = connection(memory="500MB", threads=1, spill=folder)
    with patch.object(opening, "SMALL", -1 if streamed else opening.SMALL):
        tallies = read_many(con, [Source(7, path, kind, DELIVERED_ON, profile, own)])
    rows = [
        dict(zip(("row", *SIGNAL_COLUMNS), found, strict=True))
        for found in con.execute(f"SELECT row, {', '.join(SIGNAL_COLUMNS)} FROM accepted ORDER BY row").fetchall()
    ]
    findings = [
        Finding(row, column, code, json.loads(params))
        for row, column, code, params in con.execute(
            'SELECT row, "column", code, params FROM finding ORDER BY row, code, "column"'
        ).fetchall()
    ]
    con.close()
    return Read(tallies[7], rows, findings)
