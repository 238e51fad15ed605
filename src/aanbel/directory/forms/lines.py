"""What a short line holds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.directory.models import ShortLine
from aanbel.directory.models.lines import Body

SHORT = forms.Textarea(attrs={"rows": 2})
NUMBER = r"^[0-9+][0-9 +()\-]{2,18}$"


class LineForm(forms.Form):
    """One direct number."""

    body = forms.TypedChoiceField(
        label=_("Which body?"), choices=[(one.value, word) for one, word in ShortLine.BODIES.items()], coerce=Body
    )
    name = forms.CharField(
        label=_("Who is it?"), max_length=120, help_text=_("The desk, the team or the person that helps colleagues.")
    )
    phone = forms.RegexField(
        NUMBER,
        label=_("Direct number"),
        max_length=20,
        error_messages={"invalid": _("Fill in a telephone number: digits, spaces, + and -.")},
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    hours = forms.CharField(label=_("When do they answer?"), max_length=120, required=False)
    helps_with = forms.CharField(label=_("What is this number for?"), max_length=300, widget=SHORT)
    not_for = forms.CharField(label=_("What is it not for?"), max_length=300, required=False, widget=SHORT)
    at_hand = forms.CharField(label=_("What do you keep at hand?"), max_length=300, required=False, widget=SHORT)
