"""What one asks of the network page. The address is its only memory."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.neighbourhood.models import Group
from aanbel.neighbourhood.queries import Asked

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

    def __init__(self, data: Any, *, areas: Sequence[tuple[int, str]], languages: Sequence[str] = ()) -> None:
        super().__init__()
        self.initial = {name: data.get(name, "") for name in self.fields}
        self.offer("wijk", [("", _("All neighbourhoods")), *((str(number), name) for number, name in areas)])
        self.offer("taal", [("", _("All languages")), *((name, name) for name in languages)])
        self.on_map = data.get("beeld") == MAP

    def offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """What can be chosen is known when the network was read."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as it is written above
        field.choices = list(choices)

    @property
    def asked(self) -> Asked:
        """What was asked, as far as it makes sense."""
        told = {name: str(self.initial[name]).strip() for name in self.fields}
        area = told["wijk"] if told["wijk"] in dict(self.fields["wijk"].choices) else ""  # type: ignore[attr-defined]
        return Asked(
            area=int(area) if area else None,
            group=told["groep"] if told["groep"] in Group.values else "",
            language=told["taal"][:40],
            reach=int(told["bereik"]) if told["bereik"] in dict(REACHES) and told["bereik"] else 0,
            question=told["vraag"][:80],
            on_map=self.on_map,
        )
