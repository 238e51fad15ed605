"""The pages of the social map: found with a typing error, kept in one form, for residents without what is inside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting
from aanbel.directory import services
from aanbel.directory.core.opening import Rule
from aanbel.directory.core.week import week_from
from aanbel.directory.forms.entry import EntryForm
from aanbel.directory.models import Contact, HandedIn, Phone, Schedule, Service, ServiceKind
from aanbel.directory.services import Entry, NewPlace
from aanbel.directory.views.editing import _as_it_stands
from aanbel.directory.views.entries import entry
from aanbel.directory.wording.hours import usual_hours
from aanbel.kernel import clock

DESK = Entry(
    name="Werkplaats De Klok",
    kind=ServiceKind.WORKPLACE,
    organization="Stichting Naast de Deur",
    description="Binnenlopen met brieven. Een vrijwilliger helpt u meteen.",
    costs="Gratis",
    phone="0900 000 31 01",
    email="post@naast.example",
    languages={"nl": "Nederlands", "tr": "Turks"},
    waiting_days=0,
    place=NewPlace(name="Buurthuis De Klok", street="Kerkplein 2", postcode="1234 AB", town="Klokkendam", walk_in=True),
    week={0: [(time(9), time(12)), (time(13), time(16))], 3: [(time(9), time(12))]},
)


@pytest.fixture
def desk(by: Acting, klokkendam: Any) -> Service:
    """A walk-in desk with hours on Monday and Thursday."""
    return services.keep_entry(by=by, service=None, entry=DESK)


MORNING = {"opens_at": time(9), "closes_at": time(12)}


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ([Rule(freq="WEEKLY", byday="MO,TH", **MORNING)], "maandag en donderdag 9.00–12.00"),
        ([Rule(freq="WEEKLY", byday="MO,TU,WE,TH,FR", **MORNING)], "maandag–vrijdag 9.00–12.00"),
        ([Rule(freq="WEEKLY", byday="MO", interval=2, **MORNING)], ""),
        ([Rule(freq="MONTHLY", byday="1TU", **MORNING)], ""),
        ([], ""),
    ],
)
def test_a_usual_week_in_words(rules: list[Rule], words: str) -> None:
    """Days with the same hours together; what is not the same every week is not said to be."""
    assert usual_hours(rules) == words


def test_the_strip_of_a_week(klokkendam: Any) -> None:
    """A holiday is told as one, and a bar lies where its hours are."""
    days = week_from([Rule(freq="WEEKLY", byday="MO", opens_at=time(7), closes_at=time(22))], clock.today().replace(
        year=2026, month=4, day=6  # Easter Monday
    ))  # fmt: skip
    assert (days[0].holiday, days[0].hours) == (True, ())
    usual = week_from(
        [Rule(freq="WEEKLY", byday="MO", opens_at=time(7), closes_at=time(22))], days[0].day + timedelta(7)
    )
    assert usual[0].bars == [(0.0, 100.0)]


def test_found_with_a_typing_error(desk: Service, client_as: Callable[..., Client]) -> None:
    """A volunteer types “breiven” and finds the desk, told which word was meant."""
    page = client_as("volunteer").get(reverse("directory:list"), {"words": "breiven"}).content.decode()
    assert "Werkplaats De Klok" in page and "brieven" in page
    assert "Korte lijnen" not in page and reverse("directory:new") not in page


def test_the_form_begins_with_what_stands_and_keeps_it(
    by: Acting, desk: Service, client_as: Callable[..., Client]
) -> None:
    """Saving without a change changes nothing but who checked it; a monthly schedule that no form shows stays."""
    Schedule.objects.create(municipality_id=9901, service=desk, freq="MONTHLY", byday="1TU", **MORNING)
    known = _as_it_stands(entry(by, desk.pk))
    assert (known["from_0"], known["again_0"], known["languages"]) == (time(9), time(13), ["nl", "tr"])
    sent = {name: told for name, told in known.items() if told not in (None, "") and name != "language_names"}
    client = client_as("team_lead")
    assert client.post(reverse("directory:edit", args=[desk.pk]), {**sent, "name": ""}).status_code == 422
    assert client.post(reverse("directory:edit", args=[desk.pk]), sent).status_code == 302
    again = _as_it_stands(entry(by, desk.pk))
    assert again == known
    assert Service.objects.get().assured_by == "Team Lead"
    assert Schedule.objects.filter(freq="MONTHLY").exists()
    assert client_as("worker").get(reverse("directory:edit", args=[desk.pk])).status_code == 403


def test_hours_are_whole_and_in_order() -> None:
    """Half a pair of times, or the end before the beginning, is said at the field."""
    form = EntryForm(
        {"name": "A", "kind": "law", "description": "B", "status": "active", "from_0": "09:00", "from_1": "12:00",
         "until_1": "11:00", "place": "new"},
        organizations=[], places=[], neighbourhoods=[],
    )  # fmt: skip
    assert not form.is_valid()
    assert set(form.errors) == {"until_0", "until_1", "place_name"}


def test_residents_see_what_is_for_them_and_nobody_sees_them(by: Acting, desk: Service) -> None:
    """No cookie, small, no direct line of a colleague, and nothing that is for professionals only."""
    Phone.objects.create(municipality_id=9901, service=desk, number="088 000 7777", for_residents=False)
    Contact.objects.create(municipality_id=9901, service=desk, name="Els van Binnen")
    inside = services.keep_entry(
        by=by, service=None, entry=replace(DESK, name="Overleg van de Klok", for_residents=False)
    )
    resident = Client()
    for address in (
        reverse("directory:help_places"),
        reverse("directory:help", args=["klokkendam"]),
        reverse("directory:help", args=["klokkendam"]) + "?q=klok&taal=ar",
        reverse("directory:help_entry", args=["klokkendam", desk.pk]),
        reverse("directory:help_entry", args=["klokkendam", inside.pk]),
    ):
        page = resident.get(address, follow=True)
        text = page.content.decode()
        assert page.status_code == 200 and len(page.content) < 60_000
        for hidden in ("088 000 7777", "Els van Binnen", "Overleg van de Klok", "schuld"):
            assert hidden not in text
    assert not resident.cookies
    assert (
        "0900 000 31 01" in resident.get(reverse("directory:help_entry", args=["klokkendam", desk.pk])).content.decode()
    )
    assert resident.get(reverse("directory:help", args=["nergens"])).status_code == 302


def test_a_file_is_tried_before_it_is_taken(by: Acting, desk: Service, client_as: Callable[..., Client]) -> None:
    """The try tells what would come and changes nothing; then the same file is taken over, once."""
    client, page = client_as("coordinator"), reverse("directory:exchange")
    out = client.get(reverse("directory:export", args=["json"]))
    assert b"Werkplaats De Klok" in out.content
    told = out.content.replace(str(desk.pk).encode(), b"11111111-1111-4111-8111-111111111111")
    client.post(page, {"try": "yes", "file": SimpleUploadedFile("kaart.json", told)})
    file = HandedIn.objects.get()
    assert "U kunt deze pagina verlaten" in client.get(page).content.decode()
    services.read_handed_in(by=by, file=file.pk)
    assert "Er is niets veranderd" in client.get(page).content.decode() and Service.objects.count() == 1
    client.post(reverse("directory:take", args=[file.pk]))
    services.read_handed_in(by=by, file=file.pk)
    services.read_handed_in(by=by, file=file.pk)  # a job may run twice
    assert "is overgenomen" in client.get(page).content.decode() and Service.objects.count() == 2
    assert client.post(reverse("directory:take", args=[file.pk])).status_code == 409
    assert client_as("worker").get(page).status_code == 403


def test_nonsense_is_refused_in_a_sentence_and_the_next_file_replaces_it(
    by: Acting, desk: Service, client_as: Callable[..., Client]
) -> None:
    """What cannot be read says why, changes nothing, and is gone when the next file comes."""
    client, page = client_as("coordinator"), reverse("directory:exchange")
    client.post(page, {"take": "yes", "file": SimpleUploadedFile("x.json", b"{]")})
    first = HandedIn.objects.get()
    services.read_handed_in(by=by, file=first.pk)
    assert "geen heel JSON" in client.get(page).content.decode() or HandedIn.objects.get().trouble
    assert Service.objects.count() == 1
    client.post(page, {"try": "yes", "file": SimpleUploadedFile("y.json", b"[]")})
    assert not first.stored_at.exists() and HandedIn.objects.get().filename == "y.json"
    assert client.post(page, {"try": "yes"}).status_code == 422
