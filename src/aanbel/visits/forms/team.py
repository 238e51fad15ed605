"""How a colleague goes out, and the hours of one day."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.kernel.errors import Refused
from aanbel.ui.choices import offer
from aanbel.visits.core.copied import as_copied, copied
from aanbel.visits.core.distance import Point
from aanbel.visits.forms.stops import TIME
from aanbel.visits.models import Companionship, Transport, Visitor
from aanbel.visits.services import Pause, check_in_the_netherlands

DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


class VisitorForm(forms.Form):
    """Transport, from where to where, the hours of a usual week, and the break."""

    transport = forms.ChoiceField(label=_("How do they travel?"), choices=Transport.choices, widget=forms.RadioSelect)
    start_place = forms.CharField(
        label=_("Starts at"),
        max_length=120,
        help_text=_("The office or another place, not a home address if possible."),
    )
    start_at = forms.CharField(
        label=_("Place of departure on the map"),
        max_length=40,
        required=False,
        help_text=_(
            "Latitude and longitude, as you copy them from a map: 52.0907, 5.1214. "
            "Empty: the map service looks the place up, when there is one."
        ),
    )
    end_place = forms.CharField(
        label=_("Ends at"), max_length=120, required=False, help_text=_("Leave empty when that is the same place.")
    )
    break_from = forms.TimeField(label=_("Break between"), required=False, widget=TIME)
    break_until = forms.TimeField(label=_("and"), required=False, widget=TIME)
    break_minutes = forms.IntegerField(label=_("Minutes of break"), required=False, min_value=0, max_value=120)

    def __init__(self, data: Any = None, *, visitor: Visitor | None = None) -> None:
        super().__init__(data)
        for day, name in enumerate(DAYS):
            self.fields[f"from_{day}"] = forms.TimeField(label=name, required=False, widget=TIME)
            self.fields[f"until_{day}"] = forms.TimeField(label=_("until"), required=False, widget=TIME)
        if visitor is None:
            self.initial = {"transport": Transport.BICYCLE.value}
            return
        names = ("transport", "start_place", "end_place", "break_from", "break_until", "break_minutes")
        self.initial = {name: getattr(visitor, name) for name in names}
        if visitor.start_lon is not None and visitor.start_lat is not None:
            self.initial["start_at"] = as_copied((visitor.start_lon, visitor.start_lat))
        for told, hours in visitor.week.items():
            self.initial[f"from_{told}"], self.initial[f"until_{told}"] = hours

    @property
    def days(self) -> list[tuple[Any, Any]]:
        """The two fields of each day."""
        return [(self[f"from_{day}"], self[f"until_{day}"]) for day in range(7)]

    @property
    def week(self) -> dict[int, tuple[time, time]]:
        """The days with hours."""
        given = self.cleaned_data
        return {
            day: (given[f"from_{day}"], given[f"until_{day}"])
            for day in range(7)
            if given.get(f"from_{day}") and given.get(f"until_{day}")
        }

    @property
    def pause(self) -> Pause | None:
        """The break, when all of it was filled in."""
        after, before = self.cleaned_data.get("break_from"), self.cleaned_data.get("break_until")
        minutes = self.cleaned_data.get("break_minutes")
        return Pause(after, before, minutes) if after and before and minutes else None

    def clean_start_at(self) -> Point | None:
        """Both numbers of a place in the Netherlands, or nothing."""
        told = self.cleaned_data["start_at"].strip()
        if not told:
            return None
        place = copied(told)
        if place is None:
            raise forms.ValidationError(
                _("Fill in two numbers with a comma between them, as on a map: 52.0907, 5.1214.")
            )
        try:
            check_in_the_netherlands(place)
        except Refused as no:
            raise forms.ValidationError(no.sentence) from no
        return place

    def clean(self) -> dict[str, Any]:
        """Each day both times, the earlier first; a break that fits between its times."""
        given: dict[str, Any] = super().clean() or {}
        for day in range(7):
            starts, ends = given.get(f"from_{day}"), given.get(f"until_{day}")
            if bool(starts) != bool(ends):
                self.add_error(f"until_{day}", _("Fill in both times, or neither."))
            elif starts and ends and starts >= ends:
                self.add_error(f"until_{day}", _("The end lies before the beginning."))
        after, before, minutes = (given.get(name) for name in ("break_from", "break_until", "break_minutes"))
        if any((after, before, minutes)) and not all((after, before, minutes)):
            self.add_error("break_minutes", _("Fill in all three of the break, or none."))
        elif after and before and minutes and _minutes(before) - _minutes(after) < minutes:
            self.add_error("break_minutes", _("The break does not fit between these two times."))
        return given


class PairForm(forms.Form):
    """Who goes rather, or never, with whom."""

    one = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(
        label=_("How"), choices=[*Companionship.Kind.choices, ("", _("As it comes"))], required=False
    )
    other = forms.ChoiceField(label=_("With whom"))

    def __init__(self, data: Any = None, *, people: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        for name in ("one", "other"):
            offer(self, name, [(str(number), who) for number, who in people])


class DayForm(forms.Form):
    """Other hours on one day."""

    starts = forms.TimeField(label=_("From"), widget=TIME)
    ends = forms.TimeField(label=_("Until"), widget=TIME)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
