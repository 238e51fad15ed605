"""The form of one place, for everything that is offered there."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood
from aanbel.directory.forms.entry import POSTCODE, SHORT
from aanbel.directory.forms.hours import HoursForm
from aanbel.directory.services import KeptPlace
from aanbel.ui.choices import offer


class PlaceForm(HoursForm):
    """One place."""

    name = forms.CharField(label=_("Name of the place"), max_length=120)
    street = forms.CharField(label=_("Street and house number"), max_length=120, required=False)
    postcode = forms.RegexField(
        POSTCODE,
        label=_("Postcode"),
        max_length=8,
        required=False,
        error_messages={"invalid": _("A postcode is four digits and two letters.")},
    )
    town = forms.CharField(label=_("Town"), max_length=80, required=False)
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    walk_in = forms.BooleanField(label=_("One may come without an appointment"), required=False)
    transport = forms.CharField(
        label=_("How to get there"), max_length=300, required=False, help_text=_("For instance: bus 4, stop Market.")
    )
    access = forms.CharField(
        label=_("For people with a disability"),
        max_length=600,
        required=False,
        widget=SHORT,
        help_text=_("One thing on each line, for instance: no threshold; lift; stairs without a lift."),
    )

    def __init__(
        self, data: Any = None, *, neighbourhoods: list[Neighbourhood], initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        offer(self, "neighbourhood", [("", "–"), *((str(one.pk), one.name) for one in neighbourhoods)])

    @property
    def place(self) -> KeptPlace:
        """What was filled in, as the service takes it."""
        given = self.cleaned_data
        return KeptPlace(
            name=given["name"],
            street=given["street"],
            postcode=given["postcode"].upper(),
            town=given["town"],
            neighbourhood=int(given["neighbourhood"]) if given["neighbourhood"] else None,
            walk_in=given["walk_in"],
            transport=given["transport"],
            access=given["access"].splitlines(),
            week=self.week,
            closed=self.closed,
        )
