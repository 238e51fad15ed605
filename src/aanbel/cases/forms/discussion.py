"""What is filled in for a case discussion."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import User
from aanbel.cases.models import PlanStep

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DiscussionForm(forms.Form):
    """The question, the text without names, and who is asked."""

    question = forms.CharField(
        label=_("What do you want to know of your colleagues?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label=_("The situation, without names"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("Colleagues read this text and nothing else. Change it until nobody can tell who it is about."),
    )
    meets_on = forms.DateField(label=_("When do you talk about it?"), required=False, widget=DATE)
    looked_at = forms.BooleanField(
        label=_("I looked: this does not tell who it is about"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participants"] = forms.TypedMultipleChoiceField(
            label=_("Who thinks along?"),
            choices=[(one.pk, one.name) for one in colleagues],
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
        )

    def ask_to_look(self) -> None:
        """From now on the box is shown with which the worker says that what was found tells nothing."""
        self.fields["looked_at"].widget = forms.CheckboxInput()


class ViewForm(forms.Form):
    """What a colleague thinks."""

    view = forms.CharField(
        label=_("What do you think?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What would you try first, and why?"),
    )


class AgreementForm(forms.Form):
    """A step that was agreed."""

    what = forms.CharField(label=_("What was agreed?"), max_length=200)
    who = forms.TypedChoiceField(label=_("Who does it?"), choices=PlanStep.Who.choices, coerce=PlanStep.Who)
    by_whom = forms.CharField(label=_("Which colleague or service?"), max_length=120, required=False)
    due_on = forms.DateField(label=_("By when?"), required=False, widget=DATE)


class ConcludeForm(forms.Form):
    """The one sentence with which it ends."""

    concluded = forms.CharField(label=_("What do you take along, in one sentence?"), max_length=300)
