"""Times for appointments: a professional opens them by a weekly pattern; one that is taken stays."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.roles import PROFESSIONALS, HelpRole, fits
from aanbel.desk.core.rota import pattern_times
from aanbel.desk.models import Slot
from aanbel.desk.permissions import check_can_open_slots
from aanbel.desk.services.arranging import desk_of
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import holidays_of

MOST_WEEKS = 26
SHORTEST, LONGEST = 10, 120  # minutes


@transaction.atomic
def open_slots(
    *,
    by: Acting,
    desk: int,
    user: int,
    role: HelpRole,
    first: date,
    starts: time,
    until: time,
    minutes: int,
    weeks: int = 1,
) -> list[Slot]:
    """Open times of so many minutes from `starts` until `until`, on this day and the same weekday of the next weeks.

    What this person opened already stays as it was, holidays are left out, and what has passed is not opened.
    """
    check_can_open_slots(by, user)
    found = desk_of(by, desk)
    colleague = accounts.colleagues(by=by).filter(pk=user).first()
    if colleague is None or role not in PROFESSIONALS or not fits(role, accounts.roles_of(colleague, by=by)):
        raise Refused(_("Choose a professional, and the work that goes with the appointment."))
    if not (SHORTEST <= minutes <= LONGEST and 1 <= weeks <= MOST_WEEKS):
        raise Refused(_("An appointment takes 10 to 120 minutes, and a pattern at most 26 weeks."))
    times = pattern_times(starts, until, minutes)
    if not times:
        raise Refused(_("No appointment of this length fits between the two times. Change one of them."))
    days = [first + timedelta(weeks=count) for count in range(weeks)]
    moments = [
        datetime.combine(day, at, clock.AMSTERDAM) for day in days for at in times if day not in holidays_of(day.year)
    ]
    taken = [
        (one.at, one.at + timedelta(minutes=one.minutes))
        for one in Slot.objects.filter(municipality_id=by.municipality, user=colleague, at__gte=clock.now())
    ]
    length = timedelta(minutes=minutes)
    fresh = [
        Slot(municipality_id=by.municipality, desk=found, user=colleague, role=role.value, at=at, minutes=minutes)
        for at in moments
        if at > clock.now() and not any(begin < at + length and at < end for begin, end in taken)
    ]
    if not fresh:
        raise Refused(_("All these times are open already, or have passed."))
    Slot.objects.bulk_create(fresh)
    audit.record(
        by=by, verb=Verb.SLOTS_OPENED, subject=f"desk:{found.pk}", slots=len(fresh), desk=found.name,
        user=colleague.name,
    )  # fmt: skip
    return fresh


@transaction.atomic
def close_slot(*, by: Acting, slot: int) -> Slot:
    """Take away a time that nobody has taken. An appointment is called off at the desk, where the resident is told."""
    found = (
        Slot.objects.select_for_update(of=("self",))
        .select_related("desk")
        .filter(municipality_id=by.municipality, pk=slot)
        .first()
    )
    if found is None:
        raise Missing(_("This time is not open (any more)."))
    check_can_open_slots(by, found.user_id)
    if found.appointments.exists():
        raise Refused(_("Somebody has an appointment at this time. Call that off at the desk first."))
    day = date_format(found.at.astimezone(clock.AMSTERDAM), "j F Y")
    audit.record(by=by, verb=Verb.SLOT_CLOSED, subject=f"desk:{found.desk_id}", desk=found.desk.name, day=day)
    found.delete()
    return found
