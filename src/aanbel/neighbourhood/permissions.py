"""Who sees the network map, and who keeps it: those who speak with key figures. Never volunteers or visitors."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows, check_signed_in
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed


def check_can_see_network(by: Acting) -> None:
    """Key figures gave their number to the district team, so the map is theirs."""
    if not by.has_role(Role.PROFESSIONAL, Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(
            _("Only the district team can see the network map, because key figures gave their number to them alone.")
        )


def can_see_network(by: Acting) -> bool:
    return allows(check_can_see_network, by)


def check_can_keep_network(by: Acting) -> None:
    """Who speaks with key figures writes down what they agreed to, and takes them off when they ask."""
    if not by.has_role(Role.PROFESSIONAL, Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(
            _("Only the district team can change the network map, because they speak with the key figures.")
        )


def can_keep_network(by: Acting) -> bool:
    return allows(check_can_keep_network, by)


def check_can_name_streets(by: Acting) -> None:
    """The list of streets is set up once, by who arranges the work."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a coordinator or team lead can change the list of streets."))


def can_name_streets(by: Acting) -> bool:
    return allows(check_can_name_streets, by)


def check_can_plan_prevention(by: Acting) -> None:
    """What is done for whom names colleagues and key figures, so it is for those who see the network."""
    if not by.has_role(Role.PROFESSIONAL, Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(
            _("Only the district team plans activities, because key figures stand there. The texts are for you too.")
        )


def can_plan_prevention(by: Acting) -> bool:
    return allows(check_can_plan_prevention, by)


check_can_use_texts = check_signed_in
"""Leaflets and articles are meant to be handed out: by volunteers at the desk as much as by anybody."""


def can_use_texts(by: Acting) -> bool:
    return allows(check_can_use_texts, by)
