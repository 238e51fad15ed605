"""Where doors lie: asked once for each, kept with the address; places of people and meetings in words."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.gateways import geocoder
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.people.models import Address
from aanbel.visits.core.copied import in_the_netherlands
from aanbel.visits.core.distance import Point
from aanbel.visits.models import Place
from aanbel.visits.permissions import check_can_ask_visit, check_can_see_rounds
from aanbel.visits.queries.candidates import without_place

MOST_AT_ONCE = 500


@transaction.atomic
def locate(*, by: Acting, cases: Collection[int]) -> int:
    """Asks for the doors of these cases that have no place on the map yet; the number found. Stops when it is busy."""
    check_can_see_rounds(by)
    if not geocoder.switched_on():
        return 0
    found: list[Place] = []
    for address in without_place(by=by, cases=cases)[:MOST_AT_ONCE]:
        try:
            point = geocoder.find(
                postcode=address.postcode,
                number=address.house_number,
                letter=address.house_letter,
                addition=address.house_addition,
            )
        except geocoder.GeocoderTrouble:
            break  # the rest is asked at the next plan
        found.append(
            Place(
                address=address,
                municipality_id=by.municipality,
                lon=point[0] if point else None,
                lat=point[1] if point else None,
                source=Place.Source.PDOK if geocoder.outside() else Place.Source.INVENTED,
                asked_at=clock.now(),
            )
        )
    Place.objects.bulk_create(found, ignore_conflicts=True)
    return sum(place.found for place in found)


@transaction.atomic
def point_out(*, by: Acting, address: int, lon: float, lat: float) -> Place:
    """A colleague says where a door is, when the register does not know it or nobody may be asked."""
    check_can_ask_visit(by)
    check_in_the_netherlands((lon, lat))
    if not Address.objects.filter(municipality_id=by.municipality, pk=address).exists():
        raise Missing(_("This address does not exist here (any more)."))
    place, _new = Place.objects.update_or_create(
        address_id=address,
        municipality_id=by.municipality,
        defaults={"lon": lon, "lat": lat, "source": Place.Source.HAND, "asked_at": clock.now()},
    )
    return place


def check_in_the_netherlands(place: Point) -> None:
    """Two numbers in the wrong order, or a typing error, would send somebody to sea."""
    if not in_the_netherlands(place):
        raise Refused(_("This lies outside the Netherlands. Copy both numbers from a map: latitude, longitude."))


def whereabouts(words: str) -> tuple[float | None, float | None]:
    """Where a place in words lies; (None, None) when nobody can say."""
    if not words or not geocoder.switched_on():
        return None, None
    try:
        return geocoder.find(words=words) or (None, None)
    except geocoder.GeocoderTrouble:
        return None, None
