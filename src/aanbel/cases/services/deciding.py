"""Deciding about every linked signal, for all municipalities of the actor at once.

Per match period and in their order, since what was taken up in one month makes a repetition of the next. All of it
is a handful of set-based statements (`statements`): a month of a village and a year of the nation take the same
road. Safe to repeat: what has a decision is not looked at again, and one transaction holds it all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.planner import count_roughly, tell_planner, whole_tables
from aanbel.audit.turns import take_turn
from aanbel.cases.core.clocks import supply_end
from aanbel.cases.core.kinds import look_ahead_to, look_back_from
from aanbel.cases.services import statements
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class DecisionCounts:
    """What came of it: signals decided, cases opened, older cases joined, and the marks these now have from it."""

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
    with on_behalf_of(by), connection.cursor() as cursor:
        periods = _collect(cursor, by, until)
        done, total = 0, sum(periods.values())
        with whole_tables(cursor, total, "intake_signal"):
            for period, signals in periods.items():
                _decide_period(cursor, period)
                done += signals
                if progress:
                    progress(done, total)
            counts = _write_down(cursor, by) if periods else DecisionCounts()
    return replace(counts, seconds=round(perf_counter() - started, 3))


def _collect(cursor: CursorWrapper, by: Acting, until: date | None) -> dict[date, int]:
    """Read what is needed from the real tables; the periods with their number of signals, oldest first."""
    of_us: dict[str, Any] = {"municipalities": list(by.municipalities), "today": clock.today()}
    take_turn(cursor, "cases.decide_signals", by)
    cursor.execute("drop table if exists undecided, history, waiting, doors, verdicts, homes, revived")
    cursor.execute(statements.UNDECIDED, {**of_us, "until": until})
    cursor.execute(statements.PERIODS)
    periods = dict(cursor.fetchall())
    if not periods:
        return {}
    cursor.execute(statements.NOTICES_WITHOUT_A_DATE)
    if notices := [notice for (notice,) in cursor.fetchall()]:
        ends = [supply_end(notice_on=day, ends_on=None, add_working_days=add_working_days) for day in notices]
        cursor.execute(statements.SUPPLY_ENDS, {"notices": notices, "ends": ends})
    window = {"look_back": look_back_from(min(periods)), "look_ahead": look_ahead_to(max(periods))}
    cursor.execute(statements.HISTORY, {**of_us, **window})
    cursor.execute(statements.WAITING, of_us)
    cursor.execute(statements.DOORS, of_us)
    cursor.execute(statements.LEDGERS)
    count_roughly(cursor, "undecided", "history", "waiting", "doors")
    return periods


def _decide_period(cursor: CursorWrapper, period: date) -> None:
    """Decide one month, in working tables only."""
    given = {"period": period, "look_back": look_back_from(period), "look_ahead": look_ahead_to(period)}
    cursor.execute("drop table if exists deciding")
    cursor.execute(statements.DECIDING, given)
    cursor.execute(statements.REVIVED, given)
    if cursor.rowcount:
        cursor.execute(statements.NO_LONGER_WAITING)
    cursor.execute(statements.NEW_DOORS, given)
    cursor.execute(statements.REMEMBER_HOMES, given)
    cursor.execute(statements.REMEMBER_VERDICTS, given)
    cursor.execute(statements.REMEMBER_HISTORY, given)
    cursor.execute(statements.REMEMBER_WAITING, given)


def _write_down(cursor: CursorWrapper, by: Acting) -> DecisionCounts:
    """Write cases, decisions and events, each in one statement; what was done."""
    given = {"today": clock.today(), "now": clock.now(), "user": by.user_id, "name": by.name}
    count_roughly(cursor, "doors", "verdicts", "homes", "revived")
    cursor.execute(statements.OPEN_CASES, {**given, "opened": True})
    cursor.execute(statements.JOIN_CASES, {**given, "opened": False})
    cursor.execute(statements.REVIVALS, given)
    cursor.execute(statements.DECISIONS, given)
    cursor.execute(statements.EVENTS, given)
    cursor.execute(statements.CODES)
    codes = dict(cursor.fetchall())
    cursor.execute(statements.COUNTS, {**given, "opened": True})
    opened, *new_marks = cursor.fetchone()
    cursor.execute(statements.COUNTS, {**given, "opened": False})
    joined, *old_marks = cursor.fetchone()
    tell_planner(cursor, sum(codes.values()), "cases_case", "cases_decision")
    return DecisionCounts(
        rows=sum(codes.values()),
        opened=opened,
        joined=joined,
        decisions=dict(sorted(codes.items())),
        multiple=new_marks[0] + old_marks[0],
        consecutive=new_marks[1] + old_marks[1],
    )
