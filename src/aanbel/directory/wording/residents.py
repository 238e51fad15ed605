"""What kinds of help are called on the page for residents: what one comes for, never what one has."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.directory.models import ServiceKind

TILES: dict[ServiceKind, str | Promise] = {
    ServiceKind.DEBT_HELP: _("Paying the bills"),
    ServiceKind.BUDGET_COACH: _("Making ends meet"),
    ServiceKind.WORKPLACE: _("Walking in"),
    ServiceKind.PAPERWORK: _("Letters and forms"),
    ServiceKind.INCOME: _("Extra money"),
    ServiceKind.OTHER: _("Food and clothes"),
    ServiceKind.ENERGY: _("Gas and electricity"),
    ServiceKind.LAW: _("Your rights"),
    ServiceKind.SOCIAL_WORK: _("Talking with somebody"),
    ServiceKind.BUDDY: _("A buddy"),
    ServiceKind.ENTREPRENEUR: _("Your own business"),
    ServiceKind.OUTREACHING: _("Help that comes to you"),
    ServiceKind.SELF_HELP: _("Doing it yourself"),
}
"""In the order in which people come, as desks tell it (source 5)."""
