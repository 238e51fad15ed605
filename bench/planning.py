"""(e) A day's rounds against other planners: the same problem, the same seconds, the same judge.

All planners get the same crews, for only Aanbel can choose them. The rivals' orders are timed by Aanbel's clock, which
drops what cannot be kept (`bench.rivals`), so that one judge, the independent checker of the tests, can look at all
plans. A whole command is counted as well: what the machine does from reading the file to the answer.

Public instances: put the 56 files of Solomon in a folder and name it in `AANBEL_INSTANCES`. Without it that part is
skipped. They are read as orienteering with windows (Righini and Salani 2009): demand is the prize, one vehicle, no
capacity, distances cut to one decimal; the best known values are those of that literature.
"""

import json
import os
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from aanbel.visits.core.planning import plan, read_problem
from aanbel.visits.core.planning.crews import given_crews
from aanbel.visits.core.planning.options import doors
from aanbel.visits.core.planning.plan import Plan
from aanbel.visits.core.planning.problem import Problem
from aanbel.visits.core.planning.rounds import kept, plan_of
from aanbel.visits.tests.check_plan import broken_rules
from bench.rivals import RIVALS
from bench.table import Measure, console

Json = dict[str, Any]
PART = "planning"
SIZES = ((60, 3, 2.0), (200, 8, 10.0))  # stops, duos, seconds
SEEDS = (1, 2, 3)
OPTIMA = {
    "C1": {"C101": 320, "C102": 360, "C103": 400, "C104": 420, "C105": 340, "C106": 340, "C107": 370, "C108": 370,
           "C109": 380},
    "R1": {"R101": 198, "R102": 286, "R103": 293, "R104": 303, "R105": 247, "R106": 293, "R107": 299, "R108": 308,
           "R109": 277, "R110": 284, "R111": 297, "R112": 298},
    "RC1": {"RC101": 219, "RC102": 266, "RC103": 266, "RC104": 301, "RC105": 244, "RC106": 252, "RC107": 277,
            "RC108": 298},
}  # fmt: skip


def run(*, quick: bool = False) -> tuple[list[Measure], dict[str, Any]]:
    """Plans days of two sizes with every planner, then the public instances when they are there."""
    measures: list[Measure] = []
    details: dict[str, Any] = {}
    for stops, duos, seconds in SIZES[:1] if quick else SIZES:
        found = [_day(day(stops, duos, seconds, seed)) for seed in (SEEDS[:1] if quick else SEEDS)]
        name = f"{stops} × {duos} duos"
        details[name] = found
        mine = [one["Aanbel"] for one in found]
        best = [max(one[rival]["prize"] for rival in RIVALS) for one in found]
        worst = min(one["prize"] / other for one, other in zip(mine, best, strict=True))
        rivals = ", ".join(
            f"{rival} {100 * fmean(one[rival]['prize'] / one['Aanbel']['prize'] for one in found):.0f}"
            for rival in RIVALS
        )
        below = f"worst day; of our prize on average: {rivals} %"
        measures += [
            Measure(PART, f"{name}, longest day", max(one["seconds"] for one in mine), "s", limit=seconds),
            Measure(
                PART, f"{name}, prize below the best rival", max(0.0, 100 - 100 * worst), "%", limit=0.0, note=below
            ),
            Measure(PART, f"{name}, rules broken", sum(one["broken"] for one in mine), "", limit=0.0),
        ]
    if folder := os.environ.get("AANBEL_INSTANCES"):
        measures += list(_public(Path(folder), details))
    else:
        console.print("  public instances: skipped, AANBEL_INSTANCES names no folder")
    return measures, details


def _day(whole: Json) -> Json:
    """The same day by every planner: prize, travel, seconds and broken rules."""
    problem = read_problem(json.dumps(whole))
    crews = given_crews(problem, problem.duos or ())
    choices = doors(problem.stops, crews[0].travel)
    began = time.perf_counter()
    answers = {"Aanbel": _outcome(whole, plan(problem), began)}
    for name, rival in RIVALS.items():
        began = time.perf_counter()
        orders = rival(crews, choices, problem.seconds)
        rounds = kept(problem.stops, crews, orders)
        answers[name] = _outcome(whole, plan_of(rounds, (), seconds=0, cut=False), began)
    return answers


def _outcome(whole: Json, found: Plan, began: float) -> Json:
    answer = found.as_json()
    served = {stop["id"] for one in answer["rounds"] for stop in one["stops"]}
    answer["left_out"] = [{"id": one["id"], "reason": "-"} for one in whole["stops"] if one["id"] not in served]
    return {
        "prize": found.prize,
        "travel": found.travel,
        "stops": len(served),
        "seconds": time.perf_counter() - began,
        "broken": len(broken_rules(whole, answer)),
    }


def day(stops: int, duos: int, seconds: float, seed: int) -> Json:
    """A day of a city team: day parts, breaks, three qualifications, doors for two, neighbours at one door."""
    chance = random.Random(seed)
    points = [[chance.randrange(3000), chance.randrange(3000)] for _ in range(stops)] + [[1500, 1500]]
    parts = [(540, 720), (720, 840), (840, 1020), (1020, 1230)]
    visitors = [
        {
            "id": f"v{n}",
            "shift": [540, 1020] if n % 4 < 2 else [780, 1260],
            "break": [720, 810, 30] if n % 4 < 2 else [1020, 1110, 30],
            "start": stops,
            "end": stops,
            "skills": [skill for skill in ("turkish", "entrepreneurs", "young") if chance.random() < 0.4],
            "mentor_needed": n % 5 == 4,
        }
        for n in range(2 * duos)
    ]
    wanted: list[Json] = []
    for n in range(stops):
        stop: Json = {
            "id": f"s{n}",
            "at": n,
            "minutes": chance.choice([15, 20, 30]),
            "windows": [list(part) for part in sorted(chance.sample(parts, chance.randint(1, 2)))],
            "prize": chance.randint(1, 100),
            "skills": [chance.choice(("turkish", "entrepreneurs", "young"))] if chance.random() < 0.2 else [],
            "duo": chance.random() < 0.25,
        }
        if n and chance.random() < 0.1:
            stop["same_door"] = wanted[-1]["same_door"] = f"d{n // 2}"
            stop["at"] = wanted[-1]["at"]
        wanted.append(stop)
    pairs = [[f"v{2 * n}", f"v{2 * n + 1}"] for n in range(duos)]
    return {"points": points, "speed": 75, "duos": pairs, "seconds": seconds, "seed": seed, "visitors": visitors,
            "stops": wanted}  # fmt: skip


def _public(folder: Path, details: dict[str, Any]) -> Iterator[Measure]:
    """The gap to the best known per class of instances."""
    files = {file.stem.upper(): file for file in folder.rglob("*") if file.suffix.lower() == ".txt"}
    for kind, optima in OPTIMA.items():
        there = {name: best for name, best in optima.items() if name in files}
        if not there:
            console.print(f"  public instances {kind}: skipped, not in the folder")
            continue
        prizes = {name: plan(solomon(files[name])).prize for name in there}
        details[f"Solomon {kind}"] = {name: {"prize": prizes[name], "best": best} for name, best in there.items()}
        gap = fmean(100 - 100 * prizes[name] / best for name, best in there.items())
        yield Measure(
            PART, f"orienteering {kind}, gap to the best known", gap, "%", note=f"{len(there)} instances, 2 s each"
        )


def solomon(file: Path) -> Problem:
    """A file of Solomon as one round of a day that counts tenths."""
    rows = [[float(cell) for cell in line.split()] for line in file.read_text().splitlines()
            if re.fullmatch(r"(\s*\d+(\.\d+)?){7}\s*", line)]  # fmt: skip
    points = [(row[1], row[2]) for row in rows]
    matrix = [[int(10 * ((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 + 1e-9) for b in points] for a in points]
    stops = [
        {"id": str(int(number)), "at": n, "minutes": round(10 * service), "prize": prize,
         "windows": [[round(10 * ready), round(10 * due)]]}
        for n, (number, _, _, prize, ready, due, service) in enumerate(rows) if n
    ]  # fmt: skip
    visitor = {"id": "vehicle", "shift": [round(10 * rows[0][4]), round(10 * rows[0][5])], "start": 0, "end": 0}
    return read_problem(
        json.dumps({"matrix": matrix, "duos": [["vehicle"]], "seconds": 2, "visitors": [visitor], "stops": stops})
    )
