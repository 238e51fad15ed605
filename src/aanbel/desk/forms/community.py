"""Somebody wants to come forward with help of the neighbourhood. Nothing is asked about who it is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.tiles import Tile
from aanbel.desk.core.urgency import Told
from aanbel.desk.wording.tiles import TILES
from aanbel.ui.choices import offer

SELF = (
    ("beside", _("They are beside me now")),
    ("called", _("They called or wrote themselves")),
)
"""How the resident said yes themselves. It is asked so that somebody stops and thinks; it is not kept."""


class ComingForwardForm(forms.Form):
    """Only after the resident's own yes: what it is about and how soon, and no word about who."""

    origin = forms.UUIDField(widget=forms.HiddenInput)
    said = forms.ChoiceField(
        label=_("How did the resident themselves say yes?"),
        choices=SELF,
        widget=forms.RadioSelect,
        error_messages={"required": _("Without their own yes we begin nothing. Choose how they said it.")},
    )
    desk = forms.TypedChoiceField(label=_("Which desk helps?"), coerce=int)
    tile = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[(one.tile, one.word) for one in TILES.values()],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Is there a date on a letter?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    now = forms.BooleanField(label=_("Already cut off, or having to leave the house this week"), required=False)

    def __init__(self, *args: Any, desks: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "desk", [(str(number), name) for number, name in desks])

    @property
    def asked(self) -> dict[str, Any]:
        """As the service takes it."""
        given = self.cleaned_data
        tile = Tile(given["tile"])
        told = Told(
            date_on=given["on"],
            off=given["now"] and tile is not Tile.EVICTION,
            leave=given["now"] and tile is Tile.EVICTION,
        )
        return {"desk": given["desk"], "tile": tile, "told": told, "origin": UUID(str(given["origin"]))}
