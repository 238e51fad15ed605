"""Reminders, agreed calls and chosen moments of one worker: for the day, the case, the agenda. A no hides them."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases.models import AgendaLink, Case, Reminder
from aanbel.cases.queries.refusals import who_said_no
from aanbel.kernel import clock


class Kind(StrEnum):
    """What stands in an agenda."""

    REMINDER = "reminder"
    CALL = "call"
    MEETING = "meeting"


@dataclass(frozen=True)
class Appointment:
    """Something of one's own on a day: a reminder, a call that was agreed, or a moment that a resident chose."""

    kind: Kind
    case: int
    on: date
    at: time | None = None
    words: str = ""
    reminder: int | None = None
    minutes: int | None = None


def me(by: Acting) -> int:
    """The number of who acts; the machine has none, and no agenda."""
    return by.user_id or 0


def reminders_of_case(*, by: Acting, case: int) -> list[Reminder]:
    """One's own reminders of a case that are not done."""
    return list(
        Reminder.objects.filter(
            municipality_id=by.municipality, case_id=case, user_id=me(by), done_at__isnull=True
        ).order_by("on", "at", "pk")
    )


def agenda(
    *, by: Acting, until: date | None = None, of_nobody: bool = False, stopped: Container[int] | None = None
) -> list[Appointment]:
    """What this worker has on which day, the first first; nothing of households that are not to be approached.

    `of_nobody` adds the residents who come to us while nobody has their case yet: somebody must be there. Who knows
    already which cases are `stopped` gives them along.
    """
    if stopped is None:
        stopped = {one.case for one in who_said_no(by=by)}
    mine = Reminder.objects.filter(
        municipality_id=by.municipality, user_id=me(by), done_at__isnull=True, case__closed_on__isnull=True
    )
    ours = Q(assigned_to_id=me(by)) | Q(assigned_to=None, meet_at__isnull=False) if of_nobody else Q(assigned_to=me(by))
    agreed = Q(call_back_on__isnull=False) | Q(meet_at__date__gte=clock.today())
    cases = Case.objects.of(by.municipality).open().filter(ours & agreed)
    if until:
        mine = mine.filter(on__lte=until)
    found = [Appointment(Kind.REMINDER, one.case_id, one.on, one.at, one.words, one.pk) for one in mine.order_by("pk")]
    for case in cases.order_by("pk"):
        found += _agreed(case)
    return sorted(
        (one for one in found if one.case not in stopped and (until is None or one.on <= until)),
        key=lambda one: (one.on, one.at or time.max, one.case),
    )


def _agreed(case: Case) -> Iterator[Appointment]:
    """The call that was promised, and the moment that the resident chose, as long as its day is not past."""
    if case.call_back_on:
        yield Appointment(Kind.CALL, case.pk, case.call_back_on)
    moment = case.meet_at.astimezone(clock.AMSTERDAM) if case.meet_at else None
    if moment and moment.date() >= clock.today():
        words = _("The resident comes to you: %(where)s") % {"where": case.meet_where}
        yield Appointment(Kind.MEETING, case.pk, moment.date(), moment.time(), words, minutes=case.meet_minutes)


def agenda_link(*, by: Acting) -> AgendaLink | None:
    """One's link, when there is one; the address itself is known to nobody but its owner."""
    return AgendaLink.objects.filter(municipality_id=by.municipality, user_id=me(by)).first()
