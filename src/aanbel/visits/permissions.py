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


def check_can_register(by: Acting, visitors: Collection[int]) -> None:
    """What happened at a door is told by who went there, or by a coordinator in their name."""
    if by.user_id not in visitors and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only the visitors of this round, or a coordinator, can register what happened here."))


def can_register(by: Acting, visitors: Collection[int]) -> bool:
    return allows(lambda actor: check_can_register(actor, visitors), by)


def check_can_watch_over(by: Acting) -> None:
    """Where colleagues are is for who answers for their safety today, and only while they are out."""
    if not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only a coordinator can see who is where, because this is about colleagues."))


def can_watch_over(by: Acting) -> bool:
    return allows(check_can_watch_over, by)


def check_can_debrief(by: Acting, visitors: Collection[int]) -> None:
    """Looking back on a round is for who went, and for who planned it."""
    if by.user_id not in visitors and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only the visitors of this round and a coordinator can talk it over."))


def can_debrief(by: Acting, visitors: Collection[int]) -> bool:
    return allows(lambda actor: check_can_debrief(actor, visitors), by)


def check_can_see_figures(by: Acting) -> None:
    """What visits yield concerns those who make them; counts only, no household and no ranking of colleagues."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.TEAM_LEAD):
        raise NotAllowed(_("This is for the team: consultants, visitors, the coordinator and the team lead."))


def can_see_figures(by: Acting) -> bool:
    return allows(check_can_see_figures, by)
