"""What goes along when a case is given to a colleague."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.ui.choices import offer


class HandOverForm(forms.Form):
    """Who gets it, and perhaps a sentence."""

    to = forms.TypedChoiceField(label=_("Give to"), coerce=int)
    words = forms.CharField(label=_("A sentence to go along"), required=False, max_length=200)

    def __init__(self, *given: Any, colleagues: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        offer(self, "to", colleagues)
