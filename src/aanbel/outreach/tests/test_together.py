"""Text messages to several households, looked at and released once: nobody twice, nobody who said no."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import Case, RefusalKind, RefusalSource
from aanbel.kernel.errors import Refused
from aanbel.outreach import services
from aanbel.outreach.models import Message
from aanbel.outreach.queries.templates import current_version
from aanbel.people.models import Link, Resident
from aanbel.worklist import services as worklist
from aanbel.worklist.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Any:
    """Half past ten on Monday 23 November 2026."""
    with time_machine.travel("2026-11-23T10:30:00+01:00", tick=False):
        yield


@pytest.fixture
def young(by: Acting) -> list[Case]:
    """Three young households whose first step is a text message; the third has no number."""
    services.ship_templates(by=by)
    Municipality.objects.filter(code=9901).update(phone="0990 12 34 56")
    found = []
    for phone in ("+31612345671", "+31612345672", ""):
        case = make.case(by)
        made = make.signal(case, kind="zorg", phone=phone, amount=30_000)
        resident = Link.objects.get(signal=made).resident_id
        Resident.objects.filter(pk=resident).update(birth_date=make.TODAY - timedelta(days=21 * 366))
        found.append(case)
    worklist.rank_cases(by=by)
    return found


def look(client: Client) -> Any:
    """The page that shows who would get it."""
    return client.get(reverse("outreach:due_send"), {"stack": "text:sms_hulp"})


def sent(page: Any, *cases: Case) -> dict[str, Any]:
    """What the browser sends when these are ticked."""
    version = page.context["found"].version
    token, chosen = str(page.context["token"]), [case.pk for case in cases]
    return {"token": token, "text": version.template.slug, "version": version.number, "case": chosen}


def test_what_is_due_goes_out_with_one_release_and_once(client_as: Callable[..., Client], young: list[Case]) -> None:
    """The list offers it, the page shows the words of each, one button sends; the same page again sends nothing."""
    client, url = client_as("worker"), reverse("outreach:due_send")
    assert "text:sms_hulp" in client.get(reverse("outreach:due")).content.decode()
    page = look(client)
    assert {one.case for one in page.context["found"].going} == {case.pk for case in young[:2]}
    form = sent(page, *young[:2])
    for _twice in range(2):
        assert client.post(url, form).url == reverse("outreach:due")
    made = Message.objects.filter(state=Message.State.WAITING)
    assert sorted(made.values_list("destination", flat=True)) == ["+31612345671", "+31612345672"]
    assert look(client).status_code == 409


def test_who_said_no_while_somebody_looked_is_left_out(
    client_as: Callable[..., Client], by: Acting, young: list[Case]
) -> None:
    """And the others go; what was not ticked does not."""
    client = client_as("worker")
    form = sent(look(client), *young[:2])
    cases.refuse(by=by, case=young[0].pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
    client.post(reverse("outreach:due_send"), form)
    assert [one.case_id for one in Message.objects.all()] == [young[1].pk]


@pytest.mark.parametrize(
    "wrong", [{"version": 99}, {"token": "x"}, {"case": []}, {"text": "brief_hulp"}, {"case": ["1e9", "-1"]}]
)
def test_a_page_that_is_not_whole_sends_nothing(
    client_as: Callable[..., Client], young: list[Case], wrong: dict[str, Any]
) -> None:
    """Another version than was looked at, no token, nobody ticked, a letter: a sentence, and no message."""
    client = client_as("worker")
    answer = client.post(reverse("outreach:due_send"), {**sent(look(client), young[0]), **wrong})
    assert answer.status_code >= 400
    assert not Message.objects.exists()


def test_letters_are_no_sending_and_messages_no_batch(by: Acting, young: list[Case]) -> None:
    """What is printed is looked at as a proof."""
    with pytest.raises(Refused):
        version = current_version(by=by, slug="brief_hulp")
        services.send_together(by=by, version=version, cases=[young[0].pk], token=uuid.uuid4())
    with pytest.raises(Refused):
        services.draft_batch(by=by, template="sms_hulp", cases=[young[0].pk])
