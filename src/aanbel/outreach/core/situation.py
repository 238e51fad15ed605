"""One case as the rule of the next act sees it, and what that rule can answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aanbel.outreach.core.approach import Asks, DayPart, Kind


class Stop(StrEnum):
    """Why no act follows; the sentences are in `wording`."""

    CLOSED = "closed"
    OBJECTION = "objection"
    REFUSED = "refused"
    NOT_HERE = "not_here"
    ARRANGED = "arranged"
    AGREED = "agreed"
    CONTACT = "contact"
    MAXIMUM = "maximum"
    TRIED = "tried"


class Wish(StrEnum):
    """What the resident answered, as far as it changes what we do."""

    CALL = "call"
    VISIT = "visit"
    OFFICE = "office"
    QUESTION = "question"
    ARRANGED = "arranged"
    NOT_HERE = "not_here"
    NO = "no"
    OBJECTION = "objection"


class Why(StrEnum):
    """Why this act is next; the sentences are in `wording`."""

    FIRST = "first"
    NEXT = "next"
    OTHER_DAY_PART = "other_day_part"
    EVENING = "evening"
    ANNOUNCES = "announces"
    ANNOUNCED = "announced"
    RETURN = "return"
    ASKED_CALL = "asked_call"
    ASKED_VISIT = "asked_visit"
    ASKED_OFFICE = "asked_office"
    QUESTION = "question"
    CALL_BACK = "call_back"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt that stands."""

    kind: str
    on: date
    day_part: str = DayPart.MORNING.value
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the resident answered and nobody acted on yet; `meet_on` is the moment that was chosen."""

    wish: Wish
    on: date
    day_part: DayPart | None = None
    meet_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """One case as the rule sees it. Attempts in the order in which they were made."""

    opened_on: date
    attempts: tuple[Attempt, ...] = ()
    closed: bool = False
    refused: bool = False
    """Whether the rule of no is no forbids it: a refusal, an objection, or a crisis that waits for a person."""
    agreed: bool = False
    call_back_on: date | None = None
    answer: Answer | None = None
    set_aside: tuple[Kind, ...] = ()
    not_before: date | None = None
    phone: bool = True
    email: bool = True
    supply_ends_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What to do next. `step` is its number in the sequence, from 0; None when the resident asked for it."""

    kind: Kind
    starts: date
    before: date
    why: Why
    day_part: DayPart | None = None
    step: int | None = None
    since: date | None = None
    """The day the sentence speaks of: of the answer, the announcing letter, the contact."""
    meet_on: date | None = None
    """The first day on which an announced visit can be, or the day that the resident chose."""
    template: str = ""
    asks: Asks = Asks.ANYONE


@dataclass(frozen=True, slots=True)
class Stopped:
    """No act follows."""

    because: Stop
    since: date | None = None
