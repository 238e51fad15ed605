"""When desks are open: the hours of their place in the social map, in minutes after midnight."""

from collections.abc import Collection
from datetime import date

from aanbel.audit.acting import Acting
from aanbel.desk.core.rota import Span, joined, minute
from aanbel.desk.models import Desk
from aanbel.directory import queries as directory


def opened(*, by: Acting, desks: Collection[Desk], days: Collection[date]) -> dict[tuple[int, date], list[Span]]:
    """For each desk and day when its door is open; nothing for a desk of which the place is not known yet."""
    places = {one.location_id for one in desks if one.location_id}
    hours = directory.open_hours(by=by, locations=places, days=days) if places else {}
    return {
        (one.pk, day): joined((minute(starts), minute(ends)) for starts, ends in hours[one.location_id][day])
        if one.location_id
        else []
        for one in desks
        for day in days
    }
