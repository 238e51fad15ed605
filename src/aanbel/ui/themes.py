"""A municipality's own colours and logo: one file of custom properties, checked before it is served.

A theme lives in `AANBEL_HOME/themes/<name>/` (`theme.css`, `logo.svg`), where name is the four digits of the
gemeentecode or the name an administrator gave it; the themes of the demo ship with the house. Only
declarations of custom properties under one class are accepted: a theme recolours, it never restyles and never
loads anything from elsewhere.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import structlog
from django.conf import settings

SHIPPED = Path(__file__).parent / "theme_files"
CLASS = ".municipality-theme"
NAME = re.compile(r"[a-z0-9-]{1,50}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SHEET = re.compile(r"\s*\.municipality-theme\s*\{(?P<body>[^{}]*)\}\s*")
DECLARATION = re.compile(r"--[a-z0-9-]+\s*:\s*[^;:{}@\\<>]+")
LARGEST = 64 * 1024


class Themed(Protocol):
    """What a theme needs to know of a municipality."""

    theme: str

    @property
    def digits(self) -> str: ...


class Unsafe(ValueError):
    """The theme file holds something else than colours and sizes; the message says what."""


def checked(css: str) -> str:
    """The theme without its comments, or `Unsafe`.

    >>> checked(".municipality-theme { --aanbel-accent: #714b67; }")
    '.municipality-theme {\\n  --aanbel-accent: #714b67;\\n}\\n'
    """
    sheet = SHEET.fullmatch(COMMENT.sub("", css))
    if sheet is None:
        raise Unsafe(f"A theme is one block `{CLASS} {{ … }}` and nothing else.")
    declarations = [part.strip() for part in sheet["body"].split(";") if part.strip()]
    for declaration in declarations:
        if not DECLARATION.fullmatch(declaration):
            raise Unsafe(f"Not a custom property with a plain value: {declaration[:80]}")
        if re.search(r"url\s*\(|image\s*\(|image-set\s*\(|expression\s*\(", declaration, re.IGNORECASE):
            raise Unsafe(f"A theme may not load anything: {declaration[:80]}")
    lines = "".join(f"  {declaration};\n" for declaration in declarations)
    return f"{CLASS} {{\n{lines}}}\n"


def name_of(municipality: Themed | None) -> str:
    """The name under which this municipality's theme is kept."""
    return (municipality.theme or municipality.digits) if municipality else ""


def _file(name: str, own: str, shipped: str) -> Path | None:
    """The installation's own file, else the one that ships with the house."""
    if not NAME.fullmatch(name):
        return None
    places = (Path(settings.AANBEL_HOME) / "themes" / name / own, SHIPPED / f"{name}{shipped}")
    return next((place for place in places if place.is_file()), None)


def style_of(name: str) -> str:
    """The checked style sheet of a theme; "" when there is none or it is unsafe: the house keeps its own look."""
    file = _file(name, "theme.css", ".css")
    return _read(file, file.stat().st_mtime_ns) if file else ""


def logo_of(name: str) -> Path | None:
    """The logo file of a theme, when it has one."""
    return _file(name, "logo.svg", ".svg")


@lru_cache(maxsize=500)
def _read(file: Path, _changed: int) -> str:
    try:
        if file.stat().st_size > LARGEST:
            raise Unsafe("A theme file is at most 64 kB.")
        return checked(file.read_text(encoding="utf-8"))
    except (Unsafe, UnicodeDecodeError) as why:
        structlog.get_logger().warning("theme refused", file=str(file), why=str(why))
        return ""
