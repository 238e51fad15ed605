"""Does this text look as if it is about one particular person?

Notes on key figures, themes, activities and practice cards are about what we do, never about a resident (ADR 0027,
source 4: "mensen hebben recht op hun privacy"). A shape proves nothing, so there are two weights: what is hardly ever
anything else (a BSN, somebody's phone) is refused; what may be innocent (a name, a house number) is asked about.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from aanbel.kernel.first_names import FIRST_NAMES
from aanbel.kernel.identity import is_bsn


class Pattern(StrEnum):
    """What can tell who somebody is."""

    BSN = "bsn"
    BANK_ACCOUNT = "bank_account"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    NAME = "name"
    ADDRESS = "address"
    POSTCODE = "postcode"


NEVER = frozenset({Pattern.BSN, Pattern.BANK_ACCOUNT, Pattern.PHONE, Pattern.EMAIL, Pattern.BIRTH_DATE})
"""Never anything else in a text of ours; the others may be, so a person is asked."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One trace, in the words that stand there."""

    pattern: Pattern
    words: str

    @property
    def never(self) -> bool:
        """Whether the text cannot be kept with it."""
        return self.pattern in NEVER


_LAST_BIRTH_YEAR = 2014  # a full date in a later year is about us: a meeting, a market, a letter
_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|maart|mrt|april|apr|mei|juni?|juli?|aug(?:ustus)?|sep(?:tember)?|okt(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_BEFORE_NAME = r"(?:(?:van|von|de|der|den|het|ter|ten|te|in|op|el|al|le|la|'t|’t)\s+){0,3}"
_SURNAME = r"[A-ZÀ-ÖØ-ÞĞİŞŁŻŚ][\w'’-]+"
_STREET = (
    r"(?:(?:lange|korte|oude|nieuwe|grote|kleine|hoge|lage|[1-3]e|eerste|tweede|derde)\s)?[^\W\d_][\w'’.-]+(?:straat|str\.|weg|laan|plein|kade|gracht|dijk|hof|pad|singel|steeg|markt|plantsoen|dreef|"
    r"haven|park|kamp|burg|veld|erf|hoek|wal|ring)"
)
_NO_STREET = frozenset({"onderweg", "halverwege", "terugweg", "heenweg", "omweg", "snelweg"})
_PUBLIC_NUMBER = re.compile(r"0(?:800|90[069]|88|85)")

_SHAPES: tuple[tuple[Pattern, re.Pattern[str]], ...] = (
    (Pattern.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Pattern.BANK_ACCOUNT, re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b")),
    (Pattern.BSN, re.compile(r"(?<![\d.,-])(?:\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?![\d,-])")),
    (Pattern.BSN, re.compile(r"\b(?:bsn|burgerservicenummer|sofinummer)\D{0,12}\d{8,9}(?!\d)", re.IGNORECASE)),
    (Pattern.PHONE, re.compile(r"(?<![\w€.,])(?:\+31|0031|0)[\s-]?(?:\(0\)[\s-]?)?[1-9](?:[\s().-]{0,2}\d){8}(?!\d)")),
    (Pattern.PHONE, re.compile(r"(?<![\w€.,])(?:\+|00)(?!31)\d{2,3}(?:[\s-]?\d){7,11}(?!\d)")),
    (Pattern.BIRTH_DATE, re.compile(r"(?<![\d/-])\d{1,2}[-/. ]\d{1,2}[-/. ](?P<year>(?:19|20)\d{2})(?!\d)")),
    (Pattern.BIRTH_DATE, re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d{2})-\d{2}-\d{2}(?!\d)")),
    (Pattern.BIRTH_DATE, re.compile(rf"\b\d{{1,2}}\s(?:{_MONTHS})\s(?P<year>(?:19|20)\d{{2}})\b", re.I)),
    (
        Pattern.BIRTH_DATE,
        re.compile(
            r"\b(?:geb\.?|geboren|geboortedatum|born)\b\D{0,12}"
            rf"\d{{1,4}}(?:[-/. ](?:\d{{1,2}}|{_MONTHS})[-/. ]\d{{2,4}})?(?!\d)",
            re.I,
        ),
    ),
    (
        Pattern.NAME,
        re.compile(
            r"\b(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|dhr\.?|(?:de\s)?heer|familie|fam\.|mr\.|mrs\.?|buurvrouw|buurman)"
            rf"\s+(?:[A-Z]\.\s?)*(?i:{_BEFORE_NAME}){_SURNAME}"
        ),
    ),
    (Pattern.NAME, re.compile(rf"(?<![\w.])(?:[A-Z]\.\s?){{1,4}}(?i:{_BEFORE_NAME}){_SURNAME}")),
    (
        Pattern.NAME,
        re.compile(rf"\b(?:{FIRST_NAMES})(?:-{_SURNAME})?\s+(?:[A-Z]\.\s?)*(?i:{_BEFORE_NAME}){_SURNAME}"),
    ),
    (
        Pattern.ADDRESS,
        re.compile(rf"\b(?P<street>{_STREET})\s+\d{{1,5}}\s?(?:[a-zA-Z]\b)?(?:[-\s]?(?:hs|bis|\d+)\b)?", re.I),
    ),
    (Pattern.ADDRESS, re.compile(r"\b(?:huis)?(?:nummer|nr\.?)\s\d{1,4}[a-z]?\b", re.I)),
    (Pattern.POSTCODE, re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")),
)


def traces(text: str) -> list[Trace]:
    """What in this text may tell who somebody is, in the order of the text; the heaviest reading of each piece.

    >>> [found.words for found in traces("Bel mevrouw De Boer op 06 12345678")]
    ['mevrouw De Boer', '06 12345678']
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Trace]] = []
    for pattern, shape in _SHAPES:
        for hit in shape.finditer(text):
            start, end = hit.span()
            if _stands(pattern, hit) and not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                found.append((start, Trace(pattern, " ".join(hit[0].split()))))
    return [one for _place, one in sorted(found, key=lambda pair: pair[0])]


def _stands(pattern: Pattern, hit: re.Match[str]) -> bool:
    """Whether a shape means what it seems to mean."""
    named = hit.groupdict()
    if pattern is Pattern.BSN:
        digits = re.sub(r"\D", "", hit[0])
        return hit[0][0].isalpha() or is_bsn(digits)
    if pattern is Pattern.BIRTH_DATE and "year" in named:
        return int(named["year"]) <= _LAST_BIRTH_YEAR
    if pattern is Pattern.PHONE:
        return not _PUBLIC_NUMBER.match(re.sub(r"[\s-]", "", hit[0]))
    if pattern is Pattern.ADDRESS:
        return named.get("street", "").lower() not in _NO_STREET
    return True
