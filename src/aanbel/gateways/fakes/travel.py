"""A travel-time service that speaks the protocols of OSRM and Valhalla: straight lines at a steady pace, in seconds.

In tests it is served over HTTP. `holes` are pairs of places between which it knows no way.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from math import cos, hypot, radians
from typing import Any

SPEED = {"foot": 1.3, "bike": 3.8, "driving": 6.7, "pedestrian": 1.3, "bicycle": 3.8, "auto": 6.7}


class FakeTravel:
    """A WSGI application. `says` makes it answer with that status instead."""

    def __init__(self) -> None:
        self.says = 0
        self.holes: set[tuple[int, int]] = set()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        status, body = self._answer(environ)
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(body).encode()]

    def _answer(self, environ: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        path = environ["PATH_INFO"]
        if self.says:
            return f"{self.says} Asked for", {"code": "Asked"}
        if path.startswith("/table/v1/"):
            profile, pairs = path.removeprefix("/table/v1/").split("/")
            points = [tuple(float(part) for part in pair.split(",")) for pair in pairs.split(";")]
            return "200 OK", {"code": "Ok", "durations": self._seconds(points, profile)}
        if path == "/sources_to_targets":
            asked = json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)))
            points = [(place["lon"], place["lat"]) for place in asked["sources"]]
            rows = self._seconds(points, asked["costing"])
            return "200 OK", {"sources_to_targets": [[{"time": cell} for cell in row] for row in rows]}
        return "404 Not Found", {"code": "InvalidUrl"}

    def _seconds(self, points: Sequence[Any], profile: str) -> list[list[float | None]]:
        pace = SPEED[profile]
        return [
            [
                None if (here, there) in self.holes else round(_metres(one, other) / pace, 1)
                for there, other in enumerate(points)
            ]
            for here, one in enumerate(points)
        ]


def _metres(one: Sequence[float], other: Sequence[float]) -> float:
    east = (other[0] - one[0]) * cos(radians(one[1]))
    return 111_320.0 * hypot(east, other[1] - one[1])
