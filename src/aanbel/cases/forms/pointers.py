"""A pointer as the coordinator writes it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.pointers import Tag
from aanbel.cases.wording.pointers import TAGS


class PointerForm(forms.Form):
    """Name, one plain sentence for the resident, where to go, and when to show it."""

    name = forms.CharField(label=_("Name"), max_length=80)
    sentence = forms.CharField(
        label=_("One sentence for the resident"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In plain words: what is it, and what does one gain?"),
    )
    url = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    tags = forms.TypedMultipleChoiceField(
        label=_("When to show it"),
        choices=[(tag.value, words) for tag, words in TAGS.items()],
        coerce=Tag,
        widget=forms.CheckboxSelectMultiple,
        initial=[Tag.ALWAYS.value],
        help_text=_("One that fits is enough."),
    )
