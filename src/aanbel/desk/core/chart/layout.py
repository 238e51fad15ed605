"""Where each station stands on the picture and how the lines run between them: pure, and the same each time.

Columns from left to right; within a column every station as near to its neighbours as the others allow. What the editor
put somewhere stays there. Each tile has a coloured line that runs along all the ways one can go from it, so that a way
shared by three tiles is three lines beside each other, as on a map of the underground.
"""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aanbel.desk.core.chart.layering import Columns, Way, layered
from aanbel.desk.core.chart.model import Chart
from aanbel.desk.core.chart.shape import STRAND, Shape, shape
from aanbel.desk.core.tiles import Tile

BETWEEN, APART, MARGIN = 64, 18, 24
PASSING = 14
TILES = tuple(tile.value for tile in Tile)
SETTLING = 6


@dataclass(frozen=True)
class Station:
    """A station on the picture: its left top corner, its shape, and the tiles whose lines pass it."""

    id: str
    x: int
    y: int
    shape: Shape
    tiles: tuple[str, ...]

    @property
    def stop(self) -> tuple[int, int]:
        """Where lines arrive."""
        return self.x, self.y + self.shape.stop

    def leaving(self, option: int) -> tuple[int, int]:
        """Where the lines of this option leave."""
        return self.x + self.shape.width, self.y + self.shape.rows[option].middle


@dataclass(frozen=True)
class Track:
    """A way on the picture: its middle as a path, and a path for each coloured line; `back` when it closes a circle."""

    start: str
    option: int
    end: str
    path: str
    strands: tuple[tuple[str, str], ...]
    middle: tuple[int, int]
    back: bool
    through: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Layout:
    """The whole picture, in units of the drawing."""

    left: int
    top: int
    width: int
    height: int
    stations: tuple[Station, ...]
    tracks: tuple[Track, ...]

    @property
    def box(self) -> str:
        """What an SVG calls its view box."""
        return f"{self.left} {self.top} {self.width} {self.height}"


def layout(chart: Chart, *, texts: Mapping[str, str], heads: Mapping[str, str]) -> Layout:
    """The picture of this flowchart. `texts` is what stands on a station, `heads` what stands above that.

    >>> from aanbel.desk.core.chart.model import Node, NodeKind, Option
    >>> entry = Node("in", NodeKind.ENTRY, "Schuld", options=(Option("", "a"),), tile="debt")
    >>> found = layout(Chart((entry, Node("a", NodeKind.ANSWER, "Bel"))), texts={}, heads={})
    >>> [(one.id, one.x, one.tiles) for one in found.stations], found.tracks[0].strands[0][0]
    ([('in', 24, ('debt',)), ('a', 246, ('debt',))], 'debt')
    """
    columns = layered(chart)
    passing = tiles_passing(chart)
    shapes = {
        node.id: shape(
            node,
            text=texts.get(node.id, node.text),
            head=heads.get(node.id, ""),
            strands=len(passing[node.id]),
        )
        for node in chart.nodes
    }
    corners = _corners(chart, columns, shapes)
    stations = {
        node.id: Station(node.id, *(node.place or _whole(corners[node.id])), shapes[node.id], passing[node.id])
        for node in chart.nodes
    }
    placed = {node.id for node in chart.nodes if node.place}
    tracks = tuple(_track(way, stations, columns, corners, placed) for way in chart.ways)
    left = min((one.x for one in stations.values()), default=0) - MARGIN
    top = min((one.y for one in stations.values()), default=0) - MARGIN
    right = max((one.x + one.shape.width for one in stations.values()), default=400) + MARGIN
    bottom = max((one.y + one.shape.height for one in stations.values()), default=200) + MARGIN
    return Layout(left, top, right - left, bottom - top, tuple(stations.values()), tracks)


def tiles_passing(chart: Chart) -> dict[str, tuple[str, ...]]:
    """The tiles from which one can come to each station, in the order of the tiles."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in chart.entries:
        waiting = [entry.id]
        while waiting:
            here = waiting.pop()
            if entry.tile in found[here]:
                continue
            found[here].add(entry.tile)
            waiting += [option.to for option in chart.by_id[here].options if option.to in chart.by_id]
    return {node.id: tuple(tile for tile in TILES if tile in found[node.id]) for node in chart.nodes}


def _corners(chart: Chart, columns: Columns, shapes: Mapping[str, Shape]) -> dict[str, tuple[float, float]]:
    """The left top corner of every station and stand-in."""
    height = {name: shapes[name].height if name in shapes else PASSING for names in columns.columns for name in names}
    links = _links(chart, columns, shapes)
    top: dict[str, float] = {}
    for names in columns.columns:
        down = 0.0
        for name in names:
            top[name] = down
            down += height[name] + APART
    for settling in range(SETTLING):
        order = columns.columns if settling % 2 == 0 else tuple(reversed(columns.columns))
        for names in order:
            _settle(names, top, height, links)
    corners, x = {}, float(MARGIN)
    highest = min(top.values(), default=0.0)
    for names in columns.columns:
        width = max((shapes[name].width for name in names if name in shapes), default=0)
        for name in names:
            corners[name] = (x, top[name] - highest + MARGIN)
        x += width + BETWEEN
    return corners


def _links(chart: Chart, columns: Columns, shapes: Mapping[str, Shape]) -> dict[str, list[tuple[str, float, float]]]:
    """For each name its neighbours, with how far down the link is on itself and on the neighbour."""
    links: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
    for way, between in columns.stand_ins.items():
        start, nth, end = way
        chain = (start, *between, end)
        for one, other in itertools.pairwise(chain):
            out = shapes[one].rows[nth].middle if one in shapes else PASSING / 2
            into = shapes[other].stop if other in shapes else PASSING / 2
            links[one].append((other, out, into))
            links[other].append((one, into, out))
    return links


def _settle(
    names: Sequence[str],
    top: dict[str, float],
    height: Mapping[str, float],
    links: Mapping[str, Sequence[tuple[str, float, float]]],
) -> None:
    """Brings a column as near to its neighbours as its order and the space between allow.

    Least squares with an order to keep is solved exactly by pooling neighbours that overlap (isotonic regression).
    """
    offset, down = [], 0.0
    for name in names:
        offset.append(down)
        down += height[name] + APART
    blocks: list[tuple[float, int]] = []  # the sum of the wished tops, and how many names share it
    for name, start in zip(names, offset, strict=True):
        wishes = [top[other] + far - near for other, near, far in links.get(name, ())]
        wish = (sum(wishes) / len(wishes) if wishes else top[name]) - start
        blocks.append((wish, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            last, before = blocks.pop(), blocks.pop()
            blocks.append((before[0] + last[0], before[1] + last[1]))
    spots = [total / count for total, count in blocks for _ in range(count)]
    for name, start, spot in zip(names, offset, spots, strict=True):
        top[name] = spot + start


def _track(
    way: Way,
    stations: Mapping[str, Station],
    columns: Columns,
    corners: Mapping[str, tuple[float, float]],
    placed: set[str],
) -> Track:
    start, nth, end = way
    begin, arrive = stations[start], stations[end]
    through: list[tuple[float, float]] = []
    if start not in placed and end not in placed:
        through = [(corners[name][0], corners[name][1] + PASSING / 2) for name in columns.stand_ins.get(way, ())]
    from_, to = begin.leaving(nth), arrive.stop
    strands = tuple(
        (tile, path(_beside(from_, begin.tiles, tile), through, _beside(to, arrive.tiles, tile)))
        for tile in begin.tiles
    )
    middle = (round((from_[0] + to[0]) / 2), round((from_[1] + to[1]) / 2))
    if through:
        spot = through[len(through) // 2]
        middle = round(spot[0] + 95), round(spot[1])
    return Track(
        start, nth, end, path(from_, through, to), strands, middle, way in columns.back, tuple(map(_whole, through))
    )


def _beside(spot: tuple[float, float], tiles: Sequence[str], tile: str) -> tuple[float, float]:
    """The place of this tile's line at a stop where these tiles pass."""
    place = tiles.index(tile) if tile in tiles else 0
    return spot[0], spot[1] + (place - (len(tiles) - 1) / 2) * STRAND


def path(start: tuple[float, float], through: Sequence[tuple[float, float]], end: tuple[float, float]) -> str:
    """A line that leaves and arrives level, straight where it passes a column, in one smooth bend in between.

    >>> path((0, 10), (), (60, 40))
    'M0 10C30 10 30 40 60 40'
    """
    points = [start]
    for x, y in through:
        points += [(x, y), (x + 190, y)]
    points.append(end)
    said = f"M{_number(start[0])} {_number(start[1])}"
    for nth, ((x, y), (u, v)) in enumerate(itertools.pairwise(points)):
        if nth % 2:
            said += f"H{_number(u)}"
            continue
        reach = (u - x) / 2 if u > x + 20 else max(60.0, abs(u - x) / 3)
        said += f"C{_number(x + reach)} {_number(y)} {_number(u - reach)} {_number(v)} {_number(u)} {_number(v)}"
    return said


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _whole(spot: tuple[float, float]) -> tuple[int, int]:
    return round(spot[0]), round(spot[1])
