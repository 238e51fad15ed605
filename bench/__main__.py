"""`python -m bench [part …]`: measures, prints the table, writes `bench/results.json`.

A whole run writes it anew. With `--join` the parts that were measured take the place of those in it, and it says of
each part when it was measured and how busy the machine was.
"""

import argparse
import time
from dataclasses import asdict
from pathlib import Path

from bench.installation import DEFAULT_HOME, Databases, claim, fresh
from bench.table import Results, console

PARTS = ("national", "city", "pages", "letters", "planning", "sync", "directory", "flowchart", "network")
NATION = 1_000_000
QUICK = 50_000
MUNICIPALITIES = 342
KEPT = Path(__file__).parent / "results.json"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measured work.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; default: all")
    parser.add_argument("--signals", type=int, default=NATION, help="of the national year")
    parser.add_argument("--cases", type=int, help="open cases while pages are measured; default: as many as signals")
    parser.add_argument("--registrations", type=int, help="over a bad line")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK:,} signals: for development, not for the README")
    parser.add_argument("--home", type=Path, default=DEFAULT_HOME, help="folder of the installation that is measured")
    parser.add_argument("--out", type=Path, help="where the results go; default: bench/results.json for a whole run")
    parser.add_argument("--join", action="store_true", help="the other parts in bench/results.json stay as they are")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    given.parts = given.parts or list(PARTS)
    given.signals = QUICK if given.quick else given.signals
    given.home = given.home.resolve()
    return given


def main() -> None:
    """Runs the parts in order on one fresh installation."""
    given = _arguments()
    started = time.perf_counter()
    given.home.mkdir(parents=True, exist_ok=True)
    kept = claim(given.home)

    import django

    django.setup()
    from bench import machine

    busy = machine.load()
    with fresh(given.home) as databases:
        results = Results(
            machine.describe(),
            {
                "signals": given.signals,
                "runs": {part: {"on": time.strftime("%Y-%m-%d"), "load": busy} for part in given.parts},
            },
        )
        if "city" in given.parts:
            _city(given, kept, databases, results)
        if "letters" in given.parts:
            _letters(given, databases, results)
        if "sync" in given.parts:
            _sync(given, databases, results)
        if "directory" in given.parts:
            _directory(given, databases, results)
        if "flowchart" in given.parts:
            _flowchart(databases, results)
        if "network" in given.parts:
            _network(databases, results)
        if "planning" in given.parts:
            _planning(given, results)
        if {"national", "pages"} & set(given.parts):
            _nation(given, kept, databases, results)
    results.parameters["seconds"] = round(time.perf_counter() - started)
    results.print()
    full_size = not given.quick and given.signals == NATION
    whole = full_size and set(given.parts) == set(PARTS)
    if out := given.out or (KEPT if whole or (given.join and full_size) else None):
        results.keep(out, join=given.join)


def _city(given: argparse.Namespace, kept: Path, databases: Databases, results: Results) -> None:
    from bench import city_month

    console.rule("A city's month", align="left")
    measures, details = city_month.run(kept, databases, share=min(1.0, max(0.1, given.signals / QUICK)))
    results.add(*measures)
    results.details["city_month"] = details
    databases.return_to("empty")


def _letters(given: argparse.Namespace, databases: Databases, results: Results) -> None:
    from bench import letters

    console.rule("Letters", align="left")
    measures, details = letters.run(databases, letters=1_000 if given.quick else letters.LETTERS)
    results.add(*measures)
    results.details["letters"] = details
    databases.return_to("empty")


def _sync(given: argparse.Namespace, databases: Databases, results: Results) -> None:
    from bench import sync

    console.rule("Registrations over a bad line", align="left")
    usual = 1_000 if given.quick else sync.REGISTRATIONS
    measures, details = sync.run(registrations=given.registrations or usual)
    results.add(*measures)
    results.details["sync"] = details
    databases.return_to("empty")


def _directory(given: argparse.Namespace, databases: Databases, results: Results) -> None:
    from bench import directory

    console.rule("Finding help", align="left")
    measures, details = directory.run(services=2_000 if given.quick else directory.SERVICES, whole=not given.quick)
    results.add(*measures)
    results.details["directory"] = details
    databases.return_to("empty")


def _flowchart(databases: Databases, results: Results) -> None:
    from bench import flowchart

    console.rule("Editing a flowchart", align="left")
    measures, details = flowchart.run()
    results.add(*measures)
    results.details["flowchart"] = details
    databases.return_to("empty")


def _network(databases: Databases, results: Results) -> None:
    from bench import network

    console.rule("Walking over a network", align="left")
    measures, details = network.run()
    results.add(*measures)
    results.details["network"] = details
    databases.return_to("empty")


def _planning(given: argparse.Namespace, results: Results) -> None:
    from bench import planning

    console.rule("Planning", align="left")
    measures, details = planning.run(quick=given.quick)
    results.add(*measures)
    results.details["planning"] = details


def _nation(given: argparse.Namespace, kept: Path, databases: Databases, results: Results) -> None:
    from bench import crowd, floor, national_year, pages
    from bench.world import world

    console.rule("A national year", align="left")
    places = max(2, round(MUNICIPALITIES * given.signals / NATION))
    nation = world(kept, municipalities=places, months=12, signals=given.signals)
    year = national_year.run(nation, databases)
    results.details["national_year"] = {"counts": year.checks, "statements": year.statements}
    if "national" in given.parts:
        results.add(*national_year.measures(nation, year))
        ground = floor.run(nation, year)
        results.add(*floor.measures(year, ground))
        results.details["floor"] = [asdict(table) for table in ground.tables]
    if "pages" in given.parts:
        console.rule("Pages", align="left")
        many = crowd.grow(nation.municipalities, given.cases or given.signals)
        measures, cells = pages.run(many, nation.municipalities, databases.data)
        results.add(*measures)
        results.details["pages"] = {"crowd": asdict(many), "cells": cells}


if __name__ == "__main__":
    main()
