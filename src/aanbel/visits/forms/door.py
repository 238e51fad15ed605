"""Telling of a visit at the desk, and of a round: the same facts as a phone sends, for who has none."""

from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.kernel import clock
from aanbel.visits.models import Registration, RoundDebrief, Stop
from aanbel.visits.services import Outcome, VisitFacts


class VisitForm(forms.Form):
    """What happened at one door. Only the first two are asked; the rest is for a talk."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("What did you find?"), choices=Registration.Outcome.choices, widget=forms.RadioSelect
    )
    at = forms.TimeField(label=_("At what time?"), widget=forms.TimeInput(attrs={"type": "time"}))
    card_left = forms.BooleanField(label=_("We left a card"), required=False)
    card_code = forms.CharField(
        label=_("Code on the card"), max_length=20, required=False, help_text=_("For example K7F-3QX-9TB.")
    )
    agreed = forms.CharField(
        label=_("What did you agree?"), max_length=120, required=False, help_text=_("Only what was agreed.")
    )
    help_accepted = forms.BooleanField(label=_("The resident accepts help"), required=False)
    next_step = forms.CharField(
        label=_("Next step"), max_length=100, required=False, help_text=_("Without a name: it can stand in an agenda.")
    )
    referral = forms.CharField(label=_("Wish for a referral"), max_length=120, required=False)
    language = forms.CharField(label=_("Language, when not Dutch"), max_length=40, required=False)
    words = forms.CharField(
        label=_("Note for colleagues"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @classmethod
    def at_the_door(cls, stop: Stop) -> "VisitForm":
        """Ready to fill in: a number of its own, so that two clicks are one registration, and the planned time."""
        return cls(initial={"id": uuid4(), "at": stop.arrive.astimezone(clock.AMSTERDAM).strftime("%H:%M")})

    def facts(self, stop: Stop) -> VisitFacts:
        """As a phone would tell it."""
        given: dict[str, Any] = self.cleaned_data
        number: UUID = given["id"]
        when: time = given["at"]
        return VisitFacts(
            id=number,
            stop=stop.pk,
            outcome=Outcome(given["outcome"]),
            at=datetime.combine(stop.day, when, clock.AMSTERDAM),
            card_left=given["card_left"] or bool(given["card_code"]),
            card_code=given["card_code"],
            agreed=(given["agreed"],) if given["agreed"] else (),
            help_accepted=True if given["help_accepted"] else None,
            next_step=given["next_step"],
            referral=given["referral"],
            language=given["language"],
            words=given["words"],
        )


class RoundForm(forms.Form):
    """How the round was: two taps and, who wants, a few words."""

    pace = forms.ChoiceField(label=_("How full was it?"), choices=RoundDebrief.Pace.choices, widget=forms.RadioSelect)
    together = forms.ChoiceField(
        label=_("And together?"),
        choices=[("", _("I went alone, or would rather not say")), *RoundDebrief.Together.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Nobody has to say why. “Rather in another pair” helps the coordinator plan."),
    )
    words = forms.CharField(
        label=_("What helped, what did not?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("About the work, without residents or colleagues."),
    )


class EndForm(forms.Form):
    """How an alarm ended."""

    how = forms.CharField(
        label=_("How did it end?"),
        max_length=200,
        help_text=_("For example: called, everything is well, still talking."),
    )
