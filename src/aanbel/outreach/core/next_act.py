"""The next act for one case: what, on which part of the day, from when, before when and why; or why there is none.

No is no: a refusal, an objection, contact, payment or closing ends the approach at once (Wgs art. 3 lid 1 b is an
offer; AVG art. 21). Nothing here is sent: an act waits until a person does it or releases a batch.

A step counts as done when an attempt of its kind was made, in whatever order people worked; the next act is the first
step that was not. What the resident asked for goes before all steps.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aanbel.kernel.working_days import add_working_days, is_working_day, working_days_between
from aanbel.outreach.core.approach import SPOKEN, DayPart, Kind, Sequence, Step
from aanbel.outreach.core.situation import Act, Answer, Situation, Stop, Stopped, Why, Wish

KINDS = frozenset(kind.value for kind in Kind)
STILL_EXPECTED = 5
"""Working days after the last day for an announced visit; then the letter is forgotten, and a new one announces."""


@dataclass(frozen=True, slots=True)
class _Station:
    """A step that is still ahead; `letter_on` is when its announcement went out."""

    number: int
    step: Step
    to_announce: bool = False
    letter_on: date | None = None


def next_act(sequence: Sequence, at: Situation, today: date) -> Act | Stopped:
    """The first act that this sequence asks for now, or why it asks for none.

    >>> from aanbel.outreach.core.approach import Audience
    >>> calls = Sequence(slug="calls", name="Calls", purpose="", audience=Audience(), steps=(Step(kind=Kind.PHONE),))
    >>> next_act(calls, Situation(opened_on=date(2026, 11, 23)), date(2026, 11, 23)).kind.value
    'phone'
    """
    return _stopped(at) or _asked(at) or _after_contact(sequence, at) or _following(sequence, at, today)


def _stopped(at: Situation) -> Stopped | None:
    """What ends an approach whatever its steps are."""
    wish = at.answer.wish if at.answer else None
    if at.closed:
        return Stopped(Stop.CLOSED)
    if wish is Wish.OBJECTION:
        return Stopped(Stop.OBJECTION)
    if at.refused or wish is Wish.NO:
        return Stopped(Stop.REFUSED)
    if wish is Wish.NOT_HERE:
        return Stopped(Stop.NOT_HERE)
    return Stopped(Stop.ARRANGED) if wish is Wish.ARRANGED else None


def _asked(at: Situation) -> Act | None:
    """What the resident asked for, or what was promised: before all steps, and sooner than the minimum if need be."""
    if at.answer is not None and at.answer.wish in _ASKED:
        return _wished(at, at.answer)
    if at.call_back_on is not None:
        day = working_day(at.call_back_on)
        return Act(kind=Kind.PHONE, starts=day, before=day, why=Why.CALL_BACK, since=at.call_back_on)
    return None


def _wished(at: Situation, answer: Answer) -> Act:
    kind, why = _ASKED[answer.wish]
    if kind is Kind.PHONE and not at.phone and answer.wish is Wish.QUESTION:
        kind = Kind.LETTER
    starts = working_day(answer.meet_on) if answer.meet_on else add_working_days(answer.on, 1)
    before = starts if answer.meet_on else add_working_days(starts, 1)
    return Act(
        kind=kind,
        starts=starts,
        before=before,
        why=why,
        day_part=answer.day_part,
        since=answer.on,
        meet_on=answer.meet_on,
    )


def _after_contact(sequence: Sequence, at: Situation) -> Act | Stopped | None:
    """Contact ends the approach; once more only where we were let in, nothing was agreed and nobody said no."""
    spoken = [attempt for attempt in at.attempts if attempt.reached]
    if at.agreed:
        return Stopped(Stop.AGREED, spoken[-1].on if spoken else None)
    if not spoken:
        return None
    last = spoken[-1]
    let_in = last.kind == Kind.VISIT and at.attempts[-1] == last and len(spoken) == 1
    if not (sequence.return_visit and let_in and _tried(at) < sequence.maximum):
        return Stopped(Stop.CONTACT, last.on)
    wait = timedelta(days=max(sequence.return_visit, sequence.minimum_days))
    starts = _not_before(at, last.on + wait)
    return Act(
        kind=Kind.VISIT,
        starts=starts,
        before=add_working_days(starts, 5),
        why=Why.RETURN,
        day_part=DayPart(last.day_part),
        since=last.on,
    )


def _following(sequence: Sequence, at: Situation, today: date) -> Act | Stopped:
    """The first step that was not done, unless there were enough attempts."""
    room = sequence.maximum - _tried(at)
    ahead = list(_ahead(sequence, at, today))
    last = at.attempts[-1].on if at.attempts else None
    if not ahead:
        return Stopped(Stop.TRIED, last)
    station = ahead[0]
    if room < (2 if station.to_announce else 1):
        return Stopped(Stop.MAXIMUM, last)
    starts = _starts(sequence, station, at)
    if station.to_announce:
        act = Act(
            kind=Kind.LETTER,
            starts=starts,
            before=add_working_days(starts, station.step.within),
            why=Why.ANNOUNCES,
            meet_on=add_working_days(working_day(max(starts, today)), station.step.announce),
        )
    else:
        part, why = _day_part(sequence, station, ahead, at, room)
        act = Act(
            kind=station.step.kind,
            starts=starts,
            before=add_working_days(starts, station.step.within),
            why=Why.ANNOUNCED if station.letter_on else why,
            day_part=part,
            since=station.letter_on,
        )
    act = replace(act, step=station.number, template=station.step.template, asks=station.step.asks)
    return _before_supply_ends(act, at.supply_ends_on)


def _ahead(sequence: Sequence, at: Situation, today: date) -> Iterator[_Station]:
    """The steps that were not done and can be done: each attempt, and each step set aside, does one of its kind."""
    counted = [attempt for attempt in at.attempts if attempt.kind in KINDS][sequence.after :]
    done = Counter(attempt.kind for attempt in counted) + Counter(kind.value for kind in at.set_aside)
    letters = [attempt.on for attempt in counted if attempt.kind == Kind.LETTER]
    unwritten = Kind.LETTER in at.set_aside
    for number, step in enumerate(sequence.steps):
        visited = done[step.kind] > 0
        done[step.kind] -= visited
        letter_on = letters[-1] if step.announce and letters and _still_announces(letters[-1], step, today) else None
        announced = bool(step.announce) and done[Kind.LETTER] > 0 and (letter_on is not None or unwritten)
        done[Kind.LETTER] -= announced
        if visited or not _can_be_done(step, at):
            continue
        if step.announce and not announced:
            yield _Station(number, step, to_announce=True)
        else:
            yield _Station(number, step, letter_on=letter_on if announced else None)


def _still_announces(letter_on: date, step: Step, today: date) -> bool:
    """A letter of long ago announces nothing: who comes then comes unexpected."""
    return working_days_between(letter_on, today) <= step.announce + step.within + STILL_EXPECTED


def _can_be_done(step: Step, at: Situation) -> bool:
    """One cannot call without a number, nor mail without an address."""
    if step.kind in {Kind.PHONE, Kind.TEXT}:
        return at.phone
    return at.email or step.kind is not Kind.EMAIL


def _starts(sequence: Sequence, station: _Station, at: Situation) -> date:
    """The first day on which a step may be done."""
    if not at.attempts:
        return _not_before(at, at.opened_on + timedelta(days=station.step.days))
    last = at.attempts[-1].on
    if station.letter_on:
        wait = timedelta(days=sequence.minimum_days)
        return _not_before(at, max(add_working_days(station.letter_on, station.step.announce), last + wait))
    return _not_before(at, last + timedelta(days=max(sequence.minimum_days, station.step.days)))


def _day_part(
    sequence: Sequence, station: _Station, ahead: list[_Station], at: Situation, room: int
) -> tuple[DayPart | None, Why]:
    """The part of the day for a call or visit: the one that was tried least, and the evening when it is still owed."""
    plain = Why.NEXT if at.attempts else Why.FIRST
    if station.step.kind not in SPOKEN:
        return None, plain
    tried = Counter(attempt.day_part for attempt in at.attempts if attempt.kind in SPOKEN)
    if sequence.evening and not tried[DayPart.EVENING] and not _spoken_later(ahead[1:], room - 1):
        return DayPart.EVENING, Why.EVENING
    if station.step.day_part:
        return station.step.day_part, plain
    least = min(DayPart, key=lambda part: tried[part])
    return least, Why.OTHER_DAY_PART if tried else plain


def _spoken_later(stations: list[_Station], room: int) -> bool:
    """Whether a later call or visit still fits in the attempts that are left."""
    for station in stations:
        room -= 2 if station.to_announce else 1
        if room < 0:
            return False
        if station.step.kind in SPOKEN:
            return True
    return False


def _before_supply_ends(act: Act, ends_on: date | None) -> Act:
    """An act that is due after supply stopped would come too late."""
    if ends_on is None or act.before < ends_on:
        return act
    return replace(act, before=max(act.starts, add_working_days(ends_on, -1)))


def _not_before(at: Situation, day: date) -> date:
    return working_day(max(day, at.not_before) if at.not_before else day)


def _tried(at: Situation) -> int:
    return sum(attempt.kind in KINDS for attempt in at.attempts)


def working_day(day: date) -> date:
    """This day, or the first working day after it.

    >>> working_day(date(2026, 11, 21))
    datetime.date(2026, 11, 23)
    """
    return day if is_working_day(day) else add_working_days(day, 1)


_ASKED = {
    Wish.CALL: (Kind.PHONE, Why.ASKED_CALL),
    Wish.VISIT: (Kind.VISIT, Why.ASKED_VISIT),
    Wish.OFFICE: (Kind.OFFICE, Why.ASKED_OFFICE),
    Wish.QUESTION: (Kind.PHONE, Why.QUESTION),
}
