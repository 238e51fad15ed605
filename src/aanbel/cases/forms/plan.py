"""A step of the plan as it is agreed: who, what, by when, and how the resident's copy says it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.plan import tells_too_much
from aanbel.cases.forms.case import DATE
from aanbel.cases.models import PlanStep


class StepForm(forms.Form):
    """One step. The resident's words are checked here, so that they can be mended where they were typed."""

    what = forms.CharField(
        label=_("What will be done?"),
        max_length=200,
        help_text=_("For example: open the post, apply for rent allowance."),
    )
    who = forms.TypedChoiceField(
        label=_("Who does it?"), choices=PlanStep.Who.choices, coerce=PlanStep.Who, initial=PlanStep.Who.RESIDENT
    )
    service = forms.CharField(
        label=_("Which service?"),
        required=False,
        max_length=120,
        help_text=_("Only when another service does it, for example a budget coach or social work."),
    )
    due_on = forms.DateField(label=_("When, at the latest?"), required=False, widget=DATE)
    plain = forms.CharField(
        label=_("How the resident reads it"),
        required=False,
        max_length=200,
        help_text=_("Empty: the same words. Others may see this, so no amount and no name of a supplier."),
    )

    def __init__(self, *args: Any, creditors: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.creditors = creditors

    @classmethod
    def of(cls, step: PlanStep, data: Any = None, *, creditors: list[str]) -> "StepForm":
        """Filled in with a step that stands."""
        initial = {
            "what": step.what,
            "who": step.who,
            "service": step.service,
            "due_on": step.due_on,
            "plain": step.plain if step.plain != step.what else "",
        }
        return cls(data, initial=initial, creditors=creditors)

    def clean_plain(self) -> str:
        plain: str = self.cleaned_data["plain"]
        if telling := tells_too_much(plain, creditors=self.creditors):
            raise forms.ValidationError(
                _("“%(words)s” may not be on the resident's copy: others can read it there. Use other words."),
                params={"words": telling},
            )
        return plain

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("who") == PlanStep.Who.SERVICE and not given.get("service"):
            self.add_error("service", _("Say which service does this."))
        return given
