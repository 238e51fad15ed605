"""The moment at which a resident comes to us: chosen on the resident's page, kept with the case until it is past.

The choice itself is an answer, which a worker ticks off; the appointment stands until it took place or is called off.
"""

from datetime import datetime

from django.db import transaction

from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.services.working import locked_case


@transaction.atomic
def agree_to_meet(*, by: Acting, case: int, at: datetime, minutes: int, where: str) -> Case:
    """Keep when and where somebody of this household meets us; another moment takes the place of the earlier one."""
    return _meet(by, case, at, minutes, where[:120])


@transaction.atomic
def call_off_meeting(*, by: Acting, case: int) -> Case:
    """The household chose something else, or we took the time back."""
    return _meet(by, case, None, None, "")


def _meet(by: Acting, case: int, at: datetime | None, minutes: int | None, where: str) -> Case:
    check_can_work_cases(by)
    found = locked_case(by, case)
    found.meet_at, found.meet_minutes, found.meet_where = at, minutes, where
    found.save(update_fields=["meet_at", "meet_minutes", "meet_where"])
    return found
