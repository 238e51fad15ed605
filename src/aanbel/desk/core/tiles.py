"""What people come in with, as the eight pictures on the desk's screen. Every flowchart has one entry for each.

The list is that of source 5: a letter that is not understood, gas, electricity or water that is to be cut off, a home
that is to be lost, a benefit, a form, debts, a benefit that was refused, and everything else.
"""

from enum import StrEnum


class Tile(StrEnum):
    """The subject of a question. Stored and counted: add, never rename."""

    LETTER = "letter"
    SHUT_OFF = "shut_off"
    EVICTION = "eviction"
    BENEFIT = "benefit"
    FORM = "form"
    DEBT = "debt"
    REFUSED = "refused"
    OTHER = "other"


ICONS: dict[Tile, str] = {
    Tile.LETTER: "mail",
    Tile.SHUT_OFF: "plug",
    Tile.EVICTION: "home",
    Tile.BENEFIT: "coin-euro",
    Tile.FORM: "file-text",
    Tile.DEBT: "scale",
    Tile.REFUSED: "ban",
    Tile.OTHER: "question-mark",
}
"""The picture of each, by its name in the sprite; never without its word."""


class Sender(StrEnum):
    """The kind of organisation whose letter it is: for themes, so never a name."""

    ENERGY = "energy"
    WATER = "water"
    LANDLORD = "landlord"
    HEALTH = "health"
    TAX = "tax"
    BENEFITS = "benefits"
    MUNICIPALITY = "municipality"
    BAILIFF = "bailiff"
    SHOP = "shop"
    TELECOM = "telecom"
    OTHER = "other"
