"""The pages of intake, as a coordinator, a consultant and a stranger see them."""

import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import Any

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.intake import queries, services
from aanbel.intake.models import Agreement, Delivery, Partner, Signal
from aanbel.intake.tests.factories import agreement, delivery
from aanbel.intake.tests.files import csv_of

pytestmark = pytest.mark.django_db
TODAY = datetime(2026, 10, 8, 10, tzinfo=UTC)
SYSTEM = Acting.system(9901)


@pytest.fixture(autouse=True)
def _october() -> Any:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def read_one(klokkendam: Any, tmp_path: Any) -> Callable[..., Delivery]:
    """A delivery that was read; its content and terms are given."""

    def make(content: str | bytes = "", **more: Any) -> Delivery:
        with on_behalf_of(SYSTEM):
            slug = more.get("partner", "lichtstroom")
            agreement(SYSTEM, slug)
            made = delivery(SYSTEM, tmp_path, content, **more)
            services.read_delivery(by=SYSTEM, delivery=made.pk)
            return Delivery.objects.get(pk=made.pk)

    return make


def seen(model: Any) -> Any:
    """The rows of a tenant table as Klokkendam sees them."""
    with on_behalf_of(SYSTEM):
        return list(model.objects.order_by("pk"))


def test_the_list_shows_supply_and_deliveries(client_as: Any, read_one: Any) -> None:
    """A month that is over without a file is missing; a file is a link to its report."""
    with on_behalf_of(SYSTEM):
        agreement(SYSTEM, "polderzorg", kind="zorg")
    made = read_one(csv_of({}, {"bedrag": "x"}))
    page = client_as("worker").get("/leveringen")
    text = page.content.decode()
    assert page.status_code == 200
    assert f'href="/leveringen/{made.pk}"' in text
    assert "signalen.csv" in text
    assert "/leveringen/nieuw" not in text


SUPPLY = [
    (date(2026, 9, 1), datetime(2026, 9, 30, 21, tzinfo=UTC), "delivered"),
    (date(2026, 9, 1), datetime(2026, 10, 2, tzinfo=UTC), "late"),
    (date(2026, 10, 1), datetime(2026, 10, 2, tzinfo=UTC), "delivered"),
]


@pytest.mark.parametrize(("period", "received_at", "state"), SUPPLY)
def test_supply_per_partner_per_month(read_one: Any, period: date, received_at: datetime, state: str) -> None:
    """Delivered in its month, late after it; what is over and empty is missing, this month is expected."""
    made = read_one(period=period, received_at=received_at)
    with on_behalf_of(SYSTEM):
        supply = queries.supply_overview(SYSTEM)
    (line,) = supply.lines
    found = {cell.month: cell for cell in line.cells}
    assert (found[period].state, found[period].delivery, found[period].signals) == (state, made.pk, 1)
    others = {month: cell.state for month, cell in found.items() if month != period}
    assert all(was == ("expected" if month == date(2026, 10, 1) else "missing") for month, was in others.items())
    assert len(supply.missing) == sum(month < date(2026, 10, 1) for month in others)


def test_a_partner_that_starts_halfway_owes_nothing_yet(klokkendam: Any) -> None:
    """Months before the agreement, and the one in which it starts, are not missing."""
    with on_behalf_of(SYSTEM):
        agreement(SYSTEM, starts_on=date(2026, 8, 15))
        (line,) = queries.supply_overview(SYSTEM).lines
    assert [cell.state for cell in line.cells] == ["none", "none", "none", "none", "missing", "expected"]


def test_the_list_needs_the_same_queries_for_many_deliveries(client_as: Any, read_one: Any) -> None:
    """The number of queries does not grow with the number of deliveries and partners."""
    read_one()
    client = client_as("coordinator")
    client.get("/leveringen")
    with CaptureQueriesContext(connection) as few:
        client.get("/leveringen")
    for number in range(3):
        read_one(csv_of({"kenmerk": f"A{number}"}), partner=f"partner-{number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/leveringen")
    assert len(many) == len(few)


def upload(client: Client, **fields: Any) -> Any:
    """Deliver through the page."""
    return client.post("/leveringen/nieuw", {"partner": "lichtstroom", "deliver": "1", **fields})


def csv_upload(content: str | bytes) -> SimpleUploadedFile:
    """A file in the form."""
    return SimpleUploadedFile("sept.csv", content.encode() if isinstance(content, str) else content)


@pytest.fixture
def agreed(klokkendam: Any) -> None:
    """Lichtstroom may deliver."""
    with on_behalf_of(SYSTEM):
        agreement(SYSTEM)


def test_uploading_gives_a_receipt_and_a_job(client_as: Any, agreed: None) -> None:
    """The receipt is there at once; the reading is in the queue; the page waits for it and then shows the report."""
    client = client_as("coordinator")
    answer = upload(client, file=csv_upload(csv_of({}, {"bedrag": "x"})))
    (received,) = seen(Delivery)
    assert (answer.status_code, answer["Location"]) == (302, f"/leveringen/{received.pk}")
    assert (received.status, received.filename, received.received_by) == ("received", "sept.csv", "Coordinator")
    with connection.cursor() as cursor:
        cursor.execute("select task_name, args from procrastinate_jobs")
        (name, arguments) = cursor.fetchone()
    assert name == "read_delivery"
    assert '"delivery"' in str(arguments) or "'delivery'" in str(arguments)
    assert "data-polling" in client.get(answer["Location"]).content.decode()
    waiting = client.get(f"{answer['Location']}/voortgang", headers={"HX-Request": "true"})
    assert "data-polling" in waiting.content.decode()
    with on_behalf_of(SYSTEM):
        services.read_delivery(by=SYSTEM, delivery=received.pk)
    ready = client.get(f"{answer['Location']}/voortgang", headers={"HX-Request": "true"})
    assert ready["HX-Refresh"] == "true"
    assert client.get(f"{answer['Location']}/voortgang")["Location"] == answer["Location"]


def test_the_same_file_shows_the_earlier_report(client_as: Any, agreed: None) -> None:
    """A duplicate leads to the delivery that was received first, with the reason."""
    client = client_as("coordinator")
    first = upload(client, file=csv_upload(csv_of({})))
    again = upload(client, file=csv_upload(csv_of({})))
    assert again["Location"] == first["Location"]
    assert "8 oktober 2026" in client.get(again["Location"]).content.decode()
    assert len(seen(Delivery)) == 1


def test_a_check_keeps_nothing(client_as: Any, agreed: None) -> None:
    """ "Only check" shows the report and leaves no delivery and no file."""
    client = client_as("coordinator")
    page = client.post(
        "/leveringen/nieuw", {"partner": "lichtstroom", "check": "1", "file": csv_upload(csv_of({}, {"bedrag": "x"}))}
    )
    text = page.content.decode()
    assert "“x” is geen bedrag" in text
    assert "1 van de 2 rijen" in text
    assert seen(Delivery) == []


PASTED = csv_of({}, delimiter="\t")


@pytest.mark.parametrize("pasted", [PASTED, PASTED.split("\n", 1)[1]], ids=["with header", "only rows"])
def test_pasted_rows_are_understood(client_as: Any, agreed: None, pasted: str) -> None:
    """Rows copied from a spreadsheet, with or without the canonical header, are a delivery."""
    answer = upload(client_as("coordinator"), pasted=pasted)
    assert answer.status_code == 302
    (received,) = seen(Delivery)
    with on_behalf_of(SYSTEM):
        report = services.read_delivery(by=SYSTEM, delivery=received.pk)
    assert (report.accepted, report.errors) == (1, ())


WRONG = [({}, "Kies een bestand"), ({"pasted": "x", "file": True}, "niet allebei")]


@pytest.mark.parametrize(("fields", "words"), WRONG)
def test_what_the_upload_form_asks(client_as: Any, agreed: None, fields: dict[str, Any], words: str) -> None:
    """A file or pasted rows, one of the two."""
    given = {name: csv_upload("x") if value is True else value for name, value in fields.items()}
    page = upload(client_as("coordinator"), **given)
    assert (page.status_code, words in page.content.decode()) == (422, True)


def test_the_report_in_the_voice_of_the_house(client_as: Any, read_one: Any) -> None:
    """What happened, what was kept, what to do."""
    made = read_one(csv_of({}, {"bedrag": "x"}, {"postcode": "2000"}, {"bsn": "123456789"}))
    text = client_as("worker").get(f"/leveringen/{made.pk}").content.decode()
    assert "We konden 2 van de 4 rijen niet lezen. De andere 2 staan klaar." in text
    assert "“x” is geen bedrag." in text
    assert "123456789" not in text


def test_checking_a_file_that_is_here_says_so(client_as: Any, agreed: None) -> None:
    """Nobody is invited to deliver once more what was delivered."""
    client = client_as("coordinator")
    for act in ("deliver", "check"):
        file = SimpleUploadedFile("signalen.csv", csv_of({}).encode())
        answer = client.post("/leveringen/nieuw", {"partner": "lichtstroom", "file": file, act: "1"})
    assert "Precies dit bestand kwam al eerder binnen." in answer.content.decode()
    assert "Alles goed?" not in answer.content.decode()


def test_what_came_in_before_is_not_called_taken_in(client_as: Any, read_one: Any) -> None:
    """A file that repeats signals says how many count once; who may not mend it is not sent to a file below."""
    read_one(csv_of({}, {}))
    made = read_one(csv_of({}, {}, {}, {"bedrag": "x"}))
    seen_by_worker = client_as("worker").get(f"/leveringen/{made.pk}").content.decode()
    assert "2 rijen waren al eerder binnengekomen en tellen één keer." in seen_by_worker
    assert "kwam al eerder binnen" in seen_by_worker
    assert "hieronder" not in seen_by_worker
    assert "in het bestand hieronder" in client_as("coordinator").get(f"/leveringen/{made.pk}").content.decode()


def test_a_workbook_of_json_keeps_its_numbers(client_as: Any, read_one: Any) -> None:
    """An amount of JSON is not multiplied by a thousand on its way through the workbook; what is no record stands."""
    records = [{"kenmerk": "J1", "postcode": "2000", "huisnummer": 1, "bedrag": 1.234}, 5]
    made = read_one(json.dumps(records))
    book = openpyxl.load_workbook(
        io.BytesIO(client_as("coordinator").get(f"/leveringen/{made.pk}/fouten.xlsx").content)
    )
    refused = book.worksheets[0]
    assert [row[:1] for row in refused.iter_rows(min_row=2, values_only=True)] == [("J1",), ("5",)]
    refused["B2"].value = "1234AB"
    mended = io.BytesIO()
    book.save(mended)
    read_one(mended.getvalue())
    assert [signal.amount for signal in seen(Signal)] == [123]


def test_the_workbook_of_rows_to_mend(client_as: Any, read_one: Any) -> None:
    """Refused rows as delivered, the reason beside them, formulas made harmless, numbers as text; mended it is read."""
    made = read_one(csv_of({}, {"bedrag": "x", "achternaam": "=1+1", "bsn": "012345672"}, {"bsn": "123456789"}))
    answer = client_as("coordinator").get(f"/leveringen/{made.pk}/fouten.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    refused, remarks = book.worksheets
    header, row = list(refused.iter_rows(values_only=True))
    found = dict(zip(header, row, strict=True))
    assert (found["kenmerk"], found["achternaam"], found["bsn"]) == ("K2", "'=1+1", "012345672")
    assert (found["Rij in uw bestand"], found["Wat er mis is"]) == ("3", "bedrag: “x” is geen bedrag.")
    assert [cells[0] for cells in remarks.iter_rows(values_only=True)] == ["kenmerk", "K3"]
    refused.cell(2, header.index("bedrag") + 1).value = "10,00"
    mended = io.BytesIO()
    book.save(mended)
    again = read_one(mended.getvalue())
    assert (again.accepted, again.refused) == (1, 0)
    assert [signal.reference for signal in seen(Signal)] == ["K1", "K3", "K2"]


def test_a_workbook_that_is_cut_says_so(client_as: Any, read_one: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many findings that a workbook cannot hold them: the page says so beforehand, the workbook at its end."""
    made = read_one(csv_of({"bedrag": "x"}, {"bedrag": "y"}, {"postcode": "2000"}))
    client = client_as("coordinator")
    assert "bevat de eerste" not in client.get(f"/leveringen/{made.pk}").content.decode()
    monkeypatch.setattr(import_module("aanbel.intake.views.deliveries"), "MOST_ROWS", 2)
    monkeypatch.setattr(import_module("aanbel.intake.queries.errors_workbook"), "MOST_ROWS", 2)
    assert "bevat de eerste 2 bevindingen" in client.get(f"/leveringen/{made.pk}").content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/leveringen/{made.pk}/fouten.xlsx").content))
    refused, remarks = book.worksheets
    assert refused.max_row == 3
    assert remarks.cell(2, 1).value.startswith("Dit zijn de eerste 2 bevindingen")


def test_one_row_is_one_row(client_as: Any, read_one: Any) -> None:
    """The figures of a delivery count in good Dutch: one row, two rows."""
    made = read_one(csv_of({}, {"kenmerk": "K9"}, {"bedrag": "x"}))
    text = client_as("coordinator").get(f"/leveringen/{made.pk}").content.decode()
    assert "rijen opgenomen" in text and "rij geweigerd" in text and "rijen geweigerd" not in text


def test_deliveries_stand_under_their_month_a_page_at_a_time(
    client_as: Any, read_one: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest first, under the month in which they came; a page leads on to older ones, and back."""
    monkeypatch.setattr(import_module("aanbel.intake.queries.deliveries"), "PER_PAGE", 1)
    first, second = read_one(), read_one(csv_of({"kenmerk": "K9"}))
    client = client_as("coordinator")
    newest = client.get("/leveringen")
    assert [row.pk for row in newest.context["page"].rows] == [second.pk]
    assert 'scope="rowgroup"' in newest.content.decode() and not newest.context["earlier"]
    older = client.get("/leveringen" + newest.context["later"])
    assert [row.pk for row in older.context["page"].rows] == [first.pk]
    assert older.context["earlier"] and not older.context["later"]


def test_the_receipt(client_as: Any, read_one: Any) -> None:
    """A printable proof: who, when, which file, how many rows; nothing of a resident."""
    made = read_one()
    text = client_as("worker").get(f"/leveringen/{made.pk}/ontvangstbewijs").content.decode()
    assert made.sha256[:32] in text
    assert f"9901-{made.pk}" in text
    assert "Molenweg" not in text


def test_an_unknown_file_is_taught_once(client_as: Any, read_one: Any) -> None:
    """Headers nobody knows: the page shows the first values, the answer is kept, the next file reads itself."""
    made = read_one("X1;X2;X3;X4\nK1;1234AB;12;10,50\n")
    client = client_as("coordinator")
    assert f"/leveringen/{made.pk}/kolommen" in client.get(f"/leveringen/{made.pk}").content.decode()
    assert "1234AB" in client.get(f"/leveringen/{made.pk}/kolommen").content.decode()
    half = client.post(f"/leveringen/{made.pk}/kolommen", {"header-0": "reference"})
    assert (half.status_code, "bedrag" in half.content.decode()) == (422, True)
    answers = {"header-0": "reference", "header-1": "postcode", "header-2": "house_number", "header-3": "amount"}
    assert client.post(f"/leveringen/{made.pk}/kolommen", answers).status_code == 302
    with on_behalf_of(SYSTEM):
        assert services.read_delivery(by=SYSTEM, delivery=made.pk).accepted == 1
        following = delivery(SYSTEM, made.stored_at.parent, "X1;X2;X3;X4\nK2;1234AB;12;10,50\n")
        assert services.read_delivery(by=SYSTEM, delivery=following.pk).accepted == 1


def test_partners_and_agreements(client_as: Any, klokkendam: Any) -> None:
    """A partner is registered, then agreed with; the terms are changed on the same page."""
    client = client_as("coordinator")
    assert client.get("/partners").status_code == 200
    made = client.post("/partners/nieuw", {"name": "Lichtstroom", "slug": "lichtstroom", "kind": "energie"})
    assert made["Location"] == "/partners/lichtstroom/afspraak"
    terms = {"starts_on": "2026-01-01", "minimum_amount": "75", "profile": "canonical", "minimum_days": "30"}
    assert client.post(made["Location"], terms)["Location"] == "/partners/lichtstroom"
    (kept,) = seen(Agreement)
    assert (kept.minimum_amount, kept.minimum_days, kept.needs_match) == (7500, 30, False)
    changed = client.post(f"/afspraken/{kept.pk}", {**terms, "minimum_amount": "50", "needs_match": "on"})
    assert changed.status_code == 302
    (kept,) = seen(Agreement)
    assert (kept.minimum_amount, kept.needs_match) == (5000, True)
    overlap = client.post("/partners/lichtstroom/afspraak", {**terms, "starts_on": "2026-05-01"})
    assert overlap.status_code == 422
    edited = client.post("/partners/lichtstroom/wijzigen", {"name": "Lichtstroom BV", "slug": "x", "kind": "huur"})
    assert edited.status_code == 302
    (partner,) = Partner.objects.all()
    assert (partner.name, partner.slug, partner.kind) == ("Lichtstroom BV", "lichtstroom", "energie")
    for page in ("/partners", "/partners/lichtstroom", f"/afspraken/{kept.pk}", "/partners/lichtstroom/wijzigen"):
        assert client.get(page).status_code == 200


PAGES = [
    ("/leveringen", "see"),
    ("/leveringen/{pk}", "see"),
    ("/leveringen/{pk}/voortgang", "see"),
    ("/leveringen/{pk}/ontvangstbewijs", "see"),
    ("/partners", "see"),
    ("/partners/lichtstroom", "see"),
    ("/leveringen/nieuw", "manage"),
    ("/leveringen/{pk}/fouten.xlsx", "manage"),
    ("/partners/nieuw", "manage"),
    ("/partners/lichtstroom/afspraak", "manage"),
]
MAY = {
    "coordinator": {"see", "manage"},
    "administrator": {"see", "manage"},
    "worker": {"see"},
    "team_lead": {"see"},
    "privacy_officer": {"see"},
    "visitor": set(),
    "volunteer": set(),
    "professional": set(),
}


@pytest.mark.parametrize("role", MAY)
def test_who_sees_what(client_as: Any, read_one: Any, role: str) -> None:
    """A consultant sees deliveries, a coordinator and an administrator also manage, others see nothing."""
    made = read_one()
    client = client_as(role)
    for address, right in PAGES:
        answer = client.get(address.format(pk=made.pk))
        assert (answer.status_code < 400) == (right in MAY[role]), address
        assert answer.status_code in (200, 302, 403)


def test_another_municipality_finds_no_page(client_as: Any, zilverdijk: Any, read_one: Any) -> None:
    """Zilverdijk's coordinator gets "not here" for every page of a delivery of Klokkendam."""
    made = read_one()
    stranger = client_as("coordinator", municipality=9902, email="z@zilverdijk.example")
    for part in ("", "/voortgang", "/fouten.xlsx", "/ontvangstbewijs", "/kolommen"):
        assert stranger.get(f"/leveringen/{made.pk}{part}").status_code == 404
    assert stranger.post(f"/leveringen/{made.pk}/opnieuw").status_code == 404
    assert str(made.sha256) not in stranger.get("/leveringen").content.decode()


def test_a_file_that_stays_unread_gets_a_button(client_as: Any, agreed: None) -> None:
    """After two minutes the page offers to try once more; that puts the reading in the queue again."""
    client = client_as("coordinator")
    address = upload(client, file=csv_upload(csv_of({})))["Location"]
    assert f"{address}/opnieuw" not in client.get(address).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")  # as if the machine had lost it
    with time_machine.travel(TODAY + timedelta(minutes=3), tick=False):
        assert f"{address}/opnieuw" in client.get(address).content.decode()
        assert client.post(f"{address}/opnieuw").status_code == 302
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from procrastinate_jobs")
        assert cursor.fetchone() == (1,)
