"""The rounds of a day as a drawing: doors numbered in order, a line per round, neighbourhoods by name.

Drawn on the server from what we know ourselves: no tile is fetched, so no address leaks, and it prints. The lines are
not streets: they say in which order, not along which way. Doors that lie on top of each other are pushed apart a
little, with the same outcome each time.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from aanbel.visits.core.distance import METRES_PER_DEGREE, Point

WIDTH = 960.0
LEAST, MOST = 380.0, 600.0
MARGIN = 46.0
APART = 30.0
"""So far the middles of two signs stay from each other."""
SHAPES = ("circle", "square", "diamond", "hexagon")


@dataclass(frozen=True)
class Leg:
    """A round to draw: its name, where it starts and ends, and its doors in order."""

    name: str
    start: Point
    end: Point
    doors: tuple[tuple[int, Point, str], ...]
    """Number, place, neighbourhood."""

    @property
    def on_ground(self) -> dict[str, object]:
        """The same for a real map: numbers and places, to some ten centimetres."""
        return {
            "name": self.name,
            "start": _degrees(self.start),
            "end": _degrees(self.end),
            "doors": [[number, *_degrees(place)] for number, place, _area in self.doors],
        }


@dataclass(frozen=True)
class Sign:
    """A door on the drawing."""

    x: int
    y: int
    label: str


@dataclass(frozen=True)
class Line:
    """A round on the drawing: `way` is the points of a polyline, `shape` and `nth` tell it from the others."""

    name: str
    nth: int
    shape: str
    way: str
    start: Sign
    end: Sign
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Drawing:
    """All of it, in units of the drawing; `scale` is how long a bar of so many metres is."""

    width: int
    height: int
    lines: tuple[Line, ...]
    names: tuple[Sign, ...]
    bar: int
    bar_metres: int
    legs: tuple[Leg, ...]

    @property
    def on_ground(self) -> list[dict[str, object]]:
        """What is drawn here, for a map with streets under it: nothing more than the drawing shows."""
        return [leg.on_ground for leg in self.legs]

    @property
    def bar_words(self) -> str:
        """How long the bar is on the ground."""
        return f"{self.bar_metres} m" if self.bar_metres < 1000 else f"{self.bar_metres // 1000} km"

    @property
    def box(self) -> str:
        """What an SVG calls its view box."""
        return f"0 0 {self.width} {self.height}"

    @property
    def foot(self) -> int:
        """Where the scale stands."""
        return self.height - 18


def draw(rounds: Sequence[Leg]) -> Drawing | None:
    """The drawing of these rounds; None when there is nothing to draw.

    >>> leg = Leg("1", (5.0, 52.0), (5.0, 52.0), ((1, (5.01, 52.0), "Dorp"), (2, (5.01, 52.01), "Dorp")))
    >>> drawing = draw([leg])
    >>> drawing.lines[0].shape, len(drawing.lines[0].signs), [name.label for name in drawing.names]
    ('circle', 2, ['Dorp'])
    """
    rounds = [one for one in rounds if one.doors]
    if not rounds:
        return None
    points = [point for one in rounds for point in (one.start, one.end, *(place for _, place, _ in one.doors))]
    sheet = _Sheet.around(points)
    places = _apart([sheet.put(place) for one in rounds for _, place, _ in one.doors])
    spots = iter(places)
    lines = []
    for nth, one in enumerate(rounds):
        signs = tuple(_sign(next(spots), str(number)) for number, _place, _area in one.doors)
        start, end = (_sign(sheet.put(point), one.name) for point in (one.start, one.end))
        way = " ".join(f"{sign.x},{sign.y}" for sign in (start, *signs, end))
        lines.append(Line(one.name, nth % len(SHAPES) + 1, SHAPES[nth % len(SHAPES)], way, start, end, signs))
    metres = sheet.bar_metres()
    return Drawing(
        round(WIDTH),
        round(sheet.height),
        tuple(lines),
        tuple(_names(rounds, places)),
        round(metres * sheet.scale),
        metres,
        tuple(rounds),
    )


@dataclass(frozen=True)
class _Sheet:
    """How degrees become units of the drawing."""

    west: float
    north: float
    east_metres: float
    scale: float
    left: float
    top: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> "_Sheet":
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        east = METRES_PER_DEGREE * cos(radians(sum(lats) / len(lats)))
        wide = max(400.0, (max(lons) - min(lons)) * east)
        high = max(400.0, (max(lats) - min(lats)) * METRES_PER_DEGREE)
        scale = min((WIDTH - 2 * MARGIN) / wide, (MOST - 2 * MARGIN) / high)
        height = min(MOST, max(LEAST, high * scale + 2 * MARGIN))
        left = (WIDTH - (max(lons) - min(lons)) * east * scale) / 2
        top = (height - (max(lats) - min(lats)) * METRES_PER_DEGREE * scale) / 2
        return cls(min(lons), max(lats), east, scale, left, top, height)

    def put(self, point: Point) -> tuple[float, float]:
        """Where this place is drawn."""
        x = self.left + (point[0] - self.west) * self.east_metres * self.scale
        return x, self.top + (self.north - point[1]) * METRES_PER_DEGREE * self.scale

    def bar_metres(self) -> int:
        """A round number of metres about a sixth of the drawing long."""
        wanted = WIDTH / 6 / self.scale
        return max((length for length in (50, 100, 200, 500, 1000, 2000, 5000) if length <= wanted), default=50)


def _apart(spots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pushes signs that overlap apart, each as far as the other."""
    moved = list(spots)
    for _round in range(40):
        still = True
        for one in range(len(moved)):
            for other in range(one):
                (x, y), (u, v) = moved[one], moved[other]
                away = hypot(x - u, y - v)
                if away >= APART:
                    continue
                still = False
                push = (APART - away) / 2 + 0.1
                dx, dy = ((x - u) / away, (y - v) / away) if away > 0.01 else (1.0, 0.0 if one % 2 else 0.6)
                moved[one] = _inside(x + dx * push, y + dy * push)
                moved[other] = _inside(u - dx * push, v - dy * push)
        if still:
            break
    return moved


def _inside(x: float, y: float) -> tuple[float, float]:
    return min(WIDTH - 16, max(16, x)), min(MOST - 16, max(16, y))


def _names(rounds: Sequence[Leg], places: Sequence[tuple[float, float]]) -> list[Sign]:
    """Each neighbourhood once, above the highest of its doors."""
    of: dict[str, list[tuple[float, float]]] = defaultdict(list)
    areas = [area for one in rounds for _number, _place, area in one.doors]
    for area, spot in zip(areas, places, strict=True):
        if area:
            of[area].append(spot)
    signs: list[Sign] = []
    for area, spots in sorted(of.items()):
        x = min(max(sum(x for x, _ in spots) / len(spots), 90.0), WIDTH - 90.0)
        y = max(18.0, min(y for _, y in spots) - 24)
        while any(abs(x - one.x) < 150 and abs(y - one.y) < 18 for one in signs):
            y += 18
        signs.append(_sign((x, y), area))
    return signs


def _degrees(place: Point) -> list[float]:
    return [round(part, 6) for part in place]


def _sign(spot: tuple[float, float], label: str) -> Sign:
    return Sign(round(spot[0]), round(spot[1]), label)
