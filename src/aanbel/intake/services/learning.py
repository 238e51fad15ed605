"""An agreement learns the shape of its partner's file, from a delivery that nobody could read."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.intake.core.columns import BY_NAME
from aanbel.intake.core.profiles import Profile
from aanbel.intake.models import Agreement, Delivery
from aanbel.intake.services.receiving import read_again
from aanbel.kernel.errors import Refused


@transaction.atomic
def learn_shape(
    *, by: Acting, delivery: int, columns: Mapping[str, str], details: Mapping[str, Any] | None = None
) -> Delivery:
    """Keeps which of their headers is which of our columns, and makes the delivery ready to be read again.

    `columns`: their header → our column. `details`: what else the shape needs (format, sheet, records, amount_in).
    """
    check_can_coordinate(by)
    ours: dict[str, tuple[str, ...]] = {}
    for header, column in columns.items():
        if column not in BY_NAME:
            raise Refused(_("Unknown column: %(column)s.") % {"column": column})
        ours[column] = (*ours.get(column, ()), header)
    profile = Profile.from_json({**(details or {}), "name": "own", "columns": ours})
    if missing := profile.missing(columns):
        names = ", ".join(BY_NAME[name].header for name in missing)
        raise Refused(_("Say also which column holds: %(names)s.") % {"names": names})
    found = read_again(by=by, delivery=delivery)
    Agreement.objects.filter(municipality_id=by.municipality, pk=found.agreement_id).update(mapping=profile.as_json())
    audit.record(by=by, verb=Verb.AGREEMENT_MADE, subject=f"agreement:{found.agreement_id}", partner=found.partner.name)
    return found
