"""The form of one station of the flowchart: the same with and without script; and that of publishing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.chart import MOST_OPTIONS, Chart, Node, NodeKind
from aanbel.desk.core.chart.editing import with_options
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.queries.chart import ServiceSummary
from aanbel.desk.wording.chart import KINDS, name_of
from aanbel.desk.wording.roles import role_words
from aanbel.desk.wording.tiles import TILES
from aanbel.ui.choices import offer

SPARE = 2
"""Empty rows for options that are yet to come; each time it is saved there are new ones."""


@dataclass(frozen=True)
class OptionRow:
    """Two fields that belong together: what is said, and where it leads."""

    label: BoundField
    to: BoundField
    spare: bool


class StationForm(forms.Form):
    """What a station says, and where its options lead."""

    kind = forms.ChoiceField(
        label=_("What happens here?"), choices=[(kind, word) for kind, (word, _icon) in KINDS.items()]
    )
    tile = forms.ChoiceField(
        label=_("Tile"), required=False, choices=[("", "–"), *((tile.tile, tile.word) for tile in TILES.values())]
    )
    text = forms.CharField(
        label=_("What is asked or told"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("To the resident, in plain words. 120 letters at most is best."),
    )
    help = forms.CharField(
        label=_("Explanation for who is at the desk"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    role = forms.ChoiceField(
        label=_("Who takes over?"),
        required=False,
        choices=[("", "–"), *((role.value, role_words(role).word) for role in HelpRole)],
    )
    service = forms.ChoiceField(label=_("Service of the social map"), required=False)
    clock = forms.IntegerField(
        label=_("Within how many working days?"), required=False, min_value=0, max_value=60, help_text=_("0 is today.")
    )

    def __init__(
        self, chart: Chart, node: Node, services: Sequence[ServiceSummary], data: Any = None, **more: Any
    ) -> None:
        super().__init__(data, initial=_initial(node), **more)
        self.node = node
        offer(self, "service", [("", "–"), *((str(one.id), one.name) for one in services)])
        stations = [("", "–"), *((one.id, name_of(chart, one.id)) for one in chart.nodes if one.id != node.id)]
        for nth in range(MOST_OPTIONS):
            option = node.options[nth] if nth < len(node.options) else None
            self.fields[f"label-{nth}"] = forms.CharField(
                label=_("Option %(number)s") % {"number": nth + 1},
                required=False,
                max_length=120,
                initial=option.label if option else "",
            )
            self.fields[f"to-{nth}"] = forms.ChoiceField(
                label=_("leads to"), required=False, choices=stations, initial=option.to if option else ""
            )

    @property
    def rows(self) -> Iterator[OptionRow]:
        """The options, each with where it leads."""
        for nth in range(MOST_OPTIONS):
            yield OptionRow(self[f"label-{nth}"], self[f"to-{nth}"], nth >= len(self.node.options) + SPARE)

    @property
    def station(self) -> Node:
        """The station as it was filled in."""
        given = self.cleaned_data
        told = [(" ".join(given[f"label-{nth}"].split()), given[f"to-{nth}"]) for nth in range(MOST_OPTIONS)]
        return with_options(
            replace(
                self.node,
                kind=NodeKind(given["kind"]),
                tile=given["tile"],
                text=" ".join(given["text"].split()),
                help=" ".join(given["help"].split()),
                role=given["role"],
                service=UUID(given["service"]) if given["service"] else None,
                clock=given["clock"],
            ),
            told,
        )


class AddForm(forms.Form):
    """A station that comes behind another."""

    kind = forms.ChoiceField(label=_("New station"), choices=[(kind, word) for kind, (word, _icon) in KINDS.items()])
    after = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class PublishForm(forms.Form):
    """The name under which this version is remembered."""

    name = forms.CharField(
        label=_("What changed, in a few words"),
        required=False,
        max_length=120,
        help_text=_("So that colleagues recognise this version later."),
    )
    turn = forms.IntegerField(widget=forms.HiddenInput)


def _initial(node: Node) -> dict[str, Any]:
    return {
        "kind": node.kind.value,
        "tile": node.tile,
        "text": node.text,
        "help": node.help,
        "role": node.role,
        "service": str(node.service) if node.service else "",
        "clock": node.clock,
    }
