"""What a visit needs, and what is known of a door."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Skill
from aanbel.cases.models import DayPart
from aanbel.kernel import clock
from aanbel.kernel.clock import AMSTERDAM
from aanbel.visits.forms.stops import TIME
from aanbel.visits.models import AddressMark, VisitNeed
from aanbel.visits.services import Asking

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
PARTS = [
    (DayPart.MORNING.value, _("Morning")),
    (DayPart.AFTERNOON.value, _("Afternoon")),
    (DayPart.EVENING.value, _("Evening")),
]
DUO = [("", _("As the facts say")), ("1", _("Two visitors")), ("0", _("One will do"))]
SKILLS = [
    ("", _("As the facts say")),
    ("anyone", _("Anybody may go")),
    *((one.value, one.label) for one in (Skill.ENTREPRENEURS, Skill.YOUNG, Skill.SAFETY)),
]


class NeedForm(forms.Form):
    """Short: what is left open follows from the case."""

    announced = forms.BooleanField(label=_("The visit is announced"), required=False)
    required = forms.BooleanField(
        label=_("This visit is promised"), required=False, help_text=_("Then it goes before all others.")
    )
    duo = forms.ChoiceField(label=_("How many go?"), choices=DUO, required=False)
    day_parts = forms.MultipleChoiceField(
        label=_("Part of the day"),
        choices=PARTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: the part of the day with the best chance."),
    )
    agreed_on = forms.DateField(label=_("Agreed on day"), required=False, widget=DATE)
    agreed_from = forms.TimeField(label=_("From"), required=False, widget=TIME)
    agreed_until = forms.TimeField(label=_("Until"), required=False, widget=TIME)
    not_before = forms.DateField(label=_("Not before"), required=False, widget=DATE)
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=5, max_value=180, help_text=_("Empty: 20, or 45 when expected.")
    )
    language = forms.CharField(
        label=_("Language"), required=False, max_length=40, help_text=_("Only a visitor who speaks it goes.")
    )
    skill = forms.ChoiceField(label=_("Who should go?"), choices=SKILLS, required=False)
    elsewhere = forms.CharField(
        label=_("Meet elsewhere"),
        required=False,
        max_length=120,
        help_text=_("A place and its address; empty: at home."),
    )

    def __init__(self, data: Any = None, *, need: VisitNeed | None = None) -> None:
        super().__init__(data)
        if need is None:
            return
        names = ("announced", "required", "day_parts", "not_before", "minutes", "language", "skill", "elsewhere")
        self.initial = {name: getattr(need, name) for name in names}
        self.initial["duo"] = "" if need.duo is None else str(int(need.duo))
        if need.agreed_from and need.agreed_until:
            starts, until = need.agreed_from.astimezone(AMSTERDAM), need.agreed_until.astimezone(AMSTERDAM)
            self.initial |= {"agreed_on": starts.date(), "agreed_from": starts.time(), "agreed_until": until.time()}

    def clean(self) -> dict[str, Any]:
        """A time is a day with both its ends, from today on."""
        given: dict[str, Any] = super().clean() or {}
        told = [given.get(name) for name in ("agreed_on", "agreed_from", "agreed_until")]
        if any(told) and not all(told):
            self.add_error("agreed_on", _("Fill in the day and both times, or none of the three."))
        elif all(told):
            if given["agreed_from"] >= given["agreed_until"]:
                self.add_error("agreed_until", _("The end lies before the beginning."))
            if given["agreed_on"] < clock.today():
                self.add_error("agreed_on", _("This day has passed. Choose today or later."))
        return given

    @property
    def asking(self) -> Asking:
        """What was asked."""
        given = self.cleaned_data
        on = given.get("agreed_on")
        return Asking(
            announced=given["announced"],
            required=given["required"],
            duo=None if given["duo"] == "" else given["duo"] == "1",
            day_parts=tuple(given["day_parts"]),
            agreed_from=datetime.combine(on, given["agreed_from"], AMSTERDAM) if on else None,
            agreed_until=datetime.combine(on, given["agreed_until"], AMSTERDAM) if on else None,
            not_before=given["not_before"],
            minutes=given["minutes"],
            language=given["language"],
            skill=given["skill"],
            elsewhere=given["elsewhere"],
        )


class MarkForm(forms.Form):
    """What planning must respect at this door."""

    kind = forms.ChoiceField(
        label=_("What about this door?"), choices=AddressMark.Kind.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What should a colleague know?"),
        max_length=200,
        required=False,
        help_text=_("Facts, no opinion: dog loose in the yard. Only visitors, the coordinator and team lead read it."),
    )
    until = forms.DateField(
        label=_("Until when?"), required=False, widget=DATE, help_text=_("For an unsafe door: within a year.")
    )


class PlaceForm(forms.Form):
    """Where the door is, copied from a map."""

    lat = forms.FloatField(label=_("Latitude"), help_text=_("For example 52.62"))
    lon = forms.FloatField(label=_("Longitude"), help_text=_("For example 5.08"))
