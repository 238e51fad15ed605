"""A Locatieserver for an invented town, in its protocol: an address follows from its postcode and number.

The demo's postcodes count up: one set of four digits is a neighbourhood, three pairs of letters are a street of sixty
doors (`demo.simulator.places`). So neighbourhoods lie around a centre like the cells of a honeycomb, streets run
through them side by side, slightly bent, and doors stand along them: it looks like a town and nobody lives there.
"""

import json
import re
from collections.abc import Callable, Iterable
from math import cos, pi, radians, sin, sqrt
from typing import Any
from urllib.parse import parse_qs

CENTRE = (5.08, 52.62)
"""In the water of the Markermeer: no real street is under it."""
CELL = 620.0
"""Metres from the middle of a neighbourhood to that of the next."""
STREETS = 40
DOORS = 60
_DOOR = re.compile(r"(\d{4})\s?([A-Z]{2})\s+(\d+)", re.IGNORECASE)
_ON_A_LINE = re.compile(r"(\d+)\w*,\s*(\d{4}\s?[A-Z]{2})\b", re.IGNORECASE)
"""As people write it: Molenweg 12, 8942YA."""
_METRES = 111_320.0


class FakeGeocoder:
    """A WSGI application. `says` makes it answer with that status instead; `asked` is what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.says = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if self.says:
            start_response(f"{self.says} Asked for", [("Content-Type", "application/json")])
            return [b"{}"]
        question = parse_qs(environ.get("QUERY_STRING", "")).get("q", [""])[0]
        self.asked = [*self.asked, question][-100:]
        point = place_of(question)
        found = [{"type": "adres", "weergavenaam": question, "centroide_ll": f"POINT({point[0]:.6f} {point[1]:.6f})"}]
        documents = found if point != CENTRE or "stad" in question.casefold() else []
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps({"response": {"numFound": len(documents), "docs": documents}}).encode()]


def place_of(question: str) -> tuple[float, float]:
    """Longitude and latitude of a door of the invented town; its centre for anything else.

    >>> [round(part, 3) for part in place_of("8942YA 1")]
    [5.08, 52.617]
    >>> place_of("8942YA 1") == place_of("Molenweg 1, 8942 YA")
    True
    """
    door = _DOOR.search(_ON_A_LINE.sub(r"\2 \1", question))
    if door is None:
        return CENTRE
    pair = "YQUFOI".find(door[2][0].upper()) * 26 + ord(door[2][1].upper()) - ord("A")
    if pair < 0:
        return CENTRE
    street, number = pair // 3, int(door[3])
    centre_east, centre_north = _cell(int(door[1]) - 8942)
    row, side = divmod(street % STREETS, 2)
    along = (min(number, DOORS) / DOORS - 0.5) * 0.82 * CELL
    across = (row - 9.5) * 0.04 * CELL
    bend = 18.0 * sin(along / 90.0 + street)
    turn = radians(20 * (int(door[1]) % 5))
    east, north = (along, across + bend) if side else (across + bend, along)
    offset = 6.0 if number % 2 else -6.0
    east, north = (east, north + offset) if side else (east + offset, north)
    return _on_globe(
        centre_east + east * cos(turn) - north * sin(turn), centre_north + east * sin(turn) + north * cos(turn)
    )


def _cell(nth: int) -> tuple[float, float]:
    """The middle of the nth cell of a honeycomb, counted from the centre outwards; east and north in metres."""
    if nth <= 0:
        return 0.0, 0.0
    ring = 1
    while nth > 3 * ring * (ring + 1):
        ring += 1
    place = nth - 3 * ring * (ring - 1) - 1
    corner, step = divmod(place, ring)
    begin, end = pi / 3 * corner, pi / 3 * (corner + 1)
    share = step / ring
    reach = ring * CELL
    east = reach * ((1 - share) * cos(begin) + share * cos(end))
    north = reach * ((1 - share) * sin(begin) + share * sin(end))
    return east * 2 / sqrt(3), north * 2 / sqrt(3)


def _on_globe(east: float, north: float) -> tuple[float, float]:
    return CENTRE[0] + east / (_METRES * cos(radians(CENTRE[1]))), CENTRE[1] + north / _METRES
