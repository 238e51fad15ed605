"""What a municipality can write, and the closed lists a text may use: variables and conditions.

Names of variables are Dutch: municipalities type them and read them back. There is no variable for an amount, a
creditor's file or a citizen number, so that none can end up on paper (DOMAIN §3, §8).
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the text becomes."""

    LETTER = "letter"
    CARD = "card"
    TEXT = "text"
    EMAIL = "email"
    DECISION = "decision"
    CREDITOR = "creditor"


READABLE_BY_OTHERS = frozenset({Kind.CARD, Kind.TEXT})
"""A card lies on the mat and a text message lights up on a table: anyone in the house can read them."""

TO_RESIDENT = frozenset({Kind.LETTER, Kind.CARD, Kind.TEXT, Kind.EMAIL})
"""Offers of help. A decision follows the law's own form, and a creditor is no resident."""

ON_PAPER = frozenset({Kind.LETTER, Kind.CARD, Kind.DECISION, Kind.CREDITOR})

_ALL = frozenset(Kind)
_CLOSED = _ALL - READABLE_BY_OTHERS


@dataclass(frozen=True)
class Variable:
    """A place in a text that is filled per household. `optional`: its paragraph falls away when there is nothing."""

    name: str
    kinds: frozenset[Kind]
    example: str
    optional: bool = False


VARIABLES: dict[str, Variable] = {
    one.name: one
    for one in (
        Variable("aanhef", _CLOSED, "Beste M. de Boer"),
        Variable("naam", _CLOSED, "M. de Boer"),
        Variable("adres", _CLOSED, "Molenweg 12"),
        Variable("woonplaats", _CLOSED, "9901 AB Klokkendam"),
        Variable("datum", _CLOSED, "8 oktober 2026"),
        Variable("gemeente", _ALL, "Klokkendam"),
        Variable("dienst", _ALL, "Gemeente Klokkendam"),
        Variable("medewerker", _ALL, "Anna de Wit"),
        Variable("telefoon", _ALL, "06 12 34 56 78"),
        Variable("webadres", TO_RESIDENT, "aanbel.klokkendam.example/r/K7F-3QX-9TB"),
        Variable("code", TO_RESIDENT, "K7F-3QX-9TB"),
        Variable("herkomst", frozenset({Kind.LETTER, Kind.EMAIL}), "uw verhuurder en uw energiebedrijf"),
        Variable("bezoekdag", TO_RESIDENT, "donderdag 15 oktober"),
        Variable(
            "sociale_norm",
            TO_RESIDENT,
            "Vorig jaar dachten wij in Klokkendam met 412 huishoudens mee.",
            optional=True,
        ),
        Variable("wegwijzers", frozenset({Kind.LETTER, Kind.EMAIL}), "Geldfit: 0800 8115, geldfit.nl", optional=True),
        Variable("gesprek_op", frozenset({Kind.DECISION}), "6 oktober 2026"),
        Variable("afspraak", frozenset({Kind.DECISION, Kind.CREDITOR}), "Samen de post openen, donderdag om 10 uur."),
        Variable("geboortejaar", frozenset({Kind.CREDITOR}), "1987"),
        Variable("schuldeiser", frozenset({Kind.CREDITOR}), "Gerechtsdeurwaarders Van Dam"),
        Variable("kenmerk", frozenset({Kind.CREDITOR}), "2026/12345", optional=True),
    )
}


class Condition(StrEnum):
    """A fact that a part of a text may depend on: the kind of arrear, an age, a business, children, earlier help."""

    RENT = "huur"
    ENERGY = "energie"
    WATER = "water"
    HEALTH = "zorg"
    MORTGAGE = "hypotheek"
    YOUNG = "jong"
    OLDER = "ouder"
    BUSINESS = "ondernemer"
    CHILDREN = "kinderen"
    VISIT = "bezoek"
    POINTERS = "wegwijzers"


ABOUT_MONEY = frozenset({Condition.RENT, Condition.ENERGY, Condition.WATER, Condition.HEALTH, Condition.MORTGAGE})
"""Conditions that would show on a card what the arrear is about."""
