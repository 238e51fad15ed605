"""Who is out now, where, and who is late: for the coordinator of today, and only while somebody is out."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.visits.core.distance import metres
from aanbel.visits.core.safety import HOME_WITHIN, Seen, Sign, Whereabouts, expected_out, late_from, whereabouts
from aanbel.visits.models import Alarm, CheckIn, Outing, Round, RoundVisitor, Stop
from aanbel.visits.permissions import check_can_watch_over


@dataclass(frozen=True)
class Late:
    """Somebody from whom we should have heard; `cause` names it, so that it is one alarm however often it is seen."""

    cause: str
    stop: Stop | None
    since: datetime


@dataclass
class Out:
    """One visitor on the road."""

    outing: Outing
    rounds: list[Round]
    stops: list[Stop]
    where: Whereabouts
    inside: Stop | None = None
    """The door behind which they are, also one of an earlier version of the plan."""
    alarms: list[Alarm] = field(default_factory=list)

    @property
    def user(self) -> User:
        return self.outing.user

    @property
    def number(self) -> int:
        """Which door of the round that is, as on the list they carry; 0 when it is in this round no more."""
        return self.stops.index(self.inside) + 1 if self.inside in self.stops else 0

    @property
    def expected(self) -> datetime | None:
        """When they are expected outside, or back."""
        if self.inside and self.where.since:
            return expected_out(arrived=self.where.since, planned=self.inside.leave - self.inside.start)
        return max((one.ends for one in self.rounds), default=None)

    @property
    def late(self) -> list[Late]:
        """From whom we should have heard by now."""
        now, found = clock.now(), []
        inside, since = self.inside, self.where.since
        if inside and since:
            at = late_from(arrived=since, planned=inside.leave - inside.start)
            if now >= at:
                found.append(Late(f"overdue:{self.user.pk}:{inside.pk}", inside, at))
        ends = max((one.ends for one in self.rounds), default=None)
        if ends and now >= ends + HOME_WITHIN:
            found.append(Late(f"home:{self.user.pk}:{self.outing.day}", None, ends + HOME_WITHIN))
        return found

    @property
    def state(self) -> str:
        """Where they are, in a few words and without a street."""
        if self.number:
            return _("inside, at door %(number)s") % {"number": self.number}
        return _("inside, at a door of an earlier plan") if self.inside else _("on the way")

    @property
    def near(self) -> str:
        """The last point they shared, told by the doors of their round."""
        outing = self.outing
        if outing.lon is None or outing.lat is None or not self.stops:
            return ""
        here = (outing.lon, outing.lat)
        nearest = min(self.stops, key=lambda stop: metres(here, (stop.lon, stop.lat)))
        told = {"metres": round(metres(here, (nearest.lon, nearest.lat)), -1), "number": self.stops.index(nearest) + 1}
        return _("about %(metres)d metres from door %(number)d") % told


def who_is_out(*, by: Acting) -> list[Out]:
    """Everybody on the road now, who may need help first. Five statements, however many they are."""
    check_can_watch_over(by)
    return _out(by, Outing.objects.filter(municipality_id=by.municipality, ended_at__isnull=True, day=clock.today()))


def running_alarms(*, by: Acting) -> list[Alarm]:
    """What was raised and not ended, calls for help first."""
    check_can_watch_over(by)
    found = Alarm.objects.filter(municipality_id=by.municipality, ended_at__isnull=True)
    rows = found.select_related("user", "stop__round").order_by("raised_at", "pk")
    return sorted(rows, key=lambda one: one.kind != Alarm.Kind.SOS)


def overdue(*, by: Acting) -> list[tuple[Out, Late]]:
    """Everybody from whom we should have heard by now."""
    return [(out, late) for out in who_is_out(by=by) for late in out.late]


def overdue_of(*, by: Acting, user: int, day: date) -> list[Late]:
    """Whether one visitor should have been heard of, asked by the watch that was set when they went in."""
    running = Outing.objects.filter(municipality_id=by.municipality, user=user, day=day, ended_at__isnull=True)
    return [late for out in _out(by, running) for late in out.late]


def outing_of(*, by: Acting) -> Outing | None:
    """My own day out, while it runs."""
    mine = Outing.objects.filter(municipality_id=by.municipality, user=by.user_id or 0, ended_at__isnull=True)
    return mine.filter(day=clock.today()).first()


def _out(by: Acting, running: QuerySet[Outing]) -> list[Out]:
    outings = list(running.select_related("user").order_by("user__name", "pk"))
    if not outings:
        return []
    days, users = {one.day for one in outings}, {one.user_id for one in outings}
    here = {"municipality_id": by.municipality}
    signs: dict[tuple[int, date], list[Seen]] = {}
    for row in CheckIn.objects.filter(**here, day__in=days, user__in=users).order_by("pk"):
        signs.setdefault((row.user_id, row.day), []).append(Seen(Sign(row.kind), row.counted_at, row.stop_id))
    going = RoundVisitor.objects.filter(**here, user__in=users, round__day__in=days, round__plan__replaced_at=None)
    rounds: dict[tuple[int, date], list[Round]] = {}
    for visitor in going.select_related("round").order_by("round__starts", "pk"):
        rounds.setdefault((visitor.user_id, visitor.round.day), []).append(visitor.round)
    numbers = {one.pk for mine in rounds.values() for one in mine}
    kept = Stop.objects.filter(**here, round__in=numbers, state__in=[Stop.State.PLANNED, Stop.State.VISITED])
    stops: dict[int, list[Stop]] = {}
    for stop in kept.select_related("address").order_by("position", "pk"):
        stops.setdefault(stop.round_id, []).append(stop)
    alarms: dict[int, list[Alarm]] = {}
    for alarm in Alarm.objects.filter(**here, ended_at__isnull=True, user__in=users).order_by("raised_at", "pk"):
        alarms.setdefault(alarm.user_id, []).append(alarm)
    found = []
    wheres = {key: whereabouts(seen) for key, seen in signs.items()}
    inside = Stop.objects.filter(**here).in_bulk({where.inside for where in wheres.values() if where.inside})
    for outing in outings:
        key = (outing.user_id, outing.day)
        mine, where = rounds.get(key, []), wheres.get(key, Whereabouts())
        doors = [stop for one in mine for stop in stops.get(one.pk, [])]
        out = Out(outing, mine, doors, where, inside.get(where.inside or 0), alarms.get(outing.user_id, []))
        found.append(out)
    return sorted(found, key=lambda out: (not out.alarms, not out.late))
