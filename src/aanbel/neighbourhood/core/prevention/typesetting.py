"""Leaflets and the step card on paper (PDF/UA-1). Typst is given data, never source (as for letters)."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from aanbel.neighbourhood.core.prevention.texts import RIGHT_TO_LEFT, Block, StepCard

PAPER = Path(__file__).parent / "paper"


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose paper it is and how to reach them."""

    name: str
    phone: str
    walk_in: str


def leaflet_pdf(*, title: str, blocks: Sequence[Block], language: str, sender: Sender, fonts: Path) -> bytes:
    """One page of A4."""
    body = [{"words": block.words, "item": block.item} for block in blocks]
    return _set(
        "leaflet.typ",
        {"title": title, "lang": language, "rtl": language in RIGHT_TO_LEFT, "blocks": body, "sender": asdict(sender)},
        fonts,
    )


def step_card_pdf(*, card: StepCard, language: str, sender: Sender, fonts: Path, small: bool = False) -> bytes:
    """The step card on A4, for the wall, or on A5, for the drawer."""
    data = {**asdict(card), "lang": language, "sender": asdict(sender), "paper": "a5" if small else "a4"}
    return _set("step_card.typ", data, fonts)


def _set(template: str, data: dict[str, Any], fonts: Path) -> bytes:
    compiler = typst.Compiler(PAPER / template, root=PAPER, font_paths=_fonts(fonts))
    made = compiler.compile(format="pdf", pdf_standards="ua-1", sys_inputs={"data": json.dumps(data)})
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave no PDF")
    return made


@cache
def _fonts(folder: Path) -> typst.Fonts:
    """The face of the screen, and what the typesetter brings along; never what happens to be on the machine."""
    paths: list[Any] = [folder] if folder.exists() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)
