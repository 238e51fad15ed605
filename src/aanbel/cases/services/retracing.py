"""Putting a case back as it stood before something was told of it that is taken back within ten minutes.

Only what nobody changed since goes back: what a colleague wrote meanwhile is theirs.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.services.working import locked_case

MOVED_BY_A_VISIT = (
    "status",
    "taken_up_on",
    "assigned_to_id",
    "handed_over_on",
    "agreed",
    "help_asked_on",
    "call_back_on",
)
"""What telling of a visit can change in a case."""


def state_of(case: Case) -> dict[str, Any]:
    """How the case stands, to be kept as JSON."""
    case.refresh_from_db()
    values = {name: getattr(case, name) for name in MOVED_BY_A_VISIT}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}


@transaction.atomic
def put_back(*, by: Acting, case: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Case:
    """Each field that still stands as it was left (`after`) goes back to how it was `before`."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    now = state_of(found)
    fields = {field.attname: field for field in Case._meta.concrete_fields}
    for name, left in after.items():
        if now[name] == left and before[name] != left:
            setattr(found, name, fields[name].to_python(before[name]))
    found.save()
    return found
