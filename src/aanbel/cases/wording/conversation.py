"""The words around a talk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.guide import Audience

Words = str | Promise

AUDIENCES: dict[Audience, Words] = {
    Audience.ANYONE: _("Everyone"),
    Audience.YOUNG: _("Young"),
    Audience.OLDER: _("Older"),
    Audience.ENTREPRENEUR: _("Entrepreneur"),
    Audience.ASSERTIVE: _("Asks about data"),
}
