"""What is said about an entry: a sentence of a colleague, the corrections of the organisation itself."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.directory.core.asking import PROPOSABLE
from aanbel.directory.forms.lines import NUMBER
from aanbel.directory.wording.fields import FIELDS

LONG = forms.Textarea(attrs={"rows": 3})
SHORT = forms.Textarea(attrs={"rows": 2})


class RemarkForm(forms.Form):
    """What is not right any more, in a sentence."""

    words = forms.CharField(
        label=_("What is not right?"),
        max_length=300,
        widget=SHORT,
        help_text=_("About the entry only, never about a resident."),
    )


class CorrectionsForm(forms.Form):
    """The entry as the organisation wants it; what is left as it stands is no correction."""

    description = forms.CharField(label=FIELDS["description"], max_length=1000, required=False, widget=LONG)
    phone = forms.RegexField(
        NUMBER,
        label=FIELDS["phone"],
        max_length=20,
        required=False,
        error_messages={"invalid": _("Fill in a telephone number: digits, spaces, + and -.")},
    )
    email = forms.EmailField(label=FIELDS["email"], required=False)
    url = forms.URLField(label=FIELDS["url"], max_length=200, required=False, assume_scheme="https")
    fees_description = forms.CharField(label=FIELDS["fees_description"], max_length=300, required=False)
    application_process = forms.CharField(
        label=FIELDS["application_process"], max_length=500, required=False, widget=SHORT
    )
    waiting_days = forms.IntegerField(label=FIELDS["waiting_days"], min_value=0, max_value=400, required=False)
    words = forms.CharField(
        label=_("What else changed?"),
        max_length=300,
        required=False,
        widget=SHORT,
        help_text=_("For instance other opening hours, or another address."),
    )
    who = forms.CharField(label=_("Your name"), max_length=80)

    def __init__(self, data: Any = None, *, stands: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(stands))
        self.stands = stands

    @property
    def corrections(self) -> dict[str, Any]:
        """What differs from how it stands now. Emptied is told in words, so that nothing is lost by a slip."""
        given = self.cleaned_data
        changed = {name: given[name] for name in PROPOSABLE if given.get(name) not in (None, "")}
        return {name: value for name, value in changed.items() if value != self.stands.get(name)}
