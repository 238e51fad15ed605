"""Who comes back to a desk, and when: moments without a name."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.models import Appointment, Slot
from aanbel.desk.permissions import check_at_desk
from aanbel.desk.queries.slots import AHEAD, free_slots
from aanbel.desk.wording.roles import RoleWords, role_words
from aanbel.desk.wording.tiles import TileWords, tile_words
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass(frozen=True)
class AppointmentLine:
    """Somebody who comes back."""

    appointment: Appointment
    now: datetime

    @property
    def tile(self) -> TileWords:
        return tile_words(self.appointment.question.tile)

    @property
    def role(self) -> RoleWords | None:
        return role_words(self.appointment.role) if self.appointment.role else None

    @property
    def today(self) -> bool:
        return self.appointment.at.astimezone(clock.AMSTERDAM).date() == clock.today()

    @property
    def did_not_come(self) -> bool:
        """Whether the whole time has passed and nobody came; they may still walk in."""
        return self.now > self.appointment.at + timedelta(minutes=self.appointment.minutes)


def appointments_of(*, by: Acting, desk: int) -> list[AppointmentLine]:
    """Who comes back to this desk today and in the coming weeks, and did not come yet."""
    start = datetime.combine(clock.today(), time(0), clock.AMSTERDAM)
    rows = _standing(by).filter(question__desk=desk, at__range=(start, start + AHEAD), came_as__isnull=True)
    now = clock.now()
    return [AppointmentLine(row, now) for row in rows.order_by("at", "pk")]


def appointment_line(*, by: Acting, number: int) -> AppointmentLine:
    """One appointment that stands, for who helps at its desk."""
    found = _standing(by).filter(pk=number).first()
    if found is None:
        raise Missing(_("This appointment does not exist here (any more)."))
    check_at_desk(by, found.question.desk_id)
    return AppointmentLine(found, clock.now())


def times_to_choose(*, by: Acting, desk: int, role: str) -> list[Slot]:
    """The coming free times at this desk: of this kind of work, or else all."""
    return (free_slots(by=by, desk=desk, role=role) if role else []) or free_slots(by=by, desk=desk)


def _standing(by: Acting) -> QuerySet[Appointment]:
    here = Appointment.objects.filter(municipality_id=by.municipality, called_off_at__isnull=True)
    return here.select_related("question__desk", "user")
