"""What a coordinator fills in: a row of times on one day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.outreach.models import Slot


class Day(forms.DateInput):
    """A date as the browser's own picker writes it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Hour(forms.TimeInput):
    """An hour as the browser's own picker writes it."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class SlotsForm(forms.Form):
    """A row of times, one after the other."""

    kind = forms.ChoiceField(label=_("Kind of place"), choices=Slot.Place.choices)
    place = forms.CharField(
        label=_("Place"), max_length=120, help_text=_("Name and address, as a resident must be able to find it.")
    )
    on = forms.DateField(label=_("Day"), widget=Day())
    begins = forms.TimeField(label=_("From"), widget=Hour())
    ends = forms.TimeField(label=_("Until"), widget=Hour())
    minutes = forms.IntegerField(label=_("Minutes for each appointment"), min_value=10, max_value=240, initial=45)
    capacity = forms.IntegerField(label=_("How many residents at the same time"), min_value=1, max_value=20, initial=1)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("The end comes before the beginning. Choose a later end."))
        return given
