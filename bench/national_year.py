"""(a) A national year: the files of 342 municipalities from disk to ranked cases, as an installation catching up does.

Counted: receiving and reading every file, linking, deciding, ranking. Not counted: inventing the files, registering
municipalities and agreements, and the checks afterwards, which make the figures honest.
"""

import gc
import time
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bench.checks import check_everything_done, check_linkage
from bench.installation import Databases, as_owner, rows_per_table
from bench.memory import Memory, processor_seconds
from bench.statements import Statements
from bench.table import Measure, console
from bench.world import World, read, receive, register, warm

MOST_SECONDS = 240.0
MOST_MEMORY = 6.0


@dataclass(frozen=True)
class Step:
    """One act of the product: its rows, its seconds by the clock, and what it asked of the processors."""

    name: str
    rows: int
    seconds: float
    effort: float


@dataclass
class Year:
    """What the product did, how long it took and how much memory it needed; the rows there were before it began."""

    steps: list[Step]
    memory: Memory
    before: dict[str, int]
    statements: list[dict[str, Any]]
    checks: dict[str, Any] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """The product's whole time."""
        return sum(step.seconds for step in self.steps)


def run(world: World, databases: Databases) -> Year:
    """Registers the world, lets the product do its year, and checks that it did all of it."""
    started = time.perf_counter()
    with console.status(f"Registering {len(world.municipalities)} municipalities …"):
        register(world)
    console.print(f"  registered in {time.perf_counter() - started:.1f} s (not counted)", style="dim")
    warm(world.files)
    settle()
    before = rows_per_table()
    with Statements() as statements, Memory(databases.data, _shared_memory()) as memory:
        steps = _whole_year(world, databases)
    year = Year(steps, memory, before, statements.slowest())
    year.checks = {**check_everything_done(world), **check_linkage(world)}
    return year


def _whole_year(world: World, databases: Databases) -> list[Step]:
    """All acts in order. A step lasts until the next one begins, its commit included."""
    from aanbel.audit.acting import Acting
    from aanbel.flows.run_month import run_month

    marks: list[tuple[str, float, float]] = []

    def mark(step: str, done: int = 0, total: int = 0) -> None:
        marks.append((step, time.perf_counter(), processor_seconds(databases.data)))

    mark("receive")
    received = receive(world.files)
    mark("read")
    read(world.municipalities)
    month = run_month(by=Acting.system(*world.municipalities), advance=mark)
    rows = {"receive": received, "read": world.accepted, **{step.name: step.rows for step in month.steps}}
    steps = [
        Step(name, rows[name], end - begin, spent - before)
        for (name, begin, before), (_next, end, spent) in pairwise(marks)
    ]
    for step in steps:
        console.print(
            f"  {step.name:<8} {step.rows:>9,} rows {step.seconds:>8.2f} s {step.effort:>8.2f} s of processor"
        )
    return steps


def measures(world: World, year: Year) -> list[Measure]:
    """The product's figures: time per step, the whole, memory, and how well people were recognised."""
    part, signals = "national year", world.accepted
    return [
        *(
            Measure(part, step.name, step.seconds, "s", note=f"{step.rows:,} rows; {step.effort:.1f} s of processor")
            for step in year.steps
        ),
        Measure(part, "whole", year.seconds, "s", MOST_SECONDS, note=f"{signals:,} rows, {len(world.files):,} files"),
        Measure(part, "speed", signals / year.seconds, "signals/s"),
        Measure(part, "peak memory", year.memory.together / 1000, "GB", MOST_MEMORY,
                note=f"ours {year.memory.ours:,} MB, PostgreSQL {year.memory.postgres:,} MB"),
        Measure(part, "linkage precision", year.checks["precision"], "", note="pairs of signals, certain links only"),
        Measure(part, "linkage recall", year.checks["recall"], ""),
    ]  # fmt: skip


def settle() -> None:
    """What was done before must not be paid for later: written out, counted by the planner, and forgotten by Python."""
    with as_owner() as admin:
        admin.execute("vacuum analyze")
        admin.execute("checkpoint")
    gc.collect()


def _shared_memory() -> int:
    with as_owner() as admin:
        row = admin.execute("select pg_size_bytes(current_setting('shared_memory_size'))").fetchone()
    return int(row[0]) if row else 0
