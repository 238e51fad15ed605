"""Taking over a social map from a file after HSDS: all of it or, when something breaks, nothing; twice is once.

What a file does not say stays as it is here: our profile's fields, notes by hand. What it no longer names stays too:
an entry ends by saying so (`defunct`), not by silence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import Q

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.core.hsds import IN_ORDER, Finding, Rows, checked
from aanbel.directory.core.hsds.checking import Good
from aanbel.directory.core.kinds import ServiceKind
from aanbel.directory.core.words import kinds_for, words_of
from aanbel.directory.models import Record, Service, ServiceAtLocation
from aanbel.directory.models.exchange import HELD_BY
from aanbel.directory.models.services import BUILT
from aanbel.directory.permissions import check_can_exchange_map
from aanbel.directory.services.indexing import index_services
from aanbel.kernel import clock

KEYS = UUID("6f0b6a5e-6c0a-5d0e-9f43-6d6170706173")
"""The name space of our keys for the ids of others: the same id gives the same key, in each municipality its own."""
BATCH = 2_000


@dataclass
class Imported:
    """What became of the rows, and what was wrong with them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    tried_only: bool = False
    tables: dict[str, int] = field(default_factory=dict)  # rows taken over or found the same, per table
    findings: list[Finding] = field(default_factory=list)


@transaction.atomic
def import_map(*, by: Acting, rows: Rows, dry_run: bool = False) -> Imported:
    """Take over the rows of a file. With `dry_run` everything is done and then undone: what it tells is what comes."""
    check_can_exchange_map(by)
    keys = _Keys(by)
    good = checked(rows, keys.stands)
    told = Imported(tried_only=dry_run, findings=good.findings)
    told.refused = len(rows) + len(rows.without_id) - sum(len(table) for table in good.tables.values())
    touched: set[UUID] = set()
    with transaction.atomic():
        for entity in IN_ORDER:
            touched |= _keep(by, entity, good.tables.pop(entity), keys, told)
        if told.new or told.changed:
            _lay_in_neighbourhoods(by)
            Service.objects.filter(municipality_id=by.municipality, pk__in=touched).update(changed_at=clock.now())
            index_services(by=by, services=None if len(touched) > BATCH else touched)
        transaction.set_rollback(dry_run)
    if not dry_run:
        audit.record(by=by, verb=Verb.MAP_IMPORTED, new=told.new, changed=told.changed, refused=told.refused)
    return told


class _Keys:
    """Our keys for the ids a file tells: of what stands here already, or made from the id."""

    def __init__(self, by: Acting) -> None:
        self._by = by
        self._standing = cache(self._read)

    def stands(self, entity: str, told: str) -> bool:
        return told in self._standing(entity)

    def of(self, entity: str, told: str) -> UUID:
        known = self._standing(entity).get(told)
        return known or uuid5(KEYS, f"{self._by.municipality}/{entity}/{told}")

    def _read(self, entity: str) -> Mapping[str, UUID]:
        rows = HELD_BY[entity]._default_manager.filter(municipality_id=self._by.municipality)
        keys = {}
        for key, told in rows.values_list("id", "told_id").iterator(BATCH):
            keys[str(key)] = key
            if told:
                keys[told] = key
        return keys


def _keep(by: Acting, entity: str, table: Mapping[str, Good], keys: _Keys, told: Imported) -> set[UUID]:
    """Writes the rows of one table that are new or differ, batch by batch; the entries that look different now."""
    model, touched = HELD_BY[entity], set[UUID]()
    columns = [one for one in model._meta.concrete_fields if one.name not in BUILT]
    ordered = list(table.items())
    for start in range(0, len(ordered), BATCH):
        named = {keys.of(entity, number): (number, good) for number, good in ordered[start : start + BATCH]}
        here = model._default_manager.filter(municipality_id=by.municipality)
        standing = {row.pk: row for row in here.filter(pk__in=named).defer(*_not_compared(model))}
        fresh: list[Record] = []
        for key, (number, good) in named.items():
            values = _columns(good, keys)
            before = standing.get(key)
            if before is None:
                values |= _guessed(entity, values)
                fresh.append(model(id=key, municipality_id=by.municipality, told_id=_told_id(number, key), **values))
                told.new += 1
            elif any(getattr(before, name) != value for name, value in values.items()):
                was = {one.attname: getattr(before, one.attname) for one in columns}
                fresh.append(model(**(was | values)))
                told.changed += 1
            else:
                told.same += 1
        for row in fresh:
            row.changed_at = clock.now()
        model._default_manager.bulk_create(
            fresh,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[one.name for one in columns if one.name not in {"id", "municipality"}],
        )
        touched |= _services_behind(by, entity, fresh)
    if table:
        told.tables[entity] = len(table)
    return touched


def _not_compared(model: type[Record]) -> tuple[str, ...]:
    return BUILT if model is Service else ()


def _columns(good: Good, keys: _Keys) -> dict[str, Any]:
    links = {name: keys.of(*to) for name, to in good.links.items()}
    return good.values | links | {"further": good.further}


def _told_id(number: str, key: UUID) -> str:
    return "" if number == str(key) else number


def _guessed(entity: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """HSDS knows no kind of help: where a file tells none, the words of a new entry do."""
    if entity != "service" or "kind" in values:
        return {}
    likely = kinds_for(words_of(f"{values['name']} {values.get('alternate_name', '')}"))
    return {"kind": likely[0] if likely else ServiceKind.OTHER}


def _services_behind(by: Acting, entity: str, rows: Iterable[Record]) -> set[UUID]:
    """The entries that look different now that these rows do."""
    found: dict[str, set[UUID]] = {"service_id": set(), "location_id": set(), "organization_id": set()}
    for row in rows:
        for name, keys in found.items():
            if (key := getattr(row, name, None)) is not None:
                keys.add(key)
        if f"{entity}_id" in found:
            found[f"{entity}_id"].add(row.pk)
    offered = ServiceAtLocation.objects.filter(municipality_id=by.municipality, location__in=found["location_id"])
    theirs = Service.objects.filter(municipality_id=by.municipality).filter(
        Q(organization__in=found["organization_id"])
    )
    behind = found["service_id"]
    if found["location_id"]:
        behind |= set(offered.values_list("service_id", flat=True))
    if entity == "organization" and found["organization_id"]:
        behind |= set(theirs.values_list("id", flat=True))
    return behind


_BY_POSTCODE = """
update directory_location l set neighbourhood_id = (
    select p.neighbourhood_id from directory_address a join accounts_postcodearea p
        on p.municipality_id = a.municipality_id and p.postcode = upper(replace(a.postal_code, ' ', ''))
    where a.location_id = l.id and a.address_type = 'physical' order by a.id limit 1)
where l.municipality_id = %(municipality)s and l.neighbourhood_id is null
    and exists (select from accounts_postcodearea p where p.municipality_id = %(municipality)s)
"""
"""Asked for each place, not joined: what was just written has no statistics yet, and a join of it goes square."""
_BY_NAME = """
update directory_servicearea r set neighbourhood_id = n.id
from accounts_neighbourhood n
where n.municipality_id = %(municipality)s and lower(n.name) = lower(trim(r.name))
    and r.municipality_id = %(municipality)s and r.neighbourhood_id is null
"""


def _lay_in_neighbourhoods(by: Acting) -> None:
    """A place lies in the neighbourhood of its postcode; an area is a neighbourhood when it bears its name."""
    with connection.cursor() as cursor:
        for statement in (_BY_POSTCODE, _BY_NAME):
            cursor.execute(statement, {"municipality": by.municipality})
