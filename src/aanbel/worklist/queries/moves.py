"""What if: how today's list would move under another version, worked out from the stored facts, written nowhere."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_see_cases
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.worklist.core import scheme as rules
from aanbel.worklist.core import trays
from aanbel.worklist.core.statement import placed_sql
from aanbel.worklist.queries.rows import Row, rows_of

TOP = 25


@dataclass(frozen=True)
class Move:
    """One case that is or would be in the top of the list."""

    row: Row
    before: int
    after: int
    score_before: int
    score_after: int
    tray_after: str

    @property
    def places(self) -> int:
        """How many places it rises; negative when it falls."""
        return self.before - self.after


@dataclass(frozen=True)
class TrayMove:
    """A tray that would hold more or fewer cases."""

    name: str
    before: int
    after: int


@dataclass(frozen=True)
class Preview:
    """Today's list beside the list as it would be."""

    cases: int
    up: int
    down: int
    moves: list[Move]
    trays: list[TrayMove]
    top: int = TOP

    @property
    def enters(self) -> list[Move]:
        """Who would come into the top."""
        return [move for move in self.moves if move.before > self.top]

    @property
    def leaves(self) -> list[Move]:
        """Who would drop out of it."""
        return [move for move in self.moves if move.after > self.top]


def preview(*, by: Acting, scheme: rules.Scheme, piles: trays.Trays, top: int = TOP) -> Preview:
    """How today's list would move under these rules and trays."""
    check_can_see_cases(by)
    placed = placed_sql(
        "(select * from worklist_placing where municipality_id = %(municipality)s)",
        scheme,
        piles,
        clock.today(),
        keep="f.case_id, f.opened_on, f.score, f.tray",
    )
    parameters = {"municipality": by.municipality, "top": top}
    with connection.cursor() as cursor:
        cursor.execute(_RANKED.format(placed=placed), parameters)
        found = cursor.fetchall()
        cursor.execute(_TRAYS.format(placed=placed), parameters)
        sizes = cursor.fetchall()
    cases, up, down = found[0][-3:] if found else (0, 0, 0)
    return Preview(cases, up, down, _moves(by, found, piles), _tray_moves(sizes, piles), top)


def _moves(by: Acting, found: list[tuple[Any, ...]], piles: trays.Trays) -> list[Move]:
    rows = {row.case_id: row for row in rows_of([line[0] for line in found], clock.today(), by=by)}
    names = {tray.slug: _(tray.name) for tray in piles.trays}
    moves = [
        Move(rows[case], before, after, score_before, score_after, names[tray])
        for case, before, after, score_before, score_after, tray, *_totals in found
    ]
    return sorted(moves, key=lambda move: (move.after, move.before))


def _tray_moves(sizes: list[tuple[str, int, int]], piles: trays.Trays) -> list[TrayMove]:
    names = {tray.slug: _(tray.name) for tray in piles.trays}
    order = {tray.slug: number for number, tray in enumerate(piles.trays)}
    return [
        TrayMove(names.get(slug, slug), before, after)
        for slug, before, after in sorted(sizes, key=lambda size: order.get(size[0], len(order)))
    ]


_RANKED = """
with ranked as materialized (
    select case_id, score, placed_score, placed_tray,
           row_number() over (order by score desc, opened_on, case_id) as before,
           row_number() over (order by placed_score desc, opened_on, case_id) as after
      from ({placed}) p
),
moved as (
    select count(*) as cases,
           count(*) filter (where after < before) as up, count(*) filter (where after > before) as down
      from ranked
)
select r.case_id, r.before, r.after, r.score, r.placed_score, r.placed_tray, m.cases, m.up, m.down
  from ranked r cross join moved m
 where r.before <= %(top)s or r.after <= %(top)s
"""
_TRAYS = """
with placed as materialized ({placed})
select tray, sum(before)::int, sum(after)::int
  from (
    select tray, count(*) as before, 0 as after from placed group by tray
    union all
    select placed_tray, 0, count(*) from placed group by placed_tray
  ) both_sides
 group by tray
"""
