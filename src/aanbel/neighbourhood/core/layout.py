"""Where everything stands on the picture of the network: each neighbourhood an island, its people and places on it.

Springs arrange every island (Fruchterman–Reingold, networkx), islands that have to do with each other lie side by side,
and each is turned so that ties to the others are short. The same network always gives the same picture: it is worked
out once per content, knows no names, and a person who looks again finds everybody where they were.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import atan2, cos, hypot, pi, sin, sqrt

from aanbel.neighbourhood.core.network import KEPT, Network

Point = tuple[float, float]

ROOM = 98.0
"""Units between the middles of two neighbours on an island, about."""
SHORE = 66.0
"""Units between the outermost of an island and the next island's."""
APART = 76.0
"""So far two stay from each other, always: a sign with its name fits in between."""
TURNS = 24
ROUNDS = 60
GOLDEN = 2.399963
"""The golden angle, in radians: each next one goes where there is room."""
WIDER = 1.5
"""Islands lie in a landscape rather than a column: screens are wide."""


@lru_cache(maxsize=KEPT)
def laid_out(network: Network) -> dict[str, Point]:
    """A place for every node.

    >>> from aanbel.neighbourhood.core.network import Node
    >>> sorted(laid_out(Network.of([Node("f1", 1)], []))), laid_out(Network((), ()))
    (['f1'], {})
    """
    islands: dict[int, list[str]] = defaultdict(list)
    for node in network.nodes:
        islands[node.area].append(node.key)
    shapes = {area: _island(network, keys, area) for area, keys in sorted(islands.items())}
    radii = {area: max(hypot(x, y) for x, y in shape.values()) + SHORE for area, shape in shapes.items()}
    weights = _between(network)
    centres = _archipelago(radii, weights)
    return _turned(network, shapes, centres)


def pushed_apart(places: Mapping[str, Point], apart: float = APART, rounds: int = 60) -> dict[str, Point]:
    """The same places, with no two closer than `apart`: each gives way as far as the other.

    >>> near = pushed_apart({"a": (0.0, 0.0), "b": (1.0, 0.0)}, 10.0)
    >>> round(near["b"][0] - near["a"][0]) >= 10
    True
    """
    keys, moved = list(places), [list(place) for place in places.values()]
    for _round in range(rounds):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for nth, (x, y) in enumerate(moved):
            cells[int(x // apart), int(y // apart)].append(nth)
        still = True
        for (column, row), here in cells.items():
            around = [
                other for dx in (-1, 0, 1) for dy in (-1, 0, 1) for other in cells.get((column + dx, row + dy), ())
            ]
            for one in here:
                for other in around:
                    if other < one and _pushed(moved[one], moved[other], apart, one):
                        still = False
        if still:
            break
    return {key: (x, y) for key, (x, y) in zip(keys, moved, strict=True)}


def _pushed(one: list[float], other: list[float], apart: float, nth: int) -> bool:
    away = hypot(one[0] - other[0], one[1] - other[1])
    if away >= apart:
        return False
    push = (apart - away) / 2 + 0.1
    turn = nth * 2.4  # on one spot: each another way
    dx, dy = ((one[0] - other[0]) / away, (one[1] - other[1]) / away) if away > 0.01 else (cos(turn), sin(turn))
    one[0], one[1] = one[0] + dx * push, one[1] + dy * push
    other[0], other[1] = other[0] - dx * push, other[1] - dy * push
    return True


def _island(network: Network, keys: Sequence[str], seed: int) -> dict[str, Point]:
    """One neighbourhood by itself, around (0, 0). An invisible hub keeps who is alone from drifting off."""
    import networkx  # noqa: PLC0415 - slow to load, and most pages have no network

    if len(keys) == 1:
        return {keys[0]: (0.0, 0.0)}
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(keys)
    graph.add_weighted_edges_from((key, "hub", 0.35) for key in keys)
    inside = set(keys)
    for link in network.links:
        if link.one in inside and link.other in inside:
            graph.add_edge(link.one, link.other, weight=0.6 + 0.4 * link.strength)
    found = networkx.spring_layout(graph, seed=seed % 2**31, iterations=120, k=1.6 / sqrt(len(keys)))
    wide = ROOM * sqrt(len(keys)) / 2
    middle = found["hub"]
    scale = wide / max(hypot(*(found[key] - middle)) for key in keys)
    places = {key: (float((found[key] - middle)[0] * scale), float((found[key] - middle)[1] * scale)) for key in keys}
    spread = pushed_apart(places)
    x, y = (sum(place[axis] for place in spread.values()) / len(spread) for axis in (0, 1))
    return {key: (place[0] - x, place[1] - y) for key, place in spread.items()}


def _between(network: Network) -> dict[tuple[int, int], int]:
    """How strongly two neighbourhoods are tied."""
    area = {node.key: node.area for node in network.nodes}
    found: dict[tuple[int, int], int] = defaultdict(int)
    for link in network.links:
        one, other = sorted((area[link.one], area[link.other]))
        if one != other:
            found[one, other] += link.strength
    return dict(found)


def _archipelago(radii: Mapping[int, float], weights: Mapping[tuple[int, int], int]) -> dict[int, Point]:
    """The middles of the islands: drawn to those they have to do with and to the middle, never over one another."""
    areas = sorted(radii, key=lambda area: (-radii[area], area))
    spread = sum(radii.values()) / 3
    found = {
        area: [spread * cos(GOLDEN * nth) * sqrt(nth), spread * sin(GOLDEN * nth) * sqrt(nth)]
        for nth, area in enumerate(areas)
    }
    for _round in range(ROUNDS * 4):
        for (one, other), weight in sorted(weights.items()):
            pull = min(0.04 * weight, 0.2)
            for axis in (0, 1):
                step = (found[other][axis] - found[one][axis]) * pull / 2
                found[one][axis] += step
                found[other][axis] -= step
        for area in areas:
            found[area] = [0.985 * found[area][0], 0.985 * found[area][1]]
        _clear(areas, found, radii)
    _lay_down(found)
    for _round in range(ROUNDS * 2):
        for area in areas:
            found[area] = [0.995 * found[area][0], 0.97 * found[area][1]]
        _clear(areas, found, radii)
    for _round in range(ROUNDS):
        _clear(areas, found, radii)
    return {area: (x, y) for area, (x, y) in found.items()}


def _lay_down(found: dict[int, list[float]]) -> None:
    """Turned so that the longest side lies flat, and pulled wider: a screen is a landscape."""
    inertia = [sum(at[one] * at[other] for at in found.values()) for one, other in ((0, 0), (0, 1), (1, 1))]
    turn = -atan2(2 * inertia[1], inertia[0] - inertia[2]) / 2
    for area, (x, y) in found.items():
        found[area] = [(x * cos(turn) - y * sin(turn)) * WIDER, x * sin(turn) + y * cos(turn)]


def _clear(areas: Sequence[int], found: dict[int, list[float]], radii: Mapping[int, float]) -> None:
    for nth, one in enumerate(areas):
        for other in areas[:nth]:
            _pushed(found[one], found[other], radii[one] + radii[other] - SHORE / 3, nth)


def _turned(
    network: Network, shapes: Mapping[int, Mapping[str, Point]], centres: Mapping[int, Point]
) -> dict[str, Point]:
    """Each island turned (and mirrored) so that its ties to the others are short; twice round is enough."""
    area = {node.key: node.area for node in network.nodes}
    places = {key: _moved(place, centres[own]) for own, shape in shapes.items() for key, place in shape.items()}
    outward: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for link in network.links:
        if area[link.one] != area[link.other]:
            outward[area[link.one]].append((link.one, link.other))
            outward[area[link.other]].append((link.other, link.one))
    for _round in range(2):
        for own in sorted(outward):
            best = min(
                (
                    {key: _moved(_rotated(place, nth, mirror), centres[own]) for key, place in shapes[own].items()}
                    for nth in range(TURNS)
                    for mirror in (1, -1)
                ),
                key=lambda turned: sum(
                    hypot(turned[near][0] - places[far][0], turned[near][1] - places[far][1])
                    for near, far in outward[own]
                ),
            )
            places.update(best)
    return pushed_apart(places)


def _rotated(place: Point, nth: int, mirror: int) -> Point:
    turn, (x, y) = 2 * pi * nth / TURNS, place
    x *= mirror
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)


def _moved(place: Point, by: Point) -> Point:
    return place[0] + by[0], place[1] + by[1]
