"""A delivered file as its sender sees it: its own headers, and its rows as they were written.

For the workbook with errors beside the rows, and for the page on which an unknown file is given its columns.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from aanbel.intake.core.csv_files import looked_at, rows_of
from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.json_files import fields_of, parsed
from aanbel.intake.core.opening import Text, kind_of, text_of
from aanbel.intake.core.profiles import Format, Profile
from aanbel.intake.core.sheets import number_text
from aanbel.intake.core.sources import Source
from aanbel.intake.core.workbooks import unpack


@dataclass(frozen=True)
class Original:
    """`profile` is the best guess at its shape; `rows` gives (row as the reader counts, fields), once."""

    format: Format
    headers: tuple[str, ...]
    profile: Profile
    sheet: str
    rows: Iterator[tuple[int, list[str]]]


@contextmanager
def original(path: Path, *, profile: Profile | None = None, work: Path | None = None) -> Iterator[Original]:
    """Opens a file to look into; raises Unreadable when there is nothing to see."""
    source = Source(key=0, path=path, kind="overige", delivered_on=date.min, profile=profile)
    with tempfile.TemporaryDirectory(dir=work) as folder:
        kind = kind_of(path)
        if kind == "json":
            yield _json(source, text_of(path, Path(folder) / "0.json"))
        elif kind == "csv":
            yield _delimited(source, text_of(path, Path(folder) / "0.csv"), "csv", "")
        else:
            yield _workbook(source, Path(folder))


def _delimited(source: Source, text: Text, shape: Format, sheet: str) -> Original:
    file = looked_at(source, text, shape)
    rows = ((number, row) for number, row in rows_of(text, file.delimiter) if number > file.header.row and any(row))
    return Original(shape, file.header.names, file.header.profile, sheet, rows)


def _workbook(source: Source, folder: Path) -> Original:
    sheets = unpack([source.path], folder)[source.path]
    if isinstance(sheets, Unreadable):
        raise sheets
    if not sheets:
        raise Unreadable("file_empty")
    wanted = source.profile.sheet if source.profile else ""
    candidates = [pair for pair in sheets if pair[0] == wanted] or sheets
    name, text = max(candidates, key=lambda pair: looked_at(source, pair[1], "xlsx").header.rank)
    return _delimited(source, text, "xlsx", name)


def _json(source: Source, text: Text) -> Original:
    found = parsed(source, text)
    headers = found.header.names
    shape = replace(found.header.profile, records=found.records.strip("/"))

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, record in enumerate(found.every(), start=1):
            fields = dict(fields_of(record)) if isinstance(record, dict) else {headers[0]: record}
            yield number, [_text(fields.get(header)) for header in headers]

    return Original("json", headers, shape, "", rows())


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return number_text(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
