"""Who plans rounds, who goes on them, and who may read what is known of a door."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed


def check_can_see_rounds(by: Acting) -> None:
    """Rounds name doors where help is offered: for those who plan them and those who go."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR):
        raise NotAllowed(_("Only a consultant, visitor or coordinator can see rounds, because doors stand in them."))


def can_see_rounds(by: Acting) -> bool:
    return allows(check_can_see_rounds, by)


def check_can_plan(by: Acting) -> None:
    """Making, changing and handing out a plan, and who is on duty."""
    if not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only a coordinator can plan rounds, because it says where colleagues go."))


def can_plan(by: Acting) -> bool:
    return allows(check_can_plan, by)


def check_can_ask_visit(by: Acting) -> None:
    """Asking for a visit is work on a case."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR):
        raise NotAllowed(_("Only a consultant, visitor or coordinator can ask for a visit."))


def can_ask_visit(by: Acting) -> bool:
    return allows(check_can_ask_visit, by)


def check_can_read_marks(by: Acting) -> None:
    """What was written about a door that is not safe: for who sends people there and who goes."""
    if not by.has_role(Role.COORDINATOR, Role.VISITOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a visitor, coordinator or team lead can read why a door is marked."))


def can_read_marks(by: Acting) -> bool:
    return allows(check_can_read_marks, by)


def check_goes(by: Acting, visitors: Collection[int]) -> None:
    """What only those who go on a round may see or do: the door of a secret address stands in nobody else's list."""
    if "system" not in by.roles and by.user_id not in visitors:
        raise NotAllowed(_("Only the visitors of this round can do this."))


def goes(by: Acting, visitors: Collection[int]) -> bool:
    return allows(lambda actor: check_goes(actor, visitors), by)
