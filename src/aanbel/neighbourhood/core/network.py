"""The network as a graph: how far somebody reaches, and who holds it together.

Nothing here knows a name: a node is a key and a neighbourhood, so that what is computed can be kept for a while without
keeping anybody. The graph theory is networkx's; it is loaded when a network is first looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from aanbel.neighbourhood.core.kinds import TieKind

if TYPE_CHECKING:
    import networkx

STEPS = 2
"""A message goes to whom one knows, and through them to whom they know; further it is hearsay."""
LEAST_LOST = 2
"""A place where only one person comes is a single tie. A network breaks when somebody else drops off with a place."""
LEAST_SHARE = 10
"""Below ten in a hundred nobody carries much."""
KEPT = 32
"""So many networks are remembered: one per municipality and its last changes."""


def is_person(key: str) -> bool:
    """Whether this key is a key figure's (f3) and not a place's (s12)."""
    return key.startswith("f")


@dataclass(frozen=True, slots=True)
class Node:
    """A key figure or a place, in a neighbourhood."""

    key: str
    area: int


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two nodes; strength 1 sometimes, 2 regularly, 3 closely."""

    one: str
    other: str
    kind: TieKind
    strength: int


@dataclass(frozen=True)
class Network:
    """Nodes and the links between them; a link to somebody who is not (any more) among the nodes does not count."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], links: Iterable[Link]) -> "Network":
        """In a fixed order, so that the same content is the same network."""
        placed = tuple(sorted(nodes, key=lambda node: node.key))
        known = {node.key for node in placed}
        kept = (link for link in links if link.one in known and link.other in known)
        return cls(placed, tuple(sorted(kept, key=lambda link: (link.one, link.other, link.kind))))

    @cached_property
    def neighbours(self) -> dict[str, frozenset[str]]:
        """Who is one step away from each."""
        found: dict[str, set[str]] = {node.key: set() for node in self.nodes}
        for link in self.links:
            found[link.one].add(link.other)
            found[link.other].add(link.one)
        return {key: frozenset(others) for key, others in found.items()}


@dataclass(frozen=True)
class Reach:
    """How far one reaches: whom directly, and whom through one other."""

    direct: frozenset[str]
    through: frozenset[str]

    @property
    def score(self) -> int:
        """How many people and places within two steps; that is all there is to it."""
        return len(self.direct) + len(self.through)


@dataclass(frozen=True)
class Fragile:
    """Somebody without whom parts of the network lose each other; the largest part is first."""

    key: str
    parts: tuple[frozenset[str], ...]
    between: float
    """Its betweenness."""

    @property
    def share(self) -> int:
        """Of every hundred shortest ways between two others, so many go along here."""
        return round(100 * self.between)

    @property
    def lost(self) -> int:
        """How many people and places drop off from the largest part."""
        return sum(len(part) for part in self.parts[1:])

    @property
    def breaks(self) -> bool:
        """Whether people lose each other, and not only a place its one visitor."""
        return any(len(part) >= LEAST_LOST and any(is_person(key) for key in part) for part in self.parts[1:])


def reach(network: Network, key: str) -> Reach:
    """Whom one reaches in one step and in two.

    >>> ends = [Node("f1", 1), Node("s1", 1), Node("f2", 1), Node("s2", 1)]
    >>> chain = zip(ends, ends[1:])
    >>> told = Network.of(ends, [Link(a.key, b.key, TieKind.KNOWS, 2) for a, b in chain])
    >>> reach(told, "f1").score, sorted(reach(told, "f2").direct)
    (2, ['s1', 's2'])
    """
    direct = network.neighbours[key]
    through = {further for other in direct for further in network.neighbours[other]} - direct - {key}
    return Reach(direct, frozenset(through))


@lru_cache(maxsize=KEPT)
def betweenness(network: Network) -> dict[str, float]:
    """Of all shortest ways between two others, the share that goes along each (Freeman, 1977)."""
    import networkx  # noqa: PLC0415 - slow to load, and most pages have no network

    return dict(networkx.betweenness_centrality(as_graph(network)))


def busiest(network: Network, most: int) -> list[tuple[str, int]]:
    """The key figures along whom most goes, with of every hundred shortest ways how many.

    >>> ends = [Node("f1", 1), Node("s1", 1), Node("f2", 1), Node("s2", 1), Node("f3", 1)]
    >>> star = [Link("f2", other, TieKind.KNOWS, 2) for other in ("f1", "s1", "s2")]
    >>> busiest(Network.of(ends, [*star, Link("f1", "f3", TieKind.KNOWS, 1)]), 2)
    [('f2', 83), ('f1', 50)]
    """
    found = [(key, round(100 * share)) for key, share in betweenness(network).items() if is_person(key)]
    return sorted((one for one in found if one[1] >= LEAST_SHARE), key=lambda one: (-one[1], one[0]))[:most]


@lru_cache(maxsize=KEPT)
def fragile(network: Network) -> tuple[Fragile, ...]:
    """Who holds the network together: without them others, somebody among them, drop off. The heaviest loss first."""
    import networkx  # noqa: PLC0415 - slow to load, and most pages have no network

    graph, between = as_graph(network), betweenness(network)
    found = [
        Fragile(key, _parts_without(graph, key), between[key])
        for key in sorted(set(networkx.articulation_points(graph)))
    ]
    broken = (one for one in found if one.breaks)
    return tuple(sorted(broken, key=lambda one: (-one.lost, -one.between, one.key)))


def as_graph(network: Network) -> "networkx.Graph[str]":
    """The same for networkx."""
    import networkx  # noqa: PLC0415 - slow to load, and most pages have no network

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(node.key for node in network.nodes)
    graph.add_weighted_edges_from((link.one, link.other, float(link.strength)) for link in network.links)
    return graph


def _parts_without(graph: "networkx.Graph[str]", key: str) -> tuple[frozenset[str], ...]:
    import networkx  # noqa: PLC0415 - loaded by who calls

    whole = networkx.node_connected_component(graph, key)
    rest = graph.subgraph(whole - {key})
    parts = [frozenset(part) for part in networkx.connected_components(rest)]
    return tuple(sorted(parts, key=lambda part: (-len(part), min(part))))
