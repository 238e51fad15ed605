"""From filled texts to a PDF that prints and reads aloud (PDF/UA-1, ISO 14289-1): letters, or cards to a sheet.

Typst sets a whole part at once, which is many times faster than letter by letter. It is given data, never source: a
name with `#`, a quote or a formula is printed as it stands. PDF/UA is not hoped for but asked for: Typst refuses to
write a file in which a title, a language or the words for a picture are missing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from aanbel.outreach.core.template_text import Block, clean

PAPER = Path(__file__).parent / "paper"
QUIET, MASK = 4, 3
_GREY = bytes([255, 0]) + bytes(254)  # light modules white, dark ones black
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True)
class Sheet:
    """One letter or card with everything filled in. `url` goes into the QR code and is printed without its https."""

    number: int
    blocks: tuple[Block, ...]
    subject: str = ""
    to: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    date: str = ""
    invite: str = ""
    url: str = ""
    phone: str = ""
    note: bool = False
    """Space for a few words by hand (cards)."""
    mark: str = ""
    """Where in the round it belongs, small in a corner (cards): the code of one door must not end up at another."""


@dataclass(frozen=True)
class Printed:
    """A PDF and how many pages each letter takes in it, by number; a card has the page of its sheet."""

    pdf: bytes
    pages: dict[int, int]


def letters(sheets: Sequence[Sheet], *, title: str, language: str, fonts: Path, qr_words: str) -> Printed:
    """One PDF with these letters, each from a page of its own. `qr_words` is the text behind each QR code."""
    data = _data(sheets, title=title, language=language, qr_words=qr_words)
    compiler = _compiler(fonts, "letters.typ")
    inputs = {"data": json.dumps(data)}
    pdf = compiler.compile(format="pdf", pdf_standards="ua-1", sys_inputs=inputs)
    ends = json.loads(compiler.query("<end>", field="value"))
    return Printed(_whole(pdf), {number: page for number, (page,) in ends})


def cards(
    sheets: Sequence[Sheet], *, title: str, language: str, fonts: Path, qr_words: str, per_sheet: int = 4
) -> Printed:
    """One PDF with these cards, four or eight to a sheet of A4."""
    data = {**_data(sheets, title=title, language=language, qr_words=qr_words), "per_sheet": per_sheet}
    pdf = _compiler(fonts, "cards.typ").compile(
        format="pdf", pdf_standards="ua-1", sys_inputs={"data": json.dumps(data)}
    )
    return Printed(_whole(pdf), {one.number: place // per_sheet + 1 for place, one in enumerate(sheets)})


def _whole(made: bytes | list[bytes] | None) -> bytes:
    """A PDF is one file; pictures would be a list."""
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no PDF")
    return made


def _compiler(fonts: Path, name: str) -> typst.Compiler:
    return typst.Compiler(PAPER / name, root=PAPER, font_paths=_fonts(fonts))


@cache
def _fonts(folder: Path) -> typst.Fonts:
    """The face of the screen, and what the typesetter brings along; never what happens to be on the machine."""
    paths: list[Any] = [folder] if folder.exists() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def _data(sheets: Sequence[Sheet], *, title: str, language: str, qr_words: str) -> dict[str, Any]:
    return {
        "title": clean(title),
        "lang": language,
        "rtl": language in RIGHT_TO_LEFT,
        "letters": [_sheet(one, qr_words) for one in sheets],
    }


def _sheet(one: Sheet, qr_words: str) -> dict[str, Any]:
    return {
        "number": one.number,
        "subject": clean(one.subject),
        "to": [clean(line) for line in one.to if clean(line)],
        "sender": [clean(line) for line in one.sender if clean(line)],
        "signed": [clean(line) for line in one.signed if clean(line)],
        "date": one.date,
        "invite": one.invite,
        "url": one.url.removeprefix("https://").removeprefix("http://"),
        "phone": one.phone,
        "note": one.note,
        "mark": one.mark,
        "qr": _qr(one.url, qr_words) if one.url else None,
        "blocks": [
            {"item": block.item, "pieces": [{"t": piece.text, "b": piece.bold} for piece in block.pieces]}
            for block in one.blocks
        ],
    }


def _qr(url: str, words: str) -> dict[str, Any]:
    """The code as grey dots, black 0 and white 255, with the quiet border a scanner needs (ISO/IEC 18004: four).

    One mask for all: looking for the best of eight took two thirds of the time of a batch, and a reader is told which.
    """
    code = segno.make(url, error="m", micro=False, mask=MASK)
    edge = b"\xff" * QUIET
    rows = [edge + bytes(row).translate(_GREY) + edge for row in code.matrix]
    side = len(rows) + 2 * QUIET
    blank = b"\xff" * (side * QUIET)
    return {"side": side, "dots": list(blank + b"".join(rows) + blank), "alt": words}
