"""Reminders and agreed calls of one worker: for the day, for a case, for the agenda. A standing no hides them."""

from dataclasses import dataclass
from datetime import date, time

from aanbel.audit.acting import Acting
from aanbel.cases.models import AgendaLink, Case, Reminder
from aanbel.cases.queries.refusals import not_to_approach


@dataclass(frozen=True)
class Appointment:
    """Something of one's own on a day: a reminder, or (reminder None) an agreed call."""

    case: int
    on: date
    at: time | None
    words: str
    reminder: int | None


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


def agenda(*, by: Acting, until: date | None = None) -> list[Appointment]:
    """What this worker has on which day, the first first; nothing of households that are not to be approached."""
    stopped = not_to_approach(by.municipality).values("pk")
    mine = Reminder.objects.filter(
        municipality_id=by.municipality, user_id=me(by), done_at__isnull=True, case__closed_on__isnull=True
    ).exclude(case_id__in=stopped)
    calls = (
        Case.objects.of(by.municipality)
        .open()
        .filter(assigned_to_id=by.user_id, call_back_on__isnull=False)
        .exclude(pk__in=stopped)
    )
    if until:
        mine, calls = mine.filter(on__lte=until), calls.filter(call_back_on__lte=until)
    found = [Appointment(one.case_id, one.on, one.at, one.words, one.pk) for one in mine.order_by("pk")]
    for case in calls.order_by("pk"):
        if case.call_back_on:
            found.append(Appointment(case.pk, case.call_back_on, None, "", None))
    return sorted(found, key=lambda one: (one.on, one.at or time.max, one.case))


def agenda_link(*, by: Acting) -> AgendaLink | None:
    """One's link, when there is one; the address itself is known to nobody but its owner."""
    return AgendaLink.objects.filter(municipality_id=by.municipality, user_id=me(by)).first()
