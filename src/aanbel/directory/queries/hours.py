"""When a place is open, day by day: for who plans people for these hours."""

from collections.abc import Collection
from datetime import date, time
from uuid import UUID

from django.db.models import Q

from aanbel.audit.acting import Acting
from aanbel.directory.core.opening import counts_on, rests
from aanbel.directory.models import Schedule
from aanbel.kernel.working_days import holidays_of

_MIDNIGHT = time(23, 59)


def open_hours(
    *, by: Acting, locations: Collection[UUID], days: Collection[date]
) -> dict[UUID, dict[date, list[tuple[time, time]]]]:
    """The opening hours of each place on each of these days; those of the place itself, or else of what is done there.

    Hours that go on after midnight end with the day.
    """
    own: dict[UUID, list[Schedule]] = {one: [] for one in locations}
    offered: dict[UUID, list[Schedule]] = {one: [] for one in locations}
    here = Q(location_id__in=locations) | Q(service_at_location__location_id__in=locations)
    found = Schedule.objects.filter(here, municipality_id=by.municipality).select_related("service_at_location")
    for schedule in found.order_by("opens_at", "pk"):
        if schedule.location_id in own:
            own[schedule.location_id].append(schedule)
        elif schedule.service_at_location is not None:
            offered[schedule.service_at_location.location_id].append(schedule)
    return {one: {day: _on(own[one] or offered[one], day) for day in days} for one in locations}


def _on(schedules: list[Schedule], day: date) -> list[tuple[time, time]]:
    spans = set()
    for schedule in schedules:
        rule = schedule.rule
        if counts_on(rule, day) and not (day in holidays_of(day.year) and rests(rule)):
            spans.add((rule.opens_at, rule.closes_at if rule.closes_at > rule.opens_at else _MIDNIGHT))
    return sorted(spans)
