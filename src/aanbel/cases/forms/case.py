"""What people fill in about a case. Choices carry their definition, since the same talk is booked in two ways."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from aanbel.cases import wording
from aanbel.cases.core.attempts import ContactKind, DayPart, day_part
from aanbel.cases.core.decisions import Code
from aanbel.cases.core.outcomes import Outcome, Record, allowed
from aanbel.kernel import clock
from aanbel.ui.components.forms import fields

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AttemptForm(forms.Form):
    """A contact attempt; without a moment it is now."""

    kind = forms.ChoiceField(
        label=_("How"), choices=[(kind.value, words) for kind, words in wording.CONTACT_KINDS.items()]
    )
    reached = forms.TypedChoiceField(
        label=_("Did you speak to the resident?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        coerce=lambda answer: answer == "yes",
    )
    on = forms.DateField(label=_("Day"), required=False, widget=DATE)
    day_part = forms.ChoiceField(
        label=_("Part of the day"),
        required=False,
        choices=[(part.value, words) for part, words in wording.DAY_PARTS.items()],
    )

    def moment(self) -> tuple[date, DayPart]:
        """The day and its part: as given, else now."""
        day, part = this_part_of_today()
        return self.cleaned_data["on"] or day, DayPart(self.cleaned_data["day_part"] or part)

    def contact_kind(self) -> ContactKind:
        return ContactKind(self.cleaned_data["kind"])


def this_part_of_today() -> tuple[date, DayPart]:
    """The moment as an attempt is registered: the day and its part."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    return now.date(), day_part(now.time())


@lru_cache(maxsize=16)
def attempt_fields(day: date, part: DayPart, _language: str | None) -> SafeString:
    """The fields of an attempt, filled in with a moment: the same for everybody then, so made once."""
    return fields(AttemptForm(initial={"on": day, "day_part": part.value, "reached": "no"}))


class TalkForm(forms.Form):
    """What came of a talk: only what was agreed (Wgs art. 8b: no more than needed)."""

    agreed = forms.CharField(
        label=_("What did you agree?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a few words: who does what, and when. Write nothing about health or others."),
    )
    help_accepted = forms.BooleanField(
        label=_("The resident wants help"),
        required=False,
        help_text=_("From today there are four weeks for the first conversation (art. 4 Wgs)."),
    )
    threatened = forms.BooleanField(
        label=_("There is a threat: eviction, shut-off or cancelled health insurance"),
        required=False,
        help_text=_("Then the first conversation is within three working days."),
    )
    talked = forms.BooleanField(
        label=_("This was the first conversation"),
        required=False,
        help_text=_("From today the term of the formal decision runs."),
    )
    waived = forms.BooleanField(
        label=_("In it the resident said: no further help"),
        required=False,
        help_text=_("Then no formal decision is needed (art. 4a Wgs)."),
    )
    formally_decided = forms.BooleanField(label=_("The formal decision was given"), required=False)
    call_back_on = forms.DateField(label=_("Call back on"), required=False, widget=DATE)

    def clean_call_back_on(self) -> date | None:
        day: date | None = self.cleaned_data["call_back_on"]
        if day and day < clock.today():
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        return day


class CloseForm(forms.Form):
    """How it ended: only outcomes that the registered attempts allow, each with its definition."""

    def __init__(self, *args: Any, record: Record, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = forms.TypedChoiceField(
            label=_("Outcome"),
            widget=forms.RadioSelect,
            coerce=Outcome,
            choices=[
                (outcome.value, f"{wording.OUTCOMES[outcome]}: {wording.MEANINGS[outcome]}")
                for outcome in allowed(record)
            ],
        )


class ReopenForm(forms.Form):
    """Why a closed case goes on."""

    why = forms.CharField(label=_("Why do you open this case again?"), max_length=200)


class CorrectionForm(forms.Form):
    """Another decision about one signal."""

    why = forms.CharField(
        label=_("Why?"), max_length=200, help_text=_("In a few words. It stays readable in the timeline.")
    )

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.TypedChoiceField(
            label=_("Decision"),
            widget=forms.RadioSelect,
            coerce=Code,
            choices=[
                (code.value, f"{words}: {wording.CODE_MEANINGS[code]}")
                for code, words in wording.CODES.items()
                if code.value != now
            ],
        )
        self.order_fields(["code", "why"])
