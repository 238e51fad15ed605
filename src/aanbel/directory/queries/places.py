"""Places of the map: to choose from, and one of them to change."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.directory.models import Accessibility, Address, Location, Service
from aanbel.directory.permissions import check_can_see_map
from aanbel.directory.queries.cards import Place
from aanbel.kernel.errors import Missing


def places(*, by: Acting) -> list[Location]:
    """Every place of the map where one can go, by name."""
    check_can_see_map(by)
    return list(_here(by).filter(location_type=Location.Type.PHYSICAL).order_by("name", "pk"))


def place(*, by: Acting, place: UUID) -> Place:
    """One place with its address and how one gets in; `Missing` when it does not stand here."""
    check_can_see_map(by)
    found = _here(by).filter(pk=place).select_related("neighbourhood").first()
    if found is None:
        raise Missing(_("This place does not stand on the social map (any more)."))
    own = {"municipality_id": by.municipality, "location": found}
    return Place(
        found,
        Address.objects.filter(**own, address_type=Address.Type.PHYSICAL).order_by("pk").first(),
        accessibility=list(Accessibility.objects.filter(**own).order_by("description", "pk")),
    )


def offered_at(*, by: Acting, place: UUID) -> list[Service]:
    """The entries that are offered at a place."""
    check_can_see_map(by)
    here = Service.objects.filter(municipality_id=by.municipality, service_at_locations__location=place)
    return list(here.exclude(status=Service.Status.DEFUNCT).distinct().order_by("name", "pk"))


def _here(by: Acting) -> QuerySet[Location]:
    return Location.objects.filter(municipality_id=by.municipality)
