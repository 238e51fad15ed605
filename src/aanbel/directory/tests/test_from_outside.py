"""What comes from outside the map, and what goes out of it: odd letters, formulas, addresses that are none, echoes."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import queries, services
from aanbel.directory.core.hsds import rows_of_zip
from aanbel.directory.models import Asking, Contact, Phone, Remark, Service, ServiceKind
from aanbel.directory.services.entries import Entry
from aanbel.directory.services.exporting import zipped
from aanbel.directory.services.places import NewPlace
from aanbel.directory.tests.factories import service
from aanbel.kernel.errors import Missing

pytestmark = pytest.mark.django_db
ENTRY = Entry(name="Spreekuur", kind=ServiceKind.WORKPLACE, organization="")


@pytest.mark.parametrize(
    "told",
    [
        {"id": "a\x00b"},
        {"name": "Spreek\ud800uur"},
        {"extra": {"deep": ["\x00", "\ud800"]}},
        {"\ud800": "x", "waiting_days": "\ud800"},
        {"organization_id": "\x00nobody"},
    ],
)
def test_letters_that_the_database_does_not_know_break_nothing(by: Acting, told: dict[str, Any]) -> None:
    """A file may hold them (JSON knows NUL and half a pair); the rest of the entry is taken over."""
    record = {"id": "one", "name": "Spreekuur", "status": "active", **told}
    services.import_map(by=by, rows=services.read_map(json.dumps([record]).encode()))
    assert Service.objects.get().name.startswith("Spreek")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("https://naast.example/geld", "https://naast.example/geld"),
        ("naast.example", "https://naast.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//evil.example", ""),
        ("http://[", ""),
    ],
)
def test_a_website_is_a_link_only_when_it_is_one(by: Acting, told: str, shown: str) -> None:
    """On the page for residents as well as inside: an entry may come from anybody's file."""
    made = service(by, url=told)
    page = Client().get(reverse("directory:help_entry", args=["klokkendam", made.pk])).content.decode()
    assert (f'href="{shown}"' in page) is bool(shown)
    assert "javascript:" not in page and "data:text" not in page


def test_a_table_holds_no_formula_and_says_the_same_when_it_is_read_again(by: Acting) -> None:
    """Opened in a spreadsheet it stays text; telephone numbers stay as they are."""
    service(by, name="=HYPERLINK(1)", description="-2+3+cmd|' /C calc'!A0", fees_description="+31 88 000 00 01")
    content = zipped(queries.whole_map(by=by))
    (row,) = rows_of_zip(content).tables["service"].values()
    assert row.told["name"] == "=HYPERLINK(1)" and row.told["fees_description"] == "+31 88 000 00 01"

    text = zipfile.ZipFile(io.BytesIO(content)).read("services.csv").decode()
    assert ",'=HYPERLINK" in text and "'-2+3+cmd" in text and ",+31 88" in text


def test_who_checks_an_entry_is_not_told_to_everybody(by: Acting) -> None:
    """That address was given for one question a year."""
    made = service(by, assurer_email="els@naast.example")
    assert "els@" not in Client().get(f"/api/v1/hsds/services/{made.pk}").content.decode()


def test_a_new_place_lies_in_a_neighbourhood_of_ours(by: Acting, zilverdijk: Any) -> None:
    """The database checks a key without looking whose row it is, so the act looks."""
    with on_behalf_of(Acting.system(9902)):
        theirs = Neighbourhood.objects.create(municipality_id=9902, code="b", name="Dijk")
    entry = Entry(**{**vars(ENTRY), "place": NewPlace("Dijkhuis", neighbourhood=theirs.pk)})
    with pytest.raises(Missing):
        services.keep_entry(by=by, service=None, entry=entry)


def test_a_form_and_its_echo_are_one_entry_one_mail_and_one_remark(by: Acting) -> None:
    """Tapped twice, nothing is there twice."""
    entry = Entry(**{**vars(ENTRY), "assurer_email": "post@naast.example"})
    for _twice in range(2):
        made = services.keep_entry(by=by, service=None, entry=entry)
        services.ask_organisation(by=by, service=made.pk, address=lambda token: f"https://aanbel.example/{token}")
        services.remark(by=by, service=made.pk, words="Ze zijn verhuisd.")
    assert (Service.objects.count(), Asking.objects.count(), Remark.objects.count()) == (1, 1, 1)
    assert len(mail.outbox) == 1


def test_a_colleagues_name_and_line_are_for_professionals(by: Acting, client_as: Callable[..., Client]) -> None:
    """Not for residents, and not for volunteers, who sit beside them."""
    made = service(by)
    els = Contact.objects.create(municipality_id=9901, service=made, name="Els Jansen")
    Phone.objects.create(municipality_id=9901, service=made, contact=els, number="088 000 0001", for_residents=False)
    inside = reverse("directory:service", args=[made.pk])
    seen = {role: client_as(role).get(inside).content.decode() for role in ("worker", "volunteer")}
    seen["resident"] = Client().get(reverse("directory:help_entry", args=["klokkendam", made.pk])).content.decode()
    assert {who for who, page in seen.items() if "Els Jansen" in page} == {"worker"}
    assert {who for who, page in seen.items() if "088 000 0001" in page} == {"worker"}


def test_an_entry_for_colleagues_is_not_on_the_page_for_residents(by: Acting) -> None:
    """Not by searching, and not by its address."""
    made = service(by, name="Overleglijn", for_residents=False)
    shut = Client().get(reverse("directory:help_entry", args=["klokkendam", made.pk]))
    assert shut.status_code == 302
    assert "Overleglijn" not in Client().get("/hulp/klokkendam/", {"q": "overleg"}).content.decode()
