"""How a volunteer begins, what expires, and when they may stand at a desk without a colleague.

The steps are those with which walk-in desks work: get to know each other, certificate of conduct (VOG), agreement,
watch along, training. A VOG has no legal end; how long it counts is the municipality's norm, usually three years.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

VOG_YEARS = 3
SHADOWINGS = 3
SOON = timedelta(days=90)
"""Asking for a new VOG takes weeks: what ends within this time is shown."""


class Stage(StrEnum):
    """Where a volunteer stands. Stored: add, never rename."""

    BEGINNING = "beginning"
    AT_DESK = "at_desk"
    GUIDING = "guiding"
    TOWARDS_WORK = "towards_work"
    MOVED_ON = "moved_on"
    STOPPED = "stopped"


GONE = frozenset({Stage.MOVED_ON, Stage.STOPPED})
"""Who helps no more: on no rota, in no list of what expires."""


class Step(StrEnum):
    """The steps of beginning, in their usual order; nothing forbids another order."""

    MET = "met"
    VOG = "vog"
    AGREEMENT = "agreement"
    SHADOWED = "shadowed"
    TRAINED = "trained"


class StepState(StrEnum):
    """How a step stands."""

    DONE = "done"
    BUSY = "busy"
    OPEN = "open"


class Lack(StrEnum):
    """Why somebody does not stand at a desk alone."""

    NO_VOG = "no_vog"
    OLD_VOG = "old_vog"
    NO_AGREEMENT = "no_agreement"
    OLD_AGREEMENT = "old_agreement"


@dataclass(frozen=True)
class Norm:
    """What the municipality asks."""

    vog_years: int = VOG_YEARS
    shadowings: int = SHADOWINGS


@dataclass(frozen=True)
class Followed:
    """A training that is needed, and when it was followed last."""

    name: str
    on: date | None
    months: int | None = None

    def until(self) -> date | None:
        """Its last day, when it has to be done again."""
        return _months_later(self.on, self.months) if self.on and self.months else None


@dataclass(frozen=True)
class Known:
    """What is known of one volunteer."""

    met_on: date | None = None
    vog_requested_on: date | None = None
    vog_on: date | None = None
    agreement_on: date | None = None
    agreement_until: date | None = None
    shadowings: int = 0
    trainings: Sequence[Followed] = ()


@dataclass(frozen=True)
class Expiry:
    """Something that ends or ended."""

    what: Step
    on: date
    past: bool
    name: str = ""


def vog_until(vog_on: date, norm: Norm) -> date:
    """The last day on which a VOG counts.

    >>> vog_until(date(2024, 2, 29), Norm(vog_years=3))
    datetime.date(2027, 2, 28)
    """
    return _months_later(vog_on, norm.vog_years * 12)


def lacks(known: Known, norm: Norm, on: date) -> list[Lack]:
    """What somebody lacks to stand at a desk without a colleague on this day; nothing is good.

    >>> lacks(Known(vog_on=date(2020, 1, 1), agreement_on=date(2020, 1, 1)), Norm(), date(2026, 1, 1))
    [<Lack.OLD_VOG: 'old_vog'>]
    """
    found = []
    if known.vog_on is None or known.vog_on > on:
        found.append(Lack.NO_VOG)
    elif vog_until(known.vog_on, norm) < on:
        found.append(Lack.OLD_VOG)
    if known.agreement_on is None or known.agreement_on > on:
        found.append(Lack.NO_AGREEMENT)
    elif known.agreement_until is not None and known.agreement_until < on:
        found.append(Lack.OLD_AGREEMENT)
    return found


def steps(known: Known, norm: Norm, today: date) -> dict[Step, StepState]:
    """How each step stands today. A VOG that was requested and not received is busy, so is watching along half way."""
    missing = set(lacks(known, norm, today))
    trained = [one for one in known.trainings if one.on]
    return {
        Step.MET: _state(done=known.met_on is not None),
        Step.VOG: _state(
            done=not missing & {Lack.NO_VOG, Lack.OLD_VOG},
            busy=known.vog_requested_on is not None and (known.vog_on is None or known.vog_requested_on > known.vog_on),
        ),
        Step.AGREEMENT: _state(done=not missing & {Lack.NO_AGREEMENT, Lack.OLD_AGREEMENT}),
        Step.SHADOWED: _state(done=known.shadowings >= norm.shadowings, busy=known.shadowings > 0),
        Step.TRAINED: _state(done=len(trained) == len(known.trainings), busy=bool(trained)),
    }


def complete(known: Known, norm: Norm, today: date) -> bool:
    """Whether all steps are done."""
    return all(state is StepState.DONE for state in steps(known, norm, today).values())


def expiries(known: Known, norm: Norm, today: date, *, soon: timedelta = SOON) -> list[Expiry]:
    """What ended, or ends soon, the first first."""
    ends: list[tuple[Step, date | None, str]] = [
        (Step.VOG, vog_until(known.vog_on, norm) if known.vog_on else None, ""),
        (Step.AGREEMENT, known.agreement_until, ""),
        *((Step.TRAINED, one.until(), one.name) for one in known.trainings),
    ]
    found = [Expiry(what, on, on < today, name) for what, on, name in ends if on and on <= today + soon]
    return sorted(found, key=lambda one: (one.on, one.what, one.name))


def _state(*, done: bool, busy: bool = False) -> StepState:
    return StepState.DONE if done else StepState.BUSY if busy else StepState.OPEN


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month when that day is not there."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, min(day.day, last.day))
