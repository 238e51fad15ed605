"""Asking once more whether a text is about a resident."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AboutNobody(forms.Form):
    """A form with a free text in it: when that may be about a resident, one is asked to be sure."""

    sure = forms.BooleanField(
        label=_("This is not about a resident"), required=False, widget=forms.HiddenInput, initial=False
    )

    def ask_to_be_sure(self, sentence: str) -> None:
        """Says what it looks like, and lets the writer tick that it is not so."""
        self.fields["sure"].widget = forms.CheckboxInput()
        self.add_error("sure", sentence)

    @property
    def is_sure(self) -> bool:
        return bool(self.cleaned_data.get("sure"))
