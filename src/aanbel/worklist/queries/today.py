"""Vandaag: what waits for this person, in groups, each line one sentence and one act.

No dashboard: a list of things to do (UX, “Shape”). A case stands in one group only, the first that fits.
"""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from aanbel.accounts.permissions import check_can_see_cases
from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days
from aanbel.worklist.models import Placing
from aanbel.worklist.queries.rows import Row, rows_of

SOON = 10
"""An end of supply is for today when at most so many working days are left."""
MOST = 8


@dataclass(frozen=True)
class Today:
    """The groups of the day. `top` is for who has nothing of their own: the first cases that are nobody's."""

    first: list[Row] = field(default_factory=list)
    call_back: list[Row] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    top: list[Row] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many things there are to do, the top of the list not counted."""
        return len(self.first) + len(self.call_back) + len(self.waiting) + len(self.new)


def today(*, by: Acting) -> Today:
    """What waits for this person in the acting municipality."""
    check_can_see_cases(by)
    day = clock.today()
    here = Placing.objects.filter(municipality_id=by.municipality)
    mine = here.filter(assigned_to_id=by.user_id)
    urgent = Q(crisis=True) | Q(supply_ends_on__lte=add_working_days(day, SOON))
    seen: set[int] = set()

    def some(ids: list[int]) -> list[int]:
        fresh = [id_ for id_ in ids if id_ not in seen][:MOST]
        seen.update(fresh)
        return fresh

    nobodys = here.filter(assigned_to_id=None)
    ending = nobodys.filter(supply_ends_on__lte=add_working_days(day, SOON)).order_by("supply_ends_on", "case_id")
    first = some(
        [
            *_ids(mine.filter(urgent)),
            *_ids(nobodys.filter(crisis=True)),
            *ending.values_list("case_id", flat=True)[: MOST * 2],
        ]
    )
    back = some(
        list(
            Case.objects.of(by.municipality)
            .open()
            .filter(assigned_to_id=by.user_id, call_back_on__lte=day)
            .order_by("call_back_on", "pk")
            .values_list("pk", flat=True)[: MOST * 2]
        )
    )
    new = some(_ids(mine.filter(attempts=0, status="open")))
    waiting = some(_ids(mine.exclude(status="open", attempts=0)))
    top = some(_ids(nobodys)) if not (back or new or waiting) else []
    rows = {row.case_id: row for row in rows_of([*first, *back, *new, *waiting, *top], day, by=by)}
    return Today(*([rows[id_] for id_ in group if id_ in rows] for group in (first, back, waiting, new, top)))


def _ids(placings: QuerySet[Placing]) -> list[int]:
    return list(placings.order_by("-score", "opened_on", "case_id").values_list("case_id", flat=True)[: MOST * 2])
