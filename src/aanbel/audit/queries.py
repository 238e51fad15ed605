"""Reading the events back."""

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event


def timeline(*, by: Acting, case_id: int) -> list[Event]:
    """Everything that happened to one case, newest first."""
    return list(Event.objects.filter(municipality_id=by.municipality, case_id=case_id).order_by("-at", "-id"))
