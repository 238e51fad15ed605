"""The pages of the network: for the district team, one step to an answer, and a warning before a name is kept."""

import pytest
from django.utils.formats import date_format

from aanbel.accounts.models import PostcodeArea
from aanbel.neighbourhood.models import KeyFigure, Touch
from aanbel.neighbourhood.tests import factories

PAGES = ("/wijk/", "/wijk/?beeld=kaart", "/wijk/wat-mist", "/wijk/warm", "/wijk/kaartjes", "/wijk/sleutelfiguren/nieuw")


@pytest.fixture
def district(by):
    """Two people and a place, one tie."""
    spot = factories.spot(by, lon=5.08, lat=52.62)
    fatima = factories.figure(by, streets=["Havenkade"], groups=["young"], languages=["Arabisch"], role="koffiedame")
    factories.figure(by, "Zohra", days=-1)
    return spot, fatima


@pytest.mark.parametrize("role", ["professional", "volunteer"])
def test_the_pages_are_for_the_district_team(district, client_as, role):
    """A volunteer is told in a sentence why not; nobody whose yes has ended stands on any page."""
    client, (spot, fatima) = client_as(role), district
    for address in (*PAGES, f"/wijk/plekken/{spot.pk}/", f"/wijk/sleutelfiguren/{fatima.pk}/"):
        answer = client.get(address)
        assert answer.status_code == (200 if role == "professional" else 403)
        assert "Zohra" not in answer.content.decode()


def test_who_knows_a_street_is_answered_in_one_step_with_how_to_reach_them(district, client_as):
    """The answer names who, and how they like to be called."""
    page = client_as("worker").get("/wijk/?vraag=wie+kent+de+Havnkade").content.decode()
    answer = page.partition('id="answer"')[2].partition("</section>")[0]
    assert "Fatima" in answer
    assert "tel:0600000000" in answer


def test_without_a_yes_the_form_comes_back_with_all_that_was_filled_in(by, client_as):
    """Refused with a sentence; with the yes it is kept."""
    area = factories.area(by)
    given = {
        "name": "Truus", "neighbourhood": area.pk, "preference": "call", "phone": "06 0000 0001",
        "streets": "Kerkpad, Kerkpad",
        "how": "paper", "until": "2027-01-01", "postcodes": "8945 ya", "groups": ["young"],
    }  # fmt: skip
    client = client_as("professional")
    refused = client.post("/wijk/sleutelfiguren/nieuw", given)
    assert refused.status_code == 422
    assert "Zonder eigen ja" in refused.content.decode()
    assert "Truus" in refused.content.decode()
    assert client.post("/wijk/sleutelfiguren/nieuw", {**given, "agreed": "on"}).status_code == 302
    kept = KeyFigure.objects.get()
    assert (kept.streets, kept.postcodes, kept.groups) == (["Kerkpad"], ["8945YA"], ["young"])
    assert client.post("/wijk/sleutelfiguren/nieuw", {**given, "agreed": "on", "postcodes": "89"}).status_code == 422


def test_a_name_in_a_note_is_asked_about_first(district, client_as):
    """The sentence says what it looks like; only a tick keeps it; a telephone number is never kept."""
    _spot, fatima = district
    client, address = client_as("professional"), f"/wijk/sleutelfiguren/{fatima.pk}/contact"
    given = {"kind": "contacted", "on": fatima.consent_on.isoformat(), "words": "over mevrouw De Boer"}
    asked = client.post(address, given)
    assert asked.status_code == 422
    assert "mevrouw De Boer" in asked.content.decode()
    assert 'name="sure"' in asked.content.decode()
    assert client.post(address, {**given, "sure": "on"}).status_code == 302
    assert client.post(address, {**given, "words": "06 12345678", "sure": "on"}).status_code == 422
    touch = Touch.objects.get()
    page = client.get(f"/wijk/sleutelfiguren/{fatima.pk}/").content.decode()
    assert f'aria-label="Neem terug: gesproken, {date_format(touch.on, "j F")}"' in page
    assert client.post(f"/wijk/contact/{touch.pk}/weg").status_code == 302
    assert not Touch.objects.exists()


def test_the_cards_are_set_as_a_readable_pdf_in_two_languages(by, client_as):
    """Four cards on one sheet; a language we do not have is Dutch."""
    client = client_as("professional")
    for language in ("nl", "en", "xx"):
        answer = client.get(f"/wijk/kaartjes.pdf?taal={language}")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "address", ["/wijk/?wijk=x&groep=zz&bereik=-1&taal=%00", "/wijk/?wijk=999999&vraag=%F0%9F%99%82"]
)
def test_nonsense_in_the_address_is_as_if_nothing_was_asked(district, client_as, address):
    """The page stays a page."""
    assert client_as("worker").get(address).status_code == 200


def test_a_list_of_streets_is_read_whole_or_not_at_all(by, client_as):
    """A line that cannot be read is named by its number, and the old list stays."""
    area = factories.area(by)
    PostcodeArea.objects.create(municipality_id=9901, postcode="8945YA", neighbourhood=area)
    client = client_as("coordinator")
    assert client.post("/wijk/straten", {"lines": "Havenkade;8945YA"}).status_code == 302
    wrong = client.post("/wijk/straten", {"lines": "Havenkade;8945YA\nKerkpad"})
    assert wrong.status_code == 422
    assert "Regel 2" in wrong.content.decode()
    assert client_as("worker").get("/wijk/straten").status_code == 403


def test_an_empty_map_begins_with_a_first_place(by, client_as):
    """The button of the empty page leads to the form, and does not stand there for show."""
    page = client_as("professional").get("/wijk/").content.decode()
    assert page.count('href="/wijk/plekken/nieuw"') == 2
