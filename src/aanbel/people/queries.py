"""Reading residents, addresses and doubtful matches, as seen by this user in their municipality."""

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.errors import Missing
from aanbel.people.models import Resident


def resident_to_change(by: Acting, resident_id: int) -> Resident:
    """The resident, locked until the end of this transaction; `Missing` when not of this municipality."""
    here = Resident.objects.select_for_update().filter(municipality_id=by.municipality)
    found = here.filter(pk=resident_id).first()
    if found is None:
        raise Missing(_("This resident is not there any more."))
    return found
