"""Putting another day to what started or stopped a clock."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.cases import wording
from aanbel.cases.core.clocks import Moment
from aanbel.cases.forms.case import DATE


class MomentForm(forms.Form):
    """Which date, which day, and why it changes."""

    moment = forms.TypedChoiceField(
        label=_("Which date?"),
        coerce=Moment,
        choices=[(moment.value, words) for moment, words in wording.MOMENTS.items()],
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=DATE, help_text=_("Leave empty when it did not happen after all.")
    )
    why = forms.CharField(label=_("Why?"), max_length=200, help_text=_("It stays readable in the timeline."))
