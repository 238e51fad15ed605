"""The map as HSDS tells it: flat records by table, for a file (everything) or for everybody (what is for residents)."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from aanbel.audit.acting import Acting
from aanbel.directory.core.hsds import ENTITIES, Entity, World
from aanbel.directory.core.hsds.shape import Holds
from aanbel.directory.models import HandedIn, Record, Service, ServiceAtLocation
from aanbel.directory.models.exchange import HELD_BY
from aanbel.directory.models.services import BUILT
from aanbel.directory.permissions import check_can_exchange_map

Records = dict[str, list[dict[str, Any]]]
INSIDE = frozenset({"for_residents", "referral_email", "assured_by", "assurer_email"})
"""Fields of our profile that are ours alone: a file for a colleague has them, the public interface does not."""


def whole_map(*, by: Acting) -> Records:
    """Every record of the municipality, by table, with the names of HSDS and our profile."""
    check_can_exchange_map(by)
    return _told(
        {name: model._default_manager.filter(municipality_id=by.municipality) for name, model in HELD_BY.items()}
    )


def handed_in(*, by: Acting) -> HandedIn | None:
    """The last file that was handed in, with what came of it."""
    check_can_exchange_map(by)
    return HandedIn.objects.filter(municipality_id=by.municipality).order_by("-pk").first()


def by_table(records: Records) -> Records:
    """The same under the names of the table files of HSDS."""
    return {ENTITIES[entity].table: rows for entity, rows in records.items() if rows}


def columns() -> dict[str, list[str]]:
    """The columns of each table file, in the order of HSDS, by its name there."""
    return {
        entity.table: ["id", *(link.name for link in entity.links), *(one.name for one in entity.fields)]
        for entity in ENTITIES.values()
    }


def public_world(*, municipalities: Collection[int], services: Collection[UUID]) -> World:
    """What everybody may see of these services, with all that belongs to them.

    Never what is for professionals: their contacts, their numbers, and what sources noted about their changes.
    """
    mine = Service.objects.filter(municipality_id__in=municipalities, pk__in=services).public()
    at = ServiceAtLocation.objects.filter(municipality_id__in=municipalities, service__in=mine)
    makers = mine.exclude(organization=None).values("organization")
    places = Q(service_at_locations__in=at) | Q(organization__in=makers)
    return _world(municipalities, mine, at, makers, places)


def _world(
    municipalities: Collection[int], mine: QuerySet[Any], at: QuerySet[Any], makers: QuerySet[Any], places: Q
) -> World:
    """The records around some services, in a fixed number of questions."""

    def here(entity: str) -> QuerySet[Any]:
        return HELD_BY[entity]._default_manager.filter(municipality_id__in=municipalities)

    locations = here("location").filter(places).distinct()
    reached = Q(service__in=mine) | Q(service_at_location__in=at) | Q(location__in=locations)
    contacts = here("contact").filter(reached | Q(organization__in=makers), for_residents=True)
    phones = here("phone").filter(reached | Q(organization__in=makers) | Q(contact__in=contacts), for_residents=True)
    phones = phones.filter(Q(contact=None) | Q(contact__in=contacts))
    chosen: dict[str, QuerySet[Any]] = {
        "service": mine,
        "service_at_location": at,
        "organization": here("organization").filter(pk__in=makers),
        "program": here("program").filter(Q(services__in=mine) | Q(organization__in=makers)).distinct(),
        "organization_identifier": here("organization_identifier").filter(organization__in=makers),
        "location": locations,
        "contact": contacts,
        "phone": phones,
        "funding": here("funding").filter(Q(service__in=mine) | Q(organization__in=makers)),
        "schedule": here("schedule").filter(reached),
        "language": here("language").filter(Q(service__in=mine) | Q(location__in=locations) | Q(phone__in=phones)),
        "address": here("address").filter(location__in=locations),
        "accessibility": here("accessibility").filter(location__in=locations),
        "service_area": here("service_area").filter(service__in=mine),
        "cost_option": here("cost_option").filter(service__in=mine),
        "required_document": here("required_document").filter(service__in=mine),
    }
    told = _told(chosen, hidden=INSIDE)
    said_of = {record["id"] for records in told.values() for record in records}
    attributes = here("attribute").filter(link_id__in=said_of)
    terms = here("taxonomy_term").filter(attributes__in=attributes).distinct()
    lists = here("taxonomy").filter(terms__in=terms).distinct()
    return World(told | _told({"attribute": attributes, "taxonomy_term": terms, "taxonomy": lists}))


def records_of(rows: QuerySet[Any], entity: str, *, hidden: Collection[str] = INSIDE) -> list[dict[str, Any]]:
    """Some rows of one table as HSDS tells them, without what belongs to them."""
    return _told({entity: rows}, hidden=hidden)[entity]


def _told(chosen: dict[str, QuerySet[Any]], *, hidden: Collection[str] = ()) -> Records:
    """Rows as HSDS tells them. A link to what was not chosen is told all the same: it is only an id."""
    rows = {entity: list(query.order_by("id").defer(*_unasked(entity))) for entity, query in chosen.items()}
    shown: dict[UUID, str] = {row.pk: row.shown_id for table in rows.values() for row in table}
    asked = {
        entity: {key for row in table for key in _links_of(row, ENTITIES[entity]) if key not in shown}
        for entity, table in rows.items()
    }
    for entity, keys in asked.items():
        for name in {link.to for link in ENTITIES[entity].links} if keys else ():
            found = HELD_BY[name]._default_manager.filter(pk__in=keys).only("id", "told_id")
            shown |= {row.pk: row.shown_id for row in found}
    return {entity: [_record(row, ENTITIES[entity], shown, hidden) for row in table] for entity, table in rows.items()}


def _unasked(entity: str) -> tuple[str, ...]:
    return BUILT if entity == "service" else ()


def _links_of(row: Record, shape: Entity) -> Iterator[UUID]:
    for link in shape.links:
        if (key := getattr(row, link.attribute)) is not None:
            yield key


def _record(row: Record, shape: Entity, shown: dict[UUID, str], hidden: Collection[str]) -> dict[str, Any]:
    """One row with the names of HSDS; what is empty is left out, and what no column holds comes along."""
    told: dict[str, Any] = {"id": row.shown_id}
    for link in shape.links:
        if (key := getattr(row, link.attribute)) in shown:
            told[link.name] = shown[key]
    for one in shape.fields:
        value = getattr(row, one.attribute)
        filled = value is not None and value != ""
        if (filled or one.name in shape.always) and one.name not in hidden:
            told[one.name] = _plain(value, one.holds)
    return told | ({} if hidden else row.further)


def _plain(value: Any, holds: Holds) -> Any:
    """A value as JSON writes it."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case date() | time():
            return value.isoformat()
        case int() if holds is Holds.CENTS:
            amount = Decimal(value) / 100
            return int(amount) if amount == amount.to_integral_value() else float(amount)
        case float() if value.is_integer():
            return int(value)
    return value
