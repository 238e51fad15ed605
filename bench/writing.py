"""The floor of writing: the database puts the same rows into the same tables, and nobody thinks.

After the product's year each table that it filled is copied aside and emptied. Then the application's own role, acting
for all municipalities, writes every row back by `INSERT … SELECT`: indexes, checks, foreign keys and policies included.
"""

import time
from dataclasses import dataclass
from graphlib import TopologicalSorter

from django.db import connection

from aanbel.audit.acting import Acting, on_behalf_of
from bench.installation import as_owner, rows_per_table
from bench.table import console

ASIDE = "bench_aside"


@dataclass(frozen=True)
class Written:
    """One table: its rows, and the seconds that writing them took, checks at the commit included."""

    table: str
    rows: int
    seconds: float


def write_plainly(*, before: dict[str, int], municipalities: tuple[int, ...]) -> list[Written]:
    """Writes back what the product added to the tables since `before`, each table in a transaction of its own."""
    filled = [table for table, rows in rows_per_table().items() if rows > before.get(table, 0)]
    ordered = _in_order_of_need(filled)
    with console.status("Copying the product's rows aside …"):
        _put_aside(ordered)
    by = Acting.system(*municipalities)
    written = []
    for table in ordered:
        columns = ", ".join(_columns(table))
        started = time.perf_counter()
        with on_behalf_of(by), connection.cursor() as cursor:
            cursor.execute(f"insert into {table} ({columns}) select {columns} from {ASIDE}.{table}")
            rows = cursor.rowcount
        written.append(Written(table, rows, time.perf_counter() - started))
        console.print(f"  floor: {table:<24} {rows:>9,} rows  {written[-1].seconds:>7.2f} s")
    with as_owner() as admin:
        admin.execute(f"drop schema {ASIDE} cascade")
    return written


def _in_order_of_need(tables: list[str]) -> list[str]:
    """A table comes after the tables that its foreign keys point to."""
    with as_owner() as admin:
        keys = admin.execute("""
            select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
             where contype = 'f' and conrelid <> confrelid""").fetchall()
    needs = {table: {needed for one, needed in keys if one == table and needed in tables} for table in tables}
    return list(TopologicalSorter(needs).static_order())


def _put_aside(tables: list[str]) -> None:
    """An unlogged copy of each table, readable for the application; then all are emptied at once."""
    with as_owner() as admin:
        admin.execute(f"drop schema if exists {ASIDE} cascade; create schema {ASIDE}")
        for table in tables:
            admin.execute(f"create unlogged table {ASIDE}.{table} as select * from {table}")
        admin.execute(
            f"grant usage on schema {ASIDE} to aanbel_app; grant select on all tables in schema {ASIDE} to aanbel_app"
        )
        _check_nothing_else_goes(tables)
        admin.execute(f"truncate {', '.join(tables)} cascade")
        admin.execute("checkpoint")


def _check_nothing_else_goes(tables: list[str]) -> None:
    """Emptying a table empties what points to it: that may only be what was copied, or was empty already."""
    held = rows_per_table()
    with as_owner() as admin:
        pointing = admin.execute(
            """
            select distinct conrelid::regclass::text from pg_constraint
             where contype = 'f' and confrelid::regclass::text = any(%s)""",
            [tables],
        ).fetchall()
    lost = [table for (table,) in pointing if table in held and table not in tables]
    assert not lost, f"{lost} would be emptied"


def _columns(table: str) -> list[str]:
    with as_owner() as admin:
        rows = admin.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
            " and not attisdropped and attgenerated = '' order by attnum",
            [table],
        ).fetchall()
    return [f'"{name}"' for (name,) in rows]
