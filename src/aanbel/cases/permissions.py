"""Who may act on a case, apart from what its state allows (that is `core.status` and `core.outcomes`)."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import (
    allows,
    can_see_cases,
    can_work_cases,
    check_can_see_cases,
    check_can_work_cases,
)
from aanbel.audit.acting import Acting
from aanbel.cases.models import ContactAttempt
from aanbel.kernel.errors import NotAllowed

__all__ = [
    "can_see_cases",
    "can_see_decisions",
    "can_undo_attempt",
    "can_work_cases",
    "check_can_see_cases",
    "check_can_see_decisions",
    "check_can_undo_attempt",
    "check_can_work_cases",
]


def check_can_see_decisions(by: Acting) -> None:
    """The list of all decisions is how one checks that no signal vanished: for who works or answers for it."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.TEAM_LEAD, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only a consultant, coordinator, team lead or privacy officer can see all decisions."))


def can_see_decisions(by: Acting) -> bool:
    return allows(check_can_see_decisions, by)


def check_can_undo_attempt(by: Acting, attempt: ContactAttempt) -> None:
    """One's own registration; a coordinator may undo a colleague's."""
    check_can_work_cases(by)
    if attempt.registered_by_id != by.user_id and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only %(name)s or a coordinator can undo this.") % {"name": attempt.registered_by_name})


def can_undo_attempt(by: Acting, attempt: ContactAttempt) -> bool:
    return allows(lambda actor: check_can_undo_attempt(actor, attempt), by)
