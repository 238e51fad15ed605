"""Nested HSDS JSON into flat rows: one per table and id, with the ids of what it belongs to.

The same telephone may stand under a service, its place and its organisation: it is one row that belongs to all three.
Read are one record, a list, a page (`contents`), records line by line, or the tables in one object (tabular.json).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from aanbel.directory.core.hsds.shape import ENTITIES, Entity

DEEPEST = 12
_TABLES = {entity.table: name for name, entity in ENTITIES.items()} | {"service_at_locations": "service_at_location"}
_MARKS: tuple[tuple[str, Callable[[Mapping[str, Any]], bool]], ...] = (
    ("service_at_location", lambda told: "location" in told and ("service" in told or "status" not in told)),
    ("service_at_location", lambda told: {"service_id", "location_id"} <= told.keys()),
    ("location", lambda told: "location_type" in told),
    ("service", lambda told: "status" in told or "service_at_locations" in told),
    ("taxonomy_term", lambda told: bool({"taxonomy_detail", "term_uri", "taxonomy", "parent_id"} & told.keys())),
    ("taxonomy", lambda told: {"name", "version"} <= told.keys() and "website" not in told),
    ("organization", lambda told: "name" in told),
)
"""How one knows what a record is: HSDS writes no type in it."""


class Unreadable(ValueError):
    """This is no HSDS at all; the code says why."""


@dataclass(slots=True)
class Row:
    """One record as it was told, where it stood first, and the id of whatever it stood under."""

    where: str
    told: dict[str, Any]


@dataclass
class Rows:
    """Everything a file tells: per table the rows by id, and the ids that were told twice in two ways."""

    tables: dict[str, dict[str, Row]] = field(default_factory=lambda: {name: {} for name in ENTITIES})
    without_id: list[tuple[str, str]] = field(default_factory=list)  # table, where
    differing: list[tuple[str, str, str]] = field(default_factory=list)  # table, where, field
    ignored: list[str] = field(default_factory=list)  # tables we do not know

    def add(self, entity: str, told: Mapping[str, Any], where: str) -> str:
        """Takes one record in, joined with what was told of it before; its id, "" without one."""
        number = _id(told.get("id"))
        if not number:
            self.without_id.append((entity, where))
            return ""
        known = self.tables[entity].setdefault(number, Row(where, {}))
        for name, value in storable(told).items():
            if name == "id" or value is None or value == "":
                continue
            before = known.told.setdefault(name, value)
            if before != value:
                self.differing.append((entity, where, name))
        return number

    def __len__(self) -> int:
        return sum(len(rows) for rows in self.tables.values())


def rows_of(text: str | bytes) -> Rows:
    """The rows of a JSON file, or of records line by line."""
    rows = Rows()
    for where, told in _records(text):
        if isinstance(told, dict) and told and all(_table_of(name) or name.endswith(".csv") for name in told):
            _take_tables(rows, told)
        elif isinstance(told, dict):
            _take(rows, _entity_of(told), told, where or "1", {}, 0)
        else:
            raise Unreadable("no_records")
    if not len(rows) and not rows.without_id:
        raise Unreadable("empty")
    return rows


def table_named(name: str) -> str | None:
    """The entity of a file or table name, with or without its ending."""
    return _table_of(name.rsplit("/", 1)[-1])


def _table_of(name: str) -> str | None:
    return _TABLES.get(name.removesuffix(".csv").lower())


def _take_tables(rows: Rows, told: Mapping[str, Any]) -> None:
    for name, records in told.items():
        entity = _table_of(name)
        if entity is None or not isinstance(records, list):
            rows.ignored.append(name)
            continue
        for number, record in enumerate(records, start=1):
            if not isinstance(record, dict):
                raise Unreadable("no_records")
            rows.add(entity, record, f"{name} {number}")


def _records(text: str | bytes) -> Iterator[tuple[str, Any]]:
    """Each record with where it stands."""
    try:
        told = json.loads(text)
    except RecursionError as deep:
        raise Unreadable("too_deep") from deep
    except ValueError as wrong:
        yield from _lines(text, wrong)
        return
    if isinstance(told, dict) and isinstance(told.get("contents"), list):
        told = told["contents"]
    if isinstance(told, list):
        yield from ((f"{number}", record) for number, record in enumerate(told, start=1))
    else:
        yield "", told


def _lines(text: str | bytes, wrong: ValueError) -> Iterator[tuple[str, Any]]:
    """Records line by line (newline-delimited JSON)."""
    lines: Iterable[str | bytes] = text.splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as broken:
            raise Unreadable("no_json") from (wrong if number == 1 else broken)
        yield f"{number}", told


def _entity_of(told: Mapping[str, Any]) -> str:
    for entity, fits in _MARKS:
        if fits(told):
            return entity
    raise Unreadable("no_records")


def _take(rows: Rows, entity: str, told: Mapping[str, Any], where: str, under: Mapping[str, str], depth: int) -> str:
    """One record with all that stands under it; its id."""
    if depth > DEEPEST:
        raise Unreadable("too_deep")
    shape = ENTITIES[entity]
    nested = {name for name, _child in shape.many} | {link.whole for link in shape.links if link.whole}
    own = {name: value for name, value in told.items() if name not in nested | {"attributes", "metadata"}}
    for link in shape.links:
        whole = told.get(link.whole) if link.whole else None
        if isinstance(whole, Mapping):
            inside = _take(rows, link.to, whole, f"{where}.{link.whole}", {}, depth + 1)
            own.setdefault(link.name, inside)
    number = rows.add(entity, {**under, **own}, where)
    _take_below(rows, entity, shape, told, where, number, depth)
    if entity == "service" and isinstance(told.get("program"), Mapping) and own.get("organization_id"):
        program = rows.tables["program"].get(_id(told["program"].get("id")))
        if program is not None:  # HSDS leaves out whose programme it is where it stands under a service
            program.told.setdefault("organization_id", own["organization_id"])
    return number


def _take_below(
    rows: Rows, entity: str, shape: Entity, told: Mapping[str, Any], where: str, number: str, depth: int
) -> None:
    below = [
        *((name, child, {f"{entity}_id": number}) for name, child in shape.many),
        ("attributes", "attribute", {"link_id": number}),
        ("metadata", "metadata", {"resource_id": number}),
    ]
    for name, child, owner in below:
        children = told.get(name)
        if not isinstance(children, list):
            continue
        for place, one in enumerate(children):
            if not isinstance(one, Mapping):
                raise Unreadable("no_records")
            _take(rows, child, one, f"{where}.{name}[{place}]", owner if number else {}, depth + 1)


def storable(told: Any, depth: int = 0) -> Any:
    """The same, without what no database keeps: NUL, halves of characters, numbers that are none.

    >>> storable({"name": "Hulp\\x00", "further": [float("inf"), "\\ud800!"]})
    {'name': 'Hulp', 'further': ['inf', '!']}
    """
    if depth > DEEPEST:
        raise Unreadable("too_deep")
    match told:
        case str():
            whole = told.replace("\x00", "")
            return whole if whole.isascii() else whole.encode("utf-8", "ignore").decode()
        case float() if not isfinite(told):
            return str(told)
        case dict():
            return {storable(name, depth): storable(value, depth + 1) for name, value in told.items()}
        case list():
            return [storable(value, depth + 1) for value in told]
    return told


def _id(told: Any) -> str:
    return storable(str(told).strip()) if isinstance(told, str | int) and not isinstance(told, bool) else ""
