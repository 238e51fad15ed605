"""What other computers may read of the map: services for residents and what belongs to them, page by page.

A municipality that keeps the same national service as another tells it with the same id; `municipality` keeps them
apart. Municipalities are opened here: the interface has nobody who signed in.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory.core.hsds import ENTITIES, World, basic, full
from aanbel.directory.models import (
    Attribute,
    Language,
    Location,
    Organization,
    Record,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from aanbel.directory.models.exchange import HELD_BY
from aanbel.directory.queries.exchange import public_world, records_of
from aanbel.directory.queries.finding import find
from aanbel.kernel.errors import Missing

MOST_FOUND = 500
"""Entries of one municipality that words find: who wants all of them asks without words."""


@dataclass(frozen=True)
class Asked:
    """The filters of a list; what is empty filters nothing, and all that is filled must fit."""

    municipality: int | None = None
    search: str = ""
    organization_id: str = ""
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    parent_id: str = ""
    top_only: bool = False
    modified_after: datetime | None = None
    kind: str = ""
    language: str = ""


@dataclass(frozen=True)
class Part:
    """One page of a list."""

    records: list[dict[str, Any]]
    total: int
    page: int
    size: int  # asked for


def listed(entity: str, asked: Asked, *, page: int, size: int, whole: bool = False, minimal: bool = False) -> Part:
    """One page of a table, in a fixed order. `whole`: each with all that belongs to it; `minimal`: ids and moments."""
    with _opened(asked.municipality) as codes:
        rows = _rows(entity, asked, codes)
        total = rows.count()
        chosen = list(rows[(page - 1) * size : page * size])
        if minimal:
            records = [{"id": row.shown_id, "last_modified": _moment(row)} for row in chosen]
        elif whole:
            records = _whole(entity, chosen, codes)
        else:
            records = _basic(entity, chosen)
        return Part(records, total, page, size)


def one(entity: str, number: str, *, municipality: int | None = None) -> dict[str, Any]:
    """One record with everything that belongs to it; `Missing` when it does not stand here or is not public."""
    with _opened(municipality) as codes:
        rows = _rows(entity, Asked(), codes).filter(_named(number)).order_by("municipality_id", "id")
        found = _whole(entity, rows[:1], codes)
        if not found:
            raise Missing(_("This does not stand on the social map (any more)."))
        return found[0]


@contextmanager
def _opened(municipality: int | None) -> Iterator[tuple[int, ...]]:
    """The municipalities that are read, opened for this question."""
    codes = accounts.all_codes()
    if municipality is not None:
        codes = tuple(code for code in codes if code == municipality)
    with on_behalf_of(Acting.system(*codes)):
        yield codes


def _rows(entity: str, asked: Asked, codes: Collection[int]) -> QuerySet[Any]:
    """The public rows of a table that pass every filter."""
    services = Service.objects.filter(municipality_id__in=codes).public()
    services = _fitting(services, asked, codes, words=entity != "organization")
    at = ServiceAtLocation.objects.filter(municipality_id__in=codes)
    rows: QuerySet[Any]
    match entity:
        case "service":
            rows = services
        case "organization":
            rows = Organization.objects.filter(municipality_id__in=codes, services__in=services).distinct()
            rows = rows.filter(name__icontains=asked.search) if asked.search else rows
        case "service_at_location":
            rows = at.filter(service__in=services)
        case "location":
            offered = at.filter(service__in=services)
            rows = Location.objects.filter(municipality_id__in=codes, service_at_locations__in=offered).distinct()
        case _:
            rows = _terms(entity, asked, codes)
    return rows.order_by("municipality_id", "id")


def _fitting(rows: Any, asked: Asked, codes: Collection[int], *, words: bool) -> Any:
    if asked.organization_id:
        rows = rows.filter(_named(asked.organization_id, "organization__"))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.modified_after:
        rows = rows.filter(changed_at__gte=asked.modified_after)
    if asked.language:
        spoken = Language.objects.filter(municipality_id__in=codes, code=asked.language, service__isnull=False)
        rows = rows.filter(pk__in=spoken.values("service"))
    if asked.taxonomy_term_id or asked.taxonomy_id:
        rows = rows.filter(_said_by(asked, codes))
    if asked.search and words:
        rows = rows.filter(pk__in=_found(asked.search, codes))
    return rows


def _said_by(asked: Asked, codes: Collection[int]) -> Q:
    """Services a term says something of. A link is the id as told, so both ids are looked for."""
    said = Attribute.objects.filter(municipality_id__in=codes)
    if asked.taxonomy_term_id:
        said = said.filter(_named(asked.taxonomy_term_id, "taxonomy_term__"))
    if asked.taxonomy_id:
        said = said.filter(_named(asked.taxonomy_id, "taxonomy_term__taxonomy_detail__"))
    ids = set(said.values_list("link_id", flat=True))
    return Q(told_id__in=ids) | Q(pk__in=[key for told in ids if (key := _key(told))])


def _found(words: str, codes: Collection[int]) -> list[UUID]:
    found: list[UUID] = []
    for code in codes:
        with on_behalf_of(Acting.system(code)) as by:
            found += find(by=by, words=words, for_residents=True, limit=MOST_FOUND).services
    return found


def _terms(entity: str, asked: Asked, codes: Collection[int]) -> QuerySet[Any]:
    if entity == "taxonomy":
        lists = Taxonomy.objects.filter(municipality_id__in=codes)
        return lists.filter(name__icontains=asked.search) if asked.search else lists
    terms = TaxonomyTerm.objects.filter(municipality_id__in=codes)
    if asked.search:
        terms = terms.filter(name__icontains=asked.search)
    if asked.taxonomy_id:
        terms = terms.filter(_named(asked.taxonomy_id, "taxonomy_detail__"))
    if asked.top_only:
        terms = terms.filter(parent=None)
    if asked.parent_id:
        terms = terms.filter(_named(asked.parent_id, "parent__"))
    return terms


def _whole(entity: str, rows: Sequence[Record] | QuerySet[Any], codes: Collection[int]) -> list[dict[str, Any]]:
    """These records with everything public that belongs to them."""
    chosen = list(rows)
    if entity in {"taxonomy", "taxonomy_term"}:
        return _basic(entity, chosen)
    services = Service.objects.filter(municipality_id__in=codes).public()
    keys = [row.pk for row in chosen]
    around = {
        "service": Q(pk__in=keys),
        "organization": Q(organization__in=keys),
        "service_at_location": Q(service_at_locations__in=keys),
        "location": Q(service_at_locations__location__in=keys),
    }[entity]
    world = public_world(municipalities=codes, services=list(services.filter(around).values_list("pk", flat=True)))
    records = (world.named(entity, row.shown_id) for row in chosen)
    return [full(entity, record, world) for record in records if record is not None]


def _basic(entity: str, rows: Sequence[Any]) -> list[dict[str, Any]]:
    """These records as lists show them: with the one thing they belong to, and that with what it belongs to."""
    tables: dict[str, list[dict[str, Any]]] = {}
    wanted: list[tuple[str, QuerySet[Any]]] = [(entity, _again(entity, {row.pk for row in rows}))]
    while wanted:
        name, query = wanted.pop()
        tables[name] = records_of(query, name)
        for link in ENTITIES[name].links:
            keys = set(query.exclude(**{link.attribute: None}).values_list(link.attribute, flat=True))
            if link.whole and keys and link.to not in tables:
                wanted.append((link.to, _again(link.to, keys)))
    world = World(tables)
    found = (world.named(entity, row.shown_id) for row in rows)
    return [basic(entity, record, world) for record in found if record is not None]


def _again(entity: str, keys: Collection[UUID]) -> QuerySet[Any]:
    return HELD_BY[entity]._default_manager.filter(pk__in=keys)


def _named(number: str, through: str = "") -> Q:
    """A record by the id we show: the source's, or ours. Nothing is called "" or holds a NUL."""
    if not number or "\x00" in number:
        return Q(pk__in=())
    by_source = Q(**{f"{through}told_id": number})
    key = _key(number)
    return by_source | Q(**{f"{through}id": key}) if key else by_source


def _key(number: str) -> UUID | None:
    try:
        return UUID(number)
    except ValueError:
        return None


def _moment(row: Any) -> str | None:
    at = getattr(row, "last_modified", None) or row.changed_at
    return at.isoformat() if at else None
