"""Answers as workers find them, and the times and desks that a coordinator keeps."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event, Reading
from aanbel.cases.models import Case, PlanStep
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.outreach.models import Answer, Kind, PartOfDay, Slot
from aanbel.outreach.services import give_answer, issue_code

SYSTEM = Acting.system(9901)


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """A household that asked to be called in the morning, on another number, from the Turkish page."""
    with on_behalf_of(SYSTEM) as by:
        found = make.case(by, at=make.address(by, number=12))
        issue_code(by=by, case=found.pk, purpose="card")
        give_answer(
            by=by,
            code=found.reply_codes.get().pk,
            kind=Kind.CALL,
            language="tr",
            part_of_day=PartOfDay.MORNING,
            phone="0687654321",
        )
        return found


@pytest.mark.parametrize("place", ["answers", "answers_today", "answers_of_case"])
def test_an_answer_stands_where_the_worker_looks(case: Case, client_as: Callable[..., Client], place: str) -> None:
    """On the list, on Today and on the case: what, when, on which number, in which language; with one act."""
    args = [case.pk] if place == "answers_of_case" else []
    text = client_as("worker").get(reverse(f"outreach:{place}", args=args)).content.decode()
    for told in ("Wil gebeld worden", "liefst in de ochtend", "0687654321", "Turks", "Bel nu", "tel:0687654321"):
        assert told in text
    if place != "answers_of_case":
        assert "Molenweg 12" in text


def test_handled_goes_away(case: Case, client_as: Callable[..., Client]) -> None:
    """One button; one stays where one was."""
    client = client_as("worker")
    with on_behalf_of(SYSTEM):
        answer = Answer.objects.get()
    done = client.post(reverse("outreach:answer_handled", args=[answer.pk]), {"next": "/vandaag/"})
    assert done["Location"] == "/vandaag/"
    assert "Molenweg 12" not in client.get(reverse("outreach:answers")).content.decode()
    away = client.post(reverse("outreach:answer_handled", args=[answer.pk]), {"next": "https://elsewhere.example/"})
    assert away["Location"] == reverse("outreach:answers")


def test_a_colleagues_answers_are_not_on_my_day(
    case: Case, client_as: Callable[..., Client], user_as: Callable[..., Any]
) -> None:
    """They stand on the list of all answers, for when the colleague is ill."""
    colleague = user_as("worker", email="sam@klokkendam.example")
    with on_behalf_of(SYSTEM):
        Case.objects.filter(pk=case.pk).update(assigned_to=colleague)
    client = client_as("worker", email="anna@klokkendam.example")
    assert "Molenweg 12" not in client.get(reverse("outreach:answers_today")).content.decode()
    assert "Molenweg 12" in client.get(reverse("outreach:answers")).content.decode()


def test_looking_at_a_households_answers_is_written_down(case: Case, client_as: Callable[..., Client]) -> None:
    """As with everything of a case."""
    client_as("worker").get(reverse("outreach:answers_of_case", args=[case.pk]))
    with on_behalf_of(SYSTEM):
        assert [(one.case_id, one.purpose) for one in Reading.objects.all()] == [(case.pk, "answers")]


@pytest.mark.parametrize(
    ("role", "answers", "meeting"),
    [
        ("worker", 200, 403),
        ("visitor", 200, 403),
        ("coordinator", 200, 200),
        ("team_lead", 200, 200),
        ("privacy_officer", 200, 403),
        ("volunteer", 403, 403),
        ("professional", 403, 403),
        ("administrator", 403, 403),
    ],
)
def test_who_sees_answers_and_who_offers_times(
    klokkendam: Any, client_as: Callable[..., Client], role: str, answers: int, meeting: int
) -> None:
    """Answers for who works on cases; times for coordinator and team lead."""
    client = client_as(role)
    assert client.get(reverse("outreach:answers")).status_code == answers
    assert client.get(reverse("outreach:meeting")).status_code == meeting


def test_a_coordinator_offers_times_and_takes_one_back(klokkendam: Any, client_as: Callable[..., Client]) -> None:
    """A row of appointments in one form; a wrong end is asked again."""
    client = client_as("coordinator")
    row = {
        "kind": "library",
        "place": "Bibliotheek, Kerkplein 2",
        "on": f"{clock.today() + timedelta(days=3):%Y-%m-%d}",
        "begins": "10:00",
        "ends": "12:00",
        "minutes": "45",
        "capacity": "1",
    }
    assert client.post(reverse("outreach:meeting"), {**row, "ends": "09:00"}).status_code == 422
    assert client.post(reverse("outreach:meeting"), row).status_code == 302
    with on_behalf_of(SYSTEM):
        first, second = Slot.objects.order_by("starts_at")
    assert (second.starts_at - first.starts_at) == timedelta(minutes=45)
    client.post(reverse("outreach:withdraw_slot", args=[first.pk]))
    assert client.get(reverse("outreach:meeting")).content.decode().count("Neem terug") == 1


def test_post_at_the_wrong_door_is_made_void(case: Case, client_as: Callable[..., Client]) -> None:
    """The worker sees which codes live, without the codes themselves, and voids them in one click."""
    client = client_as("worker")
    shown = client.get(reverse("outreach:codes_of_case", args=[case.pk])).content.decode()
    assert "Kaartje" in shown and "werkt tot" in shown
    client.post(reverse("outreach:void_codes", args=[case.pk]))
    assert "Kaartje" not in client.get(reverse("outreach:codes_of_case", args=[case.pk])).content.decode()
    with on_behalf_of(SYSTEM):
        assert Event.objects.filter(case_id=case.pk, verb="codes_voided").count() == 1


def test_a_plan_has_a_code_of_its_own_shown_once(case: Case, client_as: Callable[..., Client]) -> None:
    """Handed over in the talk; a new one makes the old one void; the resident ticks only their own steps with it."""
    client = client_as("worker")
    place = reverse("outreach:plan_code", args=[case.pk])
    assert "reply-code" not in client.get(place).content.decode()
    codes = [re.search(r'reply-code">(\S+)<', client.post(place).content.decode()) for _time in range(2)]
    first, second = (found[1] for found in codes if found)
    with on_behalf_of(SYSTEM):
        mine, ours = (
            PlanStep.objects.create(
                municipality_id=9901, case=case, what=who, plain=f"stap van {who}", who=who, begins_on=clock.today()
            )
            for who in ("resident", "worker")
        )
    assert Client().get(reverse("outreach:resident", args=[first])).status_code == 404
    text = Client().get(reverse("outreach:resident", args=[second])).content.decode()
    assert "stap van resident" in text and "stap van worker" in text
    assert text.count("Dit heb ik gedaan") == 1
    assert Client().post(reverse("outreach:tick", args=[second, mine.pk]), {"done": "yes"}).status_code == 302
    assert Client().post(reverse("outreach:tick", args=[second, ours.pk]), {"done": "yes"}).status_code == 409
    with on_behalf_of(SYSTEM):
        assert list(PlanStep.objects.filter(done_by_resident=True)) == [mine]
