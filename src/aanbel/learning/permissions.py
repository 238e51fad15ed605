"""Everybody who works here learns; who does the work writes."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows, check_signed_in
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed

check_can_read_cards = check_signed_in


def can_read_cards(by: Acting) -> bool:
    return allows(check_can_read_cards, by)


def check_can_write_cards(by: Acting) -> None:
    """A card speaks for the municipality, so volunteers and guests of the house read and do not write."""
    if not by.has_role(Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD, Role.PROFESSIONAL):
        raise NotAllowed(
            _("Only a consultant, professional, coordinator or team lead can write practice cards. You can read all.")
        )


def can_write_cards(by: Acting) -> bool:
    return allows(check_can_write_cards, by)
