"""A visiting team, doors on a map, and cases that may be visited."""

from datetime import date, datetime, time
from itertools import count

from aanbel.accounts.models import Membership, Qualification, Role, Skill, User
from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.cases.tests import factories as of_cases
from aanbel.kernel import clock
from aanbel.people.models import Address
from aanbel.visits.models import Place, Transport, Visitor

MONDAY = date(2026, 3, 9)
MORNING = datetime.combine(MONDAY, time(8), clock.AMSTERDAM)
CENTRE = (5.08, 52.62)
_numbers = count(1)


def visitor(by: Acting, name: str, *skills: Skill, **columns: object) -> Visitor:
    """A trained colleague on duty from nine to five, who cycles from the town hall and back."""
    number = next(_numbers)
    user = User.objects.create_user(f"visitor{number}@example.org", name=name)
    Membership.objects.create(user=user, municipality_id=by.municipality, role=Role.VISITOR)
    for skill in {Skill.VISITS, *skills}:
        Qualification.objects.create(
            municipality_id=by.municipality, user=user, skill=skill, given_on=MONDAY, given_by="test"
        )
    known = {
        "transport": Transport.BICYCLE,
        "start_place": "Stadhuis",
        "start_lon": CENTRE[0],
        "start_lat": CENTRE[1],
        "week": {str(day): ["09:00", "17:00"] for day in range(5)},
        **columns,
    }
    return Visitor.objects.create(municipality_id=by.municipality, user=user, **known)


def case(by: Acting, *, east: float = 0.0, north: float = 0.0, on_map: bool = True, **columns: object) -> Case:
    """An open case at a door so many degrees from the town hall; it lies on the map unless told otherwise."""
    found = of_cases.case(by, at=of_cases.address(by), **columns)
    if on_map:
        Place.objects.create(
            address=found.address,
            municipality_id=by.municipality,
            lon=CENTRE[0] + east,
            lat=CENTRE[1] + north,
            source=Place.Source.HAND,
            asked_at=clock.now(),
        )
    return found


def upstairs_of(by: Acting, address: Address) -> Address:
    """Another door behind the same front door, at the same place."""
    found = Address.objects.create(
        municipality_id=by.municipality,
        postcode=address.postcode,
        house_number=address.house_number,
        house_addition="2",
        street=address.street,
        place=address.place,
    )
    on_map = address.on_map
    Place.objects.create(
        address=found,
        municipality_id=by.municipality,
        lon=on_map.lon,
        lat=on_map.lat,
        source=on_map.source,
        asked_at=on_map.asked_at,
    )
    return found
