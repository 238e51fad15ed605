"""Taking out of a text what tells who it is about, for colleagues who have no part in the case.

A case discussion and intervision need the situation, not the person (DOMAIN §9: de-identified cases). What is known
of the case is taken out by name; what looks like a postcode, number, address or day of birth is taken out by its shape.
It proposes: a person reads the text before it is shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Trace(StrEnum):
    """What can tell who somebody is."""

    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Known:
    """What the case knows of its people: surnames and given names, and streets with their place."""

    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Softened:
    """The text without traces, and which were taken out, in the words that stood there."""

    text: str
    removed: tuple[tuple[Trace, str], ...] = ()


EMAIL = (Trace.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"))
SHAPES: tuple[tuple[Trace, re.Pattern[str]], ...] = (
    (Trace.POSTCODE, re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")),
    (Trace.PHONE, re.compile(r"(?<![\w€])(?:\+|00)?(?:\d[\s-]?){9,13}\d(?!\w)|(?<!\w)0\d{1,3}[\s-]\d{6,8}(?!\w)")),
    (Trace.DATE, re.compile(r"\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b")),
    (Trace.NUMBER, re.compile(r"(?<![\w€.,])\d{8,9}(?![\w.,])")),
    (Trace.NUMBER, re.compile(r"\b[A-Z]{2}\d{2}[A-Z]{4}\d{10}\b")),
)
SHORTEST = 3  # a shorter name is a word as often as a name; its initials say enough to be asked about


def softened(text: str, known: Known, *, words: Mapping[Trace, str]) -> Softened:
    """The text with each trace replaced by the word for its kind.

    >>> softened("Mw. De Boer, 9901 AB", Known(names=("de Boer",)), words={t: f"[{t}]" for t in Trace}).text
    'Mw. [name], [postcode]'
    """
    removed: list[tuple[Trace, str]] = []
    for trace, pattern in (EMAIL, *_named(known), *SHAPES):  # an address holds a name: it goes first

        def take_out(found: re.Match[str], trace: Trace = trace) -> str:
            removed.append((trace, found[0].strip()))
            return words[trace]

        text = pattern.sub(take_out, text)
    return Softened(text, tuple(dict.fromkeys(removed)))


def _named(known: Known) -> Iterable[tuple[Trace, re.Pattern[str]]]:
    """Longest first, so that “van der Berg” is not left as “van der”; a street takes its number along."""
    for name in sorted({n.strip() for n in known.names}, key=len, reverse=True):
        if len(name) >= SHORTEST:
            yield Trace.NAME, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for place in sorted({p.strip() for p in known.places}, key=len, reverse=True):
        if len(place) >= SHORTEST:
            number = r"(?:\s+\d{1,5}(?:[\s-]?[A-Za-z]{1,3}\b)?(?:-\d+)?)?"
            yield Trace.ADDRESS, re.compile(rf"(?<!\w){re.escape(place)}(?!\w){number}", re.IGNORECASE)
