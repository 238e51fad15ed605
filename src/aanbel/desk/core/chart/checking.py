"""Whether a flowchart may go to the desks: what blocks it, and what only deserves a look.

Issue 5 sets the rules: every station can be reached, every walk ends, every hand-over has somebody, no dead service. A
flowchart without blocking problems never leaves a volunteer standing: each walk ends within as many steps as there are
stations (proven in the tests).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from aanbel.desk.core.chart.model import ENDS, HELPED_BY, Chart, Node, NodeKind
from aanbel.desk.core.tiles import Tile

if TYPE_CHECKING:
    import networkx

LONGEST_TEXT = 120
"""More letters than this is not read by who stands at a busy desk (a warning, not a law)."""


class Health(StrEnum):
    """How the social map knows a service."""

    ALIVE = "alive"
    STALE = "stale"  # nobody said lately that it is still right
    DEAD = "dead"


class Code(StrEnum):
    """What can be the matter."""

    NO_ENTRY = "no_entry"
    TWO_ENTRIES = "two_entries"
    INTO_ENTRY = "into_entry"
    UNREACHABLE = "unreachable"
    CIRCLE = "circle"
    NO_END = "no_end"
    NO_WAY_ON = "no_way_on"
    ONE_OPTION = "one_option"
    END_GOES_ON = "end_goes_on"
    DANGLING = "dangling"
    NO_TEXT = "no_text"
    NO_LABEL = "no_label"
    NOBODY_NAMED = "nobody_named"
    NOBODY_ON_DUTY = "nobody_on_duty"
    DEAD_SERVICE = "dead_service"
    STALE_SERVICE = "stale_service"
    NO_ROTA = "no_rota"
    LONG_TEXT = "long_text"
    NO_CLOCK = "no_clock"


WARNINGS = frozenset({Code.STALE_SERVICE, Code.NO_ROTA, Code.LONG_TEXT, Code.NO_CLOCK})
"""Shown, but no reason not to publish."""


@dataclass(frozen=True)
class Problem:
    """Something that is the matter, at which station ("" = the whole), and what its sentence needs."""

    code: Code
    node: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def at(self) -> tuple[str, ...]:
        """The stations where it shows: for a circle all that one walks around."""
        around = self.params.get("nodes")
        return tuple(map(str, around)) if isinstance(around, tuple) else (self.node,) if self.node else ()

    @property
    def blocks(self) -> bool:
        """Whether the flowchart may not be published because of it."""
        return self.code not in WARNINGS


def problems(
    chart: Chart, on_duty_roles: Collection[str] | None, live_services: Mapping[UUID, Health]
) -> list[Problem]:
    """Everything that is the matter, what blocks first, in the order of the stations.

    `on_duty_roles` are the kinds of work that somebody does in the next fortnight; None while no rota is kept, and then
    that is said once. A service that is not among `live_services` is not in the social map.

    >>> one = Chart((Node("a", NodeKind.QUESTION, "Wat?"),))
    >>> [problem.code.value for problem in problems(one, [], {}) if problem.node]
    ['unreachable', 'no_way_on']
    """
    found = [
        *_entries(chart),
        *_paths(chart),
        *(problem for node in chart.nodes for problem in _station(chart, node)),
        *(problem for node in chart.nodes for problem in _taken_over(node, on_duty_roles, live_services)),
    ]
    if on_duty_roles is None and any(node.role for node in chart.nodes if node.kind in HELPED_BY):
        found.append(Problem(Code.NO_ROTA))
    order = {node.id: place for place, node in enumerate(chart.nodes)}
    return sorted(found, key=lambda problem: (not problem.blocks, order.get(problem.node, -1)))


def _entries(chart: Chart) -> Iterator[Problem]:
    """Each tile has one entry."""
    for tile in Tile:
        having = [node for node in chart.entries if node.tile == tile]
        if not having:
            yield Problem(Code.NO_ENTRY, params={"tile": tile.value})
        for node in having[1:]:
            yield Problem(Code.TWO_ENTRIES, node.id, {"tile": tile.value})


def _station(chart: Chart, node: Node) -> Iterator[Problem]:
    """What is said at one station, and how many ways lead on."""
    if not node.text and node.kind is not NodeKind.ENTRY:
        yield Problem(Code.NO_TEXT, node.id)
    if len(node.text) > LONGEST_TEXT:
        yield Problem(Code.LONG_TEXT, node.id, {"letters": len(node.text), "most": LONGEST_TEXT})
    if node.kind is NodeKind.URGENT and node.clock is None:
        yield Problem(Code.NO_CLOCK, node.id)
    if node.ends:
        if node.options:
            yield Problem(Code.END_GOES_ON, node.id)
        return
    if not node.options:
        yield Problem(Code.NO_WAY_ON, node.id)
    elif node.kind is NodeKind.QUESTION and len(node.options) == 1:
        yield Problem(Code.ONE_OPTION, node.id)
    yield from _options(chart, node)


def _options(chart: Chart, node: Node) -> Iterator[Problem]:
    """Each way on has words (when there is a choice) and leads to a station that is not an entry."""
    for option in node.options:
        target = chart.by_id.get(option.to)
        if target is None:
            yield Problem(Code.DANGLING, node.id, {"option": option.label})
        elif target.kind is NodeKind.ENTRY:
            yield Problem(Code.INTO_ENTRY, node.id, {"option": option.label})
        if not option.label and len(node.options) > 1:
            yield Problem(Code.NO_LABEL, node.id)


def _paths(chart: Chart) -> Iterator[Problem]:
    """Every station is on a way from an entry, no way runs in a circle, and each entry leads to an end."""
    import networkx  # noqa: PLC0415 - costs start-up time, and only this asks for it

    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(chart.by_id)
    graph.add_edges_from((start, end) for start, _nth, end in chart.ways)
    reached = _downstream(graph, [node.id for node in chart.entries])
    arriving = _downstream(graph.reverse(copy=False), [node.id for node in chart.nodes if node.kind in ENDS])
    for together in networkx.strongly_connected_components(graph):
        first = min(together, key=list(chart.by_id).index)
        if len(together) == 1 and not graph.has_edge(first, first):
            continue
        circle = [start for start, _end in networkx.find_cycle(graph.subgraph(together), first)]
        yield Problem(Code.CIRCLE, circle[0], {"nodes": tuple(circle)})
    for node in chart.nodes:
        if node.id not in reached:
            yield Problem(Code.UNREACHABLE, node.id)
        elif node.kind is NodeKind.ENTRY and node.id not in arriving:
            yield Problem(Code.NO_END, node.id)


def _downstream(graph: "networkx.DiGraph[str]", starts: Collection[str]) -> set[str]:
    """The stations that can be reached from these, themselves among them."""
    seen, waiting = set(starts), list(starts)
    while waiting:
        for after in graph.successors(waiting.pop()):
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return seen


def _taken_over(node: Node, on_duty: Collection[str] | None, services: Mapping[UUID, Health]) -> Iterator[Problem]:
    """Who takes over is named, is there this fortnight, and the service named is alive; an answer may name one too."""
    if node.kind in HELPED_BY:
        if not node.role and node.service is None:
            yield Problem(Code.NOBODY_NAMED, node.id)
        elif node.role and node.service is None and on_duty is not None and node.role not in on_duty:
            yield Problem(Code.NOBODY_ON_DUTY, node.id, {"role": node.role})
    if node.service is not None and node.ends:
        health = services.get(node.service, Health.DEAD)
        if health is Health.DEAD:
            yield Problem(Code.DEAD_SERVICE, node.id)
        elif health is Health.STALE:
            yield Problem(Code.STALE_SERVICE, node.id)
