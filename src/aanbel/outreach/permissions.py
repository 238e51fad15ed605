"""Who may reach out to residents, look at their answers, and say when one can come by."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import (
    allows,
    can_coordinate,
    can_see_cases,
    can_work_cases,
    check_can_coordinate,
    check_can_see_cases,
    check_can_work_cases,
)
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed

__all__ = [
    "can_coordinate",
    "can_offer_times",
    "can_see_cases",
    "can_work_cases",
    "check_can_coordinate",
    "check_can_offer_times",
    "check_can_see_cases",
    "check_can_work_cases",
]


def check_can_offer_times(by: Acting) -> None:
    """When the team receives residents."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a coordinator or team lead can change the times that residents can choose."))


def can_offer_times(by: Acting) -> bool:
    return allows(check_can_offer_times, by)
