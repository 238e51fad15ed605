"""HSDS as tables: a folder or zip of CSV files with the names of HSDS, read row by row and written again."""

import csv
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from aanbel.directory.core.hsds.reading import Rows, Unreadable, table_named

_BROKEN = (zlib.error, lzma.LZMAError)
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().-]*$)")
LARGEST = 1_000_000_000
"""Bytes that a zip may unfold to: 100,000 services with all that belongs to them take a tenth of it."""


def rows_of_folder(folder: Path) -> Rows:
    """The rows of a folder with CSV files; other files are left alone."""
    rows = Rows()
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            _take(rows, file.name, lines)
    return _not_empty(rows)


def rows_of_zip(content: bytes) -> Rows:
    """The rows of a zip with CSV files."""
    rows = Rows()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = sorted(name for name in archive.namelist() if name.lower().endswith(".csv"))
            if sum(archive.getinfo(name).file_size for name in members) > LARGEST:
                raise Unreadable("too_large")
            for name in members:
                with archive.open(name) as member:
                    _take(rows, name.rsplit("/", 1)[-1], io.TextIOWrapper(member, "utf-8-sig", newline=""))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, *_BROKEN) as wrong:
        raise Unreadable("no_zip") from wrong
    return _not_empty(rows)


def table_texts(tables: Mapping[str, Iterable[Mapping[str, Any]]], columns: Mapping[str, list[str]]) -> dict[str, str]:
    """File name to text of each table that has rows; a field we added stands in the last columns."""
    texts = {}
    for table, records in tables.items():
        told = list(records)
        if not told:
            continue
        further = sorted({name for record in told for name in record} - set(columns[table]))
        page = io.StringIO(newline="")
        writer = csv.DictWriter(page, [*columns[table], *further], lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in record.items()} for record in told)
        texts[f"{table}.csv"] = page.getvalue()
    return texts


def _cell(value: Any) -> Any:
    """A value as it stands in a table: no spreadsheet that opens it takes it for a formula (OWASP: CSV injection).

    Telephone numbers and numbers below nothing begin like one and are none; everybody else can still read those.

    >>> _cell("=HYPERLINK(1)"), _cell("+31 88 000 00 01"), _cell(-5.3), _cell("-2+3+cmd|1")
    ("'=HYPERLINK(1)", '+31 88 000 00 01', -5.3, "'-2+3+cmd|1")
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _told(value: Any) -> Any:
    """The value of a cell as it was before `_cell`.

    >>> _told(_cell("=1")), _told("'s-Gravenweg")
    ('=1', "'s-Gravenweg")
    """
    return value[1:] if isinstance(value, str) and value.startswith("'") and _FORMULA.match(value[1:]) else value


def _take(rows: Rows, name: str, lines: Iterable[str]) -> None:
    entity = table_named(name)
    if entity is None:
        rows.ignored.append(name)
        return
    try:
        for number, record in enumerate(csv.DictReader(lines), start=2):
            rows.add(entity, {key: _told(value) for key, value in record.items() if key and value}, f"{name} {number}")
    except (csv.Error, UnicodeDecodeError) as wrong:
        raise Unreadable("no_csv") from wrong


def _not_empty(rows: Rows) -> Rows:
    if not len(rows) and not rows.without_id:
        raise Unreadable("empty")
    return rows
