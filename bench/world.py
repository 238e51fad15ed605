"""The files that are measured: invented by the product's simulator, kept between runs, registered by the services."""

import csv
import hashlib
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bench.table import console

SEED = 1


@dataclass(frozen=True)
class File:
    """One creditor's file, as the manifest lists it."""

    path: Path
    municipality: int
    partner: str
    profile: str
    period: str
    accepted: int


@dataclass(frozen=True)
class World:
    """A folder of files and what an installation must know before it can read them."""

    folder: Path
    files: tuple[File, ...]
    seconds: float

    @property
    def municipalities(self) -> tuple[int, ...]:
        """Who gets files, in order."""
        return tuple(sorted({file.municipality for file in self.files}))

    @property
    def accepted(self) -> int:
        """How many signals the files hold that intake must accept."""
        return sum(file.accepted for file in self.files)

    @property
    def bytes(self) -> int:
        """The size of the files together."""
        return sum(file.path.stat().st_size for file in self.files)

    def rows(self, name: str) -> list[dict[str, str]]:
        """The lines of one of the lists beside the files: partners, municipalities, postcodes, truth."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as listing:
            return list(csv.DictReader(listing))


def world(kept: Path, *, municipalities: int, months: int, signals: int, until: date | None = None) -> World:
    """The files of an invented world, made now unless an earlier run with this simulator made the same ones."""
    from aanbel.demo import simulator

    more = {"until": until} if until else {}
    name = f"{municipalities}x{months}-{signals}-{until or 'default'}-{SEED}"
    folder = kept / f"{name}-{_edition(Path(simulator.__file__).parent)}"
    done = folder / "complete"
    seconds = 0.0
    if not done.exists():
        started = time.perf_counter()
        with console.status(f"Inventing {signals:,} signals of {municipalities} municipalities …"):
            simulator.simulate(folder, municipalities=municipalities, months=months, signals=signals, seed=SEED, **more)
        seconds = time.perf_counter() - started
        done.touch()
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as listing:
        files = tuple(
            File(
                folder / row["file"],
                int(row["municipality"]),
                row["partner"],
                row["profile"],
                row["period"],
                int(row["accepted"]),
            )
            for row in csv.DictReader(listing)
        )
    return World(folder, files, seconds)


def _edition(simulator: Path) -> str:
    """A mark of the simulator's own text: another simulator makes other files."""
    text = b"".join(module.read_bytes() for module in sorted(simulator.glob("*.py")))
    return hashlib.sha256(text).hexdigest()[:8]


def warm(files: tuple[File, ...]) -> None:
    """Reads every byte once, so that product and floor both find the files in the page cache."""
    for file in files:
        file.path.read_bytes()


def register(world: World) -> None:
    """Municipalities with their neighbourhoods, partners and agreements, as an administrator would register them."""
    from aanbel.accounts import services as accounts
    from aanbel.audit.acting import Acting, on_behalf_of
    from aanbel.intake import services as intake

    names: dict[int, dict[str, str]] = defaultdict(dict)
    postcodes: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in world.rows("postcodes"):
        code = int(row["municipality"])
        names[code][row["neighbourhood"]] = row["name"]
        postcodes[code].append((row["postcode"], row["neighbourhood"]))
    towns = world.rows("municipalities")
    for town in towns:
        code = int(town["code"])
        accounts.register_municipality(code=code, name=town["name"])
        accounts.divide_into_neighbourhoods(by=Acting.system(code), names=names[code], postcodes=postcodes[code])
    for row in world.rows("partners"):
        with on_behalf_of(Acting.system(*(int(town["code"]) for town in towns))) as by:
            intake.register_partner(by=by, slug=row["slug"], name=row["name"], kind=row["kind"])
    begin = _first_day(min(file.period for file in world.files)).date()
    for town in towns:
        with on_behalf_of(Acting.system(int(town["code"]))) as by:
            for row in world.rows("partners"):
                intake.agree(
                    by=by,
                    partner=row["slug"],
                    starts_on=begin,
                    profile=row["profile"],
                    minimum_amount=int(row["minimum_amount"]),
                )


def receive(files: tuple[File, ...]) -> int:
    """The product receives the files, each in its month; the number of receipts."""
    from aanbel.audit.acting import Acting
    from aanbel.flows.read_delivery import receive_all
    from aanbel.intake import services as intake

    incoming = [
        intake.Incoming(
            municipality=file.municipality,
            partner=file.partner,
            path=file.path,
            profile=file.profile,
            received_at=_first_day(file.period) + timedelta(days=4, hours=9),
        )
        for file in files
    ]
    receipts = receive_all(by=Acting.system(*sorted({file.municipality for file in files})), files=incoming)
    assert not any(share.refused for share in receipts)
    return sum(len(share.received) for share in receipts)


def read(municipalities: tuple[int, ...]) -> int:
    """The product reads everything that it received; the number of signals accepted."""
    from aanbel.audit.acting import Acting
    from aanbel.flows.read_delivery import read_waiting

    return read_waiting(by=Acting.system(*municipalities))


def _first_day(period: str) -> datetime:
    return datetime.fromisoformat(f"{period}-01T00:00:00+00:00")
