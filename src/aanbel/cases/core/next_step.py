"""What to do next for a case: one step, one button. A suggestion; the worker decides.

More attempts and other parts of the day reach more people, and a visit reaches more than paper (Divosa 2023;
Rotterdam 2018). No national norm says how many attempts are enough, so `enough_attempts` is the
municipality's. A no comes before everything (`refusals`): then the step is to respect it, or in a crisis to decide.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.core.refusals import Approach
from aanbel.cases.core.status import Status

CALLS_BEFORE_A_VISIT = 2


class Step(StrEnum):
    """The steps; their sentences are in `wording`."""

    CALL = "call"
    CALL_OTHER_DAY_PART = "call_other_day_part"
    VISIT = "visit"
    VISIT_OTHER_DAY_PART = "visit_other_day_part"
    WRITE = "write"
    OFFER = "offer"
    CLOSE = "close"
    RESPECT = "respect"
    DECIDE = "decide"
    DONE = "done"


@dataclass(frozen=True)
class Attempt:
    """What the rule needs to know of a contact attempt."""

    kind: ContactKind
    day_part: DayPart
    reached: bool
    on: date


@dataclass(frozen=True)
class NextStep:
    """The step, and the part of the day that was not tried yet."""

    step: Step
    day_part: DayPart | None = None


def next_step(
    *,
    status: Status,
    attempts: Iterable[Attempt],
    has_phone: bool,
    approach: Approach = Approach.FREE,
    no_visit: bool = False,
    enough_attempts: int = 4,
) -> NextStep:
    """Suggest the next step from what was tried.

    >>> next_step(status=Status.OPEN, attempts=[], has_phone=True).step.value
    'call'
    """
    done = list(attempts)
    if status is Status.CLOSED:
        return NextStep(Step.DONE)
    if approach is not Approach.FREE:
        return NextStep(Step.DECIDE if approach is Approach.ASK_A_PERSON else Step.RESPECT)
    if status is Status.HELP_OFFERED:
        return NextStep(Step.CLOSE)
    if status is Status.IN_CONTACT:
        return NextStep(Step.OFFER)
    if len(done) >= enough_attempts:
        return NextStep(Step.CLOSE)
    calls = [attempt for attempt in done if attempt.kind is ContactKind.PHONE]
    visits = [attempt for attempt in done if attempt.kind is ContactKind.VISIT]
    if has_phone and len(calls) < CALLS_BEFORE_A_VISIT:
        return NextStep(Step.CALL_OTHER_DAY_PART, untried(calls)) if calls else NextStep(Step.CALL)
    if no_visit:
        return NextStep(Step.WRITE)
    return NextStep(Step.VISIT_OTHER_DAY_PART, untried(visits)) if visits else NextStep(Step.VISIT)


def untried(attempts: Iterable[Attempt]) -> DayPart:
    """The part of the day that was tried least; of equals the earliest in the day.

    >>> untried([Attempt(ContactKind.PHONE, DayPart.MORNING, False, date(2026, 10, 6))]).value
    'afternoon'
    """
    times = dict.fromkeys(DayPart, 0)
    for attempt in attempts:
        times[attempt.day_part] += 1
    return min(times, key=lambda part: times[part])
