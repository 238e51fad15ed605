"""A place, a tie, and the list of streets."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.neighbourhood.forms.about_nobody import AboutNobody
from aanbel.neighbourhood.models import Spot, Tie
from aanbel.neighbourhood.services import Whereabouts
from aanbel.ui.choices import offer

STRENGTHS = ((1, _("sometimes")), (2, _("regularly")), (3, _("closely")))


class SpotForm(AboutNobody):
    """Three things to fill in; the address is for the map."""

    kind = forms.ChoiceField(label=_("What kind of place?"), choices=Spot.Kind.choices)
    name = forms.CharField(label=_("What is it called?"), max_length=80)
    neighbourhood = forms.TypedChoiceField(label=_("Neighbourhood"), coerce=int)
    address_words = forms.CharField(
        label=_("Address"), required=False, max_length=120, help_text=_("For the map. The address of the place itself.")
    )
    location = forms.ChoiceField(
        label=_("The same place in the social map"), required=False, help_text=_("Then opening hours are found there.")
    )

    def __init__(
        self,
        data: Any = None,
        *,
        areas: Sequence[tuple[int, str]],
        locations: Sequence[tuple[UUID, str]] = (),
        spot: Spot | None = None,
    ) -> None:
        super().__init__(data)
        offer(self, "neighbourhood", [(str(number), name) for number, name in areas])
        offer(self, "location", [("", _("None")), *((str(number), name) for number, name in locations)])
        if not locations:
            del self.fields["location"]
        if spot is not None:
            self.initial = {name: getattr(spot, name) for name in ("kind", "name", "address_words")}
            self.initial |= {"neighbourhood": spot.neighbourhood_id, "location": str(spot.location_id or "")}

    @property
    def place(self) -> Whereabouts:
        """What was filled in."""
        given = self.cleaned_data
        return Whereabouts(
            Spot.Kind(given["kind"]),
            given["name"],
            given["neighbourhood"],
            given["address_words"],
            UUID(given["location"]) if given.get("location") else None,
        )


class TieForm(forms.Form):
    """With whom or what, how, and how strongly."""

    other = forms.ChoiceField(label=_("With whom or what?"))
    kind = forms.ChoiceField(label=_("How?"), choices=Tie.Kind.choices)
    strength = forms.TypedChoiceField(label=_("How often?"), choices=STRENGTHS, coerce=int, initial=2)

    def __init__(self, data: Any = None, *, others: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "other", list(others))


class StreetsForm(forms.Form):
    """Pasted from the register of addresses or a spreadsheet."""

    lines = forms.CharField(
        label=_("Streets, one a line: name; postcode"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=2_000_000,
        help_text=_("For example: Havenkade; 8945YA, 8945YB. Without house numbers."),
    )
