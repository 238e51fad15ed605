"""A million open cases: those of the national year, and copies of them at other doors until there are enough.

Copies get all that a case has (address, residents, signals, links, decisions, events) in the real tables; the
product then ranks them itself. One municipality gets a fifth of all, as much as the largest city has in years.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.installation import as_owner
from bench.table import console

LARGE_SHARE = 0.2
STEP = 100_000_000  # the copies of a round are numbered this much higher
DOORS = 500  # and live this much further down the street


@dataclass(frozen=True)
class Crowd:
    """How many open cases there are, which municipality has most of them, and how many that is."""

    cases: int
    large: int
    in_large: int


def grow(municipalities: tuple[int, ...], cases: int) -> Crowd:
    """Copies cases until there are `cases` open ones, a fifth of them in the first municipality; then ranks them."""
    from aanbel.audit.acting import Acting, on_behalf_of
    from aanbel.worklist import services as worklist

    large = municipalities[0]
    started = time.perf_counter()
    with as_owner() as admin, console.status("Copying cases …"):
        admin.execute(
            "set session_replication_role = replica; set work_mem = '256MB'"
        )  # no keys to check: ours to get right
        admin.execute(
            "create temp table original as select id, municipality_id from cases_case where closed_on is null"
        )
        rounds = _rounds()
        _fill(admin, rounds, large, round(cases * LARGE_SHARE) - _open_cases(admin, large))
        _fill(admin, rounds, None, cases - _open_cases(admin))
        admin.execute("analyze")
    console.print(f"  copied in {time.perf_counter() - started:.1f} s (not counted)", style="dim")
    started = time.perf_counter()
    by = Acting.system(*municipalities)
    with console.status("Ranking all open cases …"), on_behalf_of(by):
        worklist.rank_cases(by=by)
    console.print(f"  all ranked in {time.perf_counter() - started:.1f} s (not counted)", style="dim")
    with as_owner() as admin:
        admin.execute("vacuum analyze")
        return Crowd(_open_cases(admin), large, _open_cases(admin, large))


def _rounds() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def _open_cases(admin: Any, municipality: int | None = None) -> int:
    where = "" if municipality is None else f" and municipality_id = {municipality}"
    return int(admin.execute(f"select count(*) from cases_case where closed_on is null{where}").fetchone()[0])


def _fill(admin: Any, rounds: Iterator[int], target: int | None, wanted: int) -> None:
    """Adds `wanted` copies: to the municipality `target`, or (None) each to the municipality of its original."""
    while wanted > 0:
        shift = next(rounds)
        others = f"where municipality_id <> {target}" if target else ""
        admin.execute("drop table if exists chosen, chosen_resident, delivery_of")
        admin.execute(f"""
            create temp table chosen as
            select c.id, c.address_id, {target or "c.municipality_id"} as town
              from (select id from original {others} order by id * 7919 % 1000003 limit {wanted}) o
              join cases_case c on c.id = o.id""")
        admin.execute("""
            create temp table chosen_resident as
            select distinct on (l.resident_id) l.resident_id, l.address_id, c.town
              from chosen c
              join cases_decision d on d.case_id = c.id
              join people_link l on l.signal_id = d.signal_id""")
        admin.execute("""
            create temp table delivery_of as
            select municipality_id, partner_id, min(id) as delivery from intake_delivery group by 1, 2""")
        admin.execute("analyze chosen; analyze chosen_resident")
        for statement in _copies(admin, shift):
            admin.execute(statement)
        (copied,) = admin.execute("select count(*) from chosen").fetchone()
        wanted -= copied
        if not copied:
            raise SystemExit("There is no case to copy.")


def _copies(admin: Any, shift: int) -> Iterator[str]:
    """One statement per table; what is not named here is copied as it is."""
    up, of_signal = shift * STEP, "join cases_decision d on d.case_id = c.id"
    neighbourhood = """(select n.id from accounts_neighbourhood n where n.municipality_id = c.town
        order by (n.id * 31 + t.id) % 97 limit 1)"""
    yield _copy(
        admin,
        "people_address",
        "chosen c join people_address t on t.id = c.address_id",
        id=f"t.id + {up}",
        municipality_id="c.town",
        house_number=f"t.house_number + {shift * DOORS}",
        neighbourhood_id=f"case when t.municipality_id = c.town then t.neighbourhood_id else {neighbourhood} end",
    )
    yield _copy(
        admin,
        "people_resident",
        "chosen_resident c join people_resident t on t.id = c.resident_id",
        id=f"t.id + {up}",
        municipality_id="c.town",
        address_id=f"c.address_id + {up}",
    )
    yield _copy(
        admin,
        "intake_signal",
        f"""chosen c {of_signal} join intake_signal t on t.id = d.signal_id
                left join delivery_of o on o.municipality_id = c.town and o.partner_id = t.partner_id""",
        id=f"t.id + {up}",
        municipality_id="c.town",
        reference=f"left(t.reference, 70) || '~{shift}'",
        delivery_id="coalesce(o.delivery, t.delivery_id)",
    )
    yield _copy(
        admin,
        "people_link",
        f"chosen c {of_signal} join people_link t on t.signal_id = d.signal_id",
        signal_id=f"t.signal_id + {up}",
        municipality_id="c.town",
        resident_id=f"t.resident_id + {up}",
        address_id=f"t.address_id + {up}",
        matched_signal_id="null",
    )
    yield _copy(
        admin,
        "cases_case",
        "chosen c join cases_case t on t.id = c.id",
        id=f"t.id + {up}",
        municipality_id="c.town",
        address_id=f"t.address_id + {up}",
    )
    yield _copy(
        admin,
        "cases_decision",
        "chosen c join cases_decision t on t.case_id = c.id",
        signal_id=f"t.signal_id + {up}",
        municipality_id="c.town",
        case_id=f"t.case_id + {up}",
    )
    yield _copy(admin, "audit_event", "chosen c join audit_event t on t.case_id = c.id",
                id="nextval(pg_get_serial_sequence('audit_event', 'id'))", municipality_id="c.town",
                case_id=f"t.case_id + {up}")  # fmt: skip


def _copy(admin: Any, table: str, source: str, **changed: str) -> str:
    columns = [
        name
        for (name,) in admin.execute(
            "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0"
            " and not attisdropped and attgenerated = '' order by attnum",
            [table],
        ).fetchall()
    ]
    values = ", ".join(changed.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    return f"insert into {table} ({names}) select {values} from {source}"
