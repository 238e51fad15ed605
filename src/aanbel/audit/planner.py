"""After a great many new rows PostgreSQL must count again before it is asked to join them.

Without figures it takes a table that was just filled for a nearly empty one, the more so as row security and our own
filter on municipality both count, and compares every row with every other. Autovacuum comes too late, and cannot see
the rows of this transaction. Before PostgreSQL 17 the application may not do this, and PostgreSQL only warns.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.utils import CursorWrapper

MUCH = 10
"""A table that grew by more than one in so many rows is counted again; a town’s month in a nation’s table is not."""


def tell_planner(cursor: CursorWrapper, rows: int, *tables: str) -> None:
    """Has PostgreSQL count those of these tables of which `rows` new ones are much."""
    cursor.execute(
        "select oid::regclass::text from pg_class where oid = any(%s::regclass[]) and reltuples < %s",
        [list(tables), rows * MUCH],
    )
    if grown := [table for (table,) in cursor.fetchall()]:
        count_roughly(cursor, *grown)


def count_roughly(cursor: CursorWrapper, *tables: str) -> None:
    """Has PostgreSQL count these tables by a third of its usual sample: enough for a join; autovacuum counts well."""
    cursor.execute(
        f"set local default_statistics_target = 30; analyze (skip_locked) {', '.join(tables)};"
        " set local default_statistics_target to default"
    )


@contextmanager
def whole_tables(cursor: CursorWrapper, rows: int, table: str) -> Iterator[None]:
    """Within it, work on `rows` rows of `table` reads the tables whole, and sorts in memory, when that is much of them.

    PostgreSQL takes each policy to let half of the rows through, so that a join of five tables seems to concern one
    row in thirty, and looks the other thirty up one by one.
    """
    cursor.execute("select reltuples < %s from pg_class where oid = %s::regclass", [rows * MUCH, table])
    (much,) = cursor.fetchone()
    if much:
        cursor.execute("set local enable_nestloop = off; set local work_mem = '256MB'")
    yield
    if much:
        cursor.execute("set local enable_nestloop to default; set local work_mem to default")
