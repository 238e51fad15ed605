"""The list itself: one page of placings in order, narrowed by filters, however many there are.

A page starts after the last case that was shown (keyset), so page one and page ten thousand cost the same. Every
condition is a plain comparison on columns of the municipality's own rows, and has an index in the list's order.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from aanbel.accounts.permissions import check_can_see_cases
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.worklist.core.filters import After, Filters
from aanbel.worklist.queries.rows import Row, rows_of
from aanbel.worklist.queries.search import found

PAGE = 25
COUNTED = 1_000
FEW = 2_000
LONGEST_EXPORT = 20_000


@dataclass(frozen=True)
class Page:
    """Some rows, where the next page starts, whether a search found more than fits, and how many cases fit in all.

    `meant` is the street of which a search with a slip was taken to speak.
    `total` is asked on the first page only, and no further than `COUNTED`: `COUNTED` + 1 means more than that.
    """

    rows: list[Row]
    following: After | None
    too_many_found: bool = False
    total: int | None = None
    meant: str = ""


@dataclass(frozen=True)
class _Where:
    """A condition on placings `p` with its values; impossible when a search found nothing."""

    sql: str
    values: dict[str, Any]
    impossible: bool = False
    too_many_found: bool = False
    meant: str = ""


def page(
    *,
    by: Acting,
    filters: Filters,
    after: After | None = None,
    size: int = PAGE,
    reasons: int | None = 2,
) -> Page:
    """One page of the list of the acting municipality."""
    check_can_see_cases(by)
    where = _where(by, filters)
    if where.impossible:
        return Page([], None, total=0)
    ids = _ids(where, after, size + 1)
    shown = after.shown if after else 0
    rows = rows_of(ids[:size], clock.today(), by=by, shown=shown, reasons=reasons)
    following = None
    if len(ids) > size:
        last = rows[-1].placing
        following = After(last.score, last.opened_on.isoformat(), last.case_id, shown + size)
    total = None if after else _count(where) if following else len(rows)
    return Page(rows, following, where.too_many_found, total, where.meant)


def worklist(*, by: Acting, filters: Filters | None = None, limit: int = 50) -> list[Row]:
    """The first rows of the list, for the command and for other slices."""
    return page(by=by, filters=filters or Filters(), size=limit, reasons=None).rows


def as_json(row: Row) -> dict[str, Any]:
    """A row for machines, as `aanbel worklist --json` prints it."""
    return {
        "case": row.case_id,
        "rank": row.rank,
        "score": row.placing.score,
        "reasons": [{"rule": line.rule, "points": line.points, "text": line.text} for line in row.reasons],
        "tray": row.placing.tray,
        "signals": row.placing.signals,
        "partners": row.placing.partners,
        "amount": row.placing.amount,
        "kind": row.placing.main_kind,
    }


def _count(where: _Where) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"select count(*) from (select from worklist_placing p where {where.sql} limit %(most)s + 1) counted",
            {**where.values, "most": COUNTED},
        )
        return int(cursor.fetchone()[0])


def _ids(where: _Where, after: After | None, limit: int) -> list[int]:
    with connection.cursor() as cursor:
        if after is None:
            cursor.execute(
                f"select case_id from worklist_placing p where {where.sql}"
                " order by municipality_id, score desc, opened_on, case_id limit %(limit)s",
                {**where.values, "limit": limit},
            )
        else:
            cursor.execute(
                _FOLLOWING.format(where=where.sql),
                {
                    **where.values,
                    "limit": limit,
                    "score": after.score,
                    "opened_on": after.opened_on,
                    "case": after.case,
                },
            )
        return [row[0] for row in cursor.fetchall()]


_FOLLOWING = """
select case_id from (
    (select case_id, score, opened_on from worklist_placing p
      where {where} and score = %(score)s and (opened_on, case_id) > (%(opened_on)s::date, %(case)s)
      order by municipality_id, score desc, opened_on, case_id limit %(limit)s)
    union all
    (select case_id, score, opened_on from worklist_placing p
      where {where} and score < %(score)s
      order by municipality_id, score desc, opened_on, case_id limit %(limit)s)
) both_parts
order by score desc, opened_on, case_id limit %(limit)s
"""
"""Two ranges instead of one comparison: the order runs down in score and up in days, which no single range does."""


def _where(by: Acting, filters: Filters) -> _Where:
    """The filters as conditions. Column names are ours, values always travel as parameters."""
    sql = ["p.municipality_id = %(municipality)s"]
    values: dict[str, Any] = {"municipality": by.municipality, "me": by.user_id}
    for name, value in filters.items():
        values[name] = value
        if condition := _CONDITIONS.get(name):
            sql.append(condition)
    if filters.kind:
        sql.append(f"p.amount_{filters.kind} is not null")
    if filters.pattern:
        sql.append(_PATTERNS[filters.pattern])
    if filters.assigned:
        sql.append(_ASSIGNED[filters.assigned])
    if filters.partner is not None:
        sql.append(_of_partner(by, filters.partner, values))
    if not filters.q:
        return _Where(" and ".join(sql), values)
    hits = found(by=by, text=filters.q)
    values["hits"] = list(hits.case_ids)
    sql.append("p.case_id = any(%(hits)s)")
    return _Where(" and ".join(sql), values, impossible=not hits.case_ids, too_many_found=hits.more, meant=hits.meant)


_CONDITIONS = {
    "tray": "p.tray = %(tray)s",
    "neighbourhood": "p.neighbourhood_id = %(neighbourhood)s::int",
    "amount_from": "p.amount >= %(amount_from)s::bigint * 100",
    "amount_to": "p.amount <= %(amount_to)s::bigint * 100",
    "status": "p.status = %(status)s",
}
_PATTERNS = {
    "single": "not p.multiple and not p.consecutive",
    "multiple": "p.multiple",
    "consecutive": "p.consecutive",
}
_ASSIGNED = {
    "me": "p.assigned_to_id = %(me)s",
    "nobody": "p.assigned_to_id is null",
    "other": "p.assigned_to_id is not null and p.assigned_to_id <> %(me)s",
}


def _of_partner(by: Acting, partner: int, values: dict[str, Any]) -> str:
    """A partner with few signals is looked up by its signals; one with many is met soon enough along the list."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            select d.case_id from (
                select id from intake_signal
                 where municipality_id = %(municipality)s and partner_id = %(partner)s limit %(few)s + 1
            ) s left join cases_decision d on d.signal_id = s.id
            """,
            {"municipality": by.municipality, "partner": partner, "few": FEW},
        )
        ids = [row[0] for row in cursor.fetchall()]
    values["partner_id"] = partner
    if len(ids) > FEW:
        return "p.partner_ids @> array[%(partner_id)s::int]"
    values["of_partner"] = [id_ for id_ in ids if id_ is not None]
    return "p.case_id = any(%(of_partner)s::bigint[]) and p.partner_ids @> array[%(partner_id)s::int]"
