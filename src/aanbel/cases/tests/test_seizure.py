"""Asking seizing creditors: what must be there first, when it is asked again, and the answer."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries, services
from aanbel.cases.core.consent import How, Purpose
from aanbel.cases.core.seizure import Reply, Request, Seizer, is_silent, makes_sense
from aanbel.cases.models import Case, SeizureRequest
from aanbel.cases.tests import factories as make
from aanbel.kernel.errors import Refused

TODAY = date(2026, 3, 9)
SYSTEM = Acting.system(9901)


@pytest.fixture(autouse=True)
def monday() -> Any:
    """Every test begins on a Monday morning."""
    with time_machine.travel(datetime(2026, 3, 9, 9, 0, tzinfo=UTC), tick=False) as time:
        yield time


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """A case with one signal."""
    with on_behalf_of(SYSTEM):
        return make.case(SYSTEM)


def ask(case: Case, seizer: Seizer = Seizer.CJIB, request: Request = Request.PAUSE, **more: Any) -> SeizureRequest:
    """Ask for rest, with an authorisation of today."""
    return services.ask_seizer(
        by=SYSTEM, case=case.pk, seizer=seizer, request=request, **{"authorised_on": TODAY, **more}
    )


def say_yes(case: Case, whom: str) -> None:
    services.record_consent(by=SYSTEM, case=case.pk, purpose=Purpose.SHARE, how=How.PAPER, with_whom=whom)


@pytest.mark.parametrize(
    ("request_", "seizer", "sensible"),
    [
        (Request.LOWER, Seizer.DUO, True),
        (Request.PAUSE, Seizer.TAX, True),
        (Request.SOCIAL_BAILIFF, Seizer.BAILIFF, True),
        (Request.SOCIAL_BAILIFF, Seizer.OTHER, True),
        (Request.SOCIAL_BAILIFF, Seizer.CJIB, False),
    ],
)
def test_only_a_bailiff_hands_over_to_a_social_bailiff(request_: Request, seizer: Seizer, sensible: bool) -> None:
    """A lower seizure and a pause are asked of any creditor."""
    assert makes_sense(request_, seizer) is sensible


@pytest.mark.parametrize(
    ("reply", "days", "silent"),
    [(Reply.WAITING, 0, True), (Reply.WAITING, 1, False), (Reply.GRANTED, -9, False), (Reply.DROPPED, -9, False)],
)
def test_without_an_answer_it_is_asked_again_on_its_day(reply: Reply, days: int, silent: bool) -> None:
    """On the day itself, and only without an answer."""
    assert is_silent(reply=reply, next_on=TODAY + timedelta(days=days), today=TODAY) is silent


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"authorised_on": None}, "no authorisation"),
        ({"authorised_on": date(2026, 3, 10)}, "signed tomorrow"),
        ({"seizer": Seizer.BAILIFF}, "which office?"),
        ({"request": Request.SOCIAL_BAILIFF}, "not a bailiff"),
        ({"seizer": Seizer.DUO}, "a yes for another"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_creditor_is_asked_only_with_authorisation_and_a_yes(
    by: Acting, case: Case, more: dict[str, Any], why: str
) -> None:
    """Everything that is missing is refused, and nothing is written down."""
    say_yes(case, "CJIB")
    with pytest.raises(Refused):
        ask(case, **more)
    assert not SeizureRequest.objects.exists(), why


def test_no_answer_comes_back_every_ten_working_days_until_there_is_one(by: Acting, case: Case, monday: Any) -> None:
    """Asked on a Monday, due two weeks later; asking again moves the day; an answer ends it."""
    say_yes(case, "CJIB")
    asked = ask(case)
    assert asked.next_on == date(2026, 3, 23)
    with pytest.raises(Refused):
        ask(case)
    monday.move_to(datetime(2026, 3, 23, 9, 0, tzinfo=UTC))
    assert [line.request.pk for line in queries.seizures_waiting(by=Acting((9901,), None, "x", frozenset()))] == []
    SeizureRequest.objects.update(asked_by_id=7)
    worker = Acting((9901,), 7, "Anna", frozenset({"worker"}))
    assert [line.request.pk for line in queries.seizures_waiting(by=worker)] == [asked.pk]
    assert services.chase_seizer(by=SYSTEM, request=asked.pk).reminders == 1
    assert queries.seizures_waiting(by=worker) == []
    services.note_reply(by=SYSTEM, request=asked.pk, reply=Reply.GRANTED, words="Pauze tot mei")
    with pytest.raises(Refused):
        services.note_reply(by=SYSTEM, request=asked.pk, reply=Reply.REFUSED)


def test_asking_and_answering_on_the_pages(case: Case, client_as: Callable[..., Client]) -> None:
    """The form refuses a future signature and a missing yes; the answer shows in words."""
    client = client_as("worker")
    address = reverse("cases:ask_seizer", args=[case.pk])
    given = {"seizer": "cjib", "request": "payment_pause", "authorised_on": "2026-03-09", "how": "paper"}
    assert client.post(address, given).status_code == 422
    assert client.post(address, {**given, "authorised_on": "2026-03-10", "said_yes": "on"}).status_code == 422
    assert client.post(address, {**given, "seizer": "gerechtsdeurwaarder", "said_yes": "on"}).status_code == 422
    client.post(address, {**given, "said_yes": "on", "reference": " 2026/  12345 "})
    with on_behalf_of(SYSTEM):
        asked = SeizureRequest.objects.get()
    assert asked.reference == "2026/ 12345"
    client.post(reverse("cases:chase_seizer", args=[asked.pk]))
    client.post(reverse("cases:seizure_reply", args=[asked.pk]), {"reply": "granted", "words": "Drie maanden rust"})
    text = client.get(reverse("cases:help", args=[case.pk])).content.decode()
    for told in ("CJIB", "2026/ 12345", "Drie maanden rust", "toegekend"):
        assert told in text
