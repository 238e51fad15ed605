"""Minutes between places: OSRM (`table`) or Valhalla (`sources_to_targets`), run by the municipality or its supplier.

Off unless TRAVEL_URL is set; then the planner reckons with distances (visits.core.distance). Only coordinates leave the
building, in one question for a whole day, without numbers, names or an order that says who is visited.
Protocols: GET {url}/table/v1/{profile}/{lon,lat;…}?annotations=duration (project-osrm.org, v5), seconds;
POST {url}/sources_to_targets with `sources`, `targets`, `costing` (valhalla.github.io), seconds.
"""

from collections.abc import Sequence
from typing import Any

import httpx
from django.conf import settings

from aanbel.gateways.outcome import Trouble

TIMEOUT = 20.0
MOST_POINTS = 400
Point = tuple[float, float]
Matrix = list[list[float | None]]
"""Minutes from each point to each other; None where there is no way."""
_PROFILES = {
    "osrm": {"foot": "foot", "bicycle": "bike", "car": "driving"},
    "valhalla": {"foot": "pedestrian", "bicycle": "bicycle", "car": "auto"},
}


class TravelTrouble(Exception):
    """The service did not answer as it should; the planner goes on with distances and says so."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def switched_on() -> bool:
    """Whether there is anybody to ask."""
    return bool(settings.TRAVEL_URL)


def minutes(points: Sequence[Point], transport: str) -> Matrix:
    """The whole matrix, in minutes."""
    kind = settings.TRAVEL_SERVICE
    profile = _PROFILES[kind][transport]
    try:
        with httpx.Client(base_url=settings.TRAVEL_URL.rstrip("/"), timeout=TIMEOUT) as client:
            seconds = _osrm(client, points, profile) if kind == "osrm" else _valhalla(client, points, profile)
    except httpx.HTTPStatusError as error:
        busy = error.response.status_code == 429
        raise TravelTrouble(Trouble.BUSY if busy else Trouble.REFUSED) from error
    except (httpx.HTTPError, KeyError, ValueError) as error:
        raise TravelTrouble(Trouble.DOWN) from error
    if len(seconds) != len(points) or any(len(row) != len(points) for row in seconds):
        raise TravelTrouble(Trouble.REFUSED)
    return [[None if cell is None else cell / 60 for cell in row] for row in seconds]


def _osrm(client: httpx.Client, points: Sequence[Point], profile: str) -> Matrix:
    pairs = ";".join(f"{lon:.6f},{lat:.6f}" for lon, lat in points)
    answer = client.get(f"/table/v1/{profile}/{pairs}", params={"annotations": "duration"})
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    if found.get("code") != "Ok":
        raise ValueError(found.get("code"))
    matrix: Matrix = found["durations"]
    return matrix


def _valhalla(client: httpx.Client, points: Sequence[Point], profile: str) -> Matrix:
    places = [{"lon": lon, "lat": lat} for lon, lat in points]
    answer = client.post(
        "/sources_to_targets", json={"sources": places, "targets": places, "costing": profile, "units": "kilometers"}
    )
    answer.raise_for_status()
    rows: list[list[dict[str, Any]]] = answer.json()["sources_to_targets"]
    return [[cell.get("time") for cell in row] for row in rows]
