"""The hours of an entry or a place, as the form fills them in: a plain week, and the days on which it is closed.

What the form cannot show (a monthly schedule, hours of one season) stays as it was.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from aanbel.directory.core.opening import DAYS
from aanbel.directory.models import Location, Schedule, Service
from aanbel.directory.queries.hours import closures, weekly_rows
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused

Week = Mapping[int, Collection[tuple[time, time]]]
"""Hours per weekday, 0 for Monday."""


@dataclass(frozen=True, slots=True)
class Closure:
    """Days in a row on which nobody is there."""

    first: date
    last: date
    why: str = ""


def keep_hours(of: Service | Location, week: Week, closed: Iterable[Closure]) -> None:
    """One schedule for every pair of hours, with the days on which it counts; one for every time it is closed."""
    Schedule.objects.filter(pk__in=[row.pk for row in [*weekly_rows(of), *closures(of)]]).delete()
    own = {"municipality_id": of.municipality_id, "changed_at": clock.now()}
    whose = {"service": of} if isinstance(of, Service) else {"location": of}
    Schedule.objects.bulk_create(
        Schedule(
            **own, **whose, freq="WEEKLY", byday=",".join(DAYS[day] for day in days), opens_at=opens, closes_at=closes
        )
        for (opens, closes), days in _days_of(week).items()
    )
    Schedule.objects.bulk_create(
        Schedule(**own, **whose, closed=True, valid_from=one.first, valid_to=one.last, description=one.why.strip())
        for one in _in_order(closed)
    )


def _days_of(week: Week) -> dict[tuple[time, time], list[int]]:
    days_of: dict[tuple[time, time], list[int]] = {}
    for day, hours in sorted(week.items()):
        for opens, closes in hours:
            if opens >= closes:
                raise Refused(_("The end lies before the beginning. Change one of the two times."))
            days_of.setdefault((opens, closes), []).append(day)
    return days_of


def _in_order(closed: Iterable[Closure]) -> list[Closure]:
    told = sorted(closed, key=lambda one: one.first)
    if any(one.last < one.first for one in told):
        raise Refused(_("The last day closed lies before the first. Change one of the two."))
    return told
