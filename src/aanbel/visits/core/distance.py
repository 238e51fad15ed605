"""From the globe to minutes on the road, when no travel-time service is set.

Straight lines are too short: streets, water and traffic lights make a way about 1.3 times as long (the detour factor
found for Dutch towns lies between 1.2 and 1.4). Speeds are those of somebody who also parks and looks for a door.
"""

from collections.abc import Sequence
from math import ceil, cos, hypot, radians

Point = tuple[float, float]
"""Longitude and latitude (WGS 84)."""

METRES_PER_DEGREE = 111_320.0
DETOUR = 1.3
SPEEDS: dict[str, float] = {"foot": 80.0, "bicycle": 230.0, "car": 400.0}
"""Metres per minute along the road: 4.8, 13.8 and 24 kilometres an hour."""


def metres(one: Point, other: Point) -> float:
    """The straight distance; a flat map is right to the metre within a municipality.

    >>> round(metres((5.0, 52.0), (5.0, 52.01)))
    1113
    """
    east = (other[0] - one[0]) * cos(radians((one[1] + other[1]) / 2))
    return METRES_PER_DEGREE * hypot(east, other[1] - one[1])


def minutes(one: Point, other: Point, transport: str) -> int:
    """Whole minutes on the way, rounded up.

    >>> minutes((5.0, 52.0), (5.0, 52.01), "bicycle"), minutes((5.0, 52.0), (5.0, 52.0), "foot")
    (7, 0)
    """
    return ceil(metres(one, other) * DETOUR / SPEEDS[transport] - 1e-9)


def matrix(points: Sequence[Point], transport: str) -> list[list[int]]:
    """Minutes between all pairs."""
    return [[minutes(one, other, transport) for other in points] for one in points]
