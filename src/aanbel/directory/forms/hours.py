"""Hours in a form: a week with a break at noon, and the days on which it is closed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.directory.core.opening import DAYS as CODES
from aanbel.directory.models import Schedule
from aanbel.directory.services import Closure

DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
PAIRS = (("from", "until"), ("again", "end"))
CLOSURES = 3
"""Times closed that the form has room for, and always one more than are known."""
_BOX = "utrecht-textbox utrecht-textbox--html-input"
TIME = forms.TimeInput(attrs={"type": "time", "class": _BOX}, format="%H:%M")
DATE = forms.DateInput(attrs={"type": "date", "class": _BOX}, format="%Y-%m-%d")


class HoursForm(forms.Form):
    """What every form with hours has."""

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        for day in range(7):
            for name in ("from", "until", "again", "end"):
                self.fields[f"{name}_{day}"] = forms.TimeField(label=DAYS[day], required=False, widget=TIME)
        known = sum(name.startswith("first_") for name in self.initial)
        self._rooms = range(max(CLOSURES, known + 1))
        for place in self._rooms:
            self.fields[f"first_{place}"] = forms.DateField(label=_("First day closed"), required=False, widget=DATE)
            self.fields[f"last_{place}"] = forms.DateField(label=_("Last day closed"), required=False, widget=DATE)
            why = forms.CharField(label=_("Why closed"), max_length=80, required=False)
            why.widget.attrs |= {"class": _BOX, "placeholder": _("for instance: Christmas holiday")}
            self.fields[f"why_{place}"] = why

    @property
    def days(self) -> list[tuple[Any, list[Any]]]:
        """The name of each day with its four fields."""
        return [(DAYS[day], [self[f"{name}_{day}"] for name in ("from", "until", "again", "end")]) for day in range(7)]

    @property
    def times_closed(self) -> list[list[Any]]:
        """The fields of each time closed."""
        return [[self[f"{name}_{place}"] for name in ("first", "last", "why")] for place in self._rooms]

    def clean(self) -> dict[str, Any]:
        """Each pair is whole, the earlier first."""
        given: dict[str, Any] = super().clean() or {}
        for day in range(7):
            for starts, ends in PAIRS:
                opens, closes = given.get(f"{starts}_{day}"), given.get(f"{ends}_{day}")
                if bool(opens) != bool(closes):
                    self.add_error(f"{ends}_{day}", _("Fill in both times, or neither."))
                elif opens and closes and opens >= closes:
                    self.add_error(f"{ends}_{day}", _("The end lies before the beginning."))
        for place in self._rooms:
            first, last = given.get(f"first_{place}"), given.get(f"last_{place}")
            if not first and (last or given.get(f"why_{place}")):
                self.add_error(f"first_{place}", _("Fill in the first day closed."))
            elif first and last and last < first:
                self.add_error(f"last_{place}", _("The last day lies before the first."))
        return given

    @property
    def week(self) -> dict[int, list[tuple[time, time]]]:
        """The hours of each day that has any."""
        given, week = self.cleaned_data, defaultdict[int, list[tuple[time, time]]](list)
        for day in range(7):
            for starts, ends in PAIRS:
                if given.get(f"{starts}_{day}"):
                    week[day].append((given[f"{starts}_{day}"], given[f"{ends}_{day}"]))
        return dict(week)

    @property
    def closed(self) -> list[Closure]:
        """The times closed; without a last day it is one day."""
        given = self.cleaned_data
        return [
            Closure(first, given[f"last_{place}"] or first, given[f"why_{place}"])
            for place in self._rooms
            if (first := given[f"first_{place}"])
        ]


def hours_as_they_stand(rows: Iterable[Schedule], closed: Iterable[Schedule]) -> dict[str, Any]:
    """What the fields begin with."""
    known: dict[str, Any] = {}
    hours: dict[int, list[tuple[time, time]]] = defaultdict(list)
    for row in rows:
        for code in row.byday.split(","):
            if code.strip() in CODES and row.opens_at and row.closes_at:
                hours[CODES.index(code.strip())].append((row.opens_at, row.closes_at))
    for day, pairs in hours.items():
        for (starts, ends), (opens, closes) in zip(PAIRS, sorted(pairs), strict=False):
            known[f"{starts}_{day}"], known[f"{ends}_{day}"] = opens, closes
    for place, one in enumerate(closed):
        known |= {f"first_{place}": one.valid_from, f"last_{place}": one.valid_to, f"why_{place}": one.description}
    return known
