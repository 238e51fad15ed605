"""The phone's five questions as it asks them, its empty app, and the pages around it."""

import json
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.field.core.reading import MOST_BYTES
from aanbel.field.models import Device, FactReceipt
from aanbel.field.tests.factories import AT, visit
from aanbel.outreach.tests.writing import house, text
from aanbel.visits.models import Registration
from aanbel.visits.tests.rounds import at, round_for

SYSTEM = Acting.system(9901)


@pytest.fixture(autouse=True)
def _half_past_one():
    """It is Monday, half past one."""
    with time_machine.travel(at(13, 30), tick=False):
        yield


@pytest.fixture
def karim(user_as):
    return user_as("visitor", email="karim@klokkendam.example")


@pytest.fixture
def round_(karim):
    with on_behalf_of(SYSTEM):
        return round_for(SYSTEM, karim, doors=2)


@pytest.fixture
def stops(round_):
    with on_behalf_of(SYSTEM):
        return list(round_.stops.all())


class Phone:
    """A browser that speaks as the app does."""

    def __init__(self, user):
        self.client = Client()
        self.client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        self.device = ""

    def begin(self, **told):
        answer = self.post("register", {"name": "Pixel"} | told)
        self.device = answer.json()["device"]
        return answer.json()

    def post(self, name, told=None, *, raw=None):
        body = json.dumps(told) if raw is None else raw
        return self.client.post(
            reverse(f"field:{name}"), body, content_type="application/json", headers={"X-Aanbel-Device": self.device}
        )

    def get(self, name):
        return self.client.get(reverse(f"field:{name}"), headers={"X-Aanbel-Device": self.device})

    def send(self, *facts):
        return self.post("outbox", {"device": self.device, "sent_at": AT, "facts": list(facts)})


@pytest.fixture
def phone(karim):
    made = Phone(karim)
    made.begin()
    return made


def test_a_day_with_the_phone(karim, stops):
    """Choose a PIN, fetch the round, send what happened, ask what changed, sign out: and nobody on the way keeps it."""
    phone = Phone(karim)
    begun = phone.begin()
    assert len(begun["secret"]) == 44 and begun["expires_at"].startswith("2026-03-10T00:00")
    bundle = phone.get("bundle")
    assert [stop["id"] for stop in bundle.json()["rounds"][0]["stops"]] == [stop.pk for stop in stops]
    assert "no-store" in bundle["Cache-Control"]
    sent = phone.send(visit(stops[0]), visit(stops[1], "spoken"))
    assert [one["state"] for one in sent.json()["receipts"]] == ["kept", "kept"]
    assert phone.get("standing").json()["version"]
    left = phone.post("leave", {})
    assert (left.status_code, left["Clear-Site-Data"]) == (204, '"cache", "cookies", "storage"')
    assert phone.get("bundle").status_code == 302  # to the sign-in page
    with on_behalf_of(SYSTEM):
        assert Device.objects.get().wiped_at


def test_a_wiped_phone_is_told_to_forget_whatever_it_asks(phone, stops, karim):
    """410 with the order to wipe; its session ends, and who wiped it sees that it heard."""
    other = Client()
    other.force_login(karim, backend=settings.AUTHENTICATION_BACKENDS[0])
    other.post(reverse("field:wipe", args=[phone.device]))
    gone = phone.send(visit(stops[0]))
    assert (gone.status_code, gone.json()["wipe"], gone["Clear-Site-Data"]) == (
        410,
        True,
        '"cache", "cookies", "storage"',
    )
    assert phone.get("standing").status_code == 302
    with on_behalf_of(SYSTEM):
        assert Device.objects.get().wiped_at and not Registration.objects.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ('{"device": "', 408),
        ("[]", 400),
        ("", 408),
        ("[" * 9_000, 408),
        (json.dumps({"device": str(uuid4()), "sent_at": AT, "facts": []}), 400),
        (" " * (MOST_BYTES + 1), 413),
        (" " * (9 * 1024 * 1024), 413),
    ],
    ids=["cut off", "no outbox", "nothing", "too deep", "another's device", "too big", "far too big"],
)
def test_a_damaged_sending_gets_a_sentence_and_never_a_broken_server(phone, body, status):
    """What was cut off on the way (408) is sent again; what is too big in parts; nothing is given up for it."""
    answer = phone.post("outbox", raw=body)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"] and not answer.json()["wipe"]


def test_a_phone_that_is_not_known_here_begins_anew(phone, user_as):
    """No number, a number that is none, and a colleague's number: each says what to do."""
    for number, status in (("", 400), ("me", 400), (str(uuid4()), 404)):
        mine, mine.device = Phone(user_as("worker", email=f"{status}{number}@klokkendam.example")), number
        assert mine.get("bundle").status_code == status
        assert mine.get("bundle").json()["detail"]
    colleague = Phone(user_as("visitor", email="anna@klokkendam.example"))
    colleague.device = phone.device
    assert colleague.get("bundle").status_code == 404


def test_who_does_not_go_out_gets_no_phone(client_as):
    """A privacy officer reads about phones, and carries none."""
    client = client_as("privacy_officer")
    assert client.post(reverse("field:register"), "{}", content_type="application/json").status_code == 403
    assert client.get(reverse("field:devices")).status_code == 200
    assert Client().get(reverse("field:bundle")).status_code == 302


def test_an_app_is_told_in_its_own_way_that_the_second_step_is_missing(karim, settings):
    """A redirect to a page would leave the visitor on the pavement without a word (BIO2 5.17.01)."""
    phone = Phone(karim)
    settings.SECOND_FACTOR_REQUIRED = True
    asked = {"Accept": "application/json"}
    told = phone.client.post(reverse("field:register"), "{}", content_type="application/json", headers=asked)
    assert told.status_code == 403 and told.json()["detail"]


def test_the_empty_app_opens_for_everybody_and_holds_nothing(klokkendam, settings, tmp_path):
    """Without network and without a session; its worker knows the files of this installation."""
    settings.FRONTEND = tmp_path
    client = Client()
    page = client.get(reverse("field:app"))
    assert page.status_code == 200 and "field.js" in page.content.decode() and "csrftoken" in page.cookies
    assert client.get(reverse("field:worker")).status_code == 404
    for name in ("field-sw.js", "field.js", "field.svg"):
        (tmp_path / name).write_text("// built")
    worker = client.get(reverse("field:worker"))
    assert worker["Service-Worker-Allowed"] == "/veld/" and worker["Content-Type"].startswith("text/javascript")
    told = worker.content.decode()
    assert all(one in told for one in ("/static/field.js", '"/veld/"', "// built")) and "field.css" not in told
    card = client.get(reverse("field:manifest")).json()
    assert card["scope"] == "/veld/" and [icon["sizes"] for icon in card["icons"]] == ["any"]


def test_the_page_of_phones_says_what_lies_on_them_and_what_was_refused(phone, stops, client_as):
    """A coordinator sees everybody's, wipes one, and settles what was refused."""
    phone.get("bundle")
    phone.send(visit(stops[0]) | {"kind": "photo", "words": "Belangrijk"})
    client = client_as("coordinator")
    page = client.get(reverse("field:devices")).content.decode()
    assert all(one in page for one in ("Pixel", "2 adressen", "Belangrijk"))
    with on_behalf_of(SYSTEM):
        number = FactReceipt.objects.get().pk
    client.post(reverse("field:settle", args=[number]))
    client.post(reverse("field:wipe", args=[phone.device]))
    page = client.get(reverse("field:devices")).content.decode()
    assert "Belangrijk" not in page and "Sleutel weg" in page


def test_a_coordinator_prints_the_cards_of_a_round(round_, client_as):
    """The page names the doors in order; its answer is a PDF that nobody keeps."""
    with on_behalf_of(SYSTEM):
        house(SYSTEM)
        card = text(SYSTEM, "kaart_aan_de_deur").pk
    client = client_as("coordinator")
    address = reverse("field:paper", args=[round_.pk])
    assert "Molenweg" in client.get(address).content.decode()
    assert client.post(address, {"tekst": "", "per_vel": "4"}).status_code == 422
    printed = client.post(address, {"tekst": card, "per_vel": "8"})
    assert printed["Content-Type"] == "application/pdf" and printed["Cache-Control"] == "no-store"
    assert client.get(reverse("field:paper", args=[999_999])).status_code == 404
