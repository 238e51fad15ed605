"""A place for everything that is offered there, the days on which it is closed, and the direct line of a colleague."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.core.opening import Rule, opening, together
from aanbel.directory.models import Contact, Location, Phone, Schedule, Service
from aanbel.directory.services import Closure, Colleague, KeptPlace
from aanbel.directory.tests.test_map_pages import DESK
from aanbel.kernel import clock
from aanbel.kernel.clock import AMSTERDAM

MONDAY = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)
WEEK = Rule(freq="WEEKLY", byday="MO,TU,WE,TH,FR", opens_at=time(9), closes_at=time(17))
NIGHT = Rule(freq="WEEKLY", byday="SU", opens_at=time(20), closes_at=time(11))
SHUT = [
    ("one day", Rule(closed=True, start=date(2026, 11, 23), end=date(2026, 11, 23)), "2026-11-24 09:00"),
    ("two weeks", Rule(closed=True, start=date(2026, 11, 16), end=date(2026, 11, 29)), "2026-11-30 09:00"),
    ("every Monday", Rule(closed=True, freq="WEEKLY", byday="MO"), "2026-11-24 09:00"),
    ("from today", Rule(closed=True, start=date(2026, 11, 23)), None),
    ("last week", Rule(closed=True, start=date(2026, 11, 16), end=date(2026, 11, 22)), "open"),
    ("nothing told", Rule(closed=True), "open"),
]


@pytest.mark.parametrize(("_case", "closed", "again"), SHUT)
def test_days_closed_shut_whatever_the_week_says(_case: str, closed: Rule, again: str | None) -> None:
    """What is closed for a day or a fortnight is not open now, and opens on the first day after it."""
    told = opening([WEEK, closed], MONDAY)
    if again == "open":
        assert told.open
    else:
        assert not told.open
        assert (told.next_from and f"{told.next_from:%Y-%m-%d %H:%M}") == again


def test_a_night_that_began_before_the_days_closed_is_lived_out() -> None:
    """Closed from Monday on: the night from Sunday ends as it would."""
    monday = Rule(closed=True, start=date(2026, 11, 23), end=date(2026, 11, 23))
    assert opening([NIGHT, monday], MONDAY).open


def test_a_place_that_is_closed_shuts_what_is_only_there() -> None:
    """With another place open, one can still go there."""
    closed = Rule(closed=True, start=date(2026, 11, 23), end=date(2026, 11, 23))
    assert not opening(together([], [[WEEK, closed]]), MONDAY).open
    assert not opening(together([WEEK], [[closed]]), MONDAY).open
    assert opening(together([], [[WEEK, closed], [WEEK]]), MONDAY).open
    assert opening(together([closed], [[WEEK]]), MONDAY).open is False


@pytest.fixture
def desk(by: Acting, klokkendam: Any) -> Service:
    """A walk-in desk with hours on Monday and Thursday, closed next week, with a colleague's line."""
    today = clock.today()
    closed = [Closure(today + timedelta(days=7), today + timedelta(days=13), "verbouwing")]
    colleague = Colleague("Els de Wit", "spreekuur", "088 000 7777", "els@naast.example")
    told = replace(DESK, closed=closed, colleague=colleague, bring=["Uw brief", "Uw pas"], ages=(18, None))
    return services.keep_entry(by=by, service=None, entry=told)


def test_the_form_shows_and_keeps_what_was_filled_in(desk: Service, client_as: Callable[..., Client]) -> None:
    """Saving the form as it stands changes nothing: days closed, direct line, ages, what to bring."""
    client = client_as("coordinator")
    page = reverse("directory:edit", args=[desk.pk])
    sent = {name: told for name, told in client.get(page).context["form"].initial.items() if told not in (None, "")}
    before = _facts()
    assert client.post(page, sent).status_code == 302
    assert _facts() == before
    assert before["people"] == [("Els de Wit", "spreekuur")] and before["lines"] == [("088 000 7777", False)]
    client.post(page, {**sent, "colleague": "", "colleague_phone": "", "colleague_title": "", "colleague_email": ""})
    assert not Contact.objects.exists() and not Phone.objects.filter(number="088 000 7777").exists()


def _facts() -> dict[str, Any]:
    closed = Schedule.objects.filter(closed=True)
    return {
        "closed": list(closed.values_list("valid_from", "valid_to", "description")),
        "people": list(Contact.objects.values_list("name", "title")),
        "lines": list(Phone.objects.exclude(contact=None).values_list("number", "for_residents")),
        "entry": list(Service.objects.values_list("minimum_age", "maximum_age", "eligibility_description")),
    }


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.VOLUNTEER, False),
        (Role.PRIVACY_OFFICER, False),
        (Role.ADMINISTRATOR, False),
        (Role.PROFESSIONAL, True),
        (Role.WORKER, True),
        (Role.VISITOR, True),
        (Role.COORDINATOR, True),
        (Role.TEAM_LEAD, True),
    ],
)
def test_the_direct_line_of_a_colleague_is_for_professionals(
    desk: Service, client_as: Callable[..., Client], role: Role, sees: bool
) -> None:
    """The same entry, with and without the person who answers there."""
    text = client_as(role).get(reverse("directory:service", args=[desk.pk])).content.decode()
    assert ("088 000 7777" in text, "Els de Wit" in text) == (sees, sees)


def test_days_closed_are_told_to_residents_in_their_language(desk: Service) -> None:
    """Who looks the week before reads that nobody is there next week."""
    for language, word in (("nl", "Gesloten van"), ("pl", "Zamknięte od"), ("ar", "مغلق من")):
        page = Client().get(reverse("directory:help_entry", args=["klokkendam", desk.pk]), {"taal": language})
        assert word in page.content.decode() and "verbouwing" in page.content.decode()


def test_a_place_is_changed_for_everything_there(by: Acting, desk: Service, client_as: Callable[..., Client]) -> None:
    """Moved, with a lift, open on Tuesday: an entry without hours of its own follows; a volunteer may not."""
    place = Location.objects.get()
    other = services.keep_entry(by=by, service=None, entry=replace(DESK, name="Taalles", week={}, place=place.pk))
    page = reverse("directory:place", args=[place.pk])
    client = client_as("coordinator")
    sent = {name: told for name, told in client.get(page).context["form"].initial.items() if told not in (None, "")}
    assert client.post(page, {**sent, "name": ""}).status_code == 422
    changed = {**sent, "street": "Havenplein 9", "access": "Lift\nDrempelvrij", "from_1": "10:00", "until_1": "12:00"}
    assert client.post(page, changed).status_code == 302
    shown = client.get(reverse("directory:service", args=[other.pk])).content.decode()
    assert all(word in shown for word in ("Havenplein 9", "Lift", "10.00–12.00"))
    with time_machine.travel(datetime(2026, 11, 24, 11, tzinfo=AMSTERDAM), tick=False):
        assert queries.find(by=by, open_now=True).services == [other.pk]
        services.keep_place(
            by=by, place=place.pk, told=KeptPlace("De Klok", closed=[Closure(date(2026, 11, 24), date(2026, 11, 24))],
                                                   week={1: [(time(10), time(12))]}),
        )  # fmt: skip
        assert queries.find(by=by, open_now=True).services == []
    assert client_as("volunteer").get(page).status_code == 403
