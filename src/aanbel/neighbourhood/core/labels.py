"""Names beside their signs, each where there is room for it: under, above, right or left; or nowhere."""

from collections import defaultdict

LETTER = 9.0
"""A letter is about so wide."""
LINE = 19
_SIDES: tuple[tuple[str, int, int], ...] = (("middle", 0, 38), ("middle", 0, -27), ("start", 27, 6), ("end", -27, 6))
"""Where a name may stand: under its sign, above it, right and left of it."""


class Taken:
    """Where something stands already, in cells so that a look costs little."""

    CELL = 80

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(list)

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """From now on something stands here."""
        for cell in self._of(left, top, right, bottom):
            self._cells[cell].append((left, top, right, bottom))

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether nothing stands here."""
        return not any(
            left < r and l < right and top < b and t < bottom
            for cell in self._of(left, top, right, bottom)
            for l, t, r, b in self._cells[cell]  # noqa: E741 - left of another
        )

    def find_room(self, x: float, y: float, width: float, lines: int) -> tuple[str, int, int]:
        """Takes the first side of a sign where a name fits; ("", 0, 38) when it fits nowhere."""
        for anchor, dx, dy in _SIDES:
            left = x + dx - {"middle": width / 2, "start": 0.0, "end": width}[anchor]
            box = (left, y + dy - 15, left + width, y + dy + 4 + (lines - 1) * LINE)
            if self.free(*box):
                self.take(*box)
                return anchor, dx, dy
        return "", 0, _SIDES[0][2]

    def _of(self, left: float, top: float, right: float, bottom: float) -> list[tuple[int, int]]:
        columns = range(int(left // self.CELL), int(right // self.CELL) + 1)
        return [(c, r) for c in columns for r in range(int(top // self.CELL), int(bottom // self.CELL) + 1)]
