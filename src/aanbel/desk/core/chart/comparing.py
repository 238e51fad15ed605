"""What changed between two flowcharts, so that who publishes sees in words what the desks will notice."""

from dataclasses import dataclass

from aanbel.desk.core.chart.model import Chart, Node

NOTICED = ("kind", "text", "help", "options", "role", "service", "clock", "tile")
"""What a change is; where a station stands on the picture is none."""


@dataclass(frozen=True)
class Change:
    """One station that is new (`before` is None), gone (`after` is None) or says something else."""

    before: Node | None
    after: Node | None
    what: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """added, removed or changed."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def node(self) -> Node:
        """The station as it is now, or as it was."""
        node = self.after or self.before
        assert node is not None  # noqa: S101 - one of the two is always there
        return node


def changes(before: Chart, after: Chart) -> list[Change]:
    """What was added, changed and removed, in this order.

    >>> from aanbel.desk.core.chart.model import NodeKind
    >>> old, new = Node("a", NodeKind.ANSWER, "Bel"), Node("a", NodeKind.ANSWER, "Schrijf", place=(1, 2))
    >>> [(change.kind, change.what) for change in changes(Chart((old,)), Chart((new, Node("b", NodeKind.ANSWER))))]
    [('added', ()), ('changed', ('text',))]
    """
    found = [Change(None, node) for node in after.nodes if node.id not in before.by_id]
    for node in after.nodes:
        was = before.by_id.get(node.id)
        what = tuple(name for name in NOTICED if was is not None and getattr(was, name) != getattr(node, name))
        if what:
            found.append(Change(was, node, what))
    return found + [Change(node, None) for node in before.nodes if node.id not in after.by_id]
