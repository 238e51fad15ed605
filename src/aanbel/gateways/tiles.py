"""Pieces of a background map: PDOK (BRT-Achtergrondkaart), or any service of square tiles. Off unless TILES_URL is set.

The server asks, never the browser of a colleague: outside nobody sees who looks. What leaves the building is the number
of a whole tile, the same for every door on it, and mostly not even that: tiles are kept on disk. A tile has one of a
fixed number of places there, so the folder cannot grow; a newer tile simply takes the place of an older one.
Protocol: GET of TILES_URL with {z}, {x} and {y} filled in, Web Mercator (EPSG:3857), PNG of 256 by 256.
"""

import os
import tempfile
from hashlib import sha256
from pathlib import Path
from time import monotonic, time

import httpx
from django.conf import settings

from aanbel.gateways.outcome import Trouble

TIMEOUT = 4.0
DEEPEST, WIDEST = 19, 6
"""Zoom levels of a map of the Netherlands: a tile is from some 50 metres to some 400 kilometres wide."""
LARGEST = 256 * 1024
"""Bytes of one answer; more is no tile of ours."""
PLACES = 8192
"""So many tiles are kept: some 200 MB of real ones."""
FRESH = 30 * 24 * 3600
"""Seconds until a kept tile is asked for again; while that fails, the old one serves."""
REST = 30.0
"""Seconds in which a service that did not answer is left alone: a page wants twenty tiles at once."""
_PNG = b"\x89PNG\r\n\x1a\n"
_resting: dict[str, float] = {}


class TilesTrouble(Exception):
    """The service did not answer as it should; `trouble` says how. The drawing stays."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def switched_on() -> bool:
    """Whether there is a map to lay under the rounds."""
    return bool(settings.TILES_URL)


def exists(z: int, x: int, y: int) -> bool:
    """Whether there can be such a tile.

    >>> exists(6, 32, 21), exists(6, 64, 21), exists(5, 0, 0), exists(20, 0, 0)
    (True, False, False, False)
    """
    return WIDEST <= z <= DEEPEST and 0 <= x < 1 << z and 0 <= y < 1 << z


def tile(z: int, x: int, y: int) -> bytes | None:
    """The PNG of this tile, from disk or from outside; None when there is none."""
    if not switched_on() or not exists(z, x, y):
        return None
    address = settings.TILES_URL.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
    key = sha256(address.encode()).digest()
    kept, fresh = _kept(key)
    if kept and fresh:
        return kept
    try:
        found = _ask(address)
    except TilesTrouble:
        if kept:
            return kept
        raise
    if found:
        _keep(key, found)
    return found


def _ask(address: str) -> bytes | None:
    """One question outside; a service in trouble is not asked again at once."""
    service = settings.TILES_URL
    if _resting.get(service, 0.0) > monotonic():
        raise TilesTrouble(Trouble.DOWN)
    try:
        with httpx.stream("GET", address, timeout=TIMEOUT) as answer:
            if answer.status_code in (204, 404):
                return None
            if answer.status_code != 200:
                _resting[service] = monotonic() + REST
                raise TilesTrouble(Trouble.BUSY if answer.status_code == 429 else Trouble.REFUSED)
            body = b""
            for part in answer.iter_bytes(16 * 1024):
                body += part
                if len(body) > LARGEST:
                    raise TilesTrouble(Trouble.REFUSED)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        _resting[service] = monotonic() + REST
        raise TilesTrouble(Trouble.DOWN) from error
    if not body.startswith(_PNG):
        raise TilesTrouble(Trouble.REFUSED)
    return body


def _place(key: bytes) -> Path:
    """Where on disk this tile may lie; others may lie there as well."""
    return Path(settings.AANBEL_HOME) / "tiles" / f"{int.from_bytes(key[:4]) % PLACES:04d}"


def _kept(key: bytes) -> tuple[bytes | None, bool]:
    """What lies there when it is this very tile, and whether it is fresh."""
    place = _place(key)
    try:
        held, written = place.read_bytes(), place.stat().st_mtime
    except OSError:
        return None, False
    if not held.startswith(key):
        return None, False
    return held[len(key) :], time() - written < FRESH


def _keep(key: bytes, body: bytes) -> None:
    """Whole or not at all; a full disk is no reason to show no map."""
    place = _place(key)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix="new-", delete=False) as new:
            half = Path(new.name)
    except OSError:
        return
    try:
        half.write_bytes(key + body)
        os.replace(half, place)
    except OSError:
        half.unlink(missing_ok=True)
