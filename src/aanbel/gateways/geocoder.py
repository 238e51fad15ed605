"""Where an address lies: PDOK Locatieserver, or a service that speaks its protocol. Off unless GEOCODER_URL is set.

One address leaves the building at a time, without a name, a case or a reason, and only once: the answer is kept with
the address. Without an address of the service nothing is asked; in a demo the fake answers, within the process.
Protocol: GET {url}/free?q=…&fq=type:adres&fl=…: `centroide_ll` is “POINT(lon lat)” (PDOK Locatieserver 3.1).
"""

import re
from pathlib import Path

import httpx
from django.conf import settings

from aanbel.gateways.fakes.geocoder import FakeGeocoder
from aanbel.gateways.outcome import Trouble

TIMEOUT = 10.0
_fake = FakeGeocoder()
_POINT = re.compile(r"POINT\((-?[\d.]+) (-?[\d.]+)\)")


class GeocoderTrouble(Exception):
    """The service did not answer as it should; `trouble` says how. Asking again later may help."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def switched_on() -> bool:
    """Whether there is anybody to ask."""
    return outside() or invented()


def invented() -> bool:
    """Whether this installation holds the demo's invented towns: then the fake may answer."""
    return settings.DEMO or (Path(settings.AANBEL_HOME) / "demo").is_dir()


def outside() -> bool:
    """Whether a real service is asked."""
    return bool(settings.GEOCODER_URL)


def find(
    *, postcode: str = "", number: int | None = None, letter: str = "", addition: str = "", words: str = ""
) -> tuple[float, float] | None:
    """Longitude and latitude of a door, by its postcode and number, or of a place in `words`; None when unknown."""
    door = f"{postcode} {number}{letter}{'-' + addition if addition else ''}" if postcode else words
    fields = {"q": door, "rows": "1", "fl": "centroide_ll,weergavenaam,type"}
    if postcode:
        fields["fq"] = "type:adres"
    found = _ask(fields)
    if not found and postcode and (letter or addition):
        found = _ask({**fields, "q": f"{postcode} {number}"})  # the stairs, when that very door is not registered
    return found


def _ask(fields: dict[str, str]) -> tuple[float, float] | None:
    within = None if settings.GEOCODER_URL else httpx.WSGITransport(app=_fake)
    url = settings.GEOCODER_URL.rstrip("/") or "http://geocoder.invalid"
    try:
        with httpx.Client(transport=within, base_url=url, timeout=TIMEOUT) as client:
            answer = client.get("/free", params=fields)
    except httpx.HTTPError as error:
        raise GeocoderTrouble(Trouble.DOWN) from error
    if answer.status_code != 200:
        raise GeocoderTrouble(Trouble.BUSY if answer.status_code == 429 else Trouble.REFUSED)
    documents = answer.json().get("response", {}).get("docs", [])
    point = _POINT.match(documents[0].get("centroide_ll", "")) if documents else None
    return (float(point[1]), float(point[2])) if point else None
