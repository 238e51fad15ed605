"""Planning an activity, telling how it went, and what is known of groups and organisations."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood, User
from aanbel.directory.models import Organization
from aanbel.neighbourhood.core.prevention import texts
from aanbel.neighbourhood.models import Activity, Ally, Group, KeyFigure, RiskGroup, Spot
from aanbel.neighbourhood.services import AllyTold, GroupTold, Plan

SURE = _("I have read it again: it is not about a resident.")
LONGEST_TEXT = 3_000
TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def day_field(**options: Any) -> forms.DateField:
    """A day, as the browser asks for it."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def material_choices() -> list[tuple[str, str]]:
    """Leaflets, articles and the step card, by their Dutch titles."""
    found = [(name, one.title) for name, one in texts.leaflets("nl").items()]
    found.append(("step_card", texts.step_card("nl").title))
    return found + [(name, one.title) for name, one in texts.articles().items()]


class ActivityForm(forms.Form):
    """What, for whom, when, where, who."""

    title = forms.CharField(label=_("What do you do?"), max_length=100)
    group = forms.ModelChoiceField(label=_("For which group"), queryset=RiskGroup.objects.none())
    kind = forms.ChoiceField(label=_("In which form"), choices=Activity.Kind.choices)
    on = day_field(label=_("Day"))
    at = forms.TimeField(label=_("Time"), required=False, widget=TIME)
    ally = forms.ModelChoiceField(
        label=_("With which school, employer or organisation"), queryset=Ally.objects.none(), required=False
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    colleague = forms.ModelChoiceField(label=_("Which colleague"), queryset=User.objects.none(), required=False)
    figure = forms.ModelChoiceField(
        label=_("Which key figure helps"), queryset=KeyFigure.objects.none(), required=False
    )
    led_by = forms.CharField(label=_("Another organisation that does it"), max_length=120, required=False)
    expected = forms.IntegerField(label=_("How many do you expect"), required=False, min_value=0, max_value=100_000)
    materials = forms.MultipleChoiceField(
        label=_("What do you bring"), required=False, widget=forms.CheckboxSelectMultiple, choices=material_choices
    )
    sure = forms.BooleanField(label=SURE, required=False)
    doubtful = False

    def __init__(
        self,
        data: Any = None,
        *,
        groups: Sequence[RiskGroup],
        allies: Sequence[Ally],
        neighbourhoods: Sequence[Neighbourhood],
        colleagues: Sequence[User],
        figures: Sequence[KeyFigure],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        choices: tuple[tuple[str, type[models.Model], Sequence[models.Model]], ...] = (
            ("group", RiskGroup, groups),
            ("ally", Ally, allies),
            ("neighbourhood", Neighbourhood, neighbourhoods),
            ("colleague", User, colleagues),
            ("figure", KeyFigure, figures),
        )
        for name, model, found in choices:
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - as it is written above
            field.queryset = model._default_manager.filter(pk__in=[one.pk for one in found])

    @property
    def plan(self) -> Plan:
        """What was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "sure"}
        return Plan(**{**given, "kind": Activity.Kind(given["kind"]), "materials": tuple(given["materials"])})


class HeldForm(forms.Form):
    """How it went: a number and a sentence."""

    came = forms.IntegerField(
        label=_("How many came"), required=False, min_value=0, max_value=100_000, help_text=_("A number. No names.")
    )
    worked = forms.CharField(
        label=_("What worked, in one sentence"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Or what did not: that teaches as much."),
    )
    sure = forms.BooleanField(label=SURE, required=False)
    doubtful = False


class GroupForm(forms.Form):
    """A group at risk in your own words."""

    name = forms.CharField(label=_("Name of the group"), max_length=80)
    kind = forms.ChoiceField(
        label=_("Group on the network map"), choices=[("", _("None of these")), *Group.choices], required=False
    )
    why = forms.CharField(label=_("Why they run a risk"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 4}))
    moments = forms.CharField(
        label=_("At which moments in a life"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line."),
    )
    what_works = forms.CharField(
        label=_("What works"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line."),
    )
    source = forms.CharField(label=_("Where this comes from"), max_length=200, required=False)
    in_use = forms.BooleanField(label=_("We pay attention to this group"), required=False, initial=True)

    @property
    def told(self) -> GroupTold:
        """What was filled in."""
        given = self.cleaned_data
        return GroupTold(**{**given, "kind": Group(given["kind"]) if given["kind"] else None})


class AllyForm(forms.Form):
    """A school, employer or organisation, and what was agreed with it."""

    name = forms.CharField(label=_("Name"), max_length=80)
    kind = forms.ChoiceField(label=_("What it is"), choices=Ally.Kind.choices)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False
    )
    spot = forms.ModelChoiceField(label=_("Place on the network map"), queryset=Spot.objects.none(), required=False)
    organization = forms.ModelChoiceField(
        label=_("Entry in the social map"), queryset=Organization.objects.none(), required=False
    )
    through = forms.CharField(
        label=_("Through whom"),
        max_length=80,
        required=False,
        help_text=_("A role, such as: the care coordinator. Numbers of people stand in the social map."),
    )
    agreed = forms.CharField(
        label=_("What we agreed"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    code_since = day_field(label=_("Works with the step card since"), required=False)
    sure = forms.BooleanField(label=SURE, required=False)
    doubtful = False

    def __init__(self, data: Any = None, *, municipality: int, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        choices: tuple[tuple[str, type[models.Model]], ...] = (
            ("neighbourhood", Neighbourhood),
            ("spot", Spot),
            ("organization", Organization),
        )
        for name, model in choices:
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - as it is written above
            field.queryset = model._default_manager.filter(municipality_id=municipality).order_by("name")

    @property
    def told(self) -> AllyTold:
        """What was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "sure"}
        return AllyTold(**{**given, "kind": Ally.Kind(given["kind"])})


class OwnTextForm(forms.Form):
    """A text in the municipality's own words, with marks for what is filled in."""

    title = forms.CharField(label=_("Title"), max_length=100)
    body = forms.CharField(label=_("Text"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 16}))


def first_of_month(year: int, month: int, today: date) -> date:
    """The day that a new activity in this month begins with: not in the past when the month goes on.

    >>> first_of_month(2026, 3, date(2026, 3, 20)), first_of_month(2026, 4, date(2026, 3, 20))
    (datetime.date(2026, 3, 20), datetime.date(2026, 4, 1))
    """
    first = date(year, month, 1)
    return today if (year, month) == (today.year, today.month) else first
