"""What is asked of a creditor who seizes income, and when it is asked again.

The protected income (beslagvrije voet, art. 475c-475e Rv) is the resident's right; the municipality may help to have
it lowered or paused, with a signed authorisation. No law sets a term for the answer: ten working days is ours.
"""

from datetime import date
from enum import StrEnum

ANSWER_WITHIN = 10  # working days


class Seizer(StrEnum):
    """Who seizes."""

    TAX = "belastingdienst"
    BENEFITS = "dienst_toeslagen"
    DUO = "duo"
    CJIB = "cjib"
    UWV = "uwv"
    SVB = "svb"
    CAK = "cak"
    MUNICIPAL_TAX = "gemeentebelasting"
    BAILIFF = "gerechtsdeurwaarder"
    OTHER = "other"


class Request(StrEnum):
    """What is asked: a lower seizure, another bailiff who looks at the whole, or a pause."""

    LOWER = "lower_seizure"
    SOCIAL_BAILIFF = "social_bailiff"
    PAUSE = "payment_pause"


class Reply(StrEnum):
    """What the creditor answered."""

    WAITING = "waiting"
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    DROPPED = "dropped"  # by us: no longer needed, or the resident took the authorisation back


NEEDS_NAME = frozenset({Seizer.BAILIFF, Seizer.OTHER})


def is_silent(*, reply: Reply, next_on: date, today: date) -> bool:
    """Whether this request is to be followed up today: no answer by the day we agreed to look again.

    >>> is_silent(reply=Reply.WAITING, next_on=date(2026, 3, 9), today=date(2026, 3, 9))
    True
    """
    return reply is Reply.WAITING and today >= next_on


def makes_sense(request: Request, seizer: Seizer) -> bool:
    """A hand-over to a social bailiff is asked of a bailiff; the rest of any.

    >>> makes_sense(Request.SOCIAL_BAILIFF, Seizer.DUO), makes_sense(Request.PAUSE, Seizer.DUO)
    (False, True)
    """
    return request is not Request.SOCIAL_BAILIFF or seizer in {Seizer.BAILIFF, Seizer.OTHER}
