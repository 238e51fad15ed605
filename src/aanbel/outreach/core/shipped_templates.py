"""The texts every municipality starts with, to use as they are or to rewrite: `texts/*.txt`. Dutch and English are
released; the first letter and the card at the door are there in more languages, as drafts.

After what residents and workers told (an offer, not an accusation; the word *schuld* nowhere; one request first; you
are not the only one) and the card of UX "Voice". Sequences of the approach name these texts by their slug.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aanbel.outreach.core.template_kinds import Kind

UNREAD = frozenset({"de", "pl", "tr", "ar", "uk"})
"""Not read by anybody whose language it is: a municipality has that done before it releases them."""
TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Shipped:
    """One text in one language."""

    slug: str
    language: str
    kind: Kind
    name: str
    subject: str
    body: str


@cache
def shipped() -> tuple[Shipped, ...]:
    """All of them, by slug and then Dutch first.

    >>> [text.language for text in shipped() if text.slug == "brief_hulp"]
    ['nl', 'ar', 'de', 'en', 'pl', 'tr', 'uk']
    """
    texts = [_read(path) for path in sorted(TEXTS.glob("*.txt"))]
    return tuple(sorted(texts, key=lambda text: (text.slug, text.language != "nl")))


def _read(path: Path) -> Shipped:
    """A head of `kind`, `name` and `subject`, an empty line, and the text itself."""
    slug, language, _txt = path.name.split(".")
    head, _empty, body = path.read_text(encoding="utf-8").partition("\n\n")
    told = dict(line.partition(": ")[::2] for line in head.splitlines())
    return Shipped(slug, language, Kind(told["kind"]), told["name"], told.get("subject", "").strip(), body.strip())
