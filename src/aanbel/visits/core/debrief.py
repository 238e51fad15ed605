"""What a visit asks for next, as one-tap proposals after the round. A suggestion; the visitor decides.

Nothing here decides about a resident: each proposal is an act that a person does, and which person that was is kept.
"""

from dataclasses import dataclass
from enum import StrEnum

from aanbel.visits.core.facts import Outcome
from aanbel.visits.core.next_attempt import NextAttempt


class Proposal(StrEnum):
    """What somebody can do next for one door, in the order of the page."""

    LOOK = "look"
    TELL = "tell"
    PLAN_AGAIN = "plan_again"
    ANOTHER_WAY = "another_way"
    REMIND = "remind"
    TALK_PLAN = "talk_plan"
    REFER = "refer"
    CLOSE = "close"
    CHECK_REGISTER = "check_register"
    MARK_UNSAFE = "mark_unsafe"
    TALK_IT_OVER = "talk_it_over"
    PLAN_ELSEWHERE = "plan_elsewhere"


class Pace(StrEnum):
    """How full the round was; the team's answer teaches the next plan."""

    TOO_FULL = "too_full"
    RIGHT = "right"
    ROOM = "room"


class Together(StrEnum):
    """How the two went together. Nobody has to say why; it is no score of a person."""

    WELL = "well"
    SOMETIMES = "sometimes"
    RATHER_NOT = "rather_not"


@dataclass(frozen=True)
class Found:
    """What the rule needs to know of one door."""

    outcome: Outcome | None
    waits: bool = False
    help_accepted: bool = False
    next_step: bool = False
    referral: bool = False
    marked: bool = False


def proposals(found: Found, again: NextAttempt | None) -> list[Proposal]:
    """What to do next; a look at what differs goes first.

    >>> [one.value for one in proposals(Found(Outcome.REFUSED), None)]
    ['close']
    """
    next_acts = [Proposal.LOOK] if found.waits else []
    match found.outcome:
        case None:
            next_acts += [Proposal.TELL, Proposal.PLAN_AGAIN] if again else [Proposal.TELL]
        case Outcome.NOT_HOME:
            next_acts.append(Proposal.PLAN_AGAIN if again else Proposal.ANOTHER_WAY)
        case Outcome.SPOKEN:
            next_acts += [Proposal.TALK_PLAN] if found.help_accepted else []
            next_acts += [Proposal.REMIND] if found.next_step else []
            next_acts += [Proposal.REFER] if found.referral else []
        case Outcome.REFUSED:
            next_acts.append(Proposal.CLOSE)
        case Outcome.MOVED:
            next_acts.append(Proposal.CHECK_REGISTER)
        case Outcome.UNSAFE:
            next_acts += [Proposal.TALK_IT_OVER] if found.marked else [Proposal.MARK_UNSAFE, Proposal.TALK_IT_OVER]
        case Outcome.ELSEWHERE:
            next_acts.append(Proposal.PLAN_ELSEWHERE)
    return next_acts
