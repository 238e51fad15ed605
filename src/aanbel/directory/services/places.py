"""Keeping a place by hand: its address, how one gets in, and the hours of everything that has none of its own."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts.models import Neighbourhood
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.models import Accessibility, Address, Location, Service
from aanbel.directory.permissions import check_can_keep_map
from aanbel.directory.services.hours import Closure, Week, keep_hours
from aanbel.directory.services.indexing import index_services
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@dataclass(frozen=True)
class NewPlace:
    """A place that does not stand on the map yet."""

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    neighbourhood: int | None = None
    walk_in: bool = False


@dataclass(frozen=True)
class KeptPlace(NewPlace):
    """A place as somebody fills it in who changes it."""

    transport: str = ""
    access: Collection[str] = ()
    week: Week = field(default_factory=dict)
    closed: Collection[Closure] = ()


def lay_place(service: Service, told: NewPlace) -> Location:
    """A new place, of who offers this."""
    here = {"municipality_id": service.municipality_id}
    _check_ours(service.municipality_id, told)
    location = Location.objects.create(
        **here,
        name=told.name.strip(),
        neighbourhood_id=told.neighbourhood,
        walk_in=told.walk_in,
        organization_id=service.organization_id,
        changed_at=clock.now(),
    )
    _address(location, told)
    return location


@transaction.atomic
def keep_place(*, by: Acting, place: UUID, told: KeptPlace) -> Location:
    """Change a place: for every entry that is offered there."""
    check_can_keep_map(by)
    if not told.name.strip():
        raise Refused(_("A place needs a name."))
    found = Location.objects.select_for_update(of=("self",)).filter(municipality_id=by.municipality, pk=place).first()
    if found is None:
        raise Missing(_("This place does not stand on the social map (any more)."))
    _check_ours(by.municipality, told)
    found.name, found.transportation = " ".join(told.name.split()), told.transport.strip()
    found.neighbourhood_id, found.walk_in, found.changed_at = told.neighbourhood, told.walk_in, clock.now()
    found.save()
    _address(found, told)
    _access(found, told.access)
    keep_hours(found, told.week, told.closed)
    there = Service.objects.filter(municipality_id=by.municipality, service_at_locations__location=found)
    touched = list(there.values_list("pk", flat=True))
    Service.objects.filter(municipality_id=by.municipality, pk__in=touched).update(changed_at=clock.now())
    index_services(by=by, services=touched)
    audit.record(by=by, verb=Verb.PLACE_KEPT, subject=f"place:{found.pk}", name=found.name[:120])
    return found


def _check_ours(municipality: int, told: NewPlace) -> None:
    """The database checks a key without looking whose row it is: no place lies in another municipality."""
    if told.neighbourhood is None:
        return
    if not Neighbourhood.objects.filter(municipality_id=municipality, pk=told.neighbourhood).exists():
        raise Missing(_("This neighbourhood does not exist here. Choose one from the list."))


def _address(location: Location, told: NewPlace) -> None:
    """Its visiting address; a postal address stays as it was."""
    here = {"municipality_id": location.municipality_id, "location": location}
    visiting = Address.objects.filter(**here, address_type=Address.Type.PHYSICAL).order_by("pk").first()
    address = visiting or Address(**here, country="NL")
    address.address_1, address.city = told.street.strip(), told.town.strip()
    address.postal_code, address.changed_at = told.postcode.strip(), clock.now()
    address.save()


def _access(location: Location, told: Collection[str]) -> None:
    """How one gets in, a sentence each; a sentence that stays keeps its details."""
    own = {"municipality_id": location.municipality_id, "location": location}
    wanted = list(dict.fromkeys(one.strip() for one in told if one.strip()))
    standing = Accessibility.objects.filter(**own)
    standing.exclude(description__in=wanted).delete()
    known = set(standing.values_list("description", flat=True))
    Accessibility.objects.bulk_create(
        Accessibility(**own, description=one, changed_at=clock.now()) for one in wanted if one not in known
    )
