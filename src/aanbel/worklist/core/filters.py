"""What the list may be narrowed to. Lives in the address of the page, so that Back never loses a filter."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from aanbel.worklist.core.facts import KINDS

PATTERNS = ("single", "multiple", "consecutive")
ASSIGNMENTS = ("me", "nobody", "other")
LARGEST_AMOUNT = 10_000_000


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Every filter; empty means all. Amounts in whole euros, as a person types them."""

    q: str = ""
    tray: str = ""
    kind: str = ""
    partner: int | None = None
    neighbourhood: int | None = None
    amount_from: int | None = None
    amount_to: int | None = None
    pattern: str = ""
    assigned: str = ""
    status: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Filters":
        """The filters of a page's address; what makes no sense there is left out, not refused.

        >>> Filters.read({"kind": "huur", "amount_from": "100", "partner": "x", "pattern": "round"}).as_query()
        'kind=huur&amount_from=100'
        """
        return cls(
            q=_text(query, "q", 100),
            tray=_text(query, "tray", 40),
            kind=_one_of(query, "kind", KINDS),
            partner=_number(query, "partner", 2**31 - 1),
            neighbourhood=_number(query, "neighbourhood", 2**31 - 1),
            amount_from=_number(query, "amount_from", LARGEST_AMOUNT),
            amount_to=_number(query, "amount_to", LARGEST_AMOUNT),
            pattern=_one_of(query, "pattern", PATTERNS),
            assigned=_one_of(query, "assigned", ASSIGNMENTS),
            status=_text(query, "status", 20),
        )

    def as_query(self) -> str:
        """The filters as part of an address, in a fixed order."""
        return urlencode(self.items())

    def items(self) -> list[tuple[str, str]]:
        """The filters that are set, by name."""
        return [(f.name, str(v)) for f in fields(self) if (v := getattr(self, f.name)) not in ("", None)]

    def without(self, name: str) -> "Filters":
        """The same without one of them."""
        return Filters.read({kept: value for kept, value in self.items() if kept != name})


@dataclass(frozen=True)
class After:
    """Where a page goes on: the last case that was shown, and how many came before."""

    score: int
    opened_on: str
    case: int
    shown: int

    def __str__(self) -> str:
        return f"{self.score}.{self.opened_on.replace('-', '')}.{self.case}.{self.shown}"

    @classmethod
    def read(cls, text: str) -> "After | None":
        """The cursor of an address; None when it is not one.

        >>> str(After.read("63.20261102.17.50"))
        '63.20261102.17.50'
        >>> After.read("63.2026-11-02.x") is None
        True
        """
        parts = text.split(".")
        if len(parts) != 4 or not all(part.lstrip("-").isdecimal() and len(part) < 19 for part in parts):
            return None
        score, day, case, shown = (int(part) for part in parts)
        try:
            opened_on = date(day // 10_000, day // 100 % 100, day % 100).isoformat()
        except ValueError:
            return None
        return cls(max(-32768, min(32767, score)), opened_on, case, max(0, shown))


def _text(query: Mapping[str, str], name: str, longest: int) -> str:
    return query.get(name, "").replace("\x00", "").strip()[:longest]


def _one_of(query: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    value = query.get(name, "")
    return value if value in allowed else ""


def _number(query: Mapping[str, str], name: str, most: int) -> int | None:
    value = query.get(name, "").strip()
    return min(int(value), most) if value.isascii() and value.isdecimal() and len(value) < 19 else None
