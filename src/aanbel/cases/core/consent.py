"""What a resident must have agreed to before more may be written down than the signal itself.

Before a yes the municipality may process only the register and what is needed to handle the signals (Wgs art. 8b);
health, the story of a household, a budget or another contact person come after it (AVG art. 6 and 9). A yes is for
one purpose, was asked in words that can be shown again, and can be taken back at any time (AVG art. 7).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256


class Purpose(StrEnum):
    """What the yes is for."""

    FACTS = "facts"  # to write down what the resident tells us beyond the signal
    SHARE = "share"  # to tell a named other about the resident


class How(StrEnum):
    """How the yes was given."""

    SPOKEN = "spoken"
    PAPER = "paper"
    SCREEN = "screen"


CURRENT_WORDS: dict[Purpose, str] = {Purpose.FACTS: "facts-1", Purpose.SHARE: "share-1"}
"""The version of the question that is asked now. A changed sentence is a new version; the old ones stay readable."""


@dataclass(frozen=True)
class Given:
    """What the rule needs to know of a consent."""

    purpose: Purpose
    with_whom: str
    given_on: date
    withdrawn_on: date | None = None


def stands(consents: Iterable[Given], *, purpose: Purpose, with_whom: str = "") -> bool:
    """Whether a yes for exactly this stands now. A yes to share with one is no yes to share with another.

    >>> yes = Given(Purpose.SHARE, "Humanitas", date(2026, 3, 2))
    >>> stands([yes], purpose=Purpose.SHARE, with_whom="humanitas ")
    True
    >>> stands([yes], purpose=Purpose.SHARE, with_whom="Budgetcoach")
    False
    """
    return any(
        one.withdrawn_on is None and one.purpose is purpose and same_party(one.with_whom, with_whom) for one in consents
    )


def mark_of(facts: Mapping[str, str]) -> str:
    """A mark of what was written down, to see whether it changed while somebody was writing.

    >>> mark_of({"story": "a"}) == mark_of({"story": "a"}), mark_of({"story": "a"}) == mark_of({})
    (True, False)
    """
    return sha256(repr(sorted(facts.items())).encode()).hexdigest()[:16]


def same_party(one: str, other: str) -> bool:
    """Whether two names of an organisation are the same but for capitals and spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
