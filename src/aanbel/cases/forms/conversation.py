"""What is filled in during a talk. The form for facts is made only from a consent: before a yes there is none."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.attempts import ContactKind
from aanbel.cases.core.consent import How, Purpose
from aanbel.cases.forms.case import DATE, TalkForm
from aanbel.cases.models import Consent, Fact, PlanStep
from aanbel.cases.queries import Person
from aanbel.cases.wording.consent import HOWS
from aanbel.kernel import clock

SPOKEN = (
    (ContactKind.VISIT.value, _("At the door or at home")),
    (ContactKind.PHONE.value, _("By phone")),
    (ContactKind.OFFICE.value, _("At an office or another place")),
)
FACT_HELP: dict[Fact.Kind, Any] = {
    Fact.Kind.STORY: _("In their own words, and no more than is needed to help."),
    Fact.Kind.HOUSEHOLD: _("Only what matters for the help. No names of children."),
    Fact.Kind.HEALTH: _("Only if the resident wants us to take it into account."),
    Fact.Kind.WISH: "",
    Fact.Kind.CONTACT: _("Name and phone number. Does this person know? Ask it."),
    Fact.Kind.LANGUAGE: _("Which language is easiest, and whether an interpreter comes along."),
    Fact.Kind.LEVEL: _("For example: understands well, reads little; show pictures."),
}


class ConsentForm(forms.Form):
    """A yes: for what, how it was given, and by whom."""

    purpose = forms.TypedChoiceField(
        choices=[(purpose.value, purpose.value) for purpose in Purpose], coerce=Purpose, widget=forms.HiddenInput
    )
    how = forms.TypedChoiceField(
        label=_("How did they say yes?"),
        choices=lambda: [(how.value, capfirst(str(words))) for how, words in HOWS.items()],
        coerce=How,
        initial=How.SPOKEN.value,
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(one.resident.pk, one.name) for one in people]
        self.fields["resident"] = forms.TypedChoiceField(
            label=_("Who said yes?"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[*names, ("", _("Somebody else in the house"))],
            initial=names[0][0] if names else None,
        )


class ShareForm(ConsentForm):
    """A yes to tell one other, by name."""

    with_whom = forms.CharField(
        label=_("With whom?"), max_length=120, help_text=_("One organisation or person. Each needs a yes of its own.")
    )
    field_order = ("purpose", "with_whom", "how", "resident")


class FactsForm(forms.Form):
    """What the resident told beyond the signal, one field per subject; nothing is required."""

    def __init__(self, *args: Any, consent: Consent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consent = consent
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)
        for kind in Fact.Kind:
            self.fields[kind.value] = forms.CharField(
                label=kind.label,
                required=False,
                max_length=600,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=FACT_HELP[kind],
            )

    def facts(self) -> dict[Fact.Kind, str]:
        """What to keep per subject; empty takes it away."""
        return {kind: self.cleaned_data[kind.value] for kind in Fact.Kind}


class ConclusionForm(TalkForm):
    """The end of a talk: what was agreed, whose step it is, and which clocks it starts."""

    spoken = forms.TypedChoiceField(
        label=_("How did you speak?"), choices=SPOKEN, coerce=ContactKind, required=False, empty_value=None
    )
    who = forms.TypedChoiceField(
        label=_("Who does it?"),
        choices=[*PlanStep.Who.choices, ("", _("There is no next step"))],
        coerce=PlanStep.Who,
        required=False,
        empty_value=None,
        initial=PlanStep.Who.RESIDENT,
    )
    service = forms.CharField(label=_("Which service?"), required=False, max_length=120)
    due_on = forms.DateField(label=_("When, at the latest?"), required=False, widget=DATE)
    field_order = ("spoken", "agreed", "who", "service", "due_on", "call_back_on")
    use_required_attribute = False  # an empty form is not yet wrong

    def __init__(self, *args: Any, in_contact: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if in_contact:
            del self.fields["spoken"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("who") == PlanStep.Who.SERVICE and not given.get("service"):
            self.add_error("service", _("Say which service does this."))
        due = given.get("due_on")
        if due and due < clock.today():
            self.add_error("due_on", _("This day has passed. Choose today or later."))
        return given
