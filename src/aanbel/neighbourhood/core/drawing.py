"""The picture of the network, drawn on the server: islands, ties, places as squares and people as circles.

It works without script, prints, and says no more than the list below it. Names stand where there is room for them; a
name without room is left out of the drawing (not of the list) until somebody zooms in or points at its sign.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from aanbel.neighbourhood.core.labels import LETTER, LINE, Taken
from aanbel.neighbourhood.core.layout import Point
from aanbel.neighbourhood.core.network import Network

MARGIN = 92
LEAST_WIDE, LEAST_HIGH = 720, 440
SIGN = 20
LONGEST = 22
BEND = 0.1
ABOVE_ISLAND = 64
AREA_LETTER = 13.0
"""A letter of the name of a neighbourhood is about so wide."""
BAR_METRES = 500


@dataclass(frozen=True, slots=True)
class Caption:
    """What a sign says: a name, and the icon of a place; a person has none but a circle."""

    name: str
    icon: str = ""
    fragile: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A person or a place on the picture. `faded` when a filter asks for others; `anchor` is "" without room."""

    key: str
    x: int
    y: int
    icon: str
    name: str
    short: str
    fragile: bool
    faded: bool
    anchor: str
    dx: int
    dy: int

    @property
    def is_person(self) -> bool:
        return not self.icon

    @property
    def number(self) -> int:
        """The number in its address."""
        return int(self.key[1:])

    @property
    def initial(self) -> str:
        """The letter in the circle."""
        return self.name[:1].upper()

    @property
    def long(self) -> float:
        """How long the name is, about."""
        return len(self.short) * LETTER

    @property
    def starts(self) -> float:
        """How far the name begins before the point it is anchored to."""
        return {"middle": self.long / 2, "end": self.long}.get(self.anchor, 0.0)

    @property
    def under(self) -> int:
        """Where the word for a fragile one stands: under its name, or under its sign."""
        return self.dy + LINE if self.dy > SIGN else 2 * SIGN


@dataclass(frozen=True, slots=True)
class Line:
    """A tie on the picture."""

    one: str
    other: str
    path: str
    strength: int
    faded: bool


@dataclass(frozen=True, slots=True)
class Island:
    """A neighbourhood: the outline of who and what is in it, drawn thick and round; `nth` is its tint."""

    area: int
    name: str
    nth: int
    path: str
    x: int
    y: int
    faded: bool

    @property
    def name_box(self) -> tuple[float, float, float, float]:
        """Where its name stands: left, top, right and bottom."""
        half = len(self.name) * AREA_LETTER / 2
        return self.x - half, self.y - 22, self.x + half, self.y + 7


@dataclass(frozen=True)
class Picture:
    """All of it, in units of the drawing."""

    left: int
    top: int
    width: int
    height: int
    islands: tuple[Island, ...]
    lines: tuple[Line, ...]
    signs: tuple[Sign, ...]
    bar: int = 0
    """On a map: how long a bar of `BAR_METRES` is; 0 where distance says nothing."""

    @property
    def bar_words(self) -> str:
        """How long the bar is on the ground."""
        return f"{BAR_METRES} m"

    @property
    def foot(self) -> int:
        """Where the bar stands."""
        return self.top + self.height - 24

    @property
    def side(self) -> int:
        """Where the bar begins."""
        return self.left + 28

    @property
    def box(self) -> str:
        """What an SVG calls its view box."""
        return f"{self.left} {self.top} {self.width} {self.height}"

    @property
    def many(self) -> bool:
        """Whether there is too much to read without coming closer."""
        return len(self.signs) > 140


def draw(
    network: Network,
    places: Mapping[str, Point],
    captions: Mapping[str, Caption],
    areas: Mapping[int, str],
    *,
    lit: Collection[str] | None = None,
    only: int | None = None,
    metre: float = 0.0,
) -> Picture | None:
    """The picture; None when there is nothing to draw. `lit` are those asked for, `only` one neighbourhood from nearby.

    `metre` is the length of one on a map; without it distance says nothing.

    >>> from aanbel.neighbourhood.core.network import Node
    >>> one = Network.of([Node("f1", 1)], [])
    >>> drawn = draw(one, {"f1": (0.0, 0.0)}, {"f1": Caption("Fatima")}, {1: "Molenwijk"})
    >>> [(sign.initial, sign.short) for sign in drawn.signs], [island.name for island in drawn.islands], drawn.box
    ([('F', 'Fatima')], ['Molenwijk'], '-360 -226 720 440')
    """
    shown = _shown(network, places, only)
    if not shown:
        return None
    bright = _bright(network, lit)
    islands = tuple(_islands(network, places, areas, shown, bright))
    signs = _signs(places, captions, sorted(shown), bright, islands)
    left, top, width, height = _bounds([places[key] for key in shown], signs, islands)
    return Picture(
        left,
        top,
        width,
        height,
        islands,
        tuple(
            Line(link.one, link.other, _curve(places[link.one], places[link.other]), link.strength,
                 faded=bright is not None and not {link.one, link.other} <= bright)
            for link in network.links
            if link.one in shown and link.other in shown
        ),
        tuple(signs),
        round(BAR_METRES * metre),
    )  # fmt: skip


def _shown(network: Network, places: Mapping[str, Point], only: int | None) -> set[str]:
    """Of one neighbourhood: who is in it, and those elsewhere to whom they have a tie."""
    keys = {node.key for node in network.nodes if node.key in places}
    if only is None:
        return keys
    inside = {node.key for node in network.nodes if node.area == only}
    return {key for key in keys if key in inside or network.neighbours[key] & inside}


def _bright(network: Network, lit: Collection[str] | None) -> set[str] | None:
    """Who was asked for, with the places and people they have a tie to."""
    if lit is None:
        return None
    return {*lit, *(other for key in lit if key in network.neighbours for other in network.neighbours[key])}


def _bounds(points: Sequence[Point], signs: Sequence[Sign], islands: Sequence[Island]) -> tuple[int, int, int, int]:
    """Left, top, width and height of all signs and islands with their names, with some room around them."""
    named = [(sign.x + sign.dx - sign.starts, sign.long) for sign in signs if sign.anchor]
    named += [(left, right - left) for left, _top, right, _bottom in (island.name_box for island in islands)]
    left = min(min(x for x, _ in points) - MARGIN, *(x - LINE for x, _ in named))
    right = max(max(x for x, _ in points) + MARGIN, *(x + long + LINE for x, long in named))
    top = min(min(y for _, y in points) - MARGIN, *(island.name_box[1] - LINE for island in islands))
    bottom = max(y for _, y in points) + MARGIN
    more_wide, more_high = max(0.0, LEAST_WIDE - (right - left)) / 2, max(0.0, LEAST_HIGH - (bottom - top)) / 2
    left, top = left - more_wide, top - more_high
    return round(left), round(top), round(right - left + more_wide), round(bottom - top + more_high)


def _curve(one: Point, other: Point) -> str:
    """From one to the other, slightly bent, so that ties in a row can be told apart."""
    (x, y), (u, v) = one, other
    bend = BEND if hypot(u - x, v - y) < 4 * MARGIN else BEND / 2
    return f"M{x:.0f} {y:.0f}Q{(x + u) / 2 - (v - y) * bend:.0f} {(y + v) / 2 + (u - x) * bend:.0f} {u:.0f} {v:.0f}"


def _islands(
    network: Network,
    places: Mapping[str, Point],
    areas: Mapping[int, str],
    shown: Collection[str],
    bright: Collection[str] | None,
) -> list[Island]:
    of: dict[int, list[str]] = defaultdict(list)
    for node in network.nodes:
        if node.key in shown:
            of[node.area].append(node.key)
    found = []
    for nth, (area, keys) in enumerate(sorted(of.items())):
        outline = _hull([places[key] for key in keys])
        top = min(y for _, y in outline)
        middle = sum(x for x, _ in outline) / len(outline)
        path = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in outline) + "Z"
        faded = bright is not None and not any(key in bright for key in keys)
        found.append(
            Island(area, areas.get(area, ""), nth % 6 + 1, path, round(middle), round(top - ABOVE_ISLAND), faded)
        )
    return found


def _hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    chains = []
    for chain_of in (ordered, ordered[::-1]):
        chain: list[Point] = []
        for point in chain_of:
            while len(chain) > 1 and _left_turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _left_turn(one: Point, other: Point, third: Point) -> float:
    return (other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0])


def _signs(
    places: Mapping[str, Point],
    captions: Mapping[str, Caption],
    keys: Sequence[str],
    bright: Collection[str] | None,
    islands: Sequence[Island],
) -> list[Sign]:
    taken = Taken()
    for island in islands:
        taken.take(*island.name_box)
    for key in keys:
        x, y = places[key]
        taken.take(x - SIGN - 3, y - SIGN - 3, x + SIGN + 3, y + SIGN + 3)
    found = []
    for key in sorted(keys, key=lambda key: (not captions[key].fragile, bool(captions[key].icon), key)):
        caption, (x, y) = captions[key], places[key]
        short = _short(caption.name)
        anchor, dx, dy = taken.find_room(x, y, len(short) * LETTER, 2 if caption.fragile else 1)
        found.append(
            Sign(
                key, round(x), round(y), caption.icon, caption.name, short, caption.fragile,
                bright is not None and key not in bright, anchor, dx, dy,
            )
        )  # fmt: skip
    return found


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
