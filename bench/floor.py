"""The floor: the least that this work costs on this machine with these tools, without any of the product's care.

Plain DuckDB readers on the same files, without a check on a single field; Splink's predict and cluster on the same
records with the product's model; the database writing the same rows into the same tables (`writing`).
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from bench.installation import as_owner
from bench.national_year import Year
from bench.table import Measure, console
from bench.world import File, World
from bench.writing import Written, write_plainly

MOST_RATIO, AIMED_RATIO = 2.0, 1.3


@dataclass(frozen=True)
class Floor:
    """The seconds of each part of the floor, and of each table that was written."""

    parts: dict[str, float]
    tables: list[Written]

    @property
    def seconds(self) -> float:
        """The whole floor."""
        return sum(self.parts.values())


def run(world: World, year: Year) -> Floor:
    """The floor under a year that the product has just done: in the same run, on the same files, records and tables."""
    with tempfile.TemporaryDirectory() as spill, duckdb.connect(config={"temp_directory": spill}) as con:
        with console.status("Floor: reading …"):
            seconds, rows = read_plainly(con, world.files)
        parts = {"DuckDB reads the files": seconds}
        console.print(f"  floor: read {rows:,} rows in {seconds:.2f} s")
    with tempfile.TemporaryDirectory() as spill, duckdb.connect(config={"temp_directory": spill}) as con:
        with console.status("Floor: linking …"):
            prepare_records(con, Path(spill))
            parts |= link_plainly(con)
        console.print(f"  floor: linked in {parts['Splink predicts']:.2f} + {parts['Splink clusters']:.2f} s")
    tables = write_plainly(before=year.before, municipalities=world.municipalities)
    parts["PostgreSQL writes the rows"] = sum(table.seconds for table in tables)
    return Floor(parts, tables)


def measures(year: Year, floor: Floor) -> list[Measure]:
    """The parts of the floor, and how many times the floor the product took."""
    part = "the floor of it"
    return [
        *(Measure(part, name, seconds, "s") for name, seconds in floor.parts.items()),
        Measure(part, "whole", floor.seconds, "s"),
        Measure(part, "product / floor", year.seconds / floor.seconds, "×", MOST_RATIO, AIMED_RATIO),
    ]


def timed(work: Callable[[], Any]) -> float:
    """The seconds that it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


# -- reading -------------------------------------------------------------------------------------------------------


def read_plainly(con: duckdb.DuckDBPyConnection, files: tuple[File, ...]) -> tuple[float, int]:
    """Seconds and rows: every file into a table of texts, all files of one partner at once."""
    by_partner: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        by_partner[file.partner].append(file.path)
    readers = {
        partner: _reader(con, partner, [str(path) for path in paths], paths[0].suffix)
        for partner, paths in by_partner.items()
    }
    seconds = sum(timed(reader) for reader in readers.values())
    counted = [con.execute(f"SELECT count(*) FROM plain_{partner}").fetchone() for partner in readers]
    return seconds, sum(row[0] for row in counted if row)


def _reader(con: duckdb.DuckDBPyConnection, partner: str, paths: list[str], suffix: str) -> Callable[[], Any]:
    into = f"CREATE TABLE plain_{partner} AS"
    if suffix == ".csv":
        encoding = "utf-8" if all(_is_utf8(path) for path in paths) else "latin-1"
        read = f"read_csv($files, all_varchar = true, header = true, encoding = '{encoding}')"
        return lambda: con.execute(f"{into} SELECT * FROM {read}", {"files": paths})
    if suffix == ".json":
        read = "read_json($files, union_by_name = false)"
        columns = [row[0] for row in con.execute(f"DESCRIBE SELECT * FROM {read}", {"files": paths[:1]}).fetchall()]
        what = "unnest(meldingen, recursive := true)" if "meldingen" in columns else "*"
        return lambda: con.execute(f"{into} SELECT {what} FROM {read}", {"files": paths})
    return lambda: _read_workbooks(con, into, paths)


def _is_utf8(path: str) -> bool:
    try:
        Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read_workbooks(con: duckdb.DuckDBPyConnection, into: str, paths: list[str]) -> None:
    from python_calamine import CalamineWorkbook

    rows = [row for path in paths for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]]
    columns = [[str(value) for value in column] for column in zip(*rows, strict=True)]
    sheet = pa.table({f"c{place}": column for place, column in enumerate(columns)})
    con.register("sheet", sheet)
    con.execute(f"{into} SELECT * FROM sheet")
    con.unregister("sheet")


# -- linking -------------------------------------------------------------------------------------------------------


def prepare_records(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The table `prepared` of all signals, folded as the product folds them: given to Splink, so not counted."""
    from aanbel.people.core import linking, preparation

    file = folder / "records.csv"
    types = dict.fromkeys(preparation.FIELDS, "VARCHAR") | {"birth_date": "DATE", "house_number": "INTEGER"}
    types = {"record_id": "BIGINT", "municipality": "INTEGER"} | types
    copied = f"select id, municipality_id, {', '.join(preparation.FIELDS)} from intake_signal"
    copy = f"copy ({copied}) to stdout (format csv, force_quote *)"
    with as_owner() as admin, file.open("wb") as out, admin.cursor().copy(copy) as rows:
        for block in rows:
            out.write(block)
    con.execute(linking.RECORDS)
    con.execute(
        f"INSERT INTO records BY NAME SELECT * FROM read_csv('{file}', header = false, columns = {types},"
        " nullstr = '', allow_quoted_nulls = false)"
    )
    for statement in (*preparation.MACROS, preparation.PREPARE, *preparation.SET_ASIDE):
        con.execute(statement)
    file.unlink()


def link_plainly(con: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """Splink's own predict and cluster on `prepared`, with the product's settings and thresholds: seconds of each."""
    from splink import DuckDBAPI, Linker

    from aanbel.people.core import comparison, scoring

    linker = Linker(DuckDBAPI(con).register("prepared"), scoring.settings(), log_level=None, validate_settings=False)
    made: dict[str, Any] = {}

    def predict() -> None:
        made["pairs"] = linker.inference.predict(threshold_match_weight=comparison.DOUBTFUL, warning_mode="never")

    def cluster() -> None:
        made["groups"] = linker.clustering.cluster_pairwise_predictions_at_threshold(
            made["pairs"], threshold_match_weight=comparison.CERTAIN
        )

    return {"Splink predicts": timed(predict), "Splink clusters": timed(cluster)}
