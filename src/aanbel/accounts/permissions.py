"""Which role may do what: pairs of `check_…` (raises a sentence fit for the screen) and `can_…` (bool).

A view names its check with `@needs(check_…)`; a page without a person behind it says why with `@public("…")`.
A test walks all URLs and finds the ones that have neither.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed

CASE_WORKERS = (Role.COORDINATOR, Role.WORKER, Role.VISITOR)
"""Who acts on a case, and so to whom one can be handed over."""

PAID = tuple(role for role in Role if role is not Role.VOLUNTEER)
"""Everybody but volunteers, who see today's questions at their desk and nothing else."""

Check = Callable[[Acting], None]
View = Callable[..., HttpResponseBase]


def acting(request: HttpRequest) -> Acting:
    """Who acts in this request, and for which municipality, as the middleware found."""
    by: Acting = request.acting  # type: ignore[attr-defined]  # the one place that knows it is there
    return by


def network_address(request: HttpRequest) -> str:
    """Where a request without login came from; behind our own proxy the last address that it wrote down."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def needs(check: Check) -> Callable[[View], View]:
    """Lets a view run only for a signed-in person for whom `check` raises nothing."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            check(acting(request))
            return view(request, *args, **kwargs)

        guarded.permission = check  # type: ignore[attr-defined]  # a mark for the middleware and the tests
        return guarded

    return guard


def public(reason: str) -> Callable[[View], View]:
    """Marks a view that needs no sign-in, with the reason why. Nothing of a resident may be on it."""

    def mark(view: View) -> View:
        @wraps(view)
        def open_to_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        open_to_all.public = reason  # type: ignore[attr-defined]  # a mark for the tests
        return open_to_all

    return mark


def allows(check: Check, by: Acting) -> bool:
    """The bool beside a check: whether it raises nothing."""
    try:
        check(by)
    except NotAllowed:
        return False
    return True


def check_signed_in(by: Acting) -> None:
    """Anyone with at least one role in the chosen municipality."""
    if not by.roles:
        raise NotAllowed(_("You have no role in this municipality yet. Ask the administrator."))


def check_can_see_cases(by: Acting) -> None:
    """Cases hold debts of residents: only those who help with them (Wgs art. 8b)."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.TEAM_LEAD, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only staff for early signals can see this, because it shows residents' arrears."))


def can_see_cases(by: Acting) -> bool:
    return allows(check_can_see_cases, by)


def check_can_work_cases(by: Acting) -> None:
    """Acting on a case: contact, status, outcome."""
    if not by.has_role(*CASE_WORKERS):
        raise NotAllowed(_("Only a consultant, visitor or coordinator can do this."))


def can_work_cases(by: Acting) -> bool:
    return allows(check_can_work_cases, by)


def check_can_see_the_month(by: Acting) -> None:
    """Counts of the whole municipality: for staff; a volunteer sees the desk."""
    check_signed_in(by)
    if not by.has_role(*PAID):
        raise NotAllowed(_("This is for staff. What waits at your desk stands under Walk-in."))


def check_can_see_deliveries(by: Acting) -> None:
    """What creditors delivered."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.TEAM_LEAD, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only staff for early signals can see deliveries."))


def can_see_deliveries(by: Acting) -> bool:
    return allows(check_can_see_deliveries, by)


def check_can_coordinate(by: Acting) -> None:
    """Uploading, agreements, schemes, doubtful matches decided for everyone."""
    if not by.has_role(Role.COORDINATOR, Role.ADMINISTRATOR):
        raise NotAllowed(_("Only a coordinator or administrator can do this."))


def can_coordinate(by: Acting) -> bool:
    return allows(check_can_coordinate, by)


def check_can_set_priorities(by: Acting) -> None:
    """The order in which residents are helped is a choice of the coordinator and the team lead."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a coordinator or team lead can change the order in which people are helped."))


def can_set_priorities(by: Acting) -> bool:
    return allows(check_can_set_priorities, by)


def check_can_manage_users(by: Acting) -> None:
    """Giving and taking roles."""
    if not by.has_role(Role.ADMINISTRATOR, Role.COORDINATOR):
        raise NotAllowed(_("Only an administrator or coordinator can manage users."))


def can_manage_users(by: Acting) -> bool:
    return allows(check_can_manage_users, by)


def check_can_see_team(by: Acting) -> None:
    """Who may be sent where concerns those who are sent and those who send them."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.TEAM_LEAD):
        raise NotAllowed(_("This is for the team: consultants, visitors, the coordinator and the team lead."))


def can_see_team(by: Acting) -> bool:
    return allows(check_can_see_team, by)


def check_can_qualify(by: Acting) -> None:
    """Saying that somebody is trained is the team lead's, or the coordinator's who plans the visits."""
    if not by.has_role(Role.TEAM_LEAD, Role.COORDINATOR):
        raise NotAllowed(_("Only a team lead or coordinator can say who is qualified."))


def can_qualify(by: Acting) -> bool:
    return allows(check_can_qualify, by)
