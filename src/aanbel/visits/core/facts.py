"""What happened at a door, as a phone or a desk tells it, and how several tellings become one visit.

A phone sends facts with ids it made itself; they may come twice, late, in any order, from two phones, by a clock that
is a day off. So what follows from them is a function of the *set* of facts, never of their order:

- **one visit**: everything told of one household on one day is one visit (DDAS counts the action, not the notes);
- **what counts** is the earliest telling in which somebody was met, else the earliest: who noted “not home” while a
  colleague already spoke with the resident does not undo that talk (DDAS `bereikt`: there was contact);
- what its own teller takes back within ten minutes is kept and counts for nothing;
- a *yes* and a *no* hold from whichever phone they come; nobody's words are thrown away;
- what comes in after the case was closed or a no was given changes nothing by itself: it is kept for a person to see.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from json import dumps
from typing import Any
from uuid import UUID, uuid5

from aanbel.kernel.clock import AMSTERDAM


class Outcome(StrEnum):
    """What was found at the door."""

    NOT_HOME = "not_home"
    SPOKEN = "spoken"
    REFUSED = "refused"
    MOVED = "moved"
    UNSAFE = "unsafe"
    ELSEWHERE = "elsewhere"


MET = frozenset({Outcome.SPOKEN, Outcome.REFUSED, Outcome.ELSEWHERE})
"""Where there was contact with the resident (DDAS `bereikt`). Who says the resident moved is not the resident."""

TALKED = MET - {Outcome.REFUSED}
"""Where something can have been agreed."""


class KeptAs(StrEnum):
    """How a registration is kept. None is ever thrown away."""

    COUNTED = "counted"
    SECOND = "second"
    AFTER_STOP = "after_stop"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Budget:
    """Three figures from the kitchen table, whole cents a month. Kept only with the resident's yes."""

    income: int
    fixed: int
    living: int

    @property
    def left(self) -> int:
        """What is left, or is short.

        >>> Budget(170_000, 120_000, 60_000).left
        -10000
        """
        return self.income - self.fixed - self.living


@dataclass(frozen=True)
class VisitFacts:
    """One telling of one visit. `at` is the clock of the device; `help_accepted` None is: not spoken of.

    `may_keep` is the resident's yes to writing more down than what was agreed (AVG art. 6); without it the budget
    is left out.
    """

    id: UUID
    stop: int
    outcome: Outcome
    at: datetime
    card_left: bool = False
    card_code: str = ""
    agreed: tuple[str, ...] = ()
    help_accepted: bool | None = None
    next_step: str = ""
    language: str = ""
    referral: str = ""
    budget: Budget | None = None
    may_keep: bool = False
    words: str = ""

    @property
    def digest(self) -> str:
        """The mark of these contents: the same id with another mark is not the same fact."""
        return sha256(dumps(asdict(self), sort_keys=True, default=str).encode()).hexdigest()

    @property
    def details(self) -> dict[str, Any]:
        """What is kept beside the outcome: only what was said."""
        kept: dict[str, Any] = {
            "agreed": list(self.agreed),
            "help_accepted": self.help_accepted,
            "next_step": self.next_step,
            "language": self.language,
            "referral": self.referral,
            "card_left": self.card_left,
            "budget": asdict(self.budget) if self.budget and self.may_keep else None,
        }
        return {name: value for name, value in kept.items() if value not in (None, "", [], False)} | (
            {"help_accepted": False} if self.help_accepted is False else {}
        )


@dataclass(frozen=True)
class Told:
    """A kept registration, as the rule reads it."""

    id: UUID
    outcome: Outcome
    counted_at: datetime
    stopped: bool = False
    agreed: tuple[str, ...] = ()
    help_accepted: bool = False
    card_left: bool = False

    @property
    def rank(self) -> tuple[bool, bool, datetime, str]:
        """The lowest counts."""
        return (self.stopped, self.outcome not in MET, self.counted_at, str(self.id))


@dataclass(frozen=True)
class Visit:
    """One visit, whoever told of it and in whatever order."""

    counted: Told
    seconds: tuple[UUID, ...]
    agreed: str
    help_accepted: bool
    card: UUID | None
    """The id of the card's own contact attempt: ringing and leaving a card are two actions (DDAS)."""

    @property
    def reached(self) -> bool:
        return self.counted.outcome in MET

    @property
    def talked(self) -> bool:
        """Whether there was a talk of which something is noted, in whichever of the tellings."""
        return self.help_accepted or bool(self.agreed)


def visit_of(told: Collection[Told]) -> Visit:
    """The one visit in these registrations; the same for every order in which they came."""
    ranked = sorted(told, key=lambda one: one.rank)
    first = ranked[0]
    heard = [one for one in ranked if not one.stopped]
    talks = [one for one in heard if one.outcome in TALKED]
    agreed = next(("; ".join(one.agreed) for one in talks if one.agreed), "")
    card = first.outcome not in MET and any(one.card_left for one in heard)
    return Visit(
        counted=first,
        seconds=tuple(one.id for one in ranked[1:]),
        agreed=agreed,
        help_accepted=any(one.help_accepted for one in talks),
        card=card_of(first.id) if card else None,
    )


def card_of(registration: UUID) -> UUID:
    """The id of the contact attempt “card”, made from that of the visit: sent twice, registered once."""
    return uuid5(registration, "card")


def kept_as(registration: Told, visit: Visit) -> KeptAs:
    """How this one of the registrations is kept.

    >>> noon = datetime(2026, 3, 9, 12, tzinfo=AMSTERDAM)
    >>> one, other = (Told(UUID(int=n), Outcome.NOT_HOME, noon) for n in (1, 2))
    >>> [kept_as(each, visit_of([other, one])).value for each in (one, other)]
    ['counted', 'second']
    """
    if registration.stopped:
        return KeptAs.AFTER_STOP
    return KeptAs.COUNTED if registration.id == visit.counted.id else KeptAs.SECOND


def counted_time(*, device: datetime, received: datetime, day: date) -> datetime:
    """When the visit counts as done: the device's time of day on the day of the round, never later than we heard of it.

    A phone whose clock is a day off tells the right hour; one that runs ahead cannot have been there after it told us.

    >>> at = datetime(2026, 3, 10, 14, 5, tzinfo=AMSTERDAM)
    >>> counted_time(device=at, received=at.replace(day=9, hour=15), day=date(2026, 3, 9)).isoformat()
    '2026-03-09T14:05:00+01:00'
    """
    local = device.astimezone(AMSTERDAM)
    on_the_day = datetime.combine(day, local.time(), AMSTERDAM)
    return min(on_the_day, received.astimezone(AMSTERDAM))


def may_be_withdrawn(
    *, device: datetime, received: datetime, registered: datetime, day: date, within: timedelta
) -> bool:
    """Whether it was taken back soon enough after we heard of it, by the phone's clock, bounded as above.

    Without network both reach us late; the phone's hour then tells that it was in time.

    >>> noon, ten = datetime(2026, 3, 9, 12, tzinfo=AMSTERDAM), timedelta(minutes=10)
    >>> late = noon + 2 * ten
    >>> heard = {"received": late, "registered": noon, "day": noon.date(), "within": ten}
    >>> [may_be_withdrawn(device=at, **heard) for at in (noon, late)]
    [True, False]
    """
    return counted_time(device=device, received=received, day=day) <= registered + within


def differences(told: Sequence[tuple[Outcome, dict[str, Any]]]) -> list[str]:
    """In what several registrations of one visit differ: the names of those things, to show side by side.

    >>> differences([(Outcome.SPOKEN, {"language": "Pools"}), (Outcome.NOT_HOME, {})])
    ['outcome', 'language']
    """
    names = ["outcome", *sorted({name for _outcome, facts in told for name in facts})]
    rows = [{"outcome": outcome.value, **facts} for outcome, facts in told]
    return [name for name in names if len({dumps(row.get(name), sort_keys=True) for row in rows}) > 1]
