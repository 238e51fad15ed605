"""Who decides what creditors are told, and who may see it."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed


def check_can_see_feedback(by: Acting) -> None:
    """What was told to whom is accountability: the workers, those who lead them, and the privacy officer."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR):
        raise NotAllowed(_("Only staff for early signals can see what creditors were told."))


def can_see_feedback(by: Acting) -> bool:
    return allows(check_can_see_feedback, by)


def check_can_tell(by: Acting) -> None:
    """Telling a creditor something about a resident is the coordinator's act."""
    if not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only a coordinator can tell creditors something, because it is about residents."))


def can_tell(by: Acting) -> bool:
    return allows(check_can_tell, by)
