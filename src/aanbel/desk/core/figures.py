"""Figures of a desk: how many came in each part of the day, how long they waited, what was done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

WITHIN = timedelta(days=1)
"""A hand-over is answered in time within a day: the resident was told that somebody calls."""


@dataclass(frozen=True)
class Asked:
    """One question, as far as figures need it."""

    desk: int
    day_part: str
    state: str
    waited: timedelta | None = None


@dataclass
class Tally:
    """What was counted for one desk, or for all of them."""

    parts: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    waits: list[timedelta] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return self.parts.total()

    @property
    def wait(self) -> int | None:
        """The usual wait in minutes: half of the people waited longer."""
        return round(median(one.total_seconds() for one in self.waits) / 60) if self.waits else None

    @property
    def longest(self) -> int | None:
        """Nine in ten waited shorter than this, in minutes: one who was forgotten does not make the figure."""
        if not self.waits:
            return None
        ordered = sorted(self.waits)
        return round(ordered[min(len(ordered) - 1, len(ordered) * 9 // 10)].total_seconds() / 60)


def tallies(questions: Iterable[Asked]) -> dict[int, Tally]:
    """What was counted at each desk.

    >>> found = tallies([Asked(1, "morning", "done", timedelta(minutes=m)) for m in (2, 4, 30)])
    >>> found[1].asked, found[1].wait, found[1].longest
    (3, 4, 30)
    """
    found: dict[int, Tally] = {}
    for one in questions:
        tally = found.setdefault(one.desk, Tally())
        tally.parts[one.day_part] += 1
        tally.states[one.state] += 1
        if one.waited is not None:
            tally.waits.append(one.waited)
    return found


def answered_in_time(asked_at: datetime, answered_at: datetime | None, now: datetime) -> bool | None:
    """Whether somebody answered within a day; None while that day is not over and nobody did."""
    if answered_at is not None:
        return answered_at - asked_at <= WITHIN
    return False if now - asked_at > WITHIN else None
