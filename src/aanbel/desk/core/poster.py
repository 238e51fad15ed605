"""The flowchart on A3, to hang on the wall of a desk: the picture, and on the next page the same as a list.

Set by Typst as PDF/UA-1 (ISO 14289-1): the coloured lines are decoration, every station is text in the order in which
one meets it, and the list has headings. The sheet stands or lies, whichever makes the letters largest.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

PAPER = Path(__file__).parent / "paper"
A3 = (297.0, 420.0)
MARGIN, HEAD, FOOT = 12.0, 24.0, 9.0
"""Millimetres."""
PIECE = re.compile(r"([MCH])([-0-9. ]+)")


@dataclass(frozen=True)
class Card:
    """A station: where it stands and what is written where, in units of the drawing, and the lines of its picture."""

    kind: str
    tile: str
    icon: str
    x: int
    y: int
    width: int
    height: int
    head: tuple[tuple[int, int, str], ...]
    text: tuple[tuple[int, int, str], ...]
    options: tuple[tuple[int, int, str], ...]
    rules: tuple[int, ...]
    stops: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Listed:
    """A station in the list: what it is, what is said, and where its options lead."""

    head: str
    text: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Poster:
    """All that stands on it."""

    title: str
    town: str
    foot: str
    list_title: str
    language: str
    left: int
    top: int
    width: int
    height: int
    lines: tuple[tuple[str, str], ...]
    """The tile and the path of each coloured line."""
    cards: tuple[Card, ...]
    stations: tuple[Listed, ...]


def typeset(poster: Poster, fonts: Path) -> bytes:
    """The PDF."""
    wide, scale = _sheet(poster.width, poster.height)
    told: dict[str, Any] = {
        **asdict(poster),
        "lines": [{"tile": tile, "pieces": pieces(path)} for tile, path in poster.lines],
        "wide": wide,
        "scale": scale,
    }
    compiler = typst.Compiler(PAPER / "poster.typ", root=PAPER, font_paths=_fonts(fonts))
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1", sys_inputs={"data": json.dumps(told)})
    if not isinstance(pdf, bytes):
        raise TypeError("the typesetter gave no PDF")
    return pdf


def _sheet(width: int, height: int) -> tuple[bool, float]:
    """Whether the sheet lies, and how many millimetres a unit of the drawing is."""
    short, long = A3
    standing = _scale(width, height, short, long)
    lying = _scale(width, height, long, short)
    return lying > standing, max(standing, lying)


def _scale(width: int, height: int, across: float, down: float) -> float:
    return min((across - 2 * MARGIN) / max(1, width), (down - 2 * MARGIN - HEAD - FOOT) / max(1, height), 0.3)


def pieces(path: str) -> list[list[Any]]:
    """An SVG path of ours in its pieces.

    >>> pieces("M0 10C30 10 30 40 60 40H80")
    [['M', 0.0, 10.0], ['C', 30.0, 10.0, 30.0, 40.0, 60.0, 40.0], ['L', 80.0, 40.0]]
    """
    said: list[list[Any]] = []
    for letter, numbers in PIECE.findall(path):
        given: Sequence[float] = [float(one) for one in numbers.split()]
        said.append(["L", given[0], said[-1][-1]] if letter == "H" else [letter, *given])
    return said


@cache
def _fonts(folder: Path) -> typst.Fonts:
    """The face of the screen, and what the typesetter brings along; never what happens to be on the machine."""
    paths: list[Any] = [folder] if folder.exists() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)
