"""The way in: creditors' files → accepted rows, findings, and a tally per file. One file or ten thousand, same code.

A file that cannot be read at all gives one fatal finding and no rows; it never disturbs the other files. Memory is
bounded by DuckDB's limit (it spills to the work folder), workbooks and JSON by their largest size.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from aanbel.intake.core.columns import FILLS
from aanbel.intake.core.csv_files import CsvFile, csv_file, read_csv_files
from aanbel.intake.core.findings import Finding, Unreadable
from aanbel.intake.core.headers import Header
from aanbel.intake.core.json_files import JsonFile, json_file, read_json_files
from aanbel.intake.core.judging import ERRORS, judge
from aanbel.intake.core.opening import Kind, kind_of, text_of
from aanbel.intake.core.raw import create_raw
from aanbel.intake.core.sources import Source, Tally
from aanbel.intake.core.workbooks import best_sheet, unpack

TOGETHER = 2_000
"""So many files are looked at before their rows go in: bounds the texts that are held."""


def connection(*, memory: str = "1GB", threads: int = 2, spill: Path | None = None) -> DuckDBPyConnection:
    """A DuckDB of our own, with its memory bounded and no way to the network."""
    return duckdb.connect(
        config={
            "memory_limit": memory,
            "threads": threads,
            "temp_directory": str(spill or tempfile.gettempdir()),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": True,
        }
    )


def read_many(con: DuckDBPyConnection, sources: Iterable[Source], *, work: Path | None = None) -> dict[int, Tally]:
    """Read and judge all files; leaves `accepted`, `finding` and `source` in the connection, gives a tally per key.

    `work`: a folder for copies of the files while they are read (default: the system's temporary folder).
    """
    listed = list(sources)
    _note_sources(con, listed)
    create_raw(con)
    headers: dict[int, Header] = {}
    fatal: dict[int, Finding] = {}
    for begin in range(0, len(listed), TOGETHER):
        with tempfile.TemporaryDirectory(prefix="aanbel-intake-", dir=work) as folder:
            headers |= _read(con, listed[begin : begin + TOGETHER], Path(folder), fatal)
    judge(con)
    _note_empty(con, headers)
    _note_headers(con, headers)
    _note_fatal(con, fatal)
    return _tallies(con, listed, headers)


def _read(con: DuckDBPyConnection, sources: list[Source], folder: Path, fatal: dict[int, Finding]) -> dict[int, Header]:
    """The rows of these files into the raw table; gives their headers. What cannot be read is noted as fatal."""
    csvs: list[CsvFile] = []
    jsons: list[JsonFile] = []
    kinds = list(_kinds(sources, fatal))
    books = [source for source, kind in kinds if kind == "xlsx"]
    with ThreadPoolExecutor(1) as beside:
        unpacked = beside.submit(unpack, [source.path for source in books], folder)
        for source, kind in kinds:
            if kind == "xlsx":
                continue
            try:
                text = text_of(source.path, folder / f"{source.key}.{kind}")
                if kind == "json":
                    jsons.append(json_file(source, text))
                else:
                    csvs.append(csv_file(source, text))
            except Unreadable as unreadable:
                fatal[source.key] = unreadable.finding
        failed = read_json_files(con, jsons)
        sheets = unpacked.result()
    for source in books:
        try:
            csvs.append(best_sheet(source, sheets[source.path]))
        except Unreadable as unreadable:
            fatal[source.key] = unreadable.finding
    read_csv_files(con, csvs)
    fatal |= {key: unreadable.finding for key, unreadable in failed.items()}
    opened: list[CsvFile | JsonFile] = [*csvs, *(file for file in jsons if file.source.key not in failed)]
    return {file.source.key: file.header for file in opened}


def _kinds(sources: Iterable[Source], fatal: dict[int, Finding]) -> Iterator[tuple[Source, Kind]]:
    """Which kind of file each is."""
    for source in sources:
        try:
            yield source, kind_of(source.path)
        except Unreadable as unreadable:
            fatal[source.key] = unreadable.finding


def _note_sources(con: DuckDBPyConnection, sources: list[Source]) -> None:
    table = pa.table(
        {
            "key": pa.array([source.key for source in sources], pa.int64()),
            "kind": pa.array([source.kind for source in sources], pa.string()),
            "delivered_on": pa.array([source.delivered_on for source in sources], pa.date32()),
        }
    )
    con.register("sources", table)
    con.execute("CREATE OR REPLACE TEMP TABLE source AS SELECT * FROM sources")
    con.unregister("sources")


def _note_headers(con: DuckDBPyConnection, headers: Mapping[int, Header]) -> None:
    """Findings name the column as the file does, so that the creditor's employee finds it."""
    rows = [
        (key, ours, " + ".join(headers[key].names[place] for place in places)[:60])
        for (key,) in con.execute("SELECT DISTINCT file FROM finding").fetchall()
        for ours, places in headers[key].places.items()
    ]
    known = {(key, ours) for key, ours, _ in rows}
    composites = [
        (key, target, theirs)
        for key, ours, theirs in rows
        for target in FILLS.get(ours, ())
        if (key, target) not in known
    ]
    keys, ours, theirs = zip(*rows, *composites, strict=True) if rows else ((), (), ())
    con.register(
        "header",
        pa.table(
            {
                "key": pa.array(keys, pa.int64()),
                "ours": pa.array(ours, pa.string()),
                "theirs": pa.array(theirs, pa.string()),
            }
        ),
    )
    con.execute(
        'UPDATE finding SET "column" = header.theirs FROM header '
        'WHERE header.key = finding.file AND header.ours = finding."column"'
    )
    con.unregister("header")


def _note_empty(con: DuckDBPyConnection, headers: Mapping[int, Header]) -> None:
    """A file with a header and no rows is a delivery: the partner says that there is nothing to report."""
    filled = {key for (key,) in con.execute("SELECT DISTINCT file FROM judged").fetchall()}
    for key in headers.keys() - filled:
        con.execute("INSERT INTO finding VALUES (?, 1, '', 'no_rows', 'warning', '{}')", [key])


def _note_fatal(con: DuckDBPyConnection, fatal: dict[int, Finding]) -> None:
    for key, finding in fatal.items():
        con.execute(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)",
            [key, finding.row, finding.column, finding.code, finding.grade.value, json.dumps(finding.params)],
        )


def _tallies(con: DuckDBPyConnection, sources: list[Source], headers: Mapping[int, Header]) -> dict[int, Tally]:
    counted = {
        key: (rows, accepted)
        for key, rows, accepted in con.execute(
            f"SELECT file, count(*), count(*) FILTER (mask & {ERRORS} = 0) FROM judged GROUP BY file"
        ).fetchall()
    }
    warned = dict(con.execute("SELECT file, count(*) FROM finding WHERE grade = 'warning' GROUP BY file").fetchall())
    tallies = {}
    for source in sources:
        rows, accepted = counted.get(source.key, (0, 0))
        tallies[source.key] = Tally(
            key=source.key,
            rows=rows,
            accepted=accepted,
            refused=rows - accepted,
            warnings=warned.get(source.key, 0),
            fatal=source.key not in headers,
            profile=headers[source.key].profile.name if source.key in headers else "",
        )
    return tallies
