"""How many cases wait."""

from dataclasses import dataclass

from django.db.models import Count, Q

from aanbel.audit.acting import Acting
from aanbel.cases.models import Case, Status


@dataclass(frozen=True)
class OpenCounts:
    """Open cases of the acting municipalities; `mine` are assigned to the actor."""

    open: int
    new: int
    multiple: int
    consecutive: int
    mine: int


def open_counts(*, by: Acting) -> OpenCounts:
    """Count the open cases, in one query."""
    found = (
        Case.objects.of(*by.municipalities)
        .open()
        .aggregate(
            open=Count("id"),
            new=Count("id", filter=Q(status=Status.OPEN)),
            multiple=Count("id", filter=Q(multiple=True)),
            consecutive=Count("id", filter=Q(consecutive=True)),
            mine=Count("id", filter=Q(assigned_to_id=by.user_id)),
        )
    )
    return OpenCounts(**found)
