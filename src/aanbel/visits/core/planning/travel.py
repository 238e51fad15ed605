"""How many minutes it takes from one point to another: a matrix, or the straight line at a speed, rounded up.

A hole in a matrix is a place without a road: the planner never goes there in one leg, and never invents a detour.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

NO_ROAD = 1 << 20  # more minutes than a year has: no shift can hold it


@dataclass(frozen=True)
class Travel:
    """Whole minutes between points, `minutes[from][to]`; `NO_ROAD` where one cannot go."""

    minutes: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.minutes)

    @classmethod
    def by_matrix(cls, rows: Sequence[Sequence[float | None]]) -> "Travel":
        """From minutes as given: part of a minute counts as a whole one, None is a hole.

        >>> Travel.by_matrix([[0, 2.5], [None, 0]]).minutes
        ((0, 3), (1048576, 0))
        """
        return cls(
            tuple(
                tuple(
                    (0 if here == there else NO_ROAD) if cell is None else min(math.ceil(cell), NO_ROAD)
                    for there, cell in enumerate(row)
                )
                for here, row in enumerate(rows)
            )
        )

    @classmethod
    def by_line(cls, points: Sequence[tuple[float, float]], speed: float) -> "Travel":
        """From the straight line between points (metres) at a speed (metres per minute), rounded up.

        >>> Travel.by_line([(0, 0), (30, 40), (0, 101)], speed=25).minutes[0]
        (0, 2, 5)
        """
        count = len(points)
        rows = [[0] * count for _ in range(count)]
        for here, one in enumerate(points):
            mine = rows[here]
            for there in range(here + 1, count):
                mine[there] = rows[there][here] = min(math.ceil(math.dist(one, points[there]) / speed), NO_ROAD)
        return cls(tuple(tuple(row) for row in rows))

    @classmethod
    def slowest(cls, travels: Sequence["Travel"]) -> "Travel":
        """For people who stay together: as fast as the slowest of them."""
        first = travels[0]
        if all(travel is first for travel in travels):
            return first
        matrices = zip(*(travel.minutes for travel in travels), strict=True)
        return cls(tuple(tuple(map(max, *rows)) for rows in matrices))
