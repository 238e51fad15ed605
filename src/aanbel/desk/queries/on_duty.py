"""Who is there: at or behind a desk now, in which work, and how one reaches them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from aanbel.audit.acting import Acting
from aanbel.desk.core.roles import PROFESSIONALS, HelpRole
from aanbel.desk.core.rota import Presence, Span, minute
from aanbel.desk.core.volunteering import Lack
from aanbel.desk.models import Duty
from aanbel.desk.permissions import check_can_see_rota
from aanbel.desk.queries.volunteers import lacks_of
from aanbel.desk.wording.roles import RoleWords, role_words
from aanbel.kernel import clock


@dataclass(frozen=True)
class OnDuty:
    """Somebody who is there: what they do, until when, and how to reach them."""

    duty: Duty
    professional: bool
    lacks: tuple[Lack, ...] = ()

    @property
    def user_id(self) -> int:
        return self.duty.user_id

    @property
    def name(self) -> str:
        return self.duty.user.name

    @property
    def role(self) -> str:
        return self.duty.role

    @property
    def work(self) -> RoleWords:
        """What they do, in words."""
        return role_words(self.duty.role)

    @property
    def phone(self) -> str:
        """The number for these hours, or else their own."""
        return self.duty.phone or self.duty.user.phone

    @property
    def room(self) -> str:
        """Where one finds them; empty: by telephone only."""
        return self.duty.room

    @property
    def span(self) -> Span:
        return minute(self.duty.starts), minute(self.duty.ends)

    @property
    def presence(self) -> Presence:
        """As the rules of the rota see it: volunteers are at the desk itself, professionals where their room is."""
        here = bool(self.room) or not self.professional
        return Presence(self.user_id, self.span, self.professional, ready=not self.lacks, here=here)


def on_duty(*, by: Acting, desk: int, at: datetime | None = None) -> list[OnDuty]:
    """Who is at or behind this desk at a moment (now): professionals first, then by name."""
    check_can_see_rota(by)
    local = (at or clock.now()).astimezone(clock.AMSTERDAM)
    found = _there(by, local).filter(desk_id=desk).select_related("user")
    return people(by, list(found.order_by("pk")), local.date())


def professionals_elsewhere(*, by: Acting, desk: int) -> list[OnDuty]:
    """Who is on duty at the other desks now: a professional is always in reach, also when none is on this rota."""
    check_can_see_rota(by)
    local = clock.now().astimezone(clock.AMSTERDAM)
    found = _there(by, local).filter(role__in=PROFESSIONALS, desk__in_use=True).exclude(desk_id=desk)
    return [OnDuty(one, professional=True) for one in found.select_related("user", "desk").order_by("user__name", "pk")]


def presences(*, by: Acting, duties: Sequence[Duty], on: date) -> list[Presence]:
    """These hours as the rules of the rota see them, in the same order."""
    order = {id(one): place for place, one in enumerate(duties)}
    there = people(by, duties, on)
    return [who.presence for who in sorted(there, key=lambda who: order[id(who.duty)])]


def people(by: Acting, duties: Sequence[Duty], on: date) -> list[OnDuty]:
    """These hours with what their people lack: professionals first, then by hour and name."""
    volunteers = {one.user_id for one in duties if HelpRole(one.role) not in PROFESSIONALS}
    lacking = lacks_of(by=by, users=volunteers, on=on) if volunteers else {}
    found = [OnDuty(one, HelpRole(one.role) in PROFESSIONALS, tuple(lacking.get(one.user_id, ()))) for one in duties]
    return sorted(found, key=lambda one: (not one.professional, one.duty.on, one.duty.starts, one.name))


def _there(by: Acting, local: datetime) -> QuerySet[Duty]:
    """The duties of which this is the hour."""
    return Duty.objects.filter(
        municipality_id=by.municipality,
        on=local.date(),
        starts__lte=local.time(),
        ends__gt=local.time(),
        state=Duty.State.PLANNED,
        user__is_active=True,
    )
