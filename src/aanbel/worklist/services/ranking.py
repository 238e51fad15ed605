"""Putting the open cases in order: facts, points, tray and search terms, written for all municipalities at once.

Municipalities with the same rules go through one statement. New cases are inserted once and whole; cases that were
there are updated only where something differs; closed ones go. Safe to repeat: the second run writes nothing.
"""

import time
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from aanbel.accounts.permissions import check_can_see_cases
from aanbel.audit.acting import Acting
from aanbel.audit.planner import tell_planner, whole_tables
from aanbel.kernel import clock
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import trays
from aanbel.worklist.core.statement import placed_sql
from aanbel.worklist.models import Scheme
from aanbel.worklist.services.facts import COLUMNS, FACTS
from aanbel.worklist.services.schemes import ship_schemes
from aanbel.worklist.services.search_terms import TERMS

_STORED = (*COLUMNS, "score", "points", "tray")
_PLACED = (*COLUMNS, "placed_score", "placed_points", "placed_tray")
_MONTHS_BACK = 55

_NEW_CASES = """
select count(*) from cases_case c
 where c.closed_on is null and c.municipality_id = any(%(municipalities)s)
   and not exists (select from worklist_placing p where p.case_id = c.id)
"""


@dataclass(frozen=True)
class RankCounts:
    """What a ranking did: cases that got a new or other place, open cases in the list now, and how long it took."""

    rows: int
    ranked: int
    seconds: float


@dataclass(frozen=True)
class _Group:
    """Municipalities whose cases are weighed by the same rules and lie in the same trays."""

    municipalities: list[int]
    scheme: rules.Scheme
    trays: trays.Trays


@transaction.atomic
def rank_cases(*, by: Acting) -> RankCounts:
    """Puts every open case of the acting municipalities in its place in the list."""
    started = time.perf_counter()
    check_can_see_cases(by)
    ship_schemes(by=by)
    today = clock.today()
    parameters = _parameters(by.municipalities, today)
    with connection.cursor() as cursor:
        cursor.execute(_closed("true"), parameters)
        tell_planner(cursor, len(by.municipalities), "worklist_scheme")
        cursor.execute(_NEW_CASES, parameters)
        (new,) = cursor.fetchone()
        with whole_tables(cursor, new, "cases_case"):
            rows = sum(_rank_group(cursor, group, "true", today) for group in _groups(by))
        tell_planner(cursor, rows, "worklist_placing", "worklist_searchterm")
        cursor.execute(
            "select count(*) from worklist_placing where municipality_id = any(%(municipalities)s)", parameters
        )
        (ranked,) = cursor.fetchone()
    return RankCounts(rows=rows, ranked=ranked, seconds=round(time.perf_counter() - started, 3))


@transaction.atomic
def refresh_case(*, by: Acting, case: int) -> None:
    """Gives one case its place again after something happened to it (an attempt, an assignment, closing)."""
    check_can_see_cases(by)
    today = clock.today()
    parameters = {**_parameters(by.municipalities, today), "case": case}
    with connection.cursor() as cursor:
        cursor.execute(_closed("c.id = %(case)s"), parameters)
        for group in _groups(by):
            _rank_group(cursor, group, "c.id = %(case)s", today, case=case)


def _rank_group(cursor: Any, group: _Group, wanted: str, today: date, **more: Any) -> int:
    parameters = {**_parameters(group.municipalities, today), **more}
    has = "exists (select from worklist_placing p where p.case_id = c.id)"
    written = 0
    cursor.execute(
        "select exists (select from worklist_placing where municipality_id = any(%(municipalities)s))", parameters
    )
    (ranked_before,) = cursor.fetchone()
    if ranked_before:
        cursor.execute(_updated(_placed(group, f"{wanted} and {has}", today)), parameters)
        written += cursor.fetchone()[0]
        wanted = f"{wanted} and not {has}"
    cursor.execute(_inserted(_placed(group, wanted, today)), parameters)
    return written + int(cursor.fetchone()[0])


def _placed(group: _Group, wanted: str, today: date) -> str:
    return placed_sql(FACTS.format(wanted=wanted), group.scheme, group.trays, today, keep=", ".join(COLUMNS))


def _inserted(placed: str) -> str:
    return f"""
        with placed as ({placed}),
        changed as (
            insert into worklist_placing ({", ".join(_STORED)}) select {", ".join(_PLACED)} from placed
            order by municipality_id, placed_score desc, opened_on, case_id -- as the indexes stand: half the writing
            on conflict (case_id) do nothing
            returning case_id, municipality_id, door
        ),
        terms as ({TERMS})
        select count(*) from changed
    """


def _updated(placed: str) -> str:
    columns = ", ".join(_STORED[2:])
    before = ", ".join(f"p.{column}" for column in _STORED[2:])
    after = ", ".join(f"n.{column}" for column in _PLACED[2:])
    return f"""
        with placed as ({placed}),
        changed as (
            update worklist_placing p set ({columns}) = row({after})
              from placed n
             where p.case_id = n.case_id and p.municipality_id = any(%(municipalities)s)
               and ({before}) is distinct from ({after})
            returning p.case_id, p.municipality_id, p.door
        ),
        terms as ({TERMS})
        select count(*) from changed
    """


def _closed(wanted: str) -> str:
    return f"""
        with gone as (
            delete from worklist_placing p
             using cases_case c
             where c.id = p.case_id and c.closed_on is not null and {wanted}
               and p.municipality_id = any(%(municipalities)s) and c.municipality_id = any(%(municipalities)s)
            returning p.case_id
        )
        delete from worklist_searchterm
         where case_id in (select case_id from gone) and municipality_id = any(%(municipalities)s)
    """


def _groups(by: Acting) -> list[_Group]:
    """The acting municipalities by what their active schemes say."""
    active = Scheme.objects.filter(
        municipality_id__in=by.municipalities, activated_at__isnull=False, replaced_at__isnull=True
    )
    groups: dict[tuple[rules.Scheme, trays.Trays], list[int]] = {}
    for scheme in active.order_by("municipality_id"):
        key = (rules.from_json(scheme.rules), trays.from_json(scheme.trays))
        groups.setdefault(key, []).append(scheme.municipality_id)
    return [_Group(municipalities, *key) for key, municipalities in groups.items()]


def _parameters(municipalities: tuple[int, ...] | list[int], today: date) -> dict[str, Any]:
    first_month = clock.month_after(clock.month_of(today), -_MONTHS_BACK)
    return {"municipalities": list(municipalities), "first_month": first_month}
