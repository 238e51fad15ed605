"""Reading CSV: large clean files by DuckDB, small ones and those that are not clean by Python's reader.

DuckDB's parallel reader is the fast one for many rows, with the dialect we found ourselves; but opening a file costs
it milliseconds, so small files, which we hold already, are split here and go in together. It is also strict: a file
in which one row has too many or too few fields, a stray quote or an endless line, is read again by Python's reader,
which never refuses a row and gives each its own finding.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import TextIO

import pyarrow as pa
from duckdb import DuckDBPyConnection

from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.headers import Header, header_of
from aanbel.intake.core.opening import CHUNK, Text
from aanbel.intake.core.profiles import Format
from aanbel.intake.core.raw import add_rows
from aanbel.intake.core.sources import Source
from aanbel.intake.core.texts import listed, literal

DELIMITERS = ";,\t|"
SHEETS_DELIMITER = ";"
LONGEST_FIELD = 8 * 1024 * 1024
LONGEST_RECORD = 20
"""A record over more lines than this is not an address with line breaks but a quote that was never closed."""
BATCH = 20_000


@dataclass(frozen=True)
class CsvFile:
    """A file ready to be read: `lines` is how many lines stand up to and with the header."""

    source: Source
    text: Text
    delimiter: str
    header: Header
    lines: int
    fast: bool

    @property
    def shape(self) -> tuple[object, ...]:
        """Files of one shape are read in one statement."""
        return self.delimiter, self.header, self.lines


def csv_file(source: Source, text: Text, shape: Format = "csv") -> CsvFile:
    """Find delimiter and header, or say which columns are missing."""
    found = looked_at(source, text, shape)
    found.header.checked()
    return found


def looked_at(source: Source, text: Text, shape: Format = "csv") -> CsvFile:
    """The delimiter and the header that together recognise most of our columns, complete or not."""
    start = text.start(64 * 1024)
    possible = SHEETS_DELIMITER if shape == "xlsx" else DELIMITERS
    found: list[tuple[Header, str]] = [
        (_header(start, delimiter, source, shape), delimiter) for delimiter in possible if delimiter in start
    ] or [(_header(start, ";", source, shape), ";")]
    header, delimiter = max(found, key=lambda pair: (pair[0].rank, len(pair[0].names)))
    lines = _lines_until(start, delimiter, header.row)
    return CsvFile(source, text, delimiter, header, lines, fast=text.held is None and _is_clean(text.path))


def _header(start: str, delimiter: str, source: Source, shape: Format) -> Header:
    rows = [row for _, row in _records(io.StringIO(start, newline=""), delimiter, upto=10)]
    return header_of(rows, shape=shape, profile=source.profile, own=source.own)


def _lines_until(start: str, delimiter: str, row: int) -> int:
    reader = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
    for _ in range(row):
        next(reader)
    return reader.line_num


def _is_clean(path: Path) -> bool:
    """No empty lines in between (they would shift the row numbers) and no line ends of the last century."""
    last = b""
    newlines = False
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            seen = last + chunk
            newlines = newlines or b"\n" in chunk
            if b"\n\n" in seen or b"\n\r\n" in seen:
                return False
            last = chunk[-2:]
    return newlines


def read_csv_files(con: DuckDBPyConnection, files: Iterable[CsvFile]) -> None:
    """All rows of these files into the raw table."""
    alike: dict[tuple[object, ...], list[CsvFile]] = defaultdict(list)
    for file in files:
        alike[file.fast, file.shape].append(file)
    for (fast, _), group in alike.items():
        _read_row_by_row(con, _read_together(con, group) if fast else group)


def _read_together(con: DuckDBPyConnection, files: Sequence[CsvFile]) -> list[CsvFile]:
    """One statement for all; gives back the files that turn out not to be clean, none of whose rows were kept."""
    first = files[0]
    fields = [f"c{place}" for place in range(len(first.header.names))]
    types = "{" + ", ".join(f"'{field}': 'VARCHAR'" for field in fields) + "}"
    wanted = sorted({place for places in first.header.places.values() for place in places})
    con.execute(
        "CREATE OR REPLACE TEMP TABLE batch AS "
        f"SELECT filename, {', '.join(fields[place] for place in wanted)} "
        f"FROM read_csv({listed(str(f.text.path) for f in files)}, "
        f"delim = {literal(first.delimiter)}, quote = '\"', escape = '\"', header = false, skip = {first.lines}, "
        f"columns = {types}, auto_detect = false, filename = true, ignore_errors = true, store_rejects = true, "
        f"rejects_table = 'csv_rejects', rejects_scan = 'csv_scans', rejects_limit = 0)"
    )
    messy = {
        path
        for (path,) in con.execute(
            "SELECT DISTINCT s.file_path FROM csv_rejects r JOIN csv_scans s USING (scan_id, file_id)"
        ).fetchall()
    }
    con.execute("DROP TABLE csv_rejects; DROP TABLE csv_scans")
    good = [file for file in files if str(file.text.path) not in messy]
    con.execute("CREATE OR REPLACE TEMP TABLE batch_file (filename VARCHAR, file BIGINT)")
    if good:
        con.register("good", pa.table({"p": [str(f.text.path) for f in good], "k": [f.source.key for f in good]}))
        con.execute("INSERT INTO batch_file SELECT p, k FROM good")
        con.unregister("good")
        source = (
            f"(SELECT b.*, f.file, (b.rowid - s.first + {first.header.row + 1})::INTEGER AS row FROM batch b "
            "JOIN batch_file f USING (filename) "
            "JOIN (SELECT filename, min(rowid) AS first FROM batch GROUP BY ALL) s USING (filename))"
        )
        add_rows(con, source=source, fields=_fields(first.header), profile=first.header.profile)
    con.execute("DROP TABLE batch; DROP TABLE batch_file")
    return [file for file in files if str(file.text.path) in messy]


def _fields(header: Header) -> dict[str, tuple[str, ...]]:
    return {ours: tuple(f"c{place}" for place in places) for ours, places in header.places.items()}


def _read_row_by_row(con: DuckDBPyConnection, files: Sequence[CsvFile]) -> None:
    """Files of one shape: short rows are filled up, a row with too many fields is marked."""
    if not files:
        return
    header = files[0].header
    wanted = sorted({place for places in header.places.values() for place in places})
    for batch in _batches(files, len(header.names)):
        keys, numbers, rows, faults = zip(*batch, strict=True)
        columns = list(zip(*rows, strict=True))
        table = {
            "file": pa.array(keys, pa.int64()),
            "row": pa.array(numbers, pa.int32()),
            "fault": pa.array(faults, pa.string()),
            **{f"c{place}": pa.array(columns[place], pa.string()) for place in wanted},
        }
        con.register("batch", pa.table(table))
        add_rows(con, source="batch", fields=_fields(header), profile=header.profile, fault="fault")
        con.unregister("batch")


def _batches(files: Iterable[CsvFile], width: int) -> Iterator[list[tuple[int, int, list[str], str | None]]]:
    """Source's key, row number, fields and fault of every row, so many at a time.

    A last row without a line end that is the only one too short was cut off: its last field may be half an amount.
    """
    batch: list[tuple[int, int, list[str], str | None]] = []
    for file in files:
        key, whole = file.source.key, not file.text.stops_midway()
        for (number, row), (next_one, _) in pairwise(chain(rows_of(file.text, file.delimiter), [(0, [])])):
            if number <= file.header.row or not row:
                continue
            fault = None
            if len(row) != width:
                fault = "too_many_fields" if any(row[width:]) else None
                if len(row) < width:
                    fault = None if next_one or whole else "cut_off"
                    whole = True
                row = [*row[:width], *[""] * (width - len(row))]
            batch.append((key, number, row, fault))
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def rows_of(text: Text, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number; when a quote is never closed, quotes are read as plain signs."""
    with text.opened() as file:
        quotes_close = _no_quotes(text) or all(lines <= LONGEST_RECORD for lines, _ in _records(file, delimiter))
        file.seek(0)
        records = _records(file, delimiter, quotes=quotes_close)
        for number, (_, row) in enumerate(records, start=1):
            yield number, row


def _no_quotes(text: Text) -> bool:
    """Whether it is known that there is none: then the records need not be counted first."""
    return text.held is not None and '"' not in text.held


def _records(file: TextIO, delimiter: str, *, quotes: bool = True, upto: int = 0) -> Iterator[tuple[int, list[str]]]:
    """Records with the number of lines each takes."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(file, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE)
    before = 0
    try:
        for number, row in enumerate(reader, start=1):
            yield reader.line_num - before, row
            before = reader.line_num
            if number == upto:
                return
    except csv.Error as error:
        if not quotes:
            raise Unreadable("file_not_readable") from error
        yield LONGEST_RECORD + 1, []
