"""Whether a question can wait: three plain questions, and the reason in words.

Red is kept for what threatens a person: the supply is off, the home is to be left, or the supply ends within days.
Then somebody must be spoken within three working days (Wgs art. 4 lid 2: eviction, the end of gas, electricity, heat
or water). A date on the letter starts a clock of its own; that the supplier announces an end is not in itself a threat
(SZW through NVVK, 1 November 2023). The other terms are house rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aanbel.desk.core.tiles import Tile

SPOKEN_WITHIN = 3  # working days, by law
SUPPLY_ENDS_WITHIN = 5  # working days before the date from which it counts as a threat
SOON_WITHIN = 5  # working days before any other date from which it goes first

AddWorkingDays = Callable[[date, int], date]
WorkingDaysBetween = Callable[[date, date], int]


class Plain(StrEnum):
    """The plain questions."""

    DATE = "date"
    OFF = "off"
    LEAVE = "leave"


ASKED: dict[Tile, tuple[Plain, ...]] = {
    Tile.LETTER: (Plain.DATE, Plain.OFF, Plain.LEAVE),
    Tile.SHUT_OFF: (Plain.OFF, Plain.DATE),
    Tile.EVICTION: (Plain.LEAVE, Plain.DATE),
    Tile.BENEFIT: (Plain.DATE,),
    Tile.FORM: (Plain.DATE,),
    Tile.DEBT: (Plain.OFF, Plain.LEAVE, Plain.DATE),
    Tile.REFUSED: (Plain.DATE,),
    Tile.OTHER: (Plain.OFF, Plain.LEAVE),
}
"""Which of them are asked with which picture, in this order."""


class Urgency(StrEnum):
    """How soon somebody must help; declared from the last to the first."""

    CALM = "calm"
    SOON = "soon"
    THREAT = "threat"


class Why(StrEnum):
    """The reason beside it."""

    NONE = ""
    OFF = "off"
    LEAVE = "leave"
    SUPPLY_ENDS = "supply_ends"
    DATE_NEAR = "date_near"
    DATE_PAST = "date_past"
    HOME = "home"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the resident answered; a date that is not known is None."""

    date_on: date | None = None
    off: bool = False
    leave: bool = False


@dataclass(frozen=True)
class Clock:
    """How urgent, why, and the day before which something must have been done."""

    urgency: Urgency
    why: Why
    due_on: date | None


def clock_of(tile: Tile, told: Told, *, today: date, add: AddWorkingDays, between: WorkingDaysBetween) -> Clock:
    """The clock that these answers start.

    >>> days = dict(add=lambda day, n: day, between=lambda a, b: (b - a).days)
    >>> clock_of(Tile.SHUT_OFF, Told(off=True), today=date(2026, 11, 23), **days).urgency.value
    'threat'
    """
    left = between(today, told.date_on) if told.date_on else None
    by_law = add(today, SPOKEN_WITHIN)
    # a date that lies before the law's term is the clock; a later one does not make the term longer
    threatened = min(by_law, max(told.date_on, today)) if told.date_on else by_law
    if told.leave:
        return Clock(Urgency.THREAT, Why.LEAVE, threatened)
    if told.off:
        return Clock(Urgency.THREAT, Why.OFF, threatened)
    if left is None or told.date_on is None:
        return Clock(Urgency.SOON, Why.HOME, by_law) if tile is Tile.EVICTION else Clock(Urgency.CALM, Why.NONE, None)
    if tile is Tile.EVICTION:
        return Clock(Urgency.THREAT, Why.LEAVE, threatened)
    if tile is Tile.SHUT_OFF and left <= SUPPLY_ENDS_WITHIN:
        return Clock(Urgency.THREAT, Why.SUPPLY_ENDS, threatened)
    if told.date_on < today:
        return Clock(Urgency.SOON, Why.DATE_PAST, today)
    if left <= SOON_WITHIN:
        return Clock(Urgency.SOON, Why.DATE_NEAR, told.date_on)
    return Clock(Urgency.CALM, Why.NONE, told.date_on)


def rank(urgency: Urgency) -> int:
    """0 for what goes first."""
    return len(Urgency) - 1 - list(Urgency).index(urgency)
