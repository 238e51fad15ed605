"""When a place is open, day by day: for who plans people for these hours."""

from collections.abc import Collection
from datetime import date, time
from uuid import UUID

from aanbel.audit.acting import Acting
from aanbel.directory.core.opening import counts_on, rests
from aanbel.directory.models import Schedule, ServiceAtLocation, ServiceKind
from aanbel.kernel.working_days import holidays_of

_MIDNIGHT = time(23, 59)
Hours = list[tuple[time, time]]


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
        found[place] = {day: _on(of_place[place] or told, day) for day in days}
    return found


def _on(schedules: list[Schedule], day: date) -> Hours:
    spans = set()
    for schedule in schedules:
        rule = schedule.rule
        if counts_on(rule, day) and not (day in holidays_of(day.year) and rests(rule)):
            spans.add((rule.opens_at, rule.closes_at if rule.closes_at > rule.opens_at else _MIDNIGHT))
    return sorted(spans)
