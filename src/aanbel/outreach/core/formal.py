"""When the law asks a decision (beschikking) on paper: art. 4a Wgs.

After the first conversation the college decides, unless the resident said in it that no further help is wanted. Then a
decision would only be paper: the waiver and its date are what is kept.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Asked(StrEnum):
    """Whether a decision is to be written now, or why not."""

    NOW = "now"
    NO_CONVERSATION = "no_conversation"
    WAIVED = "waived"
    DECIDED = "decided"
    CLOSED = "closed"


@dataclass(frozen=True)
class Course:
    """The moments that decide it."""

    first_conversation_on: date | None
    waived: bool
    formal_decision_on: date | None
    closed: bool


def decision_asked(course: Course) -> Asked:
    """Whether the law asks a decision letter in this case.

    >>> decision_asked(Course(date(2026, 3, 2), waived=True, formal_decision_on=None, closed=False)).value
    'waived'
    """
    if course.formal_decision_on is not None:
        return Asked.DECIDED
    if course.first_conversation_on is None:
        return Asked.NO_CONVERSATION
    if course.waived:
        return Asked.WAIVED
    return Asked.CLOSED if course.closed else Asked.NOW
