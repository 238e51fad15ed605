"""The simulation from beginning to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aanbel.demo.simulator.arrears import Window, expected_signals, fall_behind, inhabitants_needed
from aanbel.demo.simulator.chance import open_world
from aanbel.demo.simulator.deliveries import Progress, number_and_spoil, write_files, write_truth
from aanbel.demo.simulator.places import Town, found_towns, invented_towns
from aanbel.demo.simulator.slips import write_down
from aanbel.demo.simulator.volumes import LAST_DAY


@dataclass(frozen=True)
class Simulated:
    """How many files were written, how many signals in them are to be accepted, and of how many persons."""

    files: int
    signals: int
    persons: int


def _silent(what: str, done: int, total: int) -> None:
    """Nobody is watching."""


def simulate(
    out: Path,
    *,
    municipalities: int = 1,
    inhabitants: int = 60_000,
    months: int = 7,
    signals: int | None = None,
    seed: int = 1,
    progress: Progress | None = None,
    until: date = LAST_DAY,
) -> Simulated:
    """Writes the creditors' files of invented municipalities to `out`, and the truth beside them.

    `inhabitants` is the average per municipality. `signals` asks for an exact number in all; when the inhabitants are
    too few for it, there are more of them. The months end with that of `until`. The same arguments give the same bytes.
    """
    window = Window(months=months, until=until)
    if signals is not None:
        inhabitants = max(inhabitants, -(-inhabitants_needed(signals=signals, window=window) // municipalities))
    towns = invented_towns(municipalities=municipalities, inhabitants=inhabitants)
    return simulate_towns(out, towns=towns, window=window, signals=signals, seed=seed, progress=progress)


def simulate_towns(
    out: Path,
    *,
    towns: Sequence[Town],
    window: Window,
    signals: int | None = None,
    seed: int = 1,
    progress: Progress | None = None,
) -> Simulated:
    """The same for towns of one's own choice."""
    progress = progress or _silent
    population = sum(town.inhabitants for town in towns)
    wanted = expected_signals(inhabitants=population, window=window) if signals is None else signals
    world = open_world(seed=seed)
    try:
        progress("towns", 0, 1)
        found_towns(world, towns)
        progress("arrears", 0, 1)
        fall_behind(world, towns=towns, window=window, signals=wanted)
        progress("slips", 0, 1)
        write_down(world)
        number_and_spoil(world)
        files = write_files(world, out, progress)
        counted, persons = write_truth(world, out)
    finally:
        world.close()
    return Simulated(files=len(files), signals=counted, persons=persons)
