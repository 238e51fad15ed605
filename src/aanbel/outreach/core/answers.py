"""What a resident can answer on the page of a reply code, and what follows from it.

Decided with UX.md: two taps, no login, no reason asked. A “no” is a no at once; nothing here counts as contact in the
sense of DDAS (`bereikt`): that is for a worker who really spoke with somebody.
"""

from enum import StrEnum


class Kind(StrEnum):
    """The choices, in the order of the page."""

    CALL = "call"
    VISIT = "visit"
    MEET = "meet"
    SETTLED = "settled"
    ELSEWHERE = "elsewhere"
    NO = "no"
    OBJECTION = "objection"
    QUESTION = "question"


class PartOfDay(StrEnum):
    """When it suits to be called or visited (the day parts of DDAS, and whenever)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


REFUSALS = frozenset({Kind.NO, Kind.OBJECTION})
ENDS_APPROACH = frozenset({Kind.SETTLED, Kind.ELSEWHERE}) | REFUSALS
"""After these nobody rings the doorbell until a worker has looked at the answer."""
MOST_ANSWERS = 30
"""So many times a code takes an answer: enough to change one's mind, too few to flood a timeline."""


def replaces(new: Kind, old: Kind) -> bool:
    """Whether a new answer takes the place of an earlier one. Questions stand beside the rest.

    >>> replaces(Kind.CALL, Kind.NO), replaces(Kind.QUESTION, Kind.CALL), replaces(Kind.CALL, Kind.QUESTION)
    (True, False, False)
    """
    return Kind.QUESTION not in (new, old)


def may_change(standing: Kind | None) -> bool:
    """Whether the page still offers other choices.

    An objection is not undone with a card that somebody else may have found: that takes a call.
    """
    return standing is not Kind.OBJECTION


def masked(phone: str) -> str:
    """A number as its owner recognises it and nobody else can read it.

    >>> masked("06 1234 5678"), masked("")
    ('•••• 78', '')
    """
    digits = [sign for sign in phone if sign.isdigit()]
    return f"•••• {''.join(digits[-2:])}" if digits else ""
