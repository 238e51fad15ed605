"""What each kind of work behind the desk is called, and the icon that stands beside it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.roles import HelpRole


@dataclass(frozen=True)
class RoleWords:
    """A role on the screen: its word and its icon."""

    role: str
    word: str | Promise
    icon: str


ROLES: dict[str, RoleWords] = {
    role.value: RoleWords(role.value, word, icon)
    for role, word, icon in (
        (HelpRole.VOLUNTEER, _("Volunteer at the desk"), "user"),
        (HelpRole.BUDGET_COACH, _("Budget coach"), "coin-euro"),
        (HelpRole.LEGAL_ADVISER, _("Social legal adviser"), "scale"),
        (HelpRole.GENERALIST, _("Generalist of the district team"), "users"),
        (HelpRole.DISTRICT_SERVICE, _("District service"), "building-community"),
        (HelpRole.VOLUNTEER_AID, _("Volunteer help at home"), "heart-handshake"),
        (HelpRole.CONSULTANT, _("Early signals consultant"), "bell-ringing"),
        (HelpRole.DEBT_COUNSELLOR, _("Debt counsellor"), "briefcase"),
    )
}


def role_words(role: str) -> RoleWords:
    """The words of this role; a role that is no longer known keeps its own name."""
    return ROLES.get(role) or RoleWords(role, role, "user-question")
