"""The outcome: one line per measure with its target, printed as a table and kept in `results.json`."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

console = Console(highlight=False)


@dataclass(frozen=True)
class Measure:
    """One figure. `limit` is the most it may be; `aim` what we want. `note` says in a few words what was counted."""

    part: str
    name: str
    value: float
    unit: str
    limit: float | None = None
    aim: float | None = None
    note: str = ""

    @property
    def within(self) -> bool | None:
        """Whether the target is met; None when there is none."""
        return None if self.limit is None else self.value <= self.limit


@dataclass
class Results:
    """All that was measured, with the machine and the parameters it was measured with."""

    machine: dict[str, Any]
    parameters: dict[str, Any]
    measures: list[Measure] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    def add(self, *measures: Measure) -> None:
        """Keeps the measures and prints each as it comes."""
        for measure in measures:
            self.measures.append(measure)
            console.print(f"  {measure.part}: {measure.name} [bold]{_figure(measure)}[/]  [dim]{measure.note}[/]")

    def keep(self, path: Path, *, join: bool = False) -> None:
        """Writes everything as JSON; `join` keeps what is there of other parts."""
        whole = {
            "machine": self.machine,
            "parameters": self.parameters,
            "measures": [{**asdict(measure), "within": measure.within} for measure in self.measures],
            "details": self.details,
        }
        if join and path.exists():
            whole = _joined(json.loads(path.read_text()), whole)
        path.write_text(json.dumps(whole, indent=2, ensure_ascii=False, default=str) + "\n")

    def print(self) -> None:
        """The table of the README."""
        machine = self.machine
        title = (
            f"{machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB · "
            f"PostgreSQL {machine['postgresql']}, Python {machine['python']}, DuckDB {machine['duckdb']}"
        )
        table = Table(title=title, title_justify="left", title_style="dim", box=None, padding=(0, 2, 0, 0))
        table.add_column("")
        table.add_column("measure")
        table.add_column("figure", justify="right")
        table.add_column("target", justify="right")
        table.add_column("")
        before = ""
        for measure in self.measures:
            mark = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}[measure.within]
            target = "" if measure.limit is None else f"≤ {measure.limit:g} {measure.unit}".rstrip()
            part = measure.part if measure.part != before else ""
            table.add_row(part, measure.name, _figure(measure), target, mark)
            before = measure.part
        console.print()
        console.print(table)


def _joined(there: dict[str, Any], fresh: dict[str, Any]) -> dict[str, Any]:
    """What is there, with the parts that were measured anew in their place."""
    parts = {measure["part"] for measure in fresh["measures"]}
    runs = there["parameters"].get("runs", {}) | fresh["parameters"]["runs"]
    return {
        "machine": fresh["machine"],
        "parameters": {**there["parameters"], "runs": runs},
        "measures": [measure for measure in there["measures"] if measure["part"] not in parts] + fresh["measures"],
        "details": there["details"] | fresh["details"],
    }


def _figure(measure: Measure) -> str:
    value = measure.value
    digits = 0 if value == int(value) or value >= 1000 else 1 if value >= 100 else 2
    return f"{value:,.{digits}f} {measure.unit}".rstrip()
