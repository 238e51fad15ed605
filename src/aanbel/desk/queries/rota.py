"""The rota as it is read: a week of a desk with what is missing, one's desks, who can stand in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit.acting import Acting
from aanbel.desk.core.reach import EVERY_DESK
from aanbel.desk.core.roles import HelpRole, fits
from aanbel.desk.core.rota import Gap, Presence, Span, free_for, gaps, minute, week_of
from aanbel.desk.models import Desk, DeskMember, Duty
from aanbel.desk.permissions import check_can_coordinate_desk, check_can_see_rota
from aanbel.desk.queries.hours import opened
from aanbel.desk.queries.on_duty import OnDuty, people
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing

FORTNIGHT = 14


@dataclass(frozen=True)
class RotaDay:
    """One day of a desk: when it is open, who is there, who fell out, and what is missing."""

    day: date
    opened: list[Span]
    present: list[OnDuty]
    fallen_out: list[Duty]
    gaps: list[Gap]

    @property
    def is_past(self) -> bool:
        return self.day < clock.today()


@dataclass(frozen=True)
class RotaWeek:
    """A week of one desk."""

    desk: Desk
    days: list[RotaDay]

    @property
    def monday(self) -> date:
        return self.days[0].day

    @property
    def before(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.monday + timedelta(days=7)

    @property
    def missing(self) -> list[tuple[date, Gap]]:
        """What still has to be arranged, from today on."""
        return [(day.day, gap) for day in self.days if not day.is_past for gap in day.gaps]

    @property
    def planned(self) -> bool:
        return any(day.present for day in self.days)


def my_desks(*, by: Acting) -> list[Desk]:
    """The desks in use where one helps: by belonging there, or on today's rota. A coordinator has them all."""
    found = Desk.objects.filter(municipality_id=by.municipality, in_use=True)
    if not by.roles & EVERY_DESK:
        today = Q(
            pk__in=Duty.objects.filter(
                municipality_id=by.municipality, user_id=by.user_id or 0, on=clock.today(), state=Duty.State.PLANNED
            ).values("desk_id")
        )
        mine = DeskMember.objects.filter(municipality_id=by.municipality, user_id=by.user_id or 0).values("desk_id")
        found = found.filter(today | Q(pk__in=mine))
    return list(found.select_related("location").order_by("name"))


def desks(*, by: Acting) -> list[Desk]:
    """Every desk, those in use first."""
    check_can_see_rota(by)
    found = Desk.objects.filter(municipality_id=by.municipality).select_related("location", "neighbourhood")
    return list(found.order_by("-in_use", "name"))


def desk(*, by: Acting, number: int) -> Desk:
    """This desk of ours."""
    check_can_see_rota(by)
    found = Desk.objects.filter(municipality_id=by.municipality, pk=number).select_related("location", "neighbourhood")
    if (one := found.first()) is None:
        raise Missing(_("This desk does not exist here."))
    return one


def members(*, by: Acting, desk: int) -> list[User]:
    """Who belongs to this desk, by name."""
    check_can_see_rota(by)
    found = User.objects.filter(desks__desk_id=desk, desks__municipality_id=by.municipality, is_active=True)
    return list(found.order_by("name"))


def roles_on_duty(*, by: Acting, days: int = FORTNIGHT) -> frozenset[str] | None:
    """The kinds of work that somebody does at some desk in the coming days; None while no rota is kept at all."""
    today = clock.today()
    here = Duty.objects.filter(municipality_id=by.municipality)
    coming = here.filter(on__gte=today, on__lt=today + timedelta(days=days), state=Duty.State.PLANNED)
    found = frozenset(coming.filter(desk__in_use=True, user__is_active=True).values_list("role", flat=True).distinct())
    return found if found or here.exists() else None


def rota_week(*, by: Acting, desk: Desk, day: date) -> RotaWeek:
    """The week of this day at a desk, in as many statements as a day."""
    check_can_see_rota(by)
    days = week_of(day)
    hours = opened(by=by, desks=[desk], days=days)
    duties: dict[date, list[Duty]] = {one: [] for one in days}
    here = Duty.objects.filter(municipality_id=by.municipality, desk=desk, on__range=(days[0], days[-1]))
    for duty in here.select_related("user", "instead_of__user").order_by("starts", "pk"):
        duties[duty.on].append(duty)
    there = people(by, [one for some in duties.values() for one in some if one.state == Duty.State.PLANNED], days[0])
    return RotaWeek(
        desk,
        [
            _rota_day(one, hours[desk.pk, one], duties[one], [who for who in there if who.duty.on == one])
            for one in days
        ],
    )


def missing_soon(*, by: Acting, days: int = FORTNIGHT) -> list[tuple[Desk, date, Gap]]:
    """What is missing at any desk in the coming days, the first first."""
    check_can_see_rota(by)
    today = clock.today()
    coming = [today + timedelta(days=count) for count in range(days)]
    ours = [one for one in desks(by=by) if one.in_use]
    hours = opened(by=by, desks=ours, days=coming)
    here = Duty.objects.filter(municipality_id=by.municipality, on__in=coming, state=Duty.State.PLANNED)
    there = people(by, list(here.select_related("user").order_by("pk")), today)
    present: dict[tuple[int, date], list[Presence]] = {}
    for who in there:
        present.setdefault((who.duty.desk_id, who.duty.on), []).append(who.presence)
    return [
        (one, day, gap)
        for day in coming
        for one in ours
        for gap in gaps(hours[one.pk, day], present.get((one.pk, day), []))
    ]


def duty(*, by: Acting, number: int) -> Duty:
    """These hours of somebody."""
    check_can_see_rota(by)
    found = Duty.objects.filter(municipality_id=by.municipality, pk=number).select_related("user", "desk").first()
    if found is None:
        raise Missing(_("These hours are not on the rota (any more)."))
    return found


def my_duties(*, by: Acting, days: int = 60) -> list[Duty]:
    """One's own hours from today on."""
    today = clock.today()
    found = Duty.objects.filter(
        municipality_id=by.municipality,
        user_id=by.user_id or 0,
        on__range=(today, today + timedelta(days=days)),
        state=Duty.State.PLANNED,
    )
    return list(found.select_related("desk").order_by("on", "starts"))


def can_stand_in(*, by: Acting, duty: Duty) -> list[User]:
    """Who may do this work and has nothing else then: those of the desk first."""
    check_can_see_rota(by)
    role = HelpRole(duty.role)
    able = {one.user.pk: one.user for one in accounts.staff(by=by) if fits(role, one.roles)}
    able.pop(duty.user_id, None)
    belongs = set(DeskMember.objects.filter(desk_id=duty.desk_id).values_list("user_id", flat=True))
    at_home = set(
        Duty.objects.filter(municipality_id=by.municipality, on=duty.on, state=Duty.State.ILL).values_list(
            "user_id", flat=True
        )
    )
    busy = _busy(by, duty.on, able)
    free = free_for((minute(duty.starts), minute(duty.ends)), able, busy)
    return [
        able[one] for one in sorted(free, key=lambda one: (one not in belongs, able[one].name)) if one not in at_home
    ]


def who_can(*, by: Acting) -> list[tuple[User, list[HelpRole]]]:
    """Colleagues who can stand on a rota, each with the kinds of work that fit."""
    check_can_coordinate_desk(by)
    found = [(one.user, [role for role in HelpRole if fits(role, one.roles)]) for one in accounts.staff(by=by)]
    return [(user, roles) for user, roles in found if roles]


def _busy(by: Acting, on: date, users: Collection[int]) -> dict[int, list[Span]]:
    busy: dict[int, list[Span]] = {}
    there = Duty.objects.filter(
        municipality_id=by.municipality, on=on, user_id__in=users, state=Duty.State.PLANNED
    ).order_by("pk")
    for one in there:
        busy.setdefault(one.user_id, []).append((minute(one.starts), minute(one.ends)))
    return busy


def _rota_day(day: date, doors: list[Span], duties: list[Duty], present: list[OnDuty]) -> RotaDay:
    return RotaDay(
        day=day,
        opened=doors,
        present=present,
        fallen_out=[one for one in duties if one.state == Duty.State.ILL],
        gaps=gaps(doors, [one.presence for one in present]),
    )
