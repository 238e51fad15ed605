"""What stands in a text in the place of what was taken out, and what that was."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.anonymous import Trace

INSTEAD: dict[Trace, str | Promise] = {
    Trace.NAME: _("[name]"),
    Trace.ADDRESS: _("[address]"),
    Trace.POSTCODE: _("[postcode]"),
    Trace.PHONE: _("[telephone]"),
    Trace.EMAIL: _("[e-mail]"),
    Trace.NUMBER: _("[number]"),
    Trace.DATE: _("[date]"),
}
