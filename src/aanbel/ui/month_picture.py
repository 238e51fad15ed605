"""The month in one picture: what a newcomer must see within a minute, as numbers and as a river.

Files of the partners become signals, signals become people at addresses, addresses become cases, and a few
cases are today's work. What leaves the stream (refused, doubtful, known already) is drawn as leaving, never
hidden. The river is as wide as the numbers say; the list beneath it says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

STEP = 200
"""Distance between two stations along the river; a picture of five is 1000 long and 100 across."""
WIDEST = 62
THINNEST = 3
MIDDLE = 46
STRANDS = 16
ICONS = ("file-text", "bell-ringing", "users", "home", "phone-call")


@dataclass(frozen=True)
class Side:
    """A smaller number at a station; `leaves` when it flows out of the stream here."""

    value: int
    label: str
    href: str = ""
    tone: str = "neutral"
    leaves: bool = False


@dataclass(frozen=True)
class Station:
    """One of the five: a number, its word, a sentence, an icon, and where to go on."""

    value: int
    label: str
    text: str = ""
    href: str = ""
    sides: tuple[Side, ...] = ()
    icon: str = ""


@dataclass(frozen=True)
class Ribbon:
    """One drawn part of the river, across and down the page."""

    kind: str
    across: str
    down: str


@dataclass(frozen=True)
class MonthPicture:
    """The whole picture: a title ("oktober 2026 in Klokkendam") and its stations, files first."""

    title: str
    stations: tuple[Station, ...]

    @property
    def signs(self) -> list[tuple[Station, str]]:
        """Every station with its icon; without one of its own, the icon of its place in the journey."""
        return [(station, station.icon or usual) for station, usual in zip(self.stations, ICONS, strict=False)]

    @property
    def ribbons(self) -> list[Ribbon]:
        """The river in the order of drawing: strands of the files, what leaves, the stream itself."""
        return [*_strands(self.stations), *_leaving(self.stations), _stream(self.stations)]


def widths(values: Sequence[int]) -> list[float]:
    """How wide the river is at each number: in proportion to the largest, never too thin to see.

    >>> widths([1000, 500, 1])
    [62.0, 31.0, 3]
    """
    most = max([*values, 1])
    return [max(WIDEST * value / most, THINNEST) for value in values]


def _ribbon(kind: str, upper: list[tuple[float, float]], lower: list[tuple[float, float]]) -> Ribbon:
    """A closed shape between two smooth lines of (along, aside) points."""

    def path(down: bool) -> str:
        def at(along: float, aside: float) -> str:
            first, second = (aside, along) if down else (along, aside)
            return f"{first:.1f} {second:.1f}"

        def line(points: list[tuple[float, float]]) -> str:
            bends = pairwise(points)
            return "".join(f"C{at((a + c) / 2, b)} {at((a + c) / 2, d)} {at(c, d)}" for (a, b), (c, d) in bends)

        back = lower[::-1]
        return f"M{at(*upper[0])}{line(upper)}L{at(*back[0])}{line(back)}Z"

    return Ribbon(kind, across=path(down=False), down=path(down=True))


def _stream(stations: tuple[Station, ...]) -> Ribbon:
    breadth = widths([station.value for station in stations[1:]])
    along = [STEP * 1.24, *(STEP * (i + 0.5) for i in range(1, len(stations)))]
    half = [width / 2 for width in (breadth[0], *breadth)]
    return _ribbon(
        "stream",
        [(a, MIDDLE - h) for a, h in zip(along, half, strict=True)],
        [(a, MIDDLE + h) for a, h in zip(along, half, strict=True)],
    )


def _strands(stations: tuple[Station, ...]) -> list[Ribbon]:
    """Every file its own brook, up to a number that the eye can still tell apart."""
    count = min(max(stations[0].value, 1), STRANDS)
    river = widths([station.value for station in stations[1:]])[0]
    share = river / count
    top = MIDDLE - river / 2
    strands = []
    for i in range(count):
        spring = 4 + 84 * (i + 0.5) / count
        upper = [(0, spring - 0.8), (STEP * 1.25, top + share * i)]
        lower = [(0, spring + 0.8), (STEP * 1.25, top + share * (i + 1))]
        strands.append(_ribbon("even" if i % 2 else "odd", upper, lower))
    return strands


def _leaving(stations: tuple[Station, ...]) -> list[Ribbon]:
    most = max([*(station.value for station in stations[1:]), 1])
    breadth = [WIDEST * 0.5, *widths([station.value for station in stations[1:]])]
    leaving = []
    for i, station in enumerate(stations):
        for side in station.sides:
            if not (side.leaves and side.value):
                continue
            width = max(WIDEST * side.value / most, 1.5)
            start = max(STEP * (i + 0.5) + 10, STEP * 1.3)
            edge = MIDDLE + breadth[max(i, 1)] / 2
            upper = [(start, edge - width), (start + 110, 100)]
            lower = [(start, edge), (start + 110 - min(width * 4, 80), 100)]
            leaving.append(_ribbon(f"leaves-{side.tone}", upper, lower))
    return leaving
