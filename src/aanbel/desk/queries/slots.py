"""Times for appointments at a desk: those that are free, and all of them for who opened them."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from aanbel.audit.acting import Acting
from aanbel.desk.models import Appointment, Slot
from aanbel.desk.permissions import check_can_use_desk
from aanbel.kernel import clock

AHEAD = timedelta(days=21)


def free_slots(*, by: Acting, desk: int, role: str = "", limit: int = 12) -> list[Slot]:
    """The first free times at this desk in the coming three weeks, of one kind of work when asked for."""
    check_can_use_desk(by)
    now = clock.now()
    found = _coming(by, desk).filter(~Exists(_alive()), at__gt=now, at__lte=now + AHEAD)
    if role:
        found = found.filter(role=role)
    return list(found.order_by("at", "pk")[:limit])


def slots_of(*, by: Acting, desk: int) -> list[Slot]:
    """Every time from today on at this desk, with `taken`."""
    check_can_use_desk(by)
    return list(_coming(by, desk).filter(at__gt=clock.now()).order_by("at", "pk"))


def _coming(by: Acting, desk: int) -> QuerySet[Slot]:
    here = Slot.objects.filter(municipality_id=by.municipality, desk_id=desk, user__is_active=True)
    return here.select_related("user").annotate(taken=Exists(_alive()))


def _alive() -> QuerySet[Appointment]:
    """The appointment that took the time, unless it was called off."""
    return Appointment.objects.filter(slot=OuterRef("pk"), called_off_at__isnull=True)
