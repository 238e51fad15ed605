"""What one asks of the network page. The address is its only memory."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.neighbourhood.models import Group
from aanbel.neighbourhood.queries import Asked
from aanbel.ui.choices import offer

MAP, NETWORK = "kaart", "netwerk"
REACHES = (
    ("", _("Any reach")),
    ("5", _("Reaches 5 or more")),
    ("10", _("Reaches 10 or more")),
    ("20", _("Reaches 20 or more")),
)


class AskForm(forms.Form):
    """The question on top and the filters below it; each optional, and nonsense is as if nothing was asked."""

    vraag = forms.CharField(
        label=_("Who knows …?"), max_length=80, help_text=_("A street, postcode, group or language.")
    )
    wijk = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    groep = forms.ChoiceField(label=_("Group"), required=False, choices=[("", _("All groups")), *Group.choices])
    taal = forms.ChoiceField(label=_("Language"), required=False)
    bereik = forms.ChoiceField(label=_("Reach"), required=False, choices=REACHES)

    def __init__(self, data: Any, *, areas: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self.initial = {name: data.get(name, "") for name in self.fields}
        self.areas = {str(number): name for number, name in areas}
        offer(self, "wijk", [("", _("All neighbourhoods")), *self.areas.items()])
        self.on_map = data.get("beeld") == MAP

    @property
    def asked(self) -> Asked:
        """What was asked, as far as it makes sense."""
        told = {name: str(self.initial[name]).strip() for name in self.fields}
        area = told["wijk"] if told["wijk"] in self.areas else ""
        return Asked(
            area=int(area) if area else None,
            group=told["groep"] if told["groep"] in Group.values else "",
            language=told["taal"][:40],
            reach=int(told["bereik"]) if told["bereik"] in dict(REACHES) and told["bereik"] else 0,
            question=told["vraag"][:80],
            on_map=self.on_map,
        )
