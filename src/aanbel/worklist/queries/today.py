"""Vandaag: what waits for this person, in groups, each line one sentence and one act.

No dashboard: a list of things to do (UX, “Shape”). A household stands in one group only, the first that fits; whom
others owe an answer about it is another matter and never drops out. Whom nobody may approach (a no that stands) is
never put under a call: it is to be decided, or to be closed. Attempts that are due by the approach of their tray come
from upstairs, as a part of the page.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import check_can_see_cases
from aanbel.audit.acting import Acting
from aanbel.cases import queries as cases
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days
from aanbel.worklist.queries.rows import Row, rows_of

SOON = 10
"""An end of supply is for today when at most so many working days are left."""
MOST = 8
IN_CONTACT = ("in_contact", "help_offered")


@dataclass(frozen=True)
class Line:
    """One thing to do: the case, the sentence why, the word of its act, and the reminder that one click finishes."""

    row: Row
    why: str
    act: str
    at: time | None = None
    reminder: int | None = None
    page: str = "cases:case"

    @property
    def case_id(self) -> int:
        """The number of the case."""
        return self.row.case_id

    @property
    def title(self) -> str:
        """The door, with the time in front when there is one."""
        return f"{self.at:%H:%M} {self.row.address}" if self.at else self.row.address


@dataclass(frozen=True)
class Today:
    """The groups of the day. `top` is for who has nothing of their own: the first cases that are nobody's.

    `colleagues` wait for this person's talk or view.
    """

    first: list[Line] = field(default_factory=list)
    appointments: list[Line] = field(default_factory=list)
    call_back: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    top: list[Line] = field(default_factory=list)
    colleagues: list[cases.Ask] = field(default_factory=list)

    @property
    def cases(self) -> list[int]:
        """Whose lines stand here already; the approach need not name them again."""
        groups = (self.first, self.appointments, self.call_back, self.waiting, self.new)
        return [line.case_id for group in groups for line in group]

    @property
    def total(self) -> int:
        """How many things there are to do, the top of the list not counted."""
        return len(self.cases)


@dataclass(frozen=True)
class _Thing:
    """A line before its case is looked up."""

    case: int
    act: str
    why: str = ""
    at: time | None = None
    reminder: int | None = None
    page: str = "cases:case"


def today(*, by: Acting) -> Today:
    """What waits for this person in the acting municipality."""
    check_can_see_cases(by)
    day, there = clock.today(), cases.mine(by=by)
    said_no = cases.who_said_no(by=by) if there.refusals else []
    decide = [one.case for one in said_no if one.threat and one.assigned_to in (by.user_id, None)]
    closing = [one.case for one in said_no if not one.threat and one.assigned_to == by.user_id]
    quiet = {one.case for one in said_no}
    placed = _placed(by, day, quiet)
    seen: set[int] = set()

    def some(things: Iterable[_Thing]) -> list[_Thing]:
        fresh = {thing.case: thing for thing in reversed(list(things)) if thing.case not in seen}
        kept = list(reversed(fresh.values()))[:MOST]
        seen.update(thing.case for thing in kept)
        return kept

    words = _("Somebody here said no before, and now there is a crisis. Decide first whether to approach.")
    planned = cases.agenda(by=by, until=day, of_nobody=True, stopped=quiet) if there.agenda else []
    first = some(
        [
            *(_Thing(pk, _("Decide first"), words) for pk in decide),
            *(_running_out(by) if there.terms else ()),
            *(_Thing(pk, _("Open")) for pk in placed.urgent),
        ]
    )
    at_a_time = some(_Thing(one.case, _("Open"), one.words, one.at, one.reminder) for one in planned if one.at)
    back = some(
        _Thing(one.case, _("Open") if one.reminder else _("Call"), one.words, None, one.reminder)
        for one in planned
        if not one.at
    )
    handed = _handed_over(by) if there.handed_over else []
    new = some(
        [*(_Thing(pk, _("Look"), sentence) for pk, sentence in handed), *(_Thing(pk, _("Start")) for pk in placed.new)]
    )
    no_is_no = _("Somebody here said no. Close the case with the outcome that fits.")
    silent = cases.help_waiting(by=by) if there.help else []
    chased = [_Thing(one.case, _("Ask again"), one.words, page="cases:help") for one in silent]
    going_on = [pk for pk in placed.going_on if pk not in {one.case for one in silent}]
    waiting = chased + some(
        [
            *(_Thing(pk, _("Close"), no_is_no) for pk in closing),
            *(_Thing(pk, _("Next step")) for pk in going_on),
        ]
    )
    idle = not (at_a_time or back or new or waiting)
    top = some(_Thing(pk, _("Look")) for pk in placed.nobodys) if idle else []
    things = [*first, *at_a_time, *back, *waiting, *new, *top]
    rows = {row.case_id: row for row in rows_of(list({thing.case: thing for thing in things}), day, by=by)}

    def lines(group: list[_Thing]) -> list[Line]:
        return [_line(thing, rows[thing.case]) for thing in group if thing.case in rows]

    return Today(
        first=lines(first),
        appointments=lines(at_a_time),
        call_back=lines(back),
        waiting=lines(waiting),
        new=lines(new),
        top=lines(top),
        colleagues=cases.asked_by_colleagues(by=by) if there.colleagues else [],
    )


def _line(thing: _Thing, row: Row) -> Line:
    return Line(row, thing.why or row.why, thing.act, thing.at, thing.reminder, thing.page)


@dataclass(frozen=True)
class _Placed:
    """Cases from the list, each group in its order: what cannot wait (one's own, and nobody's: a crisis or an end of
    supply), one's own that nobody was approached for, one's own in which there was contact, and nobody's."""

    urgent: list[int]
    new: list[int]
    going_on: list[int]
    nobodys: list[int]


_IN_ORDER = f"order by municipality_id, score desc, opened_on, case_id limit {MOST * 2}"
_HERE = "select case_id from worklist_placing where municipality_id = %(municipality)s"
_MINE, _NOBODYS = f"{_HERE} and assigned_to_id = %(user)s", f"{_HERE} and assigned_to_id is null"
_SAID_NO = "case_id = any(%(quiet)s)"
_PLACED = f"""
select array({_MINE} and (crisis or supply_ends_on <= %(soon)s) and not {_SAID_NO} {_IN_ORDER})
       || array({_NOBODYS} and crisis and not {_SAID_NO} {_IN_ORDER})
       || array({_NOBODYS} and supply_ends_on <= %(soon)s and not {_SAID_NO}
                order by supply_ends_on, case_id limit {MOST * 2}),
       array({_MINE} and attempts = 0 and status = 'open' and not {_SAID_NO} {_IN_ORDER}),
       array({_MINE} and status = any(%(in_contact)s) {_IN_ORDER}),
       array({_NOBODYS} and not {_SAID_NO} {_IN_ORDER})"""


def _placed(by: Acting, day: date, quiet: Collection[int]) -> _Placed:
    """The groups that come from the list, in one statement."""
    known: dict[str, Any] = {
        "municipality": by.municipality,
        "user": by.user_id or 0,
        "soon": add_working_days(day, SOON),
        "quiet": list(quiet),
        "in_contact": list(IN_CONTACT),
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLACED, known)
        return _Placed(*cursor.fetchone())


def _running_out(by: Acting) -> list[_Thing]:
    """One's own cases whose term runs out: two working days before the short ones, a week before the others."""
    started = Q(help_asked_on__isnull=False) | Q(first_conversation_on__isnull=False)
    running = list(Case.objects.of(by.municipality).open().filter(started, assigned_to_id=by.user_id).order_by("pk"))
    weeks = accounts.municipality(by.municipality).decision_weeks if running else 0
    soonest = [
        (late[0], case.pk)
        for case in running
        if (late := [one for one in cases.deadlines_of(case, decision_weeks=weeks) if one.runs_out])
    ]
    soonest.sort(key=lambda found: (found[0].clock.due, found[1]))
    return [_Thing(pk, _("Open"), cases.deadline_sentence(deadline)) for deadline, pk in soonest]


def _handed_over(by: Acting) -> list[tuple[int, str]]:
    """Cases that a colleague gave and that were not accepted yet, with the sentence that came along."""
    given = Case.objects.of(by.municipality).open().filter(assigned_to_id=by.user_id, handed_over_on__isnull=False)
    return [
        (pk, f"{name}: “{words}”" if words else _("From %(name)s") % {"name": name})
        for pk, name, words in given.order_by("handed_over_on", "pk").values_list(
            "pk", "handed_over_by", "handed_over_words"
        )
    ]
