"""What colleagues fill in about their own work: short, and about a talk, never about a person."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import User
from aanbel.cases.core.craft import Need
from aanbel.cases.models import IntervisionMeeting
from aanbel.cases.wording.craft import NEEDS
from aanbel.kernel import clock

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _one_of(people: Iterable[User], label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, choices=[("", "–"), *((one.pk, one.name) for one in people)])


class DebriefForm(forms.Form):
    """After a hard talk."""

    happened = forms.CharField(
        label=_("What happened?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In your own words, without the resident's name. Nobody judges it."),
    )
    need = forms.TypedChoiceField(
        label=_("What do you need?"),
        choices=[(need.value, words) for need, words in NEEDS.items()],
        coerce=Need,
        widget=forms.RadioSelect,
    )
    lead_may_read = forms.BooleanField(
        label=_("The team lead may read this too"), required=False, help_text=_("Otherwise only this colleague.")
    )
    field_order = ("happened", "need", "colleague", "lead_may_read")

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"] = _one_of(colleagues, _("With whom do you want to talk?"))
        self.order_fields(list(self.field_order))


class FeedbackForm(forms.Form):
    """To a colleague, on one talk."""

    talk_on = forms.DateField(label=_("On which day was the talk?"), widget=DATE)
    went_well = forms.CharField(label=_("What went well?"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    would_try = forms.CharField(
        label=_("What would you try?"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("“I would …”, not “you should …”."),
    )
    field_order = ("receiver", "talk_on", "went_well", "would_try")

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"] = _one_of(colleagues, _("For whom?"))
        self.order_fields(list(self.field_order))


class JointVisitForm(forms.Form):
    """Who goes along with which mentor, and when."""

    on = forms.DateField(label=_("On which day?"), widget=DATE)
    field_order = ("worker", "mentor", "on")

    def __init__(self, *args: Any, workers: Iterable[User], mentors: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"] = _one_of(workers, _("Who goes along?"))
        self.fields["mentor"] = _one_of(mentors, _("With which mentor?"))
        self.order_fields(list(self.field_order))


class MeetingForm(forms.Form):
    """An hour of intervision."""

    on = forms.DateField(label=_("Day"), widget=DATE)
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)

    def moment(self) -> datetime:
        """The day and time, as the clock on the wall here says."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"], clock.AMSTERDAM)


class QuestionForm(forms.Form):
    """A question for intervision."""

    question = forms.CharField(
        label=_("What do you want to look at together?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Without a name or an address: what happened, and where you had to choose."),
    )

    def __init__(self, *args: Any, meetings: Iterable[IntervisionMeeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"] = forms.TypedChoiceField(
            label=_("For which meeting?"),
            coerce=int,
            empty_value=None,
            required=False,
            choices=[
                ("", _("None yet: put it on the list")),
                *((one.pk, f"{one.meets_at.astimezone(clock.AMSTERDAM):%d-%m-%Y %H:%M}") for one in meetings),
            ],
        )


class LearnedForm(forms.Form):
    """What the group takes along."""

    learned = forms.CharField(label=_("What do we take along, in one sentence?"), max_length=300)
