"""What a worker wants to be reminded of."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.cases.forms.case import DATE
from aanbel.kernel import clock


class ReminderForm(forms.Form):
    """A day, perhaps a time, a few words."""

    on = forms.DateField(label=_("Day"), widget=DATE)
    at = forms.TimeField(label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    words = forms.CharField(
        label=_("What about?"),
        max_length=100,
        help_text=_("In a few words and without names, for example: ask for the letter of the landlord."),
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < clock.today():
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        return day
