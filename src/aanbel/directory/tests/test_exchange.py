"""The social map in and out, after HSDS 3: every example of the standard, bad input, and twice is once."""

import json
from pathlib import Path
from typing import Any

import pytest

from aanbel.accounts.models import Neighbourhood, PostcodeArea, Role
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import queries, services
from aanbel.directory.core.hsds import World, full, rows_of, rows_of_folder, rows_of_zip
from aanbel.directory.models import Location, Organization, Schedule, Service
from aanbel.directory.services.exporting import zipped
from aanbel.kernel.errors import NotAllowed, Refused

EXAMPLES = [
    f"{name}.json"
    for name in (
        "location",
        "organization_full",
        "organization_list",
        "service_at_location_full",
        "service_at_location_list",
        "service_full",
        "service_list",
        "tabular",
        "taxonomy",
        "taxonomy_list",
        "taxonomy_term",
        "taxonomy_term_list",
    )
]


@pytest.fixture
def hsds(shared: Path) -> Path:
    """The standard as its authors publish it."""
    folder = shared.parent / "standards" / "hsds"
    if not folder.exists():
        pytest.skip("the schemas and examples of HSDS are not on this machine")
    return folder


def _said(told: Any) -> Any:
    """What somebody said, whatever the order, without what is empty."""
    if isinstance(told, dict):
        return {name: _said(value) for name, value in told.items() if value not in (None, "", [])}
    if isinstance(told, list):
        return sorted((_said(one) for one in told), key=lambda one: json.dumps(one, sort_keys=True))
    return told


def _lacking(said: Any, told: Any, where: str = "") -> list[str]:
    """What was said and is not told any more."""
    if isinstance(said, dict):
        return [
            gap for name, value in said.items() for gap in _lacking(value, (told or {}).get(name), f"{where}.{name}")
        ]
    if isinstance(said, list):
        return [
            gap
            for one in said
            for gap in min((_lacking(one, other, where) for other in told or [None]), key=len, default=[where])
        ]
    same = said == told or str(told) in {str(said), f"{said}:00"}  # an id told as a number; 10:00 for 10:00:00
    return [] if same else [f"{where}: {said!r} became {told!r}"]


def _world(by: Acting) -> tuple[World, dict[str, list[dict[str, Any]]]]:
    records = queries.whole_map(by=by)
    return World(records), records


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_of_the_standard_comes_out_as_it_went_in(by: Acting, hsds: Path, name: str) -> None:
    """Nothing an example says is lost, also not what points at nothing or what our columns do not hold."""
    told = json.loads((hsds / "examples" / name).read_text())
    services.import_map(by=by, rows=rows_of(json.dumps(told)))
    world, records = _world(by)
    if name == "tabular.json":
        out: Any = {f"{table}.csv": rows for table, rows in queries.by_table(records).items()}
        lacking = _lacking(_said(told), _said(out))
    else:
        entity = next(one for one in sorted(records, key=len, reverse=True) if name.startswith(one))
        pages = [full(entity, record, world) for record in records[entity]]
        said = told.get("contents", [told])
        lacking = _lacking(_said(said), _said(pages))
    assert not lacking


def test_tables_come_out_as_they_went_in(by: Acting, hsds: Path) -> None:
    """A folder of CSV files is read, and what we write as a zip says the same when it is read again."""
    first = services.import_map(by=by, rows=rows_of_folder(hsds / "examples" / "csv"))
    assert (first.refused, first.new) == (0, 21)
    again = services.import_map(by=by, rows=rows_of_zip(zipped(queries.whole_map(by=by))))
    assert (again.new, again.changed, again.refused) == (0, 0, 0)


def test_reading_a_file_twice_changes_nothing(by: Acting, hsds: Path) -> None:
    """The second time every row is the same, and the moment of change stays."""
    text = (hsds / "examples" / "service_full.json").read_text()
    first = services.import_map(by=by, rows=rows_of(text))
    changed_at = Service.objects.get().changed_at
    second = services.import_map(by=by, rows=rows_of(text))
    assert (second.new, second.changed, second.same) == (0, 0, first.new)
    assert Service.objects.get().changed_at == changed_at


def test_two_municipalities_may_read_the_same_file(by: Acting, hsds: Path, zilverdijk: object) -> None:
    """The same ids stand on both maps, each municipality with rows of its own."""
    text = (hsds / "examples" / "service_full.json").read_text()
    services.import_map(by=by, rows=rows_of(text))
    with on_behalf_of(Acting.system(9902)) as there:
        assert services.import_map(by=there, rows=rows_of(text)).new == 20
        assert queries.whole_map(by=there)["service"][0]["id"] == json.loads(text)["id"]


def test_a_dry_run_tells_what_comes_and_keeps_nothing(by: Acting) -> None:
    """Trying tells the same counts as doing, and leaves the map empty."""
    rows = {"id": "a", "name": "Hulp", "status": "active"}
    told = services.import_map(by=by, rows=rows_of(json.dumps(rows)), dry_run=True)
    assert (told.new, told.tried_only, Service.objects.count()) == (1, True, 0)


HELP = {"id": "a", "name": "Hulp", "status": "active"}
NOWHERE = {"id": "b", "service_id": "a", "location_id": "x"}
BAD = [
    ({"name": "Hulp", "status": "active"}, "no_id", "id", True),
    ({**HELP, "status": "open"}, "unknown_word", "status", True),
    ({"id": "a", "status": "active"}, "missing", "name", True),
    ({**HELP, "minimum_age": "vier"}, "no_whole", "minimum_age", False),
    ({**HELP, "organization_id": "x"}, "points_nowhere", "organization_id", False),
    ({"services": [HELP], "service_at_locations": [NOWHERE]}, "points_nowhere", "location_id", True),
    ({"addresses": [{"id": "b", "address_type": "physical"}]}, "hangs_on_nothing", "location_id", True),
]


@pytest.mark.parametrize(("told", "code", "field", "refused"), BAD)
def test_bad_rows_are_refused_or_kept_as_told_with_a_finding(
    by: Acting, told: dict[str, Any], code: str, field: str, refused: bool
) -> None:
    """What is wrong with a row is told with its field; only what cannot stand by itself is refused."""
    (found,) = services.import_map(by=by, rows=rows_of(json.dumps(told))).findings
    assert (found.code, found.field, found.refused) == (code, field, refused)
    kept = Service.objects.filter(told_id="a").first()
    if kept is not None and not refused:
        assert kept.further[field] == told[field]


@pytest.mark.parametrize("text", ["", "nonsense", "[1, 2]", '{"version": "3.0"}', "[" * 100_000, "{}"])
def test_what_is_no_hsds_is_refused_whole(text: str) -> None:
    """A file that holds no records says so in one sentence."""
    with pytest.raises(Refused):
        services.read_map(text.encode())


def test_what_a_file_does_not_say_stays(by: Acting) -> None:
    """Our own fields survive a new file of the source."""
    rows = json.dumps({"id": "a", "name": "Hulp", "status": "active"})
    services.import_map(by=by, rows=rows_of(rows))
    Service.objects.update(waiting_days=14, who_may_refer="huisarts")
    services.import_map(by=by, rows=rows_of(rows.replace("Hulp", "Hulp thuis")))
    kept = Service.objects.get()
    assert (kept.name, kept.waiting_days, kept.who_may_refer) == ("Hulp thuis", 14, "huisarts")


def test_a_place_lies_in_the_neighbourhood_of_its_postcode_and_can_be_found_there(by: Acting) -> None:
    """Reading a map in is enough to find by neighbourhood and in plain words."""
    area = Neighbourhood.objects.create(municipality_id=by.municipality, code="X1", name="Vogelbuurt")
    PostcodeArea.objects.create(municipality_id=by.municipality, postcode="9901AB", neighbourhood=area)
    place = {
        "id": "p",
        "location_type": "physical",
        "addresses": [{"id": "q", "address_type": "physical", "postal_code": "9901 ab"}],
    }
    told = {
        "id": "a",
        "name": "Formulierenhulp",
        "status": "active",
        "service_at_locations": [{"id": "s", "location": place}],
    }
    services.import_map(by=by, rows=rows_of(json.dumps(told)))
    assert Location.objects.get().neighbourhood == area
    found = queries.find(by=by, words="formulierenhlup", neighbourhood=area.pk)
    assert found.services == [Service.objects.get().pk]
    assert Service.objects.get().kind == "paperwork"


def test_only_who_answers_for_the_map_exchanges_it(user_as: Any) -> None:
    """A volunteer can neither read a map in nor take it out."""
    by = user_as(Role.VOLUNTEER)
    with pytest.raises(NotAllowed):
        queries.whole_map(by=Acting((9901,), roles=frozenset({Role.VOLUNTEER})))
    assert by is not None


def test_what_we_write_passes_the_schemas_of_the_standard(by: Acting, hsds: Path) -> None:
    """A service of ours, whole, is valid after the compiled schema of HSDS."""
    jsonschema = pytest.importorskip("jsonschema")
    maker = Organization.objects.create(municipality_id=by.municipality, name="Stichting", description="Helpt.")
    made = Service.objects.create(municipality_id=by.municipality, name="Hulp", organization=maker, waiting_days=3)
    Schedule.objects.create(municipality_id=by.municipality, service=made, freq="WEEKLY", byday="MO")
    services.import_map(by=by, rows=rows_of((hsds / "examples" / "service_full.json").read_text()))
    world, records = _world(by)
    schema = jsonschema.Draft202012Validator(json.loads((hsds / "schema" / "compiled" / "service.json").read_text()))
    for record in records["service"]:
        assert not [error.message for error in schema.iter_errors(full("service", record, world))]
