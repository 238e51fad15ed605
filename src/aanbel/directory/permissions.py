"""Who reads the social map, who keeps it, and who sees the direct lines of professionals."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows, check_signed_in
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed


def check_can_see_map(by: Acting) -> None:
    """Who helps with what is for everybody who works here, volunteers too; most of it is public anyway."""
    check_signed_in(by)


def can_see_map(by: Acting) -> bool:
    return allows(check_can_see_map, by)


def check_can_keep_map(by: Acting) -> None:
    """Adding, changing and assuring entries: somebody answers for what residents are told."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a coordinator or team lead can change the social map. Tell them what is not right."))


def can_keep_map(by: Acting) -> bool:
    return allows(check_can_keep_map, by)


def check_can_exchange_map(by: Acting) -> None:
    """Taking the whole map in or out, as a file after HSDS."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD, Role.ADMINISTRATOR):
        raise NotAllowed(_("Only a coordinator, team lead or administrator can import or export the social map."))


def can_exchange_map(by: Acting) -> bool:
    return allows(check_can_exchange_map, by)


def check_can_see_lines(by: Acting) -> None:
    """Direct numbers were given to professionals; a number that everybody rings is soon no short line any more."""
    if not by.has_role(Role.WORKER, Role.VISITOR, Role.COORDINATOR, Role.TEAM_LEAD, Role.PROFESSIONAL):
        raise NotAllowed(_("Short lines are for professionals: these numbers were given for colleagues only."))


def can_see_lines(by: Acting) -> bool:
    return allows(check_can_see_lines, by)


def check_can_keep_lines(by: Acting) -> None:
    """Adding and changing short lines; that a number worked may be said by everybody who may ring it."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a coordinator or team lead can change short lines. Did a number fail? Say it there."))


def can_keep_lines(by: Acting) -> bool:
    return allows(check_can_keep_lines, by)
