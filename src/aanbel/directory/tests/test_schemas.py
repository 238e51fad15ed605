"""Everything we tell is valid after the schemas of HSDS 3: each list, each record and each table, of every example."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.core.hsds import World, full, rows_of
from aanbel.directory.models import Service
from aanbel.directory.tests.test_exchange import EXAMPLES

jsonschema = pytest.importorskip("jsonschema")
referencing = pytest.importorskip("referencing")

LISTS = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
Errors = Callable[[str, Any], list[str]]


@pytest.fixture
def errors(shared: Path) -> Errors:
    """What is wrong with a record after the schema of this name."""
    folder = shared.parent / "standards" / "hsds" / "schema"
    if not folder.exists():
        pytest.skip("the schemas of HSDS are not on this machine")

    def read(name: str) -> Any:
        told = json.loads((folder / name.rsplit("/", 1)[-1]).read_text())
        return referencing.Resource.from_contents(told, default_specification=referencing.jsonschema.DRAFT202012)

    registry = referencing.Registry(retrieve=read)

    def found(name: str, told: Any) -> list[str]:
        known = jsonschema.Draft202012Validator({"$ref": f"{name}.json"}, registry=registry)
        return [f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in known.iter_errors(told)]

    return found


@pytest.fixture
def every_example(by: Acting, shared: Path) -> None:
    """The map holds whatever the examples of the standard say."""
    folder = shared.parent / "standards" / "hsds" / "examples"
    if not folder.exists():
        pytest.skip("the examples of HSDS are not on this machine")
    for name in EXAMPLES:
        services.import_map(by=by, rows=rows_of((folder / name).read_text()))
    Service.objects.update(kind="debt_help", waiting_days=3, for_residents=True)


@pytest.mark.parametrize(("path", "entity"), LISTS.items())
def test_the_interface_tells_what_the_standard_allows(
    every_example: None, errors: Errors, path: str, entity: str
) -> None:
    """A page of a list, whole or not, and each record of it."""
    wrong: list[str] = []
    whole_too = [] if entity.startswith("taxonomy") else [{"per_page": 500, "full": "true"}]
    for query in ({"per_page": 500}, *whole_too):
        page = Client().get(f"/api/v1/hsds/{path}", query).json()
        assert page["total_items"] > 0
        wrong += [error for record in page["contents"] for error in errors(entity, record)]
    for record in page["contents"]:
        whole = Client().get(f"/api/v1/hsds/{path}/{record['id']}").json()
        wrong += errors(entity, whole)
    assert wrong == []


def test_the_file_tells_what_the_standard_allows(by: Acting, every_example: None, errors: Errors) -> None:
    """Each record of the export in JSON, with all that belongs to it, and each table as CSV has it."""
    records = queries.whole_map(by=by)
    world, wrong = World(records), list[str]()
    for entity in LISTS.values():
        wrong += [error for record in records[entity] for error in errors(entity, full(entity, record, world))]
    for entity, rows in records.items():
        wrong += [error for row in rows for error in errors(entity, row)]
    assert wrong == []
