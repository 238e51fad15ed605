"""Reading CSV: many clean files of one shape in one statement, a file that is not clean row by row.

The fast way is DuckDB's parallel reader with the dialect we found ourselves. It is strict: a file in which one row has
too many or too few fields, a stray quote or an endless line, is read again by Python's reader, which never refuses a
row. So a clean national year takes seconds and a messy file still gives each row its own finding.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from aanbel.intake.core.findings import Unreadable
from aanbel.intake.core.headers import Header, header_of
from aanbel.intake.core.opening import CHUNK
from aanbel.intake.core.profiles import Format
from aanbel.intake.core.raw import add_rows
from aanbel.intake.core.sources import Source
from aanbel.intake.core.texts import listed, literal

DELIMITERS = ";,\t|"
LONGEST_FIELD = 8 * 1024 * 1024
LONGEST_RECORD = 20
"""A record over more lines than this is not an address with line breaks but a quote that was never closed."""
BATCH = 20_000


@dataclass(frozen=True)
class CsvFile:
    """A file ready to be read: `path` is UTF-8 text, `lines` how many lines stand up to and with the header."""

    source: Source
    path: Path
    delimiter: str
    header: Header
    lines: int
    clean: bool

    @property
    def shape(self) -> tuple[object, ...]:
        """Files of one shape are read in one statement."""
        return self.delimiter, self.header.names, self.header.row, self.lines, repr(self.header.profile)


def csv_file(source: Source, path: Path, shape: Format = "csv") -> CsvFile:
    """Find delimiter and header, or say which columns are missing."""
    found = looked_at(source, path, shape)
    found.header.checked()
    return found


def looked_at(source: Source, path: Path, shape: Format = "csv") -> CsvFile:
    """The delimiter and the header that together recognise most of our columns, complete or not."""
    with path.open("rb") as file:
        start = file.read(64 * 1024).decode("utf-8", errors="replace")
    found: list[tuple[Header, str]] = [
        (_header(start, delimiter, source, shape), delimiter) for delimiter in DELIMITERS if delimiter in start
    ] or [(_header(start, ";", source, shape), ";")]
    header, delimiter = max(found, key=lambda pair: (pair[0].rank, len(pair[0].names)))
    lines = _lines_until(start, delimiter, header.row)
    return CsvFile(source, path, delimiter, header, lines, clean=_is_clean(path))


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


def read_csv_files(con: DuckDBPyConnection, files: Sequence[CsvFile]) -> None:
    """All rows of these files into the raw table."""
    slow = [file for file in files if not file.clean]
    fast = sorted((file for file in files if file.clean), key=lambda file: repr(file.shape))
    for _, group in groupby(fast, key=lambda file: file.shape):
        slow += _read_together(con, list(group))
    for file in slow:
        _read_row_by_row(con, file)


def _read_together(con: DuckDBPyConnection, files: Sequence[CsvFile]) -> list[CsvFile]:
    """One statement for all; gives back the files that turn out not to be clean, none of whose rows were kept."""
    first = files[0]
    fields = [f"c{place}" for place in range(len(first.header.names))]
    types = "{" + ", ".join(f"'{field}': 'VARCHAR'" for field in fields) + "}"
    wanted = sorted({place for places in first.header.places().values() for place in places})
    con.execute(
        "CREATE OR REPLACE TEMP TABLE batch AS "
        f"SELECT filename, {', '.join(fields[place] for place in wanted)} "
        f"FROM read_csv({listed(str(f.path) for f in files)}, "
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
    good = [file for file in files if str(file.path) not in messy]
    con.execute("CREATE OR REPLACE TEMP TABLE batch_file (filename VARCHAR, file BIGINT)")
    if good:
        con.register("good", pa.table({"p": [str(f.path) for f in good], "k": [f.source.key for f in good]}))
        con.execute("INSERT INTO batch_file SELECT p, k FROM good")
        con.unregister("good")
        source = (
            f"(SELECT b.*, f.file, (b.rowid - s.first + {first.header.row + 1})::INTEGER AS row FROM batch b "
            "JOIN batch_file f USING (filename) "
            "JOIN (SELECT filename, min(rowid) AS first FROM batch GROUP BY ALL) s USING (filename))"
        )
        add_rows(con, source=source, fields=_fields(first.header), profile=first.header.profile)
    con.execute("DROP TABLE batch; DROP TABLE batch_file")
    return [file for file in files if str(file.path) in messy]


def _fields(header: Header) -> dict[str, tuple[str, ...]]:
    return {ours: tuple(f"c{place}" for place in places) for ours, places in header.places().items()}


def _read_row_by_row(con: DuckDBPyConnection, file: CsvFile) -> None:
    """A messy file: short rows are filled up, a row with too many fields is marked."""
    width = len(file.header.names)
    for batch in _batches(file, width):
        columns = {f"c{place}": [row[place] for _, row, _ in batch] for place in range(width)}
        numbers = {"file": [file.source.key] * len(batch), "row": [number for number, _, _ in batch]}
        faults = pa.array(["too_many_fields" if extra else None for *_, extra in batch], pa.string())
        con.register("batch", pa.table({**numbers, **columns, "fault": faults}))
        add_rows(con, source="batch", fields=_fields(file.header), profile=file.header.profile, fault="fault")
        con.unregister("batch")


def _batches(file: CsvFile, width: int) -> Iterator[list[tuple[int, list[str], bool]]]:
    batch: list[tuple[int, list[str], bool]] = []
    for number, row in rows_of(file.path, file.delimiter):
        if number > file.header.row and row:
            batch.append((number, [*row[:width], *[""] * (width - len(row))], any(row[width:])))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_of(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number; when a quote is never closed, quotes are read as plain signs."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        quotes_close = all(lines <= LONGEST_RECORD for lines, _ in _records(file, delimiter))
        file.seek(0)
        records = _records(file, delimiter, quotes=quotes_close)
        for number, (_, row) in enumerate(records, start=1):
            yield number, row


def _records(
    file: io.TextIOBase | io.TextIOWrapper, delimiter: str, *, quotes: bool = True, upto: int = 0
) -> Iterator[tuple[int, list[str]]]:
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
