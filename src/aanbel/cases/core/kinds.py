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
    """The first month of the six before a period.

    >>> look_back_from(date(2026, 3, 1))
    datetime.date(2025, 9, 1)
    """
    months = period.year * 12 + period.month - 1 - LOOK_BACK_MONTHS
    return date(months // 12, months % 12 + 1, 1)


def last_day(period: date) -> date:
    """The end of a match period.

    >>> last_day(date(2028, 2, 1))
    datetime.date(2028, 2, 29)
    """
    return period.replace(day=calendar.monthrange(period.year, period.month)[1])
