"""Flat records into nested HSDS JSON: a record with everything that belongs to it, never with what it stands under."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aanbel.directory.core.hsds.shape import ENTITIES

Record = Mapping[str, Any]


class World:
    """Records of all tables with their HSDS names, found by id and by what they point at."""

    def __init__(self, tables: Mapping[str, Iterable[Record]]) -> None:
        self._by_id: dict[tuple[str, str], Record] = {}
        self._under: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for entity, records in tables.items():
            links = [link.name for link in ENTITIES[entity].links]
            links += {"attribute": ["link_id"], "metadata": ["resource_id"]}.get(entity, [])
            for record in records:
                self._by_id[entity, record["id"]] = record
                for name in links:
                    if record.get(name):
                        self._under[entity, name, record[name]].append(record)

    def named(self, entity: str, number: str) -> Record | None:
        return self._by_id.get((entity, number))

    def under(self, entity: str, link: str, number: str) -> Iterator[Record]:
        yield from self._under.get((entity, link, number), ())


def full(entity: str, record: Record, world: World, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """A record with all that belongs to it, as the compiled schemas of HSDS nest it."""
    shape, path = ENTITIES[entity], (*path, entity)
    told = dict(record)
    for link in shape.links:
        if link.to in path or not link.whole:
            continue
        whole = world.named(link.to, told.get(link.name, ""))
        if whole is not None:
            told[link.whole] = full(link.to, whole, world, path)
    for name, child in shape.many:
        if child in path:
            continue
        children = [full(child, one, world, path) for one in world.under(child, f"{entity}_id", record["id"])]
        if children:
            told[name] = children
    for name, child, link_name in (("attributes", "attribute", "link_id"), ("metadata", "metadata", "resource_id")):
        if entity in {"attribute", "metadata"}:
            continue
        if children := [full(child, one, world, path) for one in world.under(child, link_name, record["id"])]:
            told[name] = children
    return told


def basic(entity: str, record: Record, world: World) -> dict[str, Any]:
    """A record as lists show it: with the one organisation, programme, place or list of terms it belongs to."""
    told = dict(record)
    for link in ENTITIES[entity].links:
        whole = world.named(link.to, told.get(link.name, "")) if link.whole else None
        if whole is not None:
            told[link.whole] = basic(link.to, whole, world)
    return told
