"""The pages of a case and of the decisions, as people see them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Reading
from aanbel.cases.models import Case, Decision
from aanbel.cases.services import decide_signals
from aanbel.cases.tests import factories as make
from aanbel.kernel.clock import month_after

SYSTEM = Acting.system(9901)


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """A case at Molenweg 12 with a phone number, an end of supply and two people."""
    with on_behalf_of(SYSTEM):
        home = make.address(SYSTEM, number=12)
        energy = make.partner("lichtstroom", kind="energie")
        make.signal(SYSTEM, at=home, phone="+31612345678", email="m@example.org")
        karim = make.resident(SYSTEM, home, initials="K.", prefix="", surname="İnce-van 't Hoff")
        make.signal(SYSTEM, of=karim, by_partner=energy, end_of_supply=True, amount=64_000)
        decide_signals(by=SYSTEM)
        return Case.objects.get()


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    """The text of a page that is there."""
    response = client.get(reverse(f"cases:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_case_page_tells_who_why_when_and_what_next(case: Case, client_as: Callable[..., Client]) -> None:
    """Address and people, what threatens, what was tried, signals with their decisions, the next step."""
    text = page(client_as("worker"), "case", case.pk)
    for told in ("Molenweg 12", "M. de Boer", "İnce-van", "tel:+31612345678", "840,00", "Lichtstroom", "Tijdlijn"):
        assert told in text
    assert 'data-key="b"' in text
    assert text.count("utrecht-button--primary-action") == 1


def test_reading_a_case_is_written_down(case: Case, client_as: Callable[..., Client]) -> None:
    """Each view, with who looked."""
    client = client_as("worker")
    page(client, "case", case.pk)
    page(client, "case", case.pk)
    with on_behalf_of(SYSTEM):
        assert [reading.case_id for reading in Reading.objects.all()] == [case.pk, case.pk]


def test_the_case_page_takes_as_many_queries_with_many_signals_as_with_few(
    case: Case, client_as: Callable[..., Client]
) -> None:
    """A constant number, whatever happened to the case."""
    client = client_as("worker")
    page(client, "case", case.pk)
    with CaptureQueriesContext(connection) as few:
        page(client, "case", case.pk)
    with on_behalf_of(SYSTEM):
        for _ in range(4):
            make.signal(SYSTEM, at=case.address, period=month_after(make.MARCH))
        decide_signals(by=SYSTEM)
    with CaptureQueriesContext(connection) as many:
        page(client, "case", case.pk)
    assert len(few) == len(many)
    assert len(few) <= 24


def test_a_contact_is_registered_with_one_button_and_undone(case: Case, client_as: Callable[..., Client]) -> None:
    """'Not reached' by phone: one click; the page offers to undo it."""
    client = client_as("worker")
    answer = client.post(reverse("cases:attempt", args=[case.pk]), {"what": "phone:no"}, follow=True)
    assert "niet bereikt" in answer.content.decode().lower()
    with on_behalf_of(SYSTEM):
        made = case.attempts.get()
    assert (made.kind, made.reached) == ("phone", False)
    client.post(reverse("cases:undo", args=[made.pk]))
    with on_behalf_of(SYSTEM):
        assert case.attempts.get().undone_at is not None


def test_a_contact_of_another_moment(case: Case, client_as: Callable[..., Client]) -> None:
    """The whole form, for what happened yesterday."""
    given = {"kind": "visit", "reached": "yes", "on": "2026-03-16", "day_part": "evening"}
    client_as("worker").post(reverse("cases:attempt", args=[case.pk]), given)
    with on_behalf_of(SYSTEM):
        made = case.attempts.get()
    assert (made.kind, made.reached, str(made.on), made.day_part) == ("visit", True, "2026-03-16", "evening")


def test_the_way_of_a_case(case: Case, client_as: Callable[..., Client]) -> None:
    """Take up, reach, note, close, open again: each page shows and works."""
    client = client_as("worker")
    client.post(reverse("cases:take_up", args=[case.pk]))
    client.post(reverse("cases:attempt", args=[case.pk]), {"what": "phone:yes"})
    assert "afgesproken" in page(client, "talk", case.pk)
    client.post(reverse("cases:talk", args=[case.pk]), {"agreed": "Samen bellen", "help_accepted": "on"})
    assert "Samen bellen" in page(client, "case", case.pk)
    choices = page(client, "close", case.pk)
    assert "(Budget)advies en/of quick fix" in choices
    assert 'value="no_contact"' not in choices
    assert "Er was eerder contact" in choices
    wrong = client.post(reverse("cases:close", args=[case.pk]), {"outcome": ""})
    assert wrong.status_code == 422
    client.post(reverse("cases:close", args=[case.pk]), {"outcome": "advice"})
    assert "afgesloten" in page(client, "case", case.pk).lower()
    page(client, "reopen", case.pk)
    client.post(reverse("cases:reopen", args=[case.pk]), {"why": "Belde terug"})
    with on_behalf_of(SYSTEM):
        assert Case.objects.get().status == "in_progress"


def test_all_decisions_of_a_month_are_listed_and_filtered(case: Case, client_as: Callable[..., Client]) -> None:
    """Nothing vanishes: each code with its number, each signal with its reason."""
    with on_behalf_of(SYSTEM):
        make.agreement(SYSTEM, make.partner(), minimum_amount=7_500)
        dropped = make.signal(SYSTEM, amount=5_000)
        decide_signals(by=SYSTEM)
    client = client_as("privacy_officer")
    assert "75,00" in page(client, "decisions")
    assert "Molenweg 12" not in page(client, "decisions", besluit="unjustified")
    assert "Molenweg 12" in page(client, "decisions", maand="2026-03", besluit="taken_up")
    worker = client_as("worker")
    assert "Klokwonen" in page(worker, "correct", dropped.pk)
    worker.post(reverse("cases:correct", args=[dropped.pk]), {"code": "taken_up", "why": "Jong gezin"})
    with on_behalf_of(SYSTEM):
        found = Decision.objects.get(signal=dropped)
        assert (found.code, found.reason) == ("taken_up", "by_hand")
    read_only = page(client, "correct", dropped.pk)
    assert "Jong gezin" in read_only
    assert "onterecht" in read_only
    assert 'name="why"' not in read_only
    assert 'name="why"' in page(client_as("visitor"), "correct", dropped.pk)
    assert client.post(reverse("cases:correct", args=[dropped.pk]), {"code": "other", "why": "x"}).status_code == 403


def test_the_list_of_decisions_goes_on_where_it_stopped(case: Case) -> None:
    """A place in the order, so that no row is shown twice or missed."""
    from aanbel.cases.queries import decisions_of_month

    with on_behalf_of(SYSTEM):
        for _ in range(3):
            make.signal(SYSTEM)
        decide_signals(by=SYSTEM)
        seen, after = [], ""
        while True:
            found = decisions_of_month(by=SYSTEM, after=after, size=2)
            seen += [line.decision.pk for line in found.rows]
            after = found.following
            if not after:
                break
        assert seen == list(Decision.objects.order_by("code", "pk").values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        ("worker", "case", 200),
        ("privacy_officer", "case", 200),
        ("volunteer", "case", 403),
        ("administrator", "case", 403),
        ("team_lead", "close", 403),
        ("volunteer", "decisions", 403),
        ("team_lead", "decisions", 200),
    ],
)
def test_who_may_see_what(case: Case, client_as: Callable[..., Client], role: str, name: str, status: int) -> None:
    """Debts of residents are for who helps with them or answers for it."""
    args = [] if name == "decisions" else [case.pk]
    assert client_as(role).get(reverse(f"cases:{name}", args=args)).status_code == status


def test_another_municipalitys_case_is_not_there(case: Case, zilverdijk: Any, client_as: Callable[..., Client]) -> None:
    """404, and nothing is written down about it."""
    stranger = client_as("coordinator", municipality=9902, email="z@zilverdijk.example")
    assert stranger.get(reverse("cases:case", args=[case.pk])).status_code == 404
    with on_behalf_of(SYSTEM):
        assert not Reading.objects.exists()
