"""What is noted about a resident by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.people.models import Resident

CHILDREN = [("", _("not seen")), ("yes", _("yes")), ("no", _("no"))]


class RegistrationForm(forms.Form):
    """The answer of the register (BRP), and whether debt help knows this resident already."""

    registration = forms.ChoiceField(
        label=_("What does the register (BRP) say?"), choices=Resident.Registration.choices, widget=forms.RadioSelect
    )
    minor_children = forms.ChoiceField(
        label=_("Minor children at this address?"), choices=CHILDREN, required=False, widget=forms.RadioSelect
    )
    known_to_debt_help = forms.BooleanField(label=_("Debt help already knows this resident"), required=False)

    @property
    def children(self) -> bool | None:
        """Yes, no, or not seen."""
        return {"yes": True, "no": False}.get(self.cleaned_data["minor_children"])
