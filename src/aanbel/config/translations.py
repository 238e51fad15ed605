"""Dutch on the screen from English msgids: collecting and checking, with Babel only (no system gettext).

Each slice keeps its own `locale/nl/LC_MESSAGES/django.po`; `catalogues` compiles them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
TRANSLATE = re.compile(
    r"{%\s*(?:translate|trans)\s+(['\"])(?P<text>.*?)\1(?:[^%]*?context\s+(['\"])(?P<ctx>.*?)\3)?[^%]*%}", re.S
)
INLINE = re.compile(r"_\((['\"])(?P<text>.*?)\1\)")
BLOCK = re.compile(
    r"{%\s*blocktrans(?:late)?(?P<args>[^%]*)%}(?P<one>.*?)(?:{%\s*plural\s*%}(?P<many>.*?))?{%\s*endblocktrans(?:late)?\s*%}",
    re.S,
)


@dataclass(frozen=True)
class Message:
    """One msgid as it stands in a source file."""

    text: str
    plural: str
    context: str
    file: str


def slices() -> list[Path]:
    """The slices that have texts: every package with a `locale` folder or templates."""
    return sorted(p for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists())


def messages(folder: Path) -> Iterator[Message]:
    """Every msgid in a slice's Python and templates (tests and migrations aside)."""
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(PACKAGE))
        if "/tests/" in name or "/migrations/" in name or not file.is_file():
            continue
        if file.suffix == ".py":
            yield from _python_messages(file, name)
        elif file.suffix in {".html", ".txt"}:
            yield from _template_messages(file.read_text(), name)


def _python_messages(file: Path, name: str) -> Iterator[Message]:
    found = extract("python", BytesIO(file.read_bytes()), keywords=KEYWORDS, options={"encoding": "utf-8"})
    for _line, text, _comments, context in found:
        one, many = (text[0], text[1]) if isinstance(text, tuple) else (text, "")
        if one:
            yield Message(one, many or "", context or "", name)


def _template_messages(source: str, name: str) -> Iterator[Message]:
    for found in TRANSLATE.finditer(source):
        yield Message(found["text"], "", found["ctx"] or "", name)
    for found in INLINE.finditer(source):
        yield Message(found["text"], "", "", name)
    for found in BLOCK.finditer(source):
        trimmed = "trimmed" in found["args"]
        yield Message(_as_msgid(found["one"], trimmed), _as_msgid(found["many"] or "", trimmed), "", name)


def _as_msgid(text: str, trimmed: bool) -> str:
    text = re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", text.replace("%", "%%"))
    return " ".join(line.strip() for line in text.strip().splitlines()) if trimmed else text


def catalogue(folder: Path) -> Catalog:
    """The Dutch catalogue of a slice; empty when it has none yet."""
    source = po_file(folder)
    if not source.exists():
        return Catalog(locale="nl", charset="utf-8")
    with source.open("rb") as file:
        return read_po(file, locale="nl", charset="utf-8")


def po_file(folder: Path) -> Path:
    return folder / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def untranslated() -> list[Message]:
    """Messages of the house for which no slice has a Dutch text."""
    known = {
        (m.context or "", m.id[0] if isinstance(m.id, tuple) else m.id)
        for folder in slices()
        for m in catalogue(folder)
        if m.id and m.string and all(m.string if isinstance(m.string, tuple | list) else [m.string]) and not m.fuzzy
    }
    return [m for folder in slices() for m in messages(folder) if (m.context, m.text) not in known]


def add_missing() -> int:
    """Adds an empty entry for every msgid without one to its slice's catalogue; returns how many."""
    added = 0
    for missing in untranslated():
        folder = PACKAGE / missing.file.split("/")[0]
        book = catalogue(folder)
        identity = (missing.text, missing.plural) if missing.plural else missing.text
        if missing.text in book:
            continue
        book.add(identity, locations=[(missing.file, 0)], context=missing.context or None)
        target = po_file(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_po(file, book, width=110, no_location=True, omit_header=False)
        added += 1
    return added
