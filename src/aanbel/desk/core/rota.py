"""The rota of a desk: whether somebody is there and a professional in reach, in every minute that the door is open.

Three things can be wrong, and the worst is said: nobody is there; only volunteers who may not be alone yet are there;
no professional is in reach (source 5: the volunteer in front, the professional who joins). Times are minutes after
midnight on the clock of that day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise

Span = tuple[int, int]
"""From and until, in minutes after midnight."""


class Trouble(StrEnum):
    """What is wrong in a part of the opening hours, the worst first."""

    NOBODY = "nobody"
    ALONE = "alone"
    NO_PROFESSIONAL = "no_professional"


@dataclass(frozen=True)
class Presence:
    """One person on duty. `ready`: may stand there without a colleague; `here`: in the building, not by phone only."""

    user: int
    span: Span
    professional: bool = False
    ready: bool = True
    here: bool = True


@dataclass(frozen=True)
class Gap:
    """A part of the opening hours in which something is wrong."""

    trouble: Trouble
    span: Span


def minute(at: time) -> int:
    """
    >>> minute(time(9, 30))
    570
    """
    return at.hour * 60 + at.minute


def overlap(one: Span, other: Span) -> bool:
    """Whether two parts of a day share a minute.

    >>> overlap((540, 600), (600, 660)), overlap((540, 601), (600, 660))
    (False, True)
    """
    return one[0] < other[1] and other[0] < one[1]


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same parts of a day with what touches or overlaps made one.

    >>> joined([(600, 720), (540, 630), (780, 840)])
    [(540, 720), (780, 840)]
    """
    found: list[Span] = []
    for starts, ends in sorted(spans):
        if found and starts <= found[-1][1]:
            found[-1] = (found[-1][0], max(ends, found[-1][1]))
        else:
            found.append((starts, ends))
    return found


def trouble(present: Sequence[Presence]) -> Trouble | None:
    """What is wrong while exactly these people are on duty.

    >>> trouble([Presence(1, (0, 1)), Presence(2, (0, 1), professional=True, here=False)]) is None
    True
    """
    if not any(one.here for one in present):
        return Trouble.NOBODY
    if not any(one.here and (one.professional or one.ready) for one in present):
        return Trouble.ALONE
    if not any(one.professional for one in present):
        return Trouble.NO_PROFESSIONAL
    return None


def gaps(opened: Iterable[Span], present: Sequence[Presence]) -> list[Gap]:
    """The parts of the opening hours in which something is wrong, in order; neighbours of one kind are one gap.

    >>> gaps([(540, 720)], [Presence(1, (540, 720)), Presence(2, (600, 720), professional=True)])
    [Gap(trouble=<Trouble.NO_PROFESSIONAL: 'no_professional'>, span=(540, 600))]
    """
    found: list[Gap] = []
    for door in sorted(opened):
        inside = {edge for one in present for edge in one.span if door[0] < edge < door[1]}
        for span in pairwise(sorted({*door, *inside})):
            wrong = trouble([one for one in present if overlap(one.span, span)])
            if wrong is None:
                continue
            if found and found[-1].trouble is wrong and found[-1].span[1] == span[0]:
                found[-1] = Gap(wrong, (found[-1].span[0], span[1]))
            else:
                found.append(Gap(wrong, span))
    return found


def alone(person: Presence, others: Sequence[Presence]) -> bool:
    """Whether somebody who may not be alone yet would be, for some minute of their duty.

    >>> beginner = Presence(1, (540, 720), ready=False)
    >>> alone(beginner, [Presence(2, (540, 660))]), alone(beginner, [Presence(2, (540, 720))])
    (True, False)
    """
    if person.professional or person.ready or not person.here:
        return False
    return any(gap.trouble is Trouble.ALONE for gap in gaps([person.span], [person, *others]))


def free_for(span: Span, people: Iterable[int], busy: Mapping[int, Sequence[Span]]) -> list[int]:
    """Who of these people have nothing else in this part of the day, in the order given.

    >>> free_for((540, 720), [1, 2], {1: [(700, 800)]})
    [2]
    """
    return [one for one in people if not any(overlap(span, other) for other in busy.get(one, ()))]


def monday_of(day: date) -> date:
    """The Monday of the week in which a day lies.

    >>> monday_of(date(2026, 11, 22))
    datetime.date(2026, 11, 16)
    """
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> list[date]:
    """Monday to Sunday."""
    return [monday_of(day) + timedelta(days=count) for count in range(7)]


def pattern_times(starts: time, until: time, minutes: int) -> list[time]:
    """The beginnings of times of so many minutes that fit between two moments of a day.

    >>> [f"{at:%H:%M}" for at in pattern_times(time(9), time(10, 40), 30)]
    ['09:00', '09:30', '10:00']
    """
    if minutes <= 0:
        return []
    return [time(at // 60, at % 60) for at in range(minute(starts), minute(until) - minutes + 1, minutes)]
