"""Organisations with services, as a directory keeps them."""

from datetime import time
from typing import Any

from aanbel.audit.acting import Acting
from aanbel.directory.models import Location, Organization, Schedule, Service, ServiceAtLocation, ServiceKind
from aanbel.directory.services.indexing import index_services
from aanbel.kernel import clock


def organization(by: Acting, name: str = "Stichting Naast de Deur", **columns: Any) -> Organization:
    """An organisation that exists nowhere."""
    return Organization.objects.create(municipality_id=by.municipality, name=name, **columns)


def service(by: Acting, name: str = "Spreekuur geld", *, indexed: bool = True, **columns: Any) -> Service:
    """A service that is offered now and was assured today, found by its words."""
    columns = {"assured_on": clock.today(), "kind": ServiceKind.WORKPLACE, "changed_at": clock.now()} | columns
    columns.setdefault("organization", None)
    made = Service.objects.create(municipality_id=by.municipality, name=name, **columns)
    if indexed:
        index_services(by=by, services=[made.pk])
    return made


def place(by: Acting, of: Service, name: str = "Buurthuis De Klok", **columns: Any) -> Location:
    """A place where a service is offered."""
    found = Location.objects.create(municipality_id=by.municipality, name=name, **columns)
    ServiceAtLocation.objects.create(municipality_id=by.municipality, service=of, location=found)
    index_services(by=by, services=[of.pk])
    return found


def hours(by: Acting, byday: str, opens: str, closes: str, **whose: Any) -> Schedule:
    """Weekly opening hours of a service, a location or a service at a location."""
    return Schedule.objects.create(
        municipality_id=by.municipality,
        freq="WEEKLY",
        byday=byday,
        opens_at=time.fromisoformat(opens),
        closes_at=time.fromisoformat(closes),
        **whose,
    )
