"""What a coordinator changes of one door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TimeForm(forms.Form):
    """Between which times the resident expects us."""

    starts = forms.TimeField(label=_("From"), widget=TIME)
    until = forms.TimeField(label=_("Until"), widget=TIME)

    def clean(self) -> dict[str, Any]:
        """The end after the beginning."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("starts") and given.get("until") and given["starts"] > given["until"]:
            self.add_error("until", _("The end lies before the beginning."))
        return given


class TakeOutForm(forms.Form):
    """Why there is no visit after all."""

    why = forms.CharField(
        label=_("Why is the visit off?"),
        max_length=200,
        help_text=_("In a few words, for a colleague: rang up, comes to the desk on Tuesday."),
    )
