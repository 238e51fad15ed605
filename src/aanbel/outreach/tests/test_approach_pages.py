"""The pages of the approach: who sees them, how a draft is made, and what a worker reads about the next step."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import User
from aanbel.audit.acting import Acting
from aanbel.audit.models import Reading
from aanbel.cases import services as cases
from aanbel.cases.models import Case, RefusalKind, RefusalSource
from aanbel.outreach.core.approach import Kind
from aanbel.outreach.models import Approach, ChosenApproach, SetAside
from aanbel.outreach.queries import active_approach, approach_version
from aanbel.worklist import services as worklist
from aanbel.worklist.tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
Browser = Callable[..., Client]


@pytest.fixture
def today() -> Any:
    """Monday 23 November 2026, half past ten."""
    with time_machine.travel("2026-11-23T10:30:00+01:00", tick=False):
        yield


@pytest.fixture
def case(by: Acting) -> Case:
    """One that is called today."""
    made = make.case(by)
    make.signal(made, kind="zorg", phone="+31612345678", amount=30_000)
    worklist.rank_cases(by=by)
    return made


def text(response: Any, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[:500]
    return " ".join(response.content.decode().split())


def filled_in(page: Any) -> dict[str, Any]:
    """What the browser would send for the form as it stands."""
    form = page.context["form"]
    sent: dict[str, Any] = {"steps": len(form.steps), "version_name": ""}
    for one in [form.whole, *form.steps]:
        for field in one:
            value = field.value()
            if value is not None and value is not False and value != "":
                sent[field.html_name] = "on" if value is True else value
    return sent


@pytest.mark.parametrize(
    ("role", "approach", "edit", "due", "otherwise"),
    [
        ("coordinator", 200, 200, 200, 200),
        ("team_lead", 200, 200, 200, 403),
        ("worker", 200, 403, 200, 200),
        ("visitor", 200, 403, 200, 200),
        ("privacy_officer", 200, 403, 200, 403),
        ("volunteer", 403, 403, 403, 403),
        ("administrator", 403, 403, 403, 403),
    ],
)
def test_who_sees_what(
    client_as: Browser, case: Case, role: str, approach: int, edit: int, due: int, otherwise: int
) -> None:
    """Everybody who helps sees how; the coordinator and the team lead decide; who works on a case may do otherwise."""
    client = client_as(role)
    for name, arguments, status in (
        ("approach", [], approach),
        ("approach_edit", [1, "youth"], edit),
        ("due", [], due),
        ("due_today", [], due),
        ("next_step", [case.pk], due),
        ("case_approach", [case.pk], otherwise),
    ):
        assert client.get(reverse(f"outreach:{name}", args=arguments)).status_code == status, name


def test_a_step_is_added_moved_and_removed(client_as: Browser) -> None:
    """By plain buttons, in what is not stored yet; nothing is kept by it."""
    client, url = client_as("coordinator"), reverse("outreach:approach_edit", args=[1, "everyone"])
    page = client.get(url)
    first = [form["kind"].value() for form in page.context["form"].steps]
    assert first == ["phone", "phone", "card", "visit", "letter"]
    page = client.post(url, {**filled_in(page), "do": "up-2"})
    page = client.post(url, {**filled_in(page), "do": "remove-0"})
    page = client.post(url, {**filled_in(page), "do": "add"})
    assert [form["kind"].value() for form in page.context["form"].steps] == [
        "card",
        "phone",
        "visit",
        "letter",
        "phone",
    ]
    assert not Approach.objects.exists()


def test_a_draft_is_kept_compared_and_activated(client_as: Browser, case: Case, by: Acting) -> None:
    """The draft stands beside what is active, with what this week would ask; one button activates it."""
    client, url = client_as("team_lead"), reverse("outreach:approach_edit", args=[1, "everyone"])
    sent = {
        **filled_in(client.get(url)),
        "step-0-kind": "visit",
        "step-0-announce": "4",
        "version_name": "First a letter",
    }
    page = client.post(url, {**sent, "do": "keep"}, follow=True)
    shown = text(page)
    assert "First a letter" in shown
    assert "changed" in shown or "gewijzigd" in shown
    assert page.context["what_if"]["rows"][0][1:] in {(0, 1), (1, 0)}
    assert active_approach(by=by).number == 1
    client.post(reverse("outreach:approach_activate", args=[2]))
    assert active_approach(by=by).number == 2
    assert approach_version(by=by, version=2).approach.sequences[-1].steps[0].announce == 4


@pytest.mark.parametrize(
    "wrong",
    [{"step-0-days": "-1"}, {"step-0-kind": "fax"}, {"maximum": "40"}, {"name": ""}, {"step-0-announce": "3"}],
)
def test_what_cannot_be_is_said_and_not_kept(client_as: Browser, wrong: dict[str, str]) -> None:
    """Status 422, what was filled in stays, no version."""
    client, url = client_as("coordinator"), reverse("outreach:approach_edit", args=[1, "everyone"])
    page = client.post(url, {**filled_in(client.get(url)), **wrong, "do": "keep"})
    assert page.status_code == 422
    assert not Approach.objects.exists()


def test_the_preview_alone_is_asked_for_while_typing(client_as: Browser, case: Case) -> None:
    """HTMX gets the picture and the what-if, not the page."""
    client, url = client_as("coordinator"), reverse("outreach:approach_edit", args=[1, "everyone"])
    page = client.post(url, {**filled_in(client.get(url)), "do": "try"}, headers={"HX-Request": "true"})
    assert text(page).startswith('<section id="preview"')


def test_the_next_step_in_words(client_as: Browser, case: Case) -> None:
    """What, when, why, where from, and one button; that it was read is written down."""
    shown = text(client_as("worker").get(reverse("outreach:next_step", args=[case.pk])))
    assert "tel:+31612345678" in shown
    assert "Iedereen" in shown or "Everyone else" in shown
    assert Reading.objects.filter(case_id=case.pk, purpose="next step").exists()


def test_after_a_no_there_is_no_button(client_as: Browser, case: Case, by: Acting) -> None:
    """No number to call, nothing to skip: a no is a no."""
    cases.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.VISIT)
    shown = text(client_as("worker").get(reverse("outreach:next_step", args=[case.pk])))
    assert "tel:" not in shown
    assert "data-key" not in shown


def test_todays_part_holds_my_own_acts(client_as: Browser, case: Case, by: Acting) -> None:
    """Of my cases, and not those that stand elsewhere on the page already."""
    client = client_as("worker")
    url = reverse("outreach:due_today")
    assert case.address.street not in text(client.get(url))
    me = User.objects.get(email="worker@klokkendam.example")
    cases.assign_case(by=by, case=case.pk, to=me.pk)
    worklist.rank_cases(by=by)
    assert case.address.street in text(client.get(url))
    assert case.address.street not in text(client.get(f"{url}?zonder={case.pk},x"))


def test_the_week_per_tray(client_as: Browser, case: Case) -> None:
    """Counts per kind, and the lines of the cell that was chosen."""
    client = client_as("coordinator")
    page = client.get(reverse("outreach:due"))
    (tray,) = page.context["trays"]
    assert [acts for _word, acts, _href in tray[2]] == [1]
    assert case.address.street in text(page)
    assert case.address.street not in text(client.get(reverse("outreach:due") + "?kind=visit"))


@pytest.mark.parametrize(
    ("sent", "skipped", "put_off", "chosen"),
    [
        ({"what": "skip", "reason": "no answer here"}, 1, 0, 0),
        ({"what": "later", "until": "2026-12-01", "reason": "abroad"}, 0, 1, 0),
        ({"what": "other", "sequence": "youth", "reason": "a student"}, 0, 0, 1),
        ({"what": "later", "reason": "which day?"}, 0, 0, 0),
        ({"what": "other", "reason": "which one?"}, 0, 0, 0),
        ({"what": "skip", "reason": ""}, 0, 0, 0),
    ],
)
def test_doing_it_otherwise(
    client_as: Browser, case: Case, sent: dict[str, str], skipped: int, put_off: int, chosen: int
) -> None:
    """Skip, later, another approach; each asks a reason, a day or a choice."""
    page = client_as("worker").post(reverse("outreach:case_approach", args=[case.pk]), sent)
    assert page.status_code == (302 if skipped + put_off + chosen else 422)
    made = SetAside.objects.filter(kind=Kind.PHONE)
    assert made.filter(until__isnull=True).count() == skipped
    assert made.filter(until__isnull=False).count() == put_off
    assert ChosenApproach.objects.filter(case=case).count() == chosen


def test_a_late_act_says_so(client_as: Browser, case: Case) -> None:
    """Until when it was planned."""
    with time_machine.travel(make.TODAY + timedelta(days=9), tick=False):
        shown = text(client_as("worker").get(reverse("outreach:due")))
    assert "ma 23 nov" in shown or "mon 23 nov" in shown
