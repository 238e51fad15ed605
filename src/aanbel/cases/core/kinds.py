"""Single, multiple, consecutive: how the signals at one address hang together.

Definitions of the Divosa monitor (2023): *multiple* (meervoudig) = two or more signals at one address in one
match period, a calendar month; *consecutive* (opeenvolgend) = another signal at the address in the six months
before; *single* (enkelvoudig) = neither. A case may be multiple and consecutive at once. Every linked signal
counts, also one that was not taken up: the definition speaks of signals, not of decisions.
"""

import calendar
from dataclasses import dataclass
from datetime import date

from aanbel.cases.core.decisions import LOOK_BACK_MONTHS
from aanbel.kernel.clock import month_after


@dataclass(frozen=True)
class Kinds:
    """What a case is called in the monitor."""

    multiple: bool
    consecutive: bool

    @property
    def single(self) -> bool:
        """Neither multiple nor consecutive."""
        return not (self.multiple or self.consecutive)


def kinds(*, signals_in_period: int, signals_before: int) -> Kinds:
    """Name the case by the number of signals at its address, this month and in the six months before.

    >>> kinds(signals_in_period=2, signals_before=1)
    Kinds(multiple=True, consecutive=True)
    """
    return Kinds(multiple=signals_in_period >= 2, consecutive=signals_before >= 1)


def look_back_from(period: date) -> date:
    """The first of the six months before a period.

    >>> look_back_from(date(2026, 3, 1))
    datetime.date(2025, 9, 1)
    """
    return month_after(period, -LOOK_BACK_MONTHS)


def look_ahead_to(period: date) -> date:
    """The last month that still looks back to a period: a late delivery can be the match of a later signal.

    >>> look_ahead_to(date(2026, 3, 1))
    datetime.date(2026, 9, 1)
    """
    return month_after(period, LOOK_BACK_MONTHS)


def last_day(period: date) -> date:
    """The end of a match period.

    >>> last_day(date(2028, 2, 1))
    datetime.date(2028, 2, 29)
    """
    return period.replace(day=calendar.monthrange(period.year, period.month)[1])
