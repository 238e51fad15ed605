"""How many went where, from the steps that were taken; and which numbers may be shown.

Steps have no person in them, but at one desk on one day they could point at one. There, numbers are rounded to fives
and one to four is only "fewer than five": rounding keeps a hidden number from being found by subtraction.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aanbel.desk.core.chart.model import Chart, NodeKind

FEW = 5
"""Below this a number may be one person."""
WIDE_ENOUGH = 28
"""Days after which all desks together tell nothing about one person."""


@dataclass(frozen=True)
class Traffic:
    """How often each way was taken (station, option), and how often each station was come to."""

    ways: Mapping[tuple[str, int], int] = field(default_factory=dict)
    arrivals: Mapping[str, int] = field(default_factory=dict)
    rounded: bool = False

    @property
    def most(self) -> int:
        """The busiest way."""
        return max(self.ways.values(), default=0)


def traffic_of(
    chart: Chart, steps: Iterable[tuple[str, int, int]], came_in: Mapping[str, int], *, rounded: bool
) -> Traffic:
    """Counts of steps (station, option, how often) and of who came in by each tile, laid on this flowchart.

    >>> from aanbel.desk.core.chart.model import Node, Option
    >>> question = Node("q", NodeKind.QUESTION, options=(Option("Ja", "a"), Option("Nee", "a")))
    >>> entry = Node("in", NodeKind.ENTRY, options=(Option("", "q"),), tile="letter")
    >>> chart = Chart((entry, question, Node("a", NodeKind.ANSWER)))
    >>> found = traffic_of(chart, [("q", 1, 7)], {"letter": 9}, rounded=False)
    >>> found.ways[("in", 0)], found.arrivals
    (9, {'q': 9, 'a': 7})
    """
    ways: Counter[tuple[str, int]] = Counter()
    for node, option, times in steps:
        if node in chart.by_id and option < len(chart.by_id[node].options):
            ways[node, option] += times
    for entry in chart.entries:
        if came_in.get(entry.tile):
            ways[entry.id, 0] += came_in[entry.tile]
    arrivals: Counter[str] = Counter()
    for (node, option), times in ways.items():
        arrivals[chart.by_id[node].options[option].to] += times
    return Traffic(ways, {node.id: arrivals[node.id] for node in chart.nodes if arrivals[node.id]}, rounded)


def points_at_somebody(*, one_desk: bool, days: int) -> bool:
    """Whether so narrow a look could show what one person asked: one desk, or less than four weeks."""
    return one_desk or days < WIDE_ENOUGH


def shown(times: int, *, rounded: bool) -> str:
    """The number as it may be shown.

    >>> [shown(times, rounded=True) for times in (0, 1, 4, 7, 8, 23)], shown(3, rounded=False)
    (['0', '< 5', '< 5', '5', '10', '25'], '3')
    """
    if not rounded or not times:
        return str(times)
    return f"< {FEW}" if times < FEW else str(FEW * round(times / FEW))


def thickness(times: int, most: int) -> int:
    """In which of six widths a way is drawn: 0 = never taken, then in equal steps of its root, so that little shows.

    >>> [thickness(times, 100) for times in (0, 1, 10, 30, 60, 100)]
    [0, 1, 2, 3, 4, 5]
    """
    if not times or not most:
        return 0
    return 1 + round(4 * math.sqrt(min(1.0, times / most)))


def never_used(chart: Chart, traffic: Traffic) -> tuple[str, ...]:
    """The stations nobody came to, entries and what hangs behind an unused one included."""
    return tuple(
        node.id for node in chart.nodes if node.kind is not NodeKind.ENTRY and not traffic.arrivals.get(node.id)
    )
