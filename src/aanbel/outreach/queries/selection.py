"""Which cases a batch is drafted for: those of a tray that nobody wrote to lately."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from aanbel.audit.acting import Acting
from aanbel.cases.models import ContactAttempt
from aanbel.kernel import clock
from aanbel.worklist.models import Placing

MOST = 20_000


def cases_to_write_to(*, by: Acting, tray: str = "", untouched_days: int = 0, most: int = MOST) -> list[int]:
    """Open cases in the order of the worklist; with `untouched_days` only those without an attempt in that time."""
    placed = Placing.objects.filter(municipality_id=by.municipality, case__closed_on__isnull=True)
    if tray:
        placed = placed.filter(tray=tray)
    if untouched_days:
        since = clock.today() - timedelta(days=untouched_days)
        lately = ContactAttempt.objects.filter(case=OuterRef("case_id"), on__gt=since, undone_at__isnull=True)
        placed = placed.filter(~Exists(lately))
    return list(placed.values_list("case_id", flat=True)[:most])
