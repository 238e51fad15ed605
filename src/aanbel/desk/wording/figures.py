"""The words of the figures: parts of the day, and how questions end."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.asking import DayPart, State

DAY_PARTS: dict[str, str | Promise] = {
    DayPart.MORNING.value: _("morning"),
    DayPart.AFTERNOON.value: _("afternoon"),
    DayPart.EVENING.value: _("evening"),
}
ENDINGS: dict[str, str | Promise] = {
    State.DONE.value: _("helped"),
    State.APPOINTMENT.value: _("appointment"),
    State.HANDED_OVER.value: _("handed over"),
    State.LEFT.value: _("went away"),
}
