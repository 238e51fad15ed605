"""Desks as a coordinator sees them: the coming hours, the people, and the places that can be chosen."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from aanbel.audit.acting import Acting
from aanbel.desk.core.rota import Span
from aanbel.desk.models import Desk, DeskMember
from aanbel.desk.permissions import check_can_coordinate_desk
from aanbel.desk.queries.hours import opened
from aanbel.desk.queries.rota import desks
from aanbel.directory.models import Location
from aanbel.kernel import clock


@dataclass(frozen=True)
class DeskCard:
    """One desk in the list."""

    desk: Desk
    members: int
    hours: list[tuple[date, list[Span]]]

    @property
    def open_days(self) -> list[tuple[date, list[Span]]]:
        """The days of the coming week on which it is open."""
        return [(day, spans) for day, spans in self.hours if spans]


def desk_cards(*, by: Acting) -> list[DeskCard]:
    """Every desk with its hours of the coming seven days."""
    check_can_coordinate_desk(by)
    found = desks(by=by)
    days = [clock.today() + timedelta(days=count) for count in range(7)]
    hours = opened(by=by, desks=found, days=days)
    counted = DeskMember.objects.filter(municipality_id=by.municipality, user__is_active=True).values("desk")
    members = dict(counted.annotate(people=Count("pk")).order_by("desk").values_list("desk", "people"))
    return [DeskCard(one, members.get(one.pk, 0), [(day, hours[one.pk, day]) for day in days]) for one in found]


def places(*, by: Acting) -> list[Location]:
    """The places of the social map that one can walk into."""
    check_can_coordinate_desk(by)
    physical = Location.objects.filter(municipality_id=by.municipality, location_type=Location.Type.PHYSICAL)
    return list(physical.order_by("-walk_in", "name"))
