"""(b) A city's month: 1,100 new signals on six months of history, from the files to the list in order.

Measured twice: inside a process that is warm, as the server's worker does it after an upload, and as the shell's
`aanbel month`, a whole process from its start to its answer. Each repeat starts from the same kept database.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.installation import Databases
from bench.national_year import settle
from bench.table import Measure, console
from bench.world import World, read, receive, register, world

SIGNALS_A_MONTH = 1100
MONTHS = 7
REPEATS = 5
LIMIT = 3.0


def run(kept: Path, databases: Databases, *, share: float = 1.0) -> tuple[list[Measure], dict[str, Any]]:
    """Lives through six months, then measures the seventh again and again. `share`: of a city's size."""
    from aanbel.kernel import clock

    city = world(
        kept, municipalities=1, months=MONTHS, signals=round(SIGNALS_A_MONTH * MONTHS * share), until=clock.today()
    )
    with console.status("Living through six months …"):
        register(city)
        *before, last = sorted({file.period for file in city.files})
        for period in before:
            _month(city, period)
        settle()
        databases.keep_as("city")
    warm, cold = [], []
    for repeat in range(-1, REPEATS):
        databases.return_to("city")
        seconds = _month(city, last)
        if repeat >= 0:
            warm.append(seconds)
    for _repeat in range(REPEATS):
        databases.return_to("city")
        _read(city, last)
        cold.append(_shell("month", "--municipality", str(city.municipalities[0]), "--json"))
    databases.return_to("city")
    new = [file for file in city.files if file.period == last]
    first = max(new, key=lambda file: file.accepted)
    intake = _shell(
        "intake", str(first.path), "--municipality", str(first.municipality), "--partner", first.partner, "--json"
    )
    rows = sum(file.accepted for file in new)
    return _measures(warm, cold, rows, len(new)), {
        "warm": warm,
        "cold": cold,
        "new_signals": rows,
        "history": city.accepted - rows,
        "intake_of_one_file": intake,
    }


def _read(city: World, period: str) -> float:
    started = time.perf_counter()
    new = tuple(file for file in city.files if file.period == period)
    receive(new)
    read(city.municipalities)
    return time.perf_counter() - started


def _month(city: World, period: str) -> dict[str, float]:
    """One month inside this process: seconds of each step, and of the whole."""
    from aanbel.audit.acting import Acting
    from aanbel.flows.run_month import run_month

    started = time.perf_counter()
    reading = _read(city, period)
    done = run_month(by=Acting.system(*city.municipalities))
    return {
        "read": reading,
        **{step.name: step.seconds for step in done.steps},
        "whole": time.perf_counter() - started,
    }


def _shell(*arguments: str) -> dict[str, float]:
    """The command as a person would give it: seconds of the whole process, and of its steps where it tells them."""
    command = [sys.executable, "-m", "aanbel.config.command", *arguments]
    started = time.perf_counter()
    done = subprocess.run(command, env=os.environ, stdout=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - started
    steps = json.loads(done.stdout).get("steps", [])
    return {**{step["name"]: step["seconds"] for step in steps}, "whole": seconds}


def _measures(warm: list[dict[str, float]], cold: list[dict[str, float]], rows: int, files: int) -> list[Measure]:
    measures = []
    for name, runs, note in (
        ("in a warm process", warm, f"{rows:,} signals in {files} files: read, link, decide, rank"),
        ("`aanbel month`, whole process", cold, f"{rows:,} signals that were read: link, decide, rank"),
    ):
        seconds = [run["whole"] for run in runs]
        steps = ", ".join(
            f"{step} {statistics.median(run[step] for run in runs):.2f}" for step in runs[0] if step != "whole"
        )
        spread = f"{min(seconds):.2f} to {max(seconds):.2f}"
        measures.append(
            Measure("city's month", name, statistics.median(seconds), "s", LIMIT, note=f"{spread}; {note}; {steps}")
        )
    return measures
