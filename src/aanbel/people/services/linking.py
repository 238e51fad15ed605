"""Linking all signals that have no resident yet, of one municipality or of all at once.

New signals and what is known leave PostgreSQL as two COPY streams, are linked in DuckDB, and come back as
three more; nothing touches the disk. One transaction: a run that is cut off has done nothing, a second run
finds nothing to do. Rows are written once and whole: numbers are given out beforehand, nothing is updated after.
"""

import io
import time
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow.csv
from django.db import connection, transaction

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting
from aanbel.audit.planner import count_roughly, tell_planner, whole_tables
from aanbel.audit.turns import take_turn
from aanbel.kernel import clock
from aanbel.people.core.comparison import MODEL_VERSION
from aanbel.people.core.linking import RECORDS, link_records
from aanbel.people.services import statements


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """What a run did: signals linked, of which recognised with certainty, questions asked, residents added; and the

    version of the model that weighed them.
    """

    rows: int
    certain: int
    doubtful: int
    new_residents: int
    seconds: float
    model: int = MODEL_VERSION


@transaction.atomic
def link_signals(*, by: Acting) -> LinkCounts:
    """Gives every unlinked signal of the acting municipalities a resident, an address and, in doubt, a question."""
    check_can_coordinate(by)
    started = time.perf_counter()
    with connection.cursor() as cursor, duckdb.connect() as engine:
        take_turn(cursor, "people.link_signals", by)
        places = _places_with_news(cursor, by)
        if not places:
            return LinkCounts(0, 0, 0, 0, _since(started))
        _link(cursor, engine, places)
        (rows, certain, residents), doubtful = _counts(engine)
        _write_down(cursor, engine, places, rows)
    return LinkCounts(rows, certain, doubtful, residents, _since(started))


def _places_with_news(cursor: Any, by: Acting) -> list[int]:
    cursor.execute(statements.PLACES_WITH_NEWS, {"municipalities": list(by.municipalities)})
    return [code for (code,) in cursor.fetchall()]


def _link(cursor: Any, engine: duckdb.DuckDBPyConnection, places: list[int]) -> None:
    engine.execute(RECORDS)
    for select in (statements.NEW_RECORDS, statements.KNOWN_RECORDS):
        _take_out(cursor, engine, select, places)
    link_records(engine)


def _take_out(cursor: Any, engine: duckdb.DuckDBPyConnection, select: str, places: list[int]) -> None:
    """Append the rows of a PostgreSQL query to the engine's `records`."""
    since = clock.month_after(clock.month_of(clock.today()), -statements.LOOK_BACK_MONTHS)
    # COPY takes no parameters; these two are numbers and a date of our own.
    query = select % {"places": f"'{{{','.join(map(str, places))}}}'::int[]", "since": f"date '{since}'"}
    stream = io.BytesIO()
    with cursor.copy(f"copy ({query}) to stdout (format csv, header, force_quote *)") as rows:
        for block in rows:
            stream.write(block)
    stream.seek(0)
    incoming = pyarrow.csv.read_csv(
        stream,
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=statements.RECORD_TYPES, strings_can_be_null=False, quoted_strings_can_be_null=False
        ),
    )
    engine.register("incoming", incoming)
    engine.execute("insert into records by name select * from incoming")
    engine.unregister("incoming")


def _write_down(cursor: Any, engine: duckdb.DuckDBPyConnection, places: list[int], rows: int) -> None:
    cursor.execute(statements.CLEAR_THE_TABLE)
    for table, (create, select) in statements.BROUGHT_BACK.items():
        cursor.execute(create)
        with cursor.copy(f"copy {table} from stdin (format csv)") as stream:
            stream.write(_as_csv(engine, select))
    count_roughly(cursor, *statements.BROUGHT_BACK)
    given = {"places": places, "now": clock.now()}
    with whole_tables(cursor, rows, "intake_signal"):
        cursor.execute(statements.DOORS, given)
        count_roughly(cursor, "found_door")
        for statement in statements.PUT_READY:
            cursor.execute(statement, given)
        count_roughly(cursor, "located", "newcomers")
        written = 0
        for statement in statements.WRITE_DOWN:
            cursor.execute(statement, given)
            written = max(written, cursor.rowcount)
    tell_planner(cursor, written, "people_address", "people_resident", "people_link")


def _as_csv(engine: duckdb.DuckDBPyConnection, select: str) -> memoryview:
    stream = io.BytesIO()
    pyarrow.csv.write_csv(engine.sql(select).to_arrow_table(), stream, pyarrow.csv.WriteOptions(include_header=False))
    return stream.getbuffer()


def _counts(engine: duckdb.DuckDBPyConnection) -> tuple[tuple[int, int, int], int]:
    ((rows, certain, residents),) = engine.execute(statements.COUNT_LINKS).fetchall()
    ((questions,),) = engine.execute("select count(*) from questions").fetchall()
    return (rows, certain, residents), questions


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 3)
