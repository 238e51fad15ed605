"""How many went where, from the steps that were taken; and which numbers may be shown.

Steps have no person in them, but one who went a rare way could be known by it. So numbers are rounded to fives and one
to four is only "fewer than five" (DOMAIN §5): rounding keeps a hidden number from being found by subtraction, of ways
that come together as of yesterday's picture.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aanbel.desk.core.chart.model import Chart, NodeKind

FEW = 5
"""Below this a number may be one person."""


@dataclass(frozen=True)
class Traffic:
    """How often each way was taken (station, option), and how often each station was come to."""

    ways: Mapping[tuple[str, int], int] = field(default_factory=dict)
    arrivals: Mapping[str, int] = field(default_factory=dict)

    @property
    def most(self) -> int:
        """The busiest way."""
        return max(self.ways.values(), default=0)


def traffic_of(chart: Chart, steps: Iterable[tuple[str, int, str, int]], came_in: Mapping[str, int]) -> Traffic:
    """Counts of steps (station, option, where it led then, how often) and of who came in by each tile, laid on this
    flowchart. A step in an earlier version counts where the same way is still there, perhaps under another number.

    >>> from aanbel.desk.core.chart.model import Node, Option
    >>> question = Node("q", NodeKind.QUESTION, options=(Option("Ja", "a"), Option("Nee", "a")))
    >>> entry = Node("in", NodeKind.ENTRY, options=(Option("", "q"),), tile="letter")
    >>> chart = Chart((entry, question, Node("a", NodeKind.ANSWER)))
    >>> found = traffic_of(chart, [("q", 1, "a", 7), ("q", 1, "gone", 2)], {"letter": 9})
    >>> found.ways[("in", 0)], found.arrivals
    (9, {'q': 9, 'a': 7})
    """
    ways: Counter[tuple[str, int]] = Counter()
    for node, option, to, times in steps:
        way = _same_way(chart, node, option, to)
        if way is not None:
            ways[node, way] += times
    for entry in chart.entries:
        if came_in.get(entry.tile):
            ways[entry.id, 0] += came_in[entry.tile]
    arrivals: Counter[str] = Counter()
    for (node, option), times in ways.items():
        arrivals[chart.by_id[node].options[option].to] += times
    return Traffic(ways, {node.id: arrivals[node.id] for node in chart.nodes if arrivals[node.id]})


def _same_way(chart: Chart, node: str, option: int, to: str) -> int | None:
    """Which option leads there now; None when none does, or when two do and neither stands where it stood."""
    here = chart.by_id.get(node)
    leading = [nth for nth, one in enumerate(here.options) if one.to == to] if here is not None else []
    if option in leading:
        return option
    return leading[0] if len(leading) == 1 else None


def shown(times: int) -> str:
    """The number as it may be shown.

    >>> [shown(times) for times in (0, 1, 4, 7, 8, 23)]
    ['0', '< 5', '< 5', '5', '10', '25']
    """
    return f"< {FEW}" if 0 < times < FEW else str(FEW * round(times / FEW))


def thickness(times: int, most: int) -> int:
    """In which of six widths a way is drawn: 0 = never taken, then in equal steps of its root, so that little shows.
    The width tells no more than the number does: one to seven are alike.

    >>> [thickness(times, 100) for times in (0, 1, 10, 30, 60, 100)], {thickness(times, 20) for times in range(1, 8)}
    ([0, 2, 2, 3, 4, 5], {3})
    """
    if not times or not most:
        return 0
    share = max(FEW, FEW * round(times / FEW)) / max(FEW, FEW * round(most / FEW))
    return 1 + round(4 * math.sqrt(min(1.0, share)))


def never_used(chart: Chart, traffic: Traffic) -> tuple[str, ...]:
    """The stations nobody came to, entries and what hangs behind an unused one included."""
    return tuple(
        node.id for node in chart.nodes if node.kind is not NodeKind.ENTRY and not traffic.arrivals.get(node.id)
    )
