"""Deciding about every linked signal, for all municipalities of the actor at once.

Per match period and in their order, since what was taken up in one month makes a repetition of the next. Each
period is a handful of set-based statements (`statements`): a month of a village and a year of the nation take
the same road. Safe to repeat: what has a decision is not looked at again, and one transaction holds it all.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from time import perf_counter
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.core.clocks import supply_end
from aanbel.cases.core.kinds import last_day, look_ahead_to, look_back_from
from aanbel.cases.services import statements
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class DecisionCounts:
    """What came of it: signals decided, cases opened and joined, and how many of those are multiple or consecutive."""

    rows: int = 0
    opened: int = 0
    joined: int = 0
    decisions: dict[str, int] = field(default_factory=dict)
    multiple: int = 0
    consecutive: int = 0
    seconds: float = 0.0


def decide_signals(*, by: Acting, until: date | None = None, progress: Progress | None = None) -> DecisionCounts:
    """Decide about every linked signal up to and with the match period `until` (all of them when None).

    A signal that is taken up joins the open case at its address, or opens one. `progress` is told
    (signals decided, signals in all) after each period.
    """
    check_can_coordinate(by)
    started = perf_counter()
    decisions: Counter[str] = Counter()
    opened = joined = multiple = consecutive = 0
    with on_behalf_of(by), connection.cursor() as cursor:
        periods = _collect(cursor, by, until)
        done, total = 0, sum(periods.values())
        for period, signals in periods.items():
            codes, new, more, several, again = _decide_period(cursor, by, period)
            decisions.update(codes)
            opened, joined = opened + new, joined + more
            multiple, consecutive = multiple + several, consecutive + again
            done += signals
            if progress:
                progress(done, total)
    return DecisionCounts(
        rows=sum(decisions.values()),
        opened=opened,
        joined=joined,
        decisions=dict(sorted(decisions.items())),
        multiple=multiple,
        consecutive=consecutive,
        seconds=round(perf_counter() - started, 3),
    )


def _collect(cursor: CursorWrapper, by: Acting, until: date | None) -> dict[date, int]:
    """Fill the two working tables; the periods with their number of signals, oldest first."""
    codes = list(by.municipalities)
    cursor.execute(statements.ONE_RUN_AT_A_TIME)
    cursor.execute("drop table if exists undecided, history")
    cursor.execute(statements.UNDECIDED, {"municipalities": codes, "until": until})
    cursor.execute(statements.PERIODS)
    periods = dict(cursor.fetchall())
    if not periods:
        return {}
    cursor.execute(statements.NOTICES_WITHOUT_A_DATE)
    if notices := [notice for (notice,) in cursor.fetchall()]:
        ends = [supply_end(notice_on=day, ends_on=None, add_working_days=add_working_days) for day in notices]
        cursor.execute(statements.SUPPLY_ENDS, {"notices": notices, "ends": ends})
    window = {"look_back": look_back_from(min(periods)), "look_ahead": look_ahead_to(max(periods))}
    cursor.execute(statements.HISTORY, {"municipalities": codes, **window})
    cursor.execute("analyze undecided")
    cursor.execute("analyze history")
    return periods


def _decide_period(cursor: CursorWrapper, by: Acting, period: date) -> tuple[dict[str, int], int, int, int, int]:
    """Decide one month; the number of each code, and of cases opened, joined, multiple and consecutive."""
    given: dict[str, Any] = {
        "municipalities": list(by.municipalities),
        "period": period,
        "period_end": last_day(period),
        "look_back": look_back_from(period),
        "look_ahead": look_ahead_to(period),
        "today": clock.today(),
        "now": clock.now(),
        "user": by.user_id,
        "name": by.name,
    }
    cursor.execute("drop table if exists deciding, homes")
    cursor.execute(statements.DECIDING, given)
    cursor.execute(statements.REVIVED, given)
    cursor.execute("analyze deciding")
    cursor.execute(statements.HOMES, given)
    cursor.execute("analyze homes")
    cursor.execute(statements.OPEN_CASES, given)
    cursor.execute(statements.JOIN_CASES, given)
    cursor.execute(statements.DECISIONS, given)
    cursor.execute(statements.REVIVALS, given)
    cursor.execute(statements.EVENTS, given)
    cursor.execute(statements.REMEMBER, given)
    cursor.execute(statements.NO_LONGER_WAITING)
    cursor.execute(statements.CODES)
    codes = dict(cursor.fetchall())
    cursor.execute(statements.COUNTS)
    opened, joined, multiple, consecutive = cursor.fetchone()
    return codes, opened, joined, multiple, consecutive
