"""The flowchart as a picture with everything that is written on it: for the page, the editor and the poster alike."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from aanbel.desk.core.chart import Chart, Node, NodeKind
from aanbel.desk.core.chart.layout import Layout, Station, Track, layout
from aanbel.desk.core.chart.shape import LINE, PAD, ROW_LINE, STRAND
from aanbel.desk.core.chart.traffic import Traffic, shown, thickness
from aanbel.desk.wording.chart import head_of, icon_of, text_of

BASE = 13
"""How far under the top of a line its letters stand."""


@dataclass(frozen=True)
class Words:
    """A line of text at its place within a station."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Stop:
    """Where lines touch a station: a white capsule as on a map of the underground."""

    y: int
    height: int


@dataclass(frozen=True)
class Way:
    """An option of a station: its words, its stop, and the line above it."""

    option: int
    top: int
    words: tuple[Words, ...]
    stop: Stop


@dataclass(frozen=True)
class Sign:
    """A station on the picture."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    icon: str
    head: tuple[Words, ...]
    text: tuple[Words, ...]
    ways: tuple[Way, ...]
    stop: Stop | None
    mark: str
    count: str

    @property
    def out(self) -> int:
        """Where the stops of its options begin: half over its right edge."""
        return self.width - 5

    @property
    def middle(self) -> int:
        """Half its height."""
        return self.height // 2

    @property
    def disc(self) -> int:
        """Where the picture on the disc of an entry begins."""
        return self.middle - 10

    @property
    def count_width(self) -> int:
        """How wide the number above it is."""
        return 14 + 8 * len(self.count)

    @property
    def count_middle(self) -> int:
        """The middle of that number."""
        return 6 + self.count_width // 2

    @property
    def entry(self) -> bool:
        """Whether residents come in here."""
        return self.node.kind is NodeKind.ENTRY


@dataclass(frozen=True)
class Line:
    """A way on the picture: coloured lines, or one line as thick as what went along it."""

    track: Track
    strands: tuple[tuple[str, str], ...]
    thick: int
    count: str

    @property
    def count_width(self) -> int:
        """How wide the number on it is."""
        return 12 + 8 * len(self.count)

    @property
    def count_left(self) -> int:
        """Where that begins, from its middle."""
        return -self.count_width // 2


@dataclass(frozen=True)
class Picture:
    """All of it."""

    layout: Layout
    signs: tuple[Sign, ...]
    lines: tuple[Line, ...]

    @property
    def fits(self) -> bool:
        """Whether it can be read on a laptop without moving it."""
        return self.layout.width <= 1320


def picture(
    chart: Chart,
    *,
    services: Mapping[UUID, str] | None = None,
    traffic: Traffic | None = None,
    marks: Mapping[str, str] | None = None,
) -> Picture:
    """The picture of this flowchart. `marks` says which stations have something the matter: danger or warning."""
    names = services or {}
    heads = {node.id: head_of(node, names.get(node.service, "") if node.service else "") for node in chart.nodes}
    drawn = layout(chart, texts={node.id: text_of(node) for node in chart.nodes}, heads=heads)
    places = {node.id: nth for nth, node in enumerate(chart.nodes)}
    lines = tuple(_line(track, traffic) for track in drawn.tracks)
    reached = {track.end for track in drawn.tracks}
    signs = tuple(
        _sign(chart.by_id[station.id], station, traffic, (marks or {}).get(station.id, ""), reached)
        for station in sorted(drawn.stations, key=lambda station: places[station.id])
    )
    return Picture(drawn, signs, lines)


def _line(track: Track, traffic: Traffic | None) -> Line:
    if traffic is None:
        return Line(track, track.strands, 0, "")
    times = traffic.ways.get((track.start, track.option), 0)
    return Line(track, (), thickness(times, traffic.most), shown(times) if times else "")


def _sign(node: Node, station: Station, traffic: Traffic | None, mark: str, reached: Collection[str]) -> Sign:
    shape = station.shape
    strands = max(1, len(station.tiles))
    entry = node.kind is NodeKind.ENTRY
    left = 50 if entry else PAD
    times = traffic.arrivals.get(node.id, 0) if traffic is not None else 0
    return Sign(
        node,
        station.x,
        station.y,
        shape.width,
        shape.height,
        icon_of(node),
        tuple(Words(PAD + 22, PAD + 12 + nth * 16, line) for nth, line in enumerate(shape.head)),
        tuple(Words(left, shape.text_top + BASE + nth * LINE, line) for nth, line in enumerate(shape.lines)),
        tuple(
            Way(
                nth,
                row.top,
                tuple(
                    Words(shape.width - PAD - 4, row.middle - len(row.lines) * ROW_LINE // 2 + 12 + at * ROW_LINE, line)
                    for at, line in enumerate(row.lines)
                ),
                _stop(row.middle, strands),
            )
            for nth, row in enumerate(shape.rows)
        ),
        _stop(shape.stop, strands) if node.id in reached else None,
        mark,
        shown(times) if times else "",
    )


def _stop(middle: int, strands: int) -> Stop:
    height = strands * STRAND + 7
    return Stop(middle - height // 2, height)
