"""Marking the messages of a part as written, in one statement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from aanbel.kernel import clock
from aanbel.outreach.models import Part

_MARK = """
update outreach_message m
   set state = 'written', part = %(part)s, done_at = %(now)s, page = n.page, pages = n.pages,
       "to" = n.lines, "values" = n.filled, facts = n.facts
  from jsonb_to_recordset(%(rows)s::jsonb)
       as n (message bigint, page int, pages int, lines jsonb, filled jsonb, facts jsonb)
 where m.id = n.message and m.batch_id = %(batch)s and m.state = 'planned'
   and m.municipality_id = %(municipality)s
"""


@dataclass(frozen=True)
class Written:
    """One message as it stands on paper."""

    message: int
    page: int
    pages: int
    to: tuple[str, ...]
    values: dict[str, str]
    facts: Sequence[Any]


def mark_written(part: Part, rows: Sequence[Written]) -> None:
    """Each message gets its part, its page and what it was filled with."""
    told = [
        {
            "message": one.message,
            "page": one.page,
            "pages": one.pages,
            "lines": list(one.to),
            "filled": one.values,
            "facts": [str(fact) for fact in one.facts],
        }
        for one in rows
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            _MARK,
            {
                "part": part.number,
                "now": clock.now(),
                "rows": json.dumps(told),
                "batch": part.batch_id,
                "municipality": part.municipality_id,
            },
        )
        if cursor.rowcount != len(rows):
            raise RuntimeError("a message of this part was written elsewhere")
