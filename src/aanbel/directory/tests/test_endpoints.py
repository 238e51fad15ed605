"""The social map for other computers."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from aanbel.audit.acting import Acting
from aanbel.directory.models import Contact, Organization, Phone, Service, ServiceKind
from aanbel.directory.tests.factories import hours, organization, place, service
from aanbel.kernel import clock


@pytest.fixture
def town(by: Acting) -> Iterator[tuple[Organization, Service]]:
    """A service with a place and hours, a public number, a colleague's number, and one entry for colleagues only."""
    maker = organization(by, description="Helpt.")
    told = service(by, "Schuldhulp", organization=maker, kind=ServiceKind.DEBT_HELP, referral_email="in@hulp.example")
    hours(by, "MO", "09:00", "12:00", service_at_location=None, location=place(by, told, "Stadhuis"))
    colleague = Contact.objects.create(municipality_id=by.municipality, service=told, name="Els", email="els@x.example")
    Phone.objects.create(municipality_id=by.municipality, service=told, number="0800 0000 901")
    Phone.objects.create(municipality_id=by.municipality, service=told, contact=colleague, number="088 000 0001")
    Phone.objects.create(municipality_id=by.municipality, service=told, number="088 000 0002", for_residents=False)
    service(by, "Overleglijn", organization=maker, for_residents=False)
    yield maker, told


def _read(path: str, **query: Any) -> Any:
    answer = Client().get(f"/api/v1/hsds{path}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_list_comes_in_the_envelope_of_hsds(town: Any) -> None:
    """One page of one service, with who offers it, and nothing that is for colleagues only."""
    told = _read("/services")
    (only,) = told.pop("contents")
    assert (only["name"], only["organization"]["name"]) == ("Schuldhulp", "Stichting Naast de Deur")
    assert told == {
        "total_items": 1,
        "total_pages": 1,
        "page_number": 1,
        "size": 1,
        "first_page": True,
        "last_page": True,
        "empty": False,
    }


def test_lines_and_addresses_of_colleagues_are_nowhere_in_it(town: Any) -> None:
    """Direct numbers, contacts and the address for referrals were given to professionals, not to everybody."""
    maker, told = town
    for path in (f"/services/{told.pk}", f"/organizations/{maker.pk}", "/services?full=true", "/locations?full=true"):
        text = Client().get(f"/api/v1/hsds{path}").content.decode()
        assert "0800 0000 901" in text or "Stadhuis" in text
        for secret in ("088 000", "Els", "els@", "in@hulp.example", "Overleglijn"):
            assert secret not in text, (path, secret)


FILTERS = [
    ({}, 1),
    ({"search": "shculdhulp"}, 1),
    ({"search": "aardbeien"}, 0),
    ({"municipality": "9901"}, 1),
    ({"municipality": "9902"}, 0),
    ({"kind": "debt_help"}, 1),
    ({"kind": "law", "search": "schuldhulp"}, 0),
    ({"language": "ar"}, 0),
    ({"organization_id": "nobody"}, 0),
    ({"taxonomy_term_id": "nothing"}, 0),
]


@pytest.mark.parametrize(("query", "count"), FILTERS)
def test_filters_are_cumulative(town: Any, query: dict[str, str], count: int) -> None:
    """Each filter that is given must fit."""
    assert _read("/services", **query)["total_items"] == count


def test_what_changed_since_can_be_fetched(town: Any) -> None:
    """A harvester asks once a night for what changed after its last visit."""
    now = clock.now()
    assert _read("/services", modified_after=(now - timedelta(hours=1)).isoformat())["total_items"] == 1
    assert _read("/services", modified_after=(now + timedelta(hours=1)).isoformat())["total_items"] == 0


def test_records_come_line_by_line_when_asked(town: Any) -> None:
    """Newline-delimited JSON: one record per line."""
    answer = Client().get("/api/v1/hsds/services", {"format": "ndjson"})
    assert [json.loads(line)["name"] for line in answer.content.decode().splitlines()] == ["Schuldhulp"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/services/nothing", 404),
        ("/services?per_page=0", 400),
        ("/services?municipality=99", 400),
        ("/services?kind=magic", 400),
        ("/services?kindd=law", 400),
        ("/services?proximity=5&postcode=1234AB", 400),
        ("/services/%00", 404),
        ("/services?search=%00", 400),
        ("/locations?organization_id=%00", 400),
        ("/taxonomy_terms?parent_id=%00", 400),
        ("/services?modified_after=yesterday", 400),
        ("/services?page=99999999999999999999", 400),
    ],
)
def test_what_is_wrong_is_told_as_a_problem(town: Any, path: str, status: int) -> None:
    """Unknown ids are not found; wrong parameters are a bad request, never a wider answer."""
    answer = Client().get(f"/api/v1/hsds{path}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


def test_answers_are_valid_after_the_schemas_of_the_standard(town: Any, shared: Path) -> None:
    """A list and a whole service pass the compiled schemas of HSDS 3."""
    folder = shared.parent / "standards" / "hsds" / "schema" / "compiled"
    if not folder.exists():
        pytest.skip("the schemas of HSDS are not on this machine")
    jsonschema = pytest.importorskip("jsonschema")
    whole, listed = (
        jsonschema.Draft202012Validator(json.loads((folder / name).read_text()))
        for name in ("service.json", "service_list.json")
    )
    (only,) = _read("/services")["contents"]
    assert not [error.message for error in listed.iter_errors(only)]
    assert not [error.message for error in whole.iter_errors(_read(f"/services/{only['id']}"))]


def test_it_says_what_it_speaks() -> None:
    """The first page names the version of HSDS and our profile."""
    told = _read("")
    assert told["version"] == "3.0"
    assert told["openapi_url"].endswith("/api/v1/openapi.json")
