"""The pages of the day, the round, one door, the team and what a visit needs, as people see them."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Reading
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.visits import services
from aanbel.visits.models import AddressMark, Plan, Round, Shift, Stop, VisitNeed, Visitor
from aanbel.visits.tests import factories as make

pytestmark = pytest.mark.django_db
SYSTEM = Acting.system(9901)
DAY = {"dag": "2026-03-09"}


@pytest.fixture
def cases(klokkendam: Any) -> Iterator[list[Case]]:
    """Four doors on a Monday in March, each asked for, one of them secret; two visitors, a plan."""
    with clock.standing_at(make.MORNING):
        with on_behalf_of(SYSTEM):
            found = [make.case(SYSTEM, east=0.002 * step, north=0.001 * (step % 2)) for step in range(4)]
            for one in found:
                services.ask_visit(by=SYSTEM, case=one.pk)
            services.mark_address(by=SYSTEM, case=found[3].pk, kind=AddressMark.Kind.SECRET)
            make.visitor(SYSTEM, "Anna")
            make.visitor(SYSTEM, "Karim")
            services.plan_day(by=SYSTEM, day=make.MONDAY)
        yield found


def planned(**which: Any) -> Stop:
    """A planned stop."""
    with on_behalf_of(SYSTEM):
        found = Stop.objects.filter(state=Stop.State.PLANNED, **which).order_by("position", "pk").first()
    assert found is not None
    return found


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    """The text of a page that is there."""
    response = client.get(reverse(f"visits:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_day_shows_rounds_a_drawing_and_who_waits(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """And what made it: version and seed."""
    text = page(client_as("coordinator"), "rounds", **DAY)
    for told in ("Ronde 1", "<svg", "startgetal", "Maak de rondes opnieuw"):
        assert told in text


def test_a_secret_door_is_neither_on_the_drawing_nor_in_another_s_list(
    cases: list[Case], client_as: Callable[..., Client], settings: Any
) -> None:
    """On screen it is called a secret address, on paper not even that; a map with streets gets what the drawing has."""
    client = client_as("coordinator")
    stop = planned(case=cases[3])
    door = str(cases[3].address).split(",")[0]
    assert door not in page(client, "rounds", **DAY)
    assert door not in page(client, "round", stop.round_id)
    assert door not in page(client, "round_print", stop.round_id)
    with on_behalf_of(SYSTEM):
        drawn = Stop.objects.filter(state=Stop.State.PLANNED, secret=False).count()
    text = page(client, "rounds", **DAY)
    assert text.count("visits-map__sign") == drawn
    assert "round-map" not in text
    settings.TILES_URL = "http://tiles.invalid/{z}/{x}/{y}.png"
    text = page(client, "rounds", **DAY)
    told = json.loads(text.split('<script type="application/json">')[1].split("</script>")[0])
    assert sum(len(leg["doors"]) for leg in told) == drawn
    assert set(told[0]) == {"name", "start", "end", "doors"}
    assert all(shown in text for shown in ("round-map", 'data-ground="/kaart/{z}/{x}/{y}.png"', "© Kadaster / PDOK"))


def test_on_paper_and_in_the_calendar_nothing_is_told_of_debt_or_people(
    cases: list[Case], client_as: Callable[..., Client]
) -> None:
    """The sheet holds doors and times; the calendar numbers only."""
    client, stop = client_as("visitor"), planned()
    sheet = page(client, "round_print", stop.round_id)
    assert "Boer" not in sheet
    assert "€" not in sheet
    feed = client.get(reverse("visits:round_calendar", args=[stop.round_id])).content.decode()
    assert "DTSTART" in feed
    assert "Molenweg" not in feed


def test_making_the_rounds_is_asked_in_the_background(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """A version waits, the page says so and looks again by itself; the rounds that stood still stand."""
    client = client_as("coordinator")
    client.post(reverse("visits:make"), DAY)
    with on_behalf_of(SYSTEM):
        assert Plan.objects.filter(state=Plan.State.WAITING, day=make.MONDAY).exists()
    text = page(client, "rounds", **DAY)
    assert "data-polling" in text
    assert "Ronde 1" in text


def test_a_week_is_asked_day_by_day(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """Monday to Friday, in order; days that passed are not."""
    client_as("coordinator").post(reverse("visits:make"), {**DAY, "week": "1"})
    with on_behalf_of(SYSTEM):
        days = list(Plan.objects.filter(state=Plan.State.WAITING).order_by("day").values_list("day", flat=True))
    assert [day.day for day in days] == [9, 10, 11, 12, 13]


def test_somebody_ill_is_one_tap_and_can_be_undone(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """The doors go to who is left; undo puts the rounds back."""
    client = client_as("coordinator")
    with on_behalf_of(SYSTEM):
        before = Plan.objects.current().get()
        ill = Visitor.objects.order_by("pk").first()
        assert ill is not None
    client.post(reverse("visits:again"), {**DAY, "ziek": str(ill.user_id)})
    with on_behalf_of(SYSTEM):
        again = Plan.objects.current().get()
        assert Shift.objects.get().absent == "ill"
    client.post(reverse("visits:undo", args=[again.pk]))
    with on_behalf_of(SYSTEM):
        assert Plan.objects.current().get() == before


def test_a_door_is_moved_after_its_cost_was_shown(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """Every place with minutes more or less; without script; the move is locked."""
    client, stop = client_as("coordinator"), planned()
    text = page(client, "stop", stop.pk)
    assert "min onderweg" in text or "staat hier nu" in text
    response = client.post(reverse("visits:move", args=[stop.pk]), {"naar": f"{stop.round_id}-1"})
    assert response.status_code == 302
    with on_behalf_of(SYSTEM):
        stop.refresh_from_db()
    assert stop.pinned


@pytest.mark.parametrize("act", ["pin", "step", "take_out", "fix"])
def test_the_acts_on_a_door_lead_back_to_its_round(
    cases: list[Case], client_as: Callable[..., Client], act: str
) -> None:
    """Each is a plain form."""
    stop = planned()
    told = {
        "pin": {"vast": "1"},
        "step": {"richting": "neer"},
        "take_out": {"why": "Belde af"},
        "fix": {"starts": "10:00", "until": "16:00"},
    }
    response = client_as("coordinator").post(reverse(f"visits:{act}", args=[stop.pk]), told[act])
    assert response.status_code == 302
    assert "/rondes/" in response.url  # type: ignore[attr-defined]


def test_a_round_is_handed_out_and_taken_back(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """Only a coordinator may."""
    stop = planned()
    assert client_as("visitor").post(reverse("visits:hand_out", args=[stop.round_id])).status_code == 403
    client = client_as("coordinator")
    client.post(reverse("visits:hand_out", args=[stop.round_id]))
    with on_behalf_of(SYSTEM):
        assert Round.objects.get(pk=stop.round_id).state == Round.State.HANDED_OUT
    client.post(reverse("visits:take_back", args=[stop.round_id]))
    with on_behalf_of(SYSTEM):
        assert Round.objects.get(pk=stop.round_id).state == Round.State.DRAFT


def test_the_team_page_shows_the_week_and_takes_a_visitor(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """Hours per day; a break that does not fit is said so; a day off is two taps."""
    client = client_as("coordinator")
    assert "Anna" in page(client, "team", **DAY)
    with on_behalf_of(SYSTEM):
        anna = Visitor.objects.order_by("pk").first()
        assert anna is not None
    address = reverse("visits:visitor", args=[anna.user_id])
    told = {"transport": "foot", "start_place": "Stadhuis", "from_0": "09:00", "until_0": "12:00"}
    wrong = client.post(address, {**told, "break_from": "12:00", "break_until": "12:10", "break_minutes": "30"})
    assert wrong.status_code == 422
    assert client.post(address, told).status_code == 302
    client.post(reverse("visits:team_day", args=[anna.user_id]), {**DAY, "absent": "free"})
    with on_behalf_of(SYSTEM):
        anna.refresh_from_db()
        assert anna.week == {"0": ["09:00", "12:00"]}
        assert Shift.objects.get(visitor=anna).absent == "free"


@pytest.mark.parametrize(
    ("told", "says"),
    [("Stadhuis", "twee getallen"), ("5.1214, 52.0907", "buiten Nederland"), ("52.0907, 5.1214", "")],
)
def test_a_place_of_departure_is_pointed_out_without_a_map_service(
    cases: list[Case], client_as: Callable[..., Client], settings: Any, tmp_path: Any, told: str, says: str
) -> None:
    """As one copies it from a map; nobody outside is asked, and another name for the place does not lose it."""
    settings.GEOCODER_URL, settings.DEMO, settings.AANBEL_HOME = "", False, tmp_path
    client = client_as("coordinator")
    with on_behalf_of(SYSTEM):
        anna = make.visitor(SYSTEM, "Anna", start_lon=None, start_lat=None)
    address = reverse("visits:visitor", args=[anna.user_id])
    answer = client.post(address, {"transport": "foot", "start_place": "Stadhuis", "start_at": told})
    assert (answer.status_code == 422, says in answer.content.decode()) == (bool(says), True)
    if not says:
        client.post(address, {"transport": "foot", "start_place": "Raadhuis", "start_at": told})
    with on_behalf_of(SYSTEM):
        anna.refresh_from_db()
    assert (anna.start_lon, anna.start_lat) == ((None, None) if says else (5.1214, 52.0907))


def test_a_worker_asks_for_a_visit_from_the_case(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """All may stay empty; half a time is said so."""
    client, case = client_as("worker"), cases[0]
    assert client.post(reverse("visits:need", args=[case.pk]), {"agreed_from": "10:00"}).status_code == 422
    assert client.post(reverse("visits:need", args=[case.pk]), {"language": "Pools"}).status_code == 302
    with on_behalf_of(SYSTEM):
        assert VisitNeed.objects.get(case=case).language == "Pools"
    assert "Ronde 1" in page(client, "visit_of_case", case.pk)


@pytest.mark.parametrize(("role", "reads"), [("coordinator", True), ("visitor", True), ("worker", False)])
def test_only_named_roles_read_why_a_door_is_marked(
    cases: list[Case], client_as: Callable[..., Client], role: str, reads: bool
) -> None:
    """That it is marked everybody sees who goes or calls; the words not."""
    with on_behalf_of(SYSTEM):
        kind, until = AddressMark.Kind.UNSAFE, make.MONDAY.replace(month=6)
        services.mark_address(by=SYSTEM, case=cases[0].pk, kind=kind, words="Losse hond", until=until)
    for name in ("visit_of_case", "door"):
        text = page(client_as(role), name, cases[0].pk)
        assert "Onveilig" in text
        assert ("Losse hond" in text) is reads


def test_reading_a_round_is_written_down(cases: list[Case], client_as: Callable[..., Client]) -> None:
    """Doors where help is offered stand in it."""
    page(client_as("visitor"), "round", planned().round_id)
    with on_behalf_of(SYSTEM):
        assert Reading.objects.filter(purpose="round").count() == 1


@pytest.mark.parametrize("role", ["volunteer", "professional", "administrator"])
def test_rounds_are_for_the_team(klokkendam: Any, client_as: Callable[..., Client], role: str) -> None:
    """Nobody else sees where we ring."""
    assert client_as(role).get(reverse("visits:rounds")).status_code == 403
