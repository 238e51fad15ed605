"""Changing a flowchart, one act at a time: each gives a new flowchart and leaves the old one as it was.

The editor in the browser does the same acts on its own copy (`frontend/src/flowchart/model.ts`).
"""

from collections.abc import Sequence
from dataclasses import replace

from aanbel.desk.core.chart.model import ENDS, MOST_OPTIONS, Chart, Node, NodeKind, Option


def fresh_id(chart: Chart) -> str:
    """An id that no station has."""
    number = len(chart.nodes) + 1
    while f"s{number}" in chart.by_id:
        number += 1
    return f"s{number}"


def add_after(chart: Chart, node: str, kind: NodeKind, *, text: str = "") -> tuple[Chart, str]:
    """A new station behind this one: on its first way that leads nowhere, or on a new way. After an end, after one that
    is full, or without a station to begin from, it stands by itself. Gives the flowchart and the new station's id.

    >>> chart, made = add_after(Chart((Node("a", NodeKind.QUESTION, options=(Option("Ja"),)),)), "a", NodeKind.ANSWER)
    >>> made, chart.nodes[0].options
    ('s2', (Option(label='Ja', to='s2'),))
    """
    made = fresh_id(chart)
    new = Node(made, kind, text)
    before = chart.by_id.get(node)
    if before is None or before.ends or kind is NodeKind.ENTRY:
        return chart.with_nodes((*chart.nodes, new)), made
    options = list(before.options)
    open_way = next((nth for nth, option in enumerate(options) if option.to not in chart.by_id), None)
    if open_way is None and len(options) < MOST_OPTIONS:
        options.append(Option("", made))
    elif open_way is not None:
        options[open_way] = replace(options[open_way], to=made)
    return change(chart.with_nodes((*chart.nodes, new)), replace(before, options=tuple(options))), made


def change(chart: Chart, node: Node) -> Chart:
    """This station instead of the one with its id. What a kind has no use for is taken away."""
    return chart.with_nodes(_fitting(node) if one.id == node.id else one for one in chart.nodes)


def connect(chart: Chart, node: str, option: int, to: str) -> Chart:
    """Lets this option lead to that station; one option further than the last adds a way, as long as there is room."""
    before = chart.by_id[node]
    options = list(before.options)
    if option == len(options) < MOST_OPTIONS:
        options.append(Option("", to))
    elif 0 <= option < len(options):
        options[option] = replace(options[option], to=to)
    return change(chart, replace(before, options=tuple(options)))


def remove(chart: Chart, node: str) -> Chart:
    """Without this station; ways that led to it lead nowhere, so that the check points them out."""
    kept = (one for one in chart.nodes if one.id != node)
    return chart.with_nodes(
        replace(one, options=tuple(replace(way, to="") if way.to == node else way for way in one.options))
        for one in kept
    )


def tidy(chart: Chart) -> Chart:
    """Every station where the drawing puts it by itself."""
    return chart.with_nodes(replace(node, place=None) for node in chart.nodes)


def with_options(node: Node, told: Sequence[tuple[str, str]]) -> Node:
    """This station with these ways on; a way without words and without a station is no way."""
    return replace(node, options=tuple(Option(label, to) for label, to in told if label or to))


def _fitting(node: Node) -> Node:
    node = replace(node, options=()) if node.kind in ENDS else replace(node, role="", service=None)
    if node.kind is not NodeKind.ENTRY:
        node = replace(node, tile="")
    elif len(node.options) > 1:
        node = replace(node, options=node.options[:1])
    return (
        node if node.kind in (NodeKind.URGENT, NodeKind.HAND_OVER, NodeKind.APPOINTMENT) else replace(node, clock=None)
    )
