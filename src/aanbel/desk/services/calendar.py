"""The secret address by which a calendar program reads one's own hours at the desk."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.models import DutyLink
from aanbel.desk.permissions import check_can_see_rota
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

SECONDS_BETWEEN = 30


@transaction.atomic
def renew_duty_link(*, by: Acting) -> str:
    """Make the secret part of the address; an earlier one stops working. It is shown once and kept nowhere."""
    check_can_see_rota(by)
    token = secrets.token_urlsafe(32)
    DutyLink.objects.update_or_create(
        municipality_id=by.municipality,
        user_id=by.user_id or 0,
        defaults={"digest": _digest(token), "made_at": clock.now(), "read_at": None},
    )
    return token


@transaction.atomic
def revoke_duty_link(*, by: Acting) -> None:
    """The address stops working at once."""
    check_can_see_rota(by)
    DutyLink.objects.filter(municipality_id=by.municipality, user_id=by.user_id or 0).delete()


@transaction.atomic
def use_duty_link(*, municipality: int, token: str) -> DutyLink:
    """The link of this token, marked as read now. A calendar that asks twice within half a minute has to wait."""
    link = (
        DutyLink.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(municipality_id=municipality, digest=_digest(token), user__is_active=True)
        .first()
    )
    if link is None:
        raise Missing(_("This calendar does not exist (any more)."))
    if link.read_at and (clock.now() - link.read_at).total_seconds() < SECONDS_BETWEEN:
        raise Refused(_("This calendar was read a moment ago. Try again in half a minute."))
    link.read_at = clock.now()
    link.save(update_fields=["read_at"])
    return link


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
