"""What the register (BRP) and debt help say about a resident, noted by hand.

Half of the municipalities have no automatic link with the register, and six in ten of those never check (Divosa
2025): so noting the answer must be one act, before anyone calls or rings (DOMAIN §11.10).
"""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused
from aanbel.people import queries
from aanbel.people.models import Resident
from aanbel.people.permissions import check_can_check_registration


@transaction.atomic
def record_registration(
    *,
    by: Acting,
    resident_id: int,
    registration: str,
    minor_children: bool | None = None,
    case_id: int | None = None,
) -> Resident:
    """Notes whether somebody lives here, moved out or died, and whether there are minor children (None: not seen)."""
    check_can_check_registration(by)
    if registration not in Resident.Registration.values:
        raise Refused(_("Choose one of the answers that the register can give."))
    resident = queries.resident_to_change(by, resident_id)
    resident.registration = registration
    resident.registration_checked_on = clock.today()
    resident.minor_children = minor_children
    resident.save(update_fields=["registration", "registration_checked_on", "minor_children"])
    audit.record(
        by=by,
        verb=Verb.REGISTRATION_CHECKED,
        case_id=case_id,
        subject=f"resident:{resident.pk}",
        registration=resident.get_registration_display(),
    )
    return resident


@transaction.atomic
def record_known_to_debt_help(*, by: Acting, resident_id: int, known: bool, case_id: int | None = None) -> Resident:
    """Notes that debt help already knows this resident, so that they are not approached as if nobody does."""
    check_can_check_registration(by)
    resident = queries.resident_to_change(by, resident_id)
    resident.known_to_debt_help = known
    resident.save(update_fields=["known_to_debt_help"])
    audit.record(
        by=by,
        verb=Verb.KNOWN_TO_DEBT_HELP,
        case_id=case_id,
        subject=f"resident:{resident.pk}",
        known=_("yes") if known else _("no"),
    )
    return resident
