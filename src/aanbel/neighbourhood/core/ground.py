"""Where everything lies on the map: places where they are, people beside the place where one finds them.

A key figure has no address here, and gets none: the map shows where one meets them. Who comes at no place stands in the
middle of the neighbourhood.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from math import cos, radians, sin

from aanbel.neighbourhood.core.layout import Point, pushed_apart
from aanbel.neighbourhood.core.network import KEPT, Network

METRES_PER_DEGREE = 111_320.0
UNITS_PER_METRE = 0.62
BESIDE = 44.0
APART = 64.0
Degrees = tuple[tuple[str, float, float], ...]
"""Key, longitude and latitude of each place (WGS 84)."""


@lru_cache(maxsize=KEPT)
def on_the_ground(network: Network, degrees: Degrees) -> dict[str, Point]:
    """A place for every node that can be found; the rest is left out, and stands in the list."""
    flat = _flat(degrees)
    areas = {node.key: node.area for node in network.nodes}
    inside: dict[int, list[Point]] = defaultdict(list)
    for key, point in flat.items():
        if key in areas:
            inside[areas[key]].append(point)
    found = {key: point for key, point in flat.items() if key in areas}
    for nth, node in enumerate(node for node in network.nodes if node.key not in found):
        near = _nearest(network, node.key, flat) or _middle(inside.get(node.area, []))
        if near is not None:
            turn = nth * 2.4
            found[node.key] = near[0] + BESIDE * cos(turn), near[1] + BESIDE * sin(turn)
    return pushed_apart(found, APART)


def _nearest(network: Network, key: str, flat: Mapping[str, Point]) -> Point | None:
    """The place to which one has the strongest tie."""
    ties = [link for link in network.links if key in (link.one, link.other)]
    for link in sorted(ties, key=lambda link: (-link.strength, link.one, link.other)):
        other = link.other if link.one == key else link.one
        if other in flat:
            return flat[other]
    return None


def _flat(degrees: Degrees) -> dict[str, Point]:
    if not degrees:
        return {}
    east = METRES_PER_DEGREE * cos(radians(sum(lat for _, _, lat in degrees) / len(degrees))) * UNITS_PER_METRE
    north = METRES_PER_DEGREE * UNITS_PER_METRE
    west, top = min(lon for _, lon, _ in degrees), max(lat for _, _, lat in degrees)
    return {key: ((lon - west) * east, (top - lat) * north) for key, lon, lat in degrees}


def _middle(points: list[Point]) -> Point | None:
    if not points:
        return None
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
