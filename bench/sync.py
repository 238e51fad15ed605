"""(e) Registrations over a bad line: the phone's own code, a real server on a real database, and every fault there is.

Lost is what the phone called kept and the database does not hold; doubled is a registration or a contact attempt too
many. Both must be nought, whatever is cut, delayed, repeated, overtaken or killed; and two phones at one door are one
visit with two registrations.
"""

import json
import random
import secrets
import subprocess
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as hour
from pathlib import Path
from typing import Any

from bench.faults import BadLine, Fault
from bench.installation import ROOT, as_owner
from bench.letters import PLACE, households
from bench.serving import Server, session_of
from bench.table import Measure, console

REGISTRATIONS = 10_000
TWICE = 0.25
"""So many of the doors of a round are registered by both of its visitors."""
DOORS_OF_A_ROUND = 40
AT_ONCE = 24
SEED = 20260309
DAY = 24 * 3600 * 1000
OUTCOMES = {"not_home": 60, "spoken": 30, "moved": 6, "refused": 4}
PATIENCE = 20_000


@dataclass(frozen=True)
class Round:
    """Two visitors and their doors; the first of these are told by both."""

    number: int
    users: tuple[Any, Any]
    stops: list[int]

    def doors(self, visitor: int) -> list[int]:
        """The doors that this visitor registers."""
        both = round(len(self.stops) * TWICE)
        return self.stops[:both] + self.stops[both:][visitor::2]


@dataclass(frozen=True)
class Tally:
    """What is in the database against what the phones say."""

    told: int
    lost: int
    doubled: int
    twice: int
    of_one_visit: int
    without_answer: int


def run(*, registrations: int = REGISTRATIONS) -> tuple[list[Measure], dict[str, Any]]:
    """Makes rounds, lets the phones loose, and counts."""
    with console.status("Making rounds …"):
        rounds = _rounds(max(2, round(registrations / (1 + TWICE))))
    with Server() as server, BadLine(server.port, seed=SEED) as line:
        started = time.perf_counter()
        told = _phones(_plan(rounds, f"http://127.0.0.1:{line.port}/veld/"))
        seconds = time.perf_counter() - started
    tally = _tally(rounds, told)
    sendings = sum(one["sendings"] for one in told)
    hit = sum(count for fault, count in line.done.items() if fault is not Fault.NONE)
    killed = _sum(told, "killed_saving") + _sum(told, "killed_sending")
    name = f"{tally.told:,} registrations"
    measures = [
        Measure("sync", f"lost of {name}", tally.lost, "", limit=0, note=f"{len(told)} phones, clocks up to a day off"),
        Measure("sync", "doubled", tally.doubled, "", limit=0, note=f"{tally.twice:,} visits told by two phones"),
        Measure("sync", "visits of two phones that are not one", tally.of_one_visit, "", limit=0),
        Measure("sync", "left without an answer", tally.without_answer, "", limit=0),
        Measure("sync", "sendings that met a fault", 100 * hit / max(1, sendings), "%",
                note=f"of {sendings:,}; phones killed {killed:,} times"),
        Measure("sync", "all of it", seconds, "s", note=f"{tally.told / seconds:.0f} registrations a second"),
    ]  # fmt: skip
    states = Counter(kept["state"] for one in told for kept in one["kept"])
    details = {
        "faults": {fault.value: count for fault, count in sorted(line.done.items())},
        "states": dict(states),
        "killed_saving": _sum(told, "killed_saving"),
        "killed_sending": _sum(told, "killed_sending"),
        "unanswered": _sum(told, "unanswered"),
        "troubles": sorted({trouble for one in told for trouble in one["troubles"]}),
    }
    return measures, details


def _sum(told: list[dict[str, Any]], name: str) -> int:
    return sum(one[name] for one in told)


def _rounds(doors: int) -> list[Round]:
    """Rounds of today, handed out, two visitors each, as planning leaves them."""
    from aanbel.accounts import services as accounts
    from aanbel.audit.acting import Acting, on_behalf_of
    from aanbel.cases.models import Case
    from aanbel.kernel import clock
    from aanbel.visits.models import Plan, RoundVisitor, Stop
    from aanbel.visits.models import Round as RoundRow

    cases = households(doors)
    by, today = Acting.system(PLACE), clock.today()
    morning, here = datetime.combine(today, hour(9), clock.AMSTERDAM), {"municipality_id": PLACE}
    made: list[Round] = []
    with on_behalf_of(by):
        plan = Plan.objects.create(
            **here, day=today, version=1, state=Plan.State.MADE, seed=1, made_by="bench",
            asked_at=clock.now(), made_at=clock.now(),
        )  # fmt: skip
        address = dict(Case.objects.of(PLACE).values_list("pk", "address_id"))
        for number, first in enumerate(range(0, doors, DOORS_OF_A_ROUND), start=1):
            names = (f"{number}a", f"{number}b")
            users = tuple(
                accounts.invite_user(by=by, email=f"{name}@bench.example", name=name, roles=("visitor",))
                for name in names
            )
            row = RoundRow.objects.create(
                **here, plan=plan, day=today, sequence=number, transport="bicycle", start_lon=5.0, start_lat=52.0,
                end_lon=5.0, end_lat=52.0, starts=morning, ends=morning + timedelta(hours=8),
                state=RoundRow.State.HANDED_OUT, handed_out_at=clock.now(),
            )  # fmt: skip
            RoundVisitor.objects.bulk_create(
                RoundVisitor(**here, round=row, user=user, position=place) for place, user in enumerate(users)
            )
            stops = Stop.objects.bulk_create(
                Stop(**here, round=row, case_id=case, address_id=address[case], day=today, position=place, lon=5.0,
                     lat=52.0, arrive=morning, start=morning, leave=morning + timedelta(minutes=20))
                for place, case in enumerate(cases[first : first + DOORS_OF_A_ROUND])
            )  # fmt: skip
            made.append(Round(number, (users[0], users[1]), [stop.pk for stop in stops]))
    return made


def _plan(rounds: list[Round], base: str) -> dict[str, Any]:
    """What the phones are told: who they are, which doors, and how wrong their clocks are."""
    chance = random.Random(SEED)
    phones = []
    for one in rounds:
        for visitor, user in enumerate(one.users):
            token = secrets.token_hex(16)
            found = chance.choices(list(OUTCOMES), list(OUTCOMES.values()), k=len(one.stops))
            phones.append(
                {
                    "cookie": f"{session_of(user)}; csrftoken={token}",
                    "token": token,
                    "skew": chance.choice([0, 0, 0, -DAY, DAY, 37 * 60 * 1000]),
                    "doors": [
                        {"stop": stop, "outcome": outcome}
                        for stop, outcome in zip(one.doors(visitor), found, strict=False)
                    ],
                }
            )
    return {"base": base, "seed": SEED, "at_once": AT_ONCE, "patience": PATIENCE, "phones": phones}


def _phones(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """The phones walk; what each said it kept."""
    from django.conf import settings

    frontend, node = ROOT / "frontend", str(ROOT / "tools" / "node.sh")
    program = Path(settings.HOME) / "phones.mjs"
    built = [
        node,
        "npx",
        "rolldown",
        "bench/phones.ts",
        "--file",
        str(program),
        "--format",
        "esm",
        "--platform",
        "node",
    ]
    subprocess.run(built, cwd=frontend, check=True, capture_output=True)
    with console.status(f"{len(plan['phones'])} phones on a bad line …"):
        walked = subprocess.run(
            [node, "node", str(program)], input=json.dumps(plan), capture_output=True, text=True, check=False
        )
    if walked.returncode:
        raise SystemExit(f"The phones stopped: {walked.stderr[-2000:]}")
    told: list[dict[str, Any]] = json.loads(walked.stdout)
    return told


def _tally(rounds: list[Round], told: list[dict[str, Any]]) -> Tally:
    """Counted past row security, straight from the tables."""
    kept = [one["id"] for phone in told for one in phone["kept"]]
    with as_owner() as admin:
        stored = Counter(str(one) for (one,) in admin.execute("select id from visits_registration"))
        receipts = Counter(str(one) for (one,) in admin.execute("select fact from field_factreceipt"))
        visits = admin.execute("""
            select s.id, count(distinct r.id), count(distinct r.id) filter (where r.kept_as = 'counted'),
                   count(distinct a.id)
              from visits_stop s
              left join visits_registration r on r.stop_id = s.id
              left join cases_contactattempt a
                     on a.case_id = s.case_id and a.kind = 'visit' and a.undone_at is null
             group by s.id""").fetchall()
    by_stop = Counter(one["stop"] for phone in told for one in phone["kept"])
    lost = sum(1 for one in kept if one not in stored or one not in receipts)
    lost += sum(1 for stop, _all, _counted, attempts in visits if by_stop[stop] and not attempts)
    doubled = len(kept) - len(set(kept)) + len(stored.keys() - set(kept))
    doubled += sum(max(0, attempts - 1) for _stop, _all, _counted, attempts in visits)
    return Tally(
        told=len(kept),
        lost=lost,
        doubled=doubled,
        twice=sum(1 for stop in by_stop if by_stop[stop] == 2),
        of_one_visit=sum(1 for stop, all_, counted, _a in visits if all_ != by_stop[stop] or (all_ and counted != 1)),
        without_answer=sum(1 for phone in told for one in phone["kept"] if one["state"] in ("waiting", "gone")),
    )
