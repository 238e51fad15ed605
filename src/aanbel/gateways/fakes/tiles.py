"""A tile service in the protocol of PDOK's BRT-Achtergrondkaart: every tile a PNG, drawn on the spot.

Fields, with streets that run on from tile to tile, and on each tile's north and west edge a thin line.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Any

SIDE = 256
_TILE = re.compile(r"/(\d+)/(\d+)/(\d+)\.png$")
_COLOURS = bytes((237, 240, 230, 255, 255, 255, 214, 219, 203, 200, 221, 235))
"""Field, street, edge, water."""


class FakeTiles:
    """A WSGI application. `says` makes it answer with that status, `body` with those bytes; `asked` is what it was."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.says = 0
        self.body = b""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked = [*self.asked, path][-100:]
        wanted = _TILE.search(path)
        if self.says or wanted is None:
            start_response(f"{self.says or 404} Asked for", [("Content-Type", "text/plain")])
            return [b"no tile"]
        start_response("200 OK", [("Content-Type", "image/png")])
        return [self.body or drawn(int(wanted[2]), int(wanted[3]))]


def drawn(x: int, y: int) -> bytes:
    """The PNG of a tile: eight bits a pixel, with a palette."""
    west, north = x * SIDE, y * SIDE
    columns = bytes(2 if not px else 1 if (west + px) % 224 < 8 else 0 for px in range(SIDE))
    rows = []
    for py in range(SIDE):
        street, water = (north + py) % 160 < 8, (north + py) % 1900 < 70
        along = 2 if not py else 1 if street else 3 if water else None
        rows.append(b"\0" + (columns if along is None else bytes([along]) * SIDE))
    size = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", size), (b"PLTE", _COLOURS), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
