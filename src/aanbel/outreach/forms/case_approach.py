"""Doing it otherwise for one case, with the reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.ui.choices import offer

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CaseApproachForm(forms.Form):
    """What is done instead. `step` is the next step in words, empty when there is none to skip or put off."""

    what = forms.ChoiceField(label=gettext_lazy("What do you want?"), widget=forms.RadioSelect)
    until = forms.DateField(label=gettext_lazy("Not before"), required=False, widget=DATE)
    sequence = forms.ChoiceField(label=gettext_lazy("Approach"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=200,
        help_text=gettext_lazy("In a few words, so that a colleague understands it. Nothing about health or others."),
    )

    def __init__(self, data: Any = None, *, sequences: list[tuple[str, str]], step: Any, chosen: str) -> None:
        super().__init__(data)
        options = []
        if step:
            options.append(("skip", _("Skip this step: %(step)s") % {"step": step}))
            options.append(("later", _("Do this later")))
        options.append(("other", _("Take another approach")))
        if chosen:
            options.append(("facts", _("Let the facts of the case choose the approach again")))
        offer(self, "what", options)
        offer(self, "sequence", [("", "–"), *sequences])
        self.initial["sequence"] = chosen

    def clean(self) -> dict[str, Any]:
        """A day for later, a sequence for another."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("what") == "later" and not given.get("until"):
            self.add_error("until", _("Choose the day."))
        if given.get("what") == "other" and not given.get("sequence"):
            self.add_error("sequence", _("Choose the approach."))
        return given
