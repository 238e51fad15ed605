"""What is filled in about a volunteer: dates, watching along, training, talks and wishes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import User
from aanbel.desk.core.volunteering import Stage
from aanbel.desk.forms.arranging import DAY
from aanbel.desk.models import Desk, Training, Volunteer
from aanbel.ui.choices import offer

_WORDS = forms.Textarea(attrs={"rows": 3})


class WelcomeForm(forms.Form):
    """Who begins."""

    user = forms.TypedChoiceField(label=_("Who begins?"), coerce=int)

    def __init__(self, data: Any = None, *, people: list[User]) -> None:
        super().__init__(data)
        offer(self, "user", [(one.pk, one.name) for one in people])


class DatesForm(forms.Form):
    """The dates of beginning."""

    met_on = forms.DateField(label=_("Talk to get to know each other"), required=False, widget=DAY)
    vog_requested_on = forms.DateField(label=_("VOG requested on"), required=False, widget=DAY)
    vog_on = forms.DateField(
        label=_("Date on the VOG"),
        required=False,
        widget=DAY,
        help_text=_("Look at it and give it back. Only this date and your name are kept, never a copy."),
    )
    agreement_on = forms.DateField(label=_("Agreement signed on"), required=False, widget=DAY)
    agreement_until = forms.DateField(
        label=_("Agreement ends on"), required=False, widget=DAY, help_text=_("Empty: it has no end.")
    )


class ShadowingForm(forms.Form):
    """A part of a day of watching along."""

    on = forms.DateField(label=_("Day"), widget=DAY)
    with_name = forms.CharField(label=_("With whom"), max_length=150)
    desk = forms.TypedChoiceField(label=_("Where"), coerce=int, required=False, empty_value=None)

    def __init__(self, data: Any = None, *, desks: list[Desk]) -> None:
        super().__init__(data)
        offer(self, "desk", [("", _("Choose")), *((one.pk, one.name) for one in desks)])


class FollowedForm(forms.Form):
    """A training that was followed."""

    training = forms.TypedChoiceField(label=_("Training"), coerce=int)
    on = forms.DateField(label=_("Day"), widget=DAY)

    def __init__(self, data: Any = None, *, trainings: list[Training]) -> None:
        super().__init__(data)
        offer(self, "training", [(one.pk, one.name) for one in trainings])


class TalkForm(forms.Form):
    """What was agreed in a talk."""

    on = forms.DateField(label=_("Day"), widget=DAY)
    words = forms.CharField(
        label=_("What did you agree?"), max_length=600, widget=_WORDS, help_text=_("The volunteer reads this too.")
    )
    again_on = forms.DateField(label=_("Talk again on"), required=False, widget=DAY)


class WishesForm(forms.Form):
    """What the volunteer wants."""

    wishes = forms.CharField(
        label=_("What do you want to learn, or where do you want to go?"), max_length=600, required=False, widget=_WORDS
    )


class StageForm(forms.Form):
    """The next stage."""

    stage = forms.TypedChoiceField(
        label=_("Stage"), coerce=Stage, choices=[(one.value, word) for one, word in Volunteer.STAGES.items()]
    )


class TrainingForm(forms.Form):
    """Something that volunteers learn."""

    name = forms.CharField(label=_("Name of the training"), max_length=100)
    about = forms.CharField(label=_("What does one learn?"), max_length=200, required=False)
    needed = forms.BooleanField(label=_("Belongs to beginning"), required=False)
    months = forms.IntegerField(
        label=_("Again after how many months?"), min_value=1, max_value=120, required=False,
        help_text=_("Empty: once is enough."),
    )  # fmt: skip
    next_on = forms.DateField(label=_("Next time on"), required=False, widget=DAY)


class NormForm(forms.Form):
    """What the municipality asks."""

    vog_years = forms.IntegerField(label=_("A VOG counts for so many years"), min_value=1, max_value=10)
    shadowings = forms.IntegerField(label=_("Watching along, how many times"), min_value=0, max_value=20)
