"""Two flowcharts beside each other in words: what the desks notice, and what each station said and says."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.desk.core.chart import Chart, Node
from aanbel.desk.core.chart.comparing import Change, changes
from aanbel.desk.wording.chart import head_of, kind_word, name_of, text_of

NOTICED: dict[str, str | Promise] = {
    "kind": gettext_lazy("kind"),
    "text": gettext_lazy("words"),
    "help": gettext_lazy("explanation"),
    "options": gettext_lazy("options"),
    "role": gettext_lazy("who takes over"),
    "service": gettext_lazy("service"),
    "clock": gettext_lazy("how fast"),
    "tile": gettext_lazy("tile"),
}
"""What can change at a station."""


@dataclass(frozen=True)
class Compared:
    """One change: in a sentence, and the station as it was and as it is, line by line; nothing when it is not there."""

    sentence: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def compared(before: Chart, after: Chart, services: Mapping[UUID, str]) -> list[Compared]:
    """What changed from the one to the other, with what it said and what it says; `services` by name."""
    return [
        Compared(_sentence(one), _lines(before, one.before, services), _lines(after, one.after, services))
        for one in changes(before, after)
    ]


def _lines(chart: Chart, node: Node | None, services: Mapping[UUID, str]) -> tuple[str, ...]:
    if node is None:
        return ()
    service = services.get(node.service, "") if node.service else ""
    head = head_of(node, service) or kind_word(node.kind)
    beside = service if service and service not in head else ""
    ways = (f"{option.label} → {name_of(chart, option.to)}".strip() for option in node.options)
    return tuple(line for line in (head, text_of(node), node.help, beside, *ways) if line)


def _sentence(change: Change) -> str:
    blanks = {"station": name_of(Chart((change.node,)), change.node.id), "kind": kind_word(change.node.kind)}
    if change.kind == "added":
        return _("%(kind)s “%(station)s” is new.") % blanks
    if change.kind == "removed":
        return _("%(kind)s “%(station)s” is gone.") % blanks
    what = ", ".join(str(NOTICED[name]) for name in change.what)
    return _("“%(station)s” changed: %(what)s.") % {**blanks, "what": what}
