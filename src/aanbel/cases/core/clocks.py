"""Which terms run for a case, started by what, due when.

Four different clocks (Wgs arts. 4 and 4a); *none* of them starts by the arrival of a signal, since the law
sets no term between signal and offer:

- **first conversation**: within four weeks after the resident asked for help or accepted our offer (that
  accepting starts it too is to be checked in the current text of art. 4);
- **threat**: within three working days when someone who asked for help is threatened with eviction, with the
  end of gas, electricity, heat or water, or with the cancelling of health insurance; it starts when both are
  known;
- **decision**: within the by-law's weeks, eight at most, after the first conversation; not when the resident
  then waives further help (art. 4a);
- **end of supply**: the supplier's own date. The notice comes at least twenty working days before the
  contract ends, so a file without the date gives the notice day plus twenty working days. It is *not* in
  itself a threatening situation (SZW through NVVK, 1 November 2023) and does not start the three days.

A *crisis* mark on a signal starts no clock either: it puts the case first (`put_first`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST_CONVERSATION_WITHIN = timedelta(weeks=4)
THREAT_WITHIN_WORKING_DAYS = 3
DECISION_WITHIN_WEEKS_AT_MOST = 8
NOTICE_WORKING_DAYS = 20

AddWorkingDays = Callable[[date, int], date]


class ClockKind(StrEnum):
    """The terms this product watches."""

    FIRST_CONVERSATION = "first_conversation"
    THREAT = "threat"
    DECISION = "decision"
    END_OF_SUPPLY = "end_of_supply"


class Moment(StrEnum):
    """What a resident or the municipality did that starts or stops a clock."""

    HELP_ASKED = "help_asked"
    THREATENED = "threatened"
    FIRST_CONVERSATION = "first_conversation"
    WAIVED = "waived"
    FORMAL_DECISION = "formal_decision"


@dataclass(frozen=True, order=True)
class Clock:
    """One running term: due at the end of that day."""

    due: date
    kind: ClockKind

    def late(self, today: date) -> bool:
        """Whether the term has passed."""
        return today > self.due


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The dates that start or stop a clock; None when it did not happen."""

    help_asked_on: date | None = None
    threatened_on: date | None = None
    first_conversation_on: date | None = None
    waived_on: date | None = None
    formal_decision_on: date | None = None
    supply_ends_on: date | None = None
    crisis: bool = False
    closed: bool = False


def supply_end(*, notice_on: date, ends_on: date | None, add_working_days: AddWorkingDays) -> date:
    """The day supply may stop: the date in the file, else twenty working days after the notice.

    >>> supply_end(notice_on=date(2026, 10, 1), ends_on=date(2026, 10, 14), add_working_days=lambda day, n: day)
    datetime.date(2026, 10, 14)
    """
    return ends_on or add_working_days(notice_on, NOTICE_WORKING_DAYS)


def clocks(moments: Moments, *, decision_weeks: int, add_working_days: AddWorkingDays) -> list[Clock]:
    """The clocks that run now, the first to end first.

    >>> asked = Moments(help_asked_on=date(2026, 10, 1))
    >>> [c.due.isoformat() for c in clocks(asked, decision_weeks=8, add_working_days=lambda day, n: day)]
    ['2026-10-29']
    """
    if moments.closed:
        return []
    running: list[Clock] = []
    asked, talked = moments.help_asked_on, moments.first_conversation_on
    if asked and not talked:
        running.append(Clock(asked + FIRST_CONVERSATION_WITHIN, ClockKind.FIRST_CONVERSATION))
        if moments.threatened_on:
            start = max(asked, moments.threatened_on)
            due = add_working_days(start, THREAT_WITHIN_WORKING_DAYS)
            running.append(Clock(due, ClockKind.THREAT))
    if talked and not moments.waived_on and not moments.formal_decision_on:
        weeks = min(decision_weeks, DECISION_WITHIN_WEEKS_AT_MOST)
        running.append(Clock(talked + timedelta(weeks=weeks), ClockKind.DECISION))
    if moments.supply_ends_on:
        running.append(Clock(moments.supply_ends_on, ClockKind.END_OF_SUPPLY))
    return sorted(running)


def put_first(moments: Moments) -> bool:
    """A crisis, or a threat the resident told us of: before everything else in the list."""
    return not moments.closed and (moments.crisis or moments.threatened_on is not None)


def in_order(moments: Moments) -> bool:
    """Whether the decision and the waiver do not come before the first conversation.

    >>> in_order(Moments(first_conversation_on=date(2026, 10, 2), waived_on=date(2026, 10, 1)))
    False
    """
    talked = moments.first_conversation_on
    later = [day for day in (moments.waived_on, moments.formal_decision_on) if day]
    return not later or (talked is not None and min(later) >= talked)


WARN_WORKING_DAYS = 2
WARN_WITHIN = timedelta(weeks=1)


def runs_out(clock: Clock, today: date, *, working_days_left: int) -> bool:
    """Whether to warn now: two working days before the three-day term and the end of supply, a week before the rest.

    >>> runs_out(Clock(date(2026, 10, 9), ClockKind.DECISION), date(2026, 10, 2), working_days_left=5)
    True
    """
    if clock.kind is ClockKind.THREAT or clock.kind is ClockKind.END_OF_SUPPLY:
        return working_days_left <= WARN_WORKING_DAYS
    return clock.due - today <= WARN_WITHIN
