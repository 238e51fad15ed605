"""Who is next at the desk, and how long that takes.

A threat goes first, then what has a date soon, then who came first: nobody is passed by for any other reason, and the
reason stands beside the number. The expected wait is told in steps of five minutes, as nobody can promise more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import median

from aanbel.desk.core.urgency import Urgency, rank

USUAL_MINUTES = 15
"""How long a question takes while nothing was measured today."""
FEWEST = 3
"""So many ended questions make a measure."""
STEP = 5  # minutes


@dataclass(frozen=True)
class Ticket:
    """One who waits."""

    number: int
    urgency: Urgency
    arrived_at: datetime


def in_order(tickets: Sequence[Ticket]) -> list[Ticket]:
    """The queue, the next one first.

    >>> from datetime import UTC
    >>> noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    >>> calm, threat = Ticket(1, Urgency.CALM, noon), Ticket(2, Urgency.THREAT, noon + timedelta(minutes=9))
    >>> [one.number for one in in_order([calm, threat])]
    [2, 1]
    """
    return sorted(tickets, key=lambda one: (rank(one.urgency), one.arrived_at, one.number))


def minutes_each(spent: Sequence[timedelta]) -> int:
    """How long one question takes today: the median, as one long talk says nothing of the next.

    >>> minutes_each([timedelta(minutes=m) for m in (4, 10, 55)]), minutes_each([])
    (10, 15)
    """
    if len(spent) < FEWEST:
        return USUAL_MINUTES
    return max(1, round(median(one.total_seconds() for one in spent) / 60))


def expected_wait(*, ahead: int, helpers: int, helping: int, each: int) -> int:
    """The minutes until somebody is free for who comes now, rounded up to five; 0 when somebody is free.

    Those who are being helped are taken to be half way.

    >>> expected_wait(ahead=2, helpers=2, helping=2, each=12)
    20
    >>> expected_wait(ahead=0, helpers=2, helping=1, each=12)
    0
    """
    desks = max(1, helpers)
    if ahead + helping < desks:
        return 0
    minutes = (ahead * each + helping * each / 2) / desks
    return max(STEP, ceil(minutes / STEP) * STEP)
