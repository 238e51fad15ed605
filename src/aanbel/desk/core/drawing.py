"""Bars per period as a small picture: where each stands and how high it is. A hidden count is a low, open bar."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, GAP, HEIGHT, HIDDEN = 26, 8, 60, 7


@dataclass(frozen=True)
class Column:
    """One bar of the picture."""

    x: int
    y: int
    height: int
    hidden: bool
    last: bool
    count: int | None


@dataclass(frozen=True)
class Bars:
    """The bars of one subject."""

    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        return len(self.columns) * (WIDTH + GAP) - GAP

    @property
    def height(self) -> int:
        """With room for the number on top."""
        return HEIGHT + 18


def bars(counts: Sequence[int | None], most: int) -> Bars:
    """The bars of these counts, where `most` is as high as the picture goes: one measure for all subjects of a page.

    >>> [(one.height, one.hidden) for one in bars([20, None, 0], 20).columns]
    [(60, False), (7, True), (0, False)]
    """
    columns = []
    for place, count in enumerate(counts):
        height = HIDDEN if count is None else round(HEIGHT * count / max(most, 1))
        columns.append(
            Column(
                x=place * (WIDTH + GAP),
                y=HEIGHT + 16 - height,
                height=height,
                hidden=count is None,
                last=place == len(counts) - 1,
                count=count,
            )
        )
    return Bars(tuple(columns))
