"""From data to a PDF that prints and reads aloud (PDF/UA-1). The typesetter gets data, never source."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

PAPER = Path(__file__).parent / "paper"


def typeset(template: str, data: Mapping[str, Any], fonts: Path) -> bytes:
    """One PDF of this data after a template of `paper/`; every template wants `title` and `lang`."""
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
