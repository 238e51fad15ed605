"""What goes to the phone and what comes back: the shapes of the bundle and of the outbox, in one place.

The bundle holds what a visitor needs at the door and nothing else (BIO2 8.01.01; docs/explanation/phone.md says why
each field is there): no citizen number, no amount, no creditor. The phone sends facts, not state: each with an id that
the phone made, so that sending twice is harmless. `frontend/src/field/api.d.ts` is made from these classes.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from aanbel.field.core.states import State

LONGEST_NOTE = 600
MOST_FACTS = 100
"""So many facts in one sending; a phone with more sends twice."""

FIRST_YEAR, LAST_YEAR = 1970, 2100
"""A phone whose battery was empty may say 1970; what counts is bounded by the server's own clock."""


def _storable(text: Any) -> Any:
    """A note with a character that no database keeps, is kept without that character."""
    return (
        "".join(one for one in text if one != "\0" and not 0xD800 <= ord(one) < 0xE000) if type(text) is str else text
    )


def _on_a_calendar(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError("not a moment of these years")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_on_a_calendar)]
Number = Annotated[int, Field(ge=1, lt=2**53)]
Text = Annotated[str, BeforeValidator(_storable)]
Words = Annotated[Text, Field(max_length=LONGEST_NOTE)]
Short = Annotated[Text, Field(max_length=120)]
Cents = Annotated[int, Field(ge=0, le=100_000_000)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


class Shape(BaseModel):
    """Unknown fields are refused: what is not agreed is neither sent nor kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# -- out: today's bundle -----------------------------------------------------------------------------------------


class Attempt(Shape):
    """An earlier attempt at this door: when, and how."""

    on: date
    day_part: str
    kind: str


class Stop(Shape):
    """One door of the round. `who` is whom to ask for and dims on the screen; `elsewhere` is where to meet instead.

    `visited`: somebody went there already, also when another phone told of it; `stopped` says why not to ring.
    """

    id: int
    order: int
    door: str
    place: str
    elsewhere: str
    who: str
    window: str
    arrive: datetime
    minutes: int
    announced: bool
    duo_with: list[str]
    language: str
    wish: str
    attempts: list[Attempt]
    phone: str
    flag: str
    card_code: str
    visited: bool
    stopped: str


class Round(Shape):
    """One round of today, with the doors in the order of the plan."""

    number: int
    name: str
    mates: list[str]
    starts: datetime
    ends: datetime
    stops: list[Stop]


class GuideStep(Shape):
    """One step of the conversation guide: a title and the sentences under it."""

    title: str
    lines: list[str]


class Bundle(Shape):
    """Everything the phone keeps, until tonight. The same contents have the same version."""

    day: date
    made_at: datetime
    expires_at: datetime
    version: str
    visitor: str
    help_phone: str
    guide: list[GuideStep]
    rounds: list[Round]


class Registered(Shape):
    """This device is known. `secret` is the server's half of the key: 32 bytes, base64; the PIN is the other half.

    It is given again to the same user on the same device, until the device is wiped; then it no longer exists.
    """

    device: UUID
    name: str
    secret: str
    expires_at: datetime


class StoppedDoor(Shape):
    """A door that need not be rung any more, and why."""

    stop: int
    sentence: str


class Standing(Shape):
    """The cheap question before the bell is rung: is there a newer bundle, and at which doors need one not ring?"""

    day: date
    version: str
    stopped: list[StoppedDoor]
    now: datetime


# -- in: the outbox ----------------------------------------------------------------------------------------------


class Outcome(StrEnum):
    """What was found at the door."""

    NOT_HOME = "not_home"
    SPOKEN = "spoken"
    REFUSED = "refused"
    MOVED = "moved"
    UNSAFE = "unsafe"
    ELSEWHERE = "elsewhere"


class Budget(Shape):
    """The sketch at the kitchen table: whole cents a month."""

    income: Cents
    fixed: Cents
    living: Cents


class VisitFact(Shape):
    """What happened at one door. `at` is the phone's own clock; what counts is decided by the server.

    `may_keep`: the resident said yes to writing more down than what was agreed; without it the sketch is not kept.
    """

    id: UUID
    kind: Literal["visit"]
    stop: Number
    at: Moment
    outcome: Outcome
    card_left: bool = False
    card_code: Annotated[Text, Field(max_length=20)] = ""
    agreed: Annotated[list[Short], Field(max_length=12)] = []
    help_accepted: bool | None = None
    next_step: Short = ""
    language: Annotated[Text, Field(max_length=40)] = ""
    referral: Short = ""
    budget: Budget | None = None
    may_keep: bool = False
    words: Words = ""


class CheckFact(Shape):
    """Arrived at a door, or left it. The place only when the visitor shares it, and only while on duty."""

    id: UUID
    kind: Literal["check_in"]
    stop: Number
    at: Moment
    where: Literal["arrived", "left"]
    lon: Longitude | None = None
    lat: Latitude | None = None


class SosFact(Shape):
    """Help is needed, quietly: at a door, or somewhere on the way."""

    id: UUID
    kind: Literal["sos"]
    stop: Number | None = None
    at: Moment
    lon: Longitude | None = None
    lat: Latitude | None = None


class SafeFact(Shape):
    """All is well (again)."""

    id: UUID
    kind: Literal["safe"]
    stop: Number | None = None
    at: Moment


class OffDutyFact(Shape):
    """Done for today: from now on nobody sees where this visitor was."""

    id: UUID
    kind: Literal["off_duty"]
    at: Moment


class WithdrawFact(Shape):
    """What was told in the visit fact `about` is taken back by who told it, within ten minutes."""

    id: UUID
    kind: Literal["withdraw"]
    about: UUID
    at: Moment


Fact = VisitFact | WithdrawFact | CheckFact | SosFact | SafeFact | OffDutyFact
FactShape = Annotated[Fact, Field(discriminator="kind")]


class Outbox(Shape):
    """One sending. Each fact is read by itself: a bad one never takes its neighbours along."""

    device: UUID
    sent_at: Moment
    facts: Annotated[list[Any], Field(max_length=MOST_FACTS)]


class Receipt(Shape):
    """What became of the fact with this id. The id comes back as it was sent, also when it is none."""

    id: str
    state: State
    sentence: str


class Sent(Shape):
    """The receipts of one sending, in its order."""

    receipts: list[Receipt]


class Problem(Shape):
    """Any refusal of a whole request (RFC 9457). `wipe`: the device was revoked, it must forget everything."""

    status: int
    title: str
    detail: str
    wipe: bool = False
