"""Who may carry a phone on a round, whose phone one may wipe, and who prints what goes along."""

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows
from aanbel.audit.acting import Acting
from aanbel.field.models import Device
from aanbel.kernel.errors import NotAllowed
from aanbel.visits.models import Round


def check_can_go_out(by: Acting) -> None:
    """Who visits residents may have a round on a phone, and print it."""
    if not by.has_role(Role.VISITOR, Role.WORKER, Role.COORDINATOR):
        raise NotAllowed(_("Only a visitor, consultant or coordinator can take a round along."))


def can_go_out(by: Acting) -> bool:
    return allows(check_can_go_out, by)


def check_can_see_devices(by: Acting) -> None:
    """One's own phones; all of them for who answers for them."""
    if not (can_go_out(by) or can_see_all_devices(by)):
        raise NotAllowed(_("Only who goes on rounds, or answers for them, can see phones."))


def check_can_see_all_devices(by: Acting) -> None:
    """Which phones carry residents' data is for those who must be able to stop it."""
    if not by.has_role(Role.COORDINATOR, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only a coordinator, administrator or privacy officer can see all phones."))


def can_see_all_devices(by: Acting) -> bool:
    return allows(check_can_see_all_devices, by)


def check_can_wipe(by: Acting, device: Device) -> None:
    """One's own phone; a colleague's for who is called when it is lost."""
    if device.user_id != by.user_id and not by.has_role(Role.COORDINATOR, Role.ADMINISTRATOR):
        raise NotAllowed(
            _("Only %(name)s, a coordinator or an administrator can wipe this phone.") % {"name": device.user}
        )


def can_wipe(by: Acting, device: Device) -> bool:
    try:
        check_can_wipe(by, device)
    except NotAllowed:
        return False
    return True


def check_can_settle(by: Acting) -> None:
    """What a phone sent and a rule refused is looked at by who plans the rounds."""
    if not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only a coordinator can settle what was refused."))


def can_settle(by: Acting) -> bool:
    return allows(check_can_settle, by)


def check_can_print(by: Acting, round_: Round) -> None:
    """Names and doors are on it: for who goes on this round, and for who plans it."""
    if by.has_role(Role.COORDINATOR):
        return
    if by.user_id not in {one.user_id for one in round_.visitors.all()}:
        raise NotAllowed(
            _("Only the visitors of this round and a coordinator can print it, because it shows who lives where.")
        )


def can_print(by: Acting, round_: Round) -> bool:
    try:
        check_can_print(by, round_)
    except NotAllowed:
        return False
    return True
