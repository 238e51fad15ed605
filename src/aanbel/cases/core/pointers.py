"""When a scheme or a helper is worth pointing at: simple tags, no computation of rights.

Whether somebody has a right to something is for the one who grants it. We say what exists and where to ask.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

YOUNG_UNTIL = 27
PENSION_FROM = 67


class Tag(StrEnum):
    """When a pointer is shown; `ALWAYS` needs nothing to be known."""

    ALWAYS = "always"
    RENT = "rent"
    ENERGY = "energy"
    WATER = "water"
    HEALTH = "health"
    CHILDREN = "children"
    YOUNG = "young"
    OLDER = "older"
    ENTREPRENEUR = "entrepreneur"
    SHORT = "short"  # a budget sketch that does not balance


OF_SIGNAL: dict[str, Tag] = {
    "huur": Tag.RENT,
    "energie": Tag.ENERGY,
    "water": Tag.WATER,
    "zorg": Tag.HEALTH,
    "cak_zorg": Tag.HEALTH,
}
"""Which tag follows from the kind of a signal (DDAS)."""


def tags_of(
    *, kinds: Iterable[str], ages: Iterable[int], children: bool = False, short: bool = False
) -> frozenset[Tag]:
    """What is known about a household, as tags.

    >>> sorted(tag.value for tag in tags_of(kinds=["huur", "hypotheek"], ages=[24]))
    ['always', 'rent', 'young']
    """
    found = {Tag.ALWAYS, *(OF_SIGNAL[kind] for kind in kinds if kind in OF_SIGNAL)}
    for age in ages:
        if age < YOUNG_UNTIL:
            found.add(Tag.YOUNG)
        if age >= PENSION_FROM:
            found.add(Tag.OLDER)
    if children:
        found.add(Tag.CHILDREN)
    if short:
        found.add(Tag.SHORT)
    return frozenset(found)


def shows(pointer: Collection[str], known: Collection[Tag]) -> bool:
    """Whether a pointer with these tags is shown for what is known; one tag in common is enough.

    >>> shows(["rent", "short"], {Tag.ALWAYS, Tag.RENT})
    True
    """
    return any(tag in known for tag in pointer)
