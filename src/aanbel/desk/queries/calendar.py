"""One's secret address for a calendar program."""

from aanbel.audit.acting import Acting
from aanbel.desk.models import DutyLink


def duty_link(*, by: Acting) -> DutyLink | None:
    """One's link, when there is one; the address itself is known to nobody but its owner."""
    return DutyLink.objects.filter(municipality_id=by.municipality, user_id=by.user_id or 0).first()
