"""The hours as the form keeps them; and when a place is open, day by day, for who plans people for these hours."""

from collections.abc import Collection
from datetime import date, time
from uuid import UUID

from django.db.models import QuerySet

from aanbel.audit.acting import Acting
from aanbel.directory.core.opening import counts_on, rests, shut_on, together
from aanbel.directory.models import Location, Schedule, Service, ServiceAtLocation, ServiceKind
from aanbel.kernel.working_days import holidays_of

_MIDNIGHT = time(23, 59)
Hours = list[tuple[time, time]]


def weekly_rows(of: Service | Location) -> list[Schedule]:
    """The plain weekly hours of an entry or a place itself: what the form shows and replaces."""
    own = _own(of).filter(closed=False, freq="WEEKLY", valid_from=None, valid_to=None, dtstart=None, until=None)
    plain = own.filter(count=None, bymonthday="", byweekno="", byyearday="")
    rows = plain.filter(opens_at__isnull=False, closes_at__isnull=False).order_by("opens_at", "pk")
    return [row for row in rows if (row.interval or 1) == 1]


def closures(of: Service | Location) -> list[Schedule]:
    """The days on which it is closed, as the form shows and replaces them: whole days, one after the other."""
    return list(_own(of).filter(closed=True, freq="", byday="").order_by("valid_from", "pk"))


def _own(of: Service | Location) -> QuerySet[Schedule]:
    whose = {"service": of} if isinstance(of, Service) else {"location": of, "service": None}
    return Schedule.objects.filter(municipality_id=of.municipality_id, **whose)


def open_hours(*, by: Acting, locations: Collection[UUID], days: Collection[date]) -> dict[UUID, dict[date, Hours]]:
    """The opening hours of each place on each of these days; hours that go on after midnight end with the day.

    They are those of the place itself; or else of what is done there, the money workplace before all else, as a house
    of the neighbourhood is open longer than its walk-in.
    """
    here = Schedule.objects.filter(municipality_id=by.municipality).order_by("opens_at", "pk")
    offered = ServiceAtLocation.objects.filter(municipality_id=by.municipality, location_id__in=locations)
    done_there = list(offered.select_related("service").order_by("pk"))
    of_place: dict[UUID, list[Schedule]] = {one: [] for one in locations}
    for schedule in here.filter(location_id__in=locations):
        if schedule.location_id:
            of_place[schedule.location_id].append(schedule)
    of_link: dict[UUID | None, list[Schedule]] = {}
    for schedule in here.filter(service_at_location__in=done_there):
        of_link.setdefault(schedule.service_at_location_id, []).append(schedule)
    of_service: dict[UUID | None, list[Schedule]] = {}
    for schedule in here.filter(service__in={one.service_id for one in done_there}):
        of_service.setdefault(schedule.service_id, []).append(schedule)
    found: dict[UUID, dict[date, Hours]] = {}
    for place in locations:
        links = [one for one in done_there if one.location_id == place]
        links = [one for one in links if one.service.kind == ServiceKind.WORKPLACE] or links
        told = [row for one in links for row in of_link.get(one.pk, []) or of_service.get(one.service_id, [])]
        found[place] = {day: _on(of_place[place], told, day) for day in days}
    return found


def _on(of_place: list[Schedule], done_there: list[Schedule], day: date) -> Hours:
    own = [one.rule for one in of_place]
    rules = together(own, [[one.rule for one in done_there]])
    if shut_on(rules, day):
        return []
    spans = set()
    for rule in rules:
        if not rule.closed and counts_on(rule, day) and not (day in holidays_of(day.year) and rests(rule)):
            spans.add((rule.opens_at, rule.closes_at if rule.closes_at > rule.opens_at else _MIDNIGHT))
    return sorted(spans)
