"""Whole approaches added, removed and put in another order by form; and the fact that a worker adds: a business."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.outreach import queries
from aanbel.outreach.core.template_kinds import Condition
from aanbel.outreach.models import Approach
from aanbel.outreach.queries.recipients import recipients
from aanbel.worklist import services as worklist
from aanbel.worklist.tests import factories as make

pytestmark = pytest.mark.django_db
ORDER = ("outreach:approach_order", [1])


def sent(page: Any) -> dict[str, Any]:
    """What the browser would send of the page as it stands."""
    form: dict[str, Any] = {"slug": []}
    for one, _name, _audience, like in page.context["rows"]:
        form["slug"].append(one.slug)
        if like:
            form |= {f"name-{one.slug}": one.name, f"like-{one.slug}": like}
    return form


def slugs(page: Any) -> list[str]:
    return [one.slug for one, *_rest in page.context["rows"]]


def test_an_approach_is_moved_removed_and_added_and_kept_as_one_draft(
    client_as: Callable[..., Client], by: Acting
) -> None:
    """By plain buttons, in what is not stored yet; the new one is for nobody until somebody says for whom."""
    client, url = client_as("team_lead"), reverse(ORDER[0], args=ORDER[1])
    page = client.get(url)
    first, second, third, *others = slugs(page)
    page = client.post(url, {**sent(page), "do": "down-0"})
    page = client.post(url, {**sent(page), "do": "remove-2"})
    page = client.post(url, {**sent(page), "do": "add", "new_name": "Schippers", "like": "older"})
    page = client.post(url, {**sent(page), "do": "down-0"})
    assert slugs(page) == [second, "schippers", first, *others]
    assert not Approach.objects.exists()
    shown = client.post(url, {**sent(page), "do": "keep", "version_name": "Met schippers"}, follow=True)
    assert "Schippers" in shown.content.decode()
    drafted = queries.approach_version(by=by, version=2).approach
    added = drafted.named("schippers")
    older = drafted.named("older")
    assert added is not None
    assert older is not None
    assert (added.steps, added.audience.by_hand) == (older.steps, True)
    assert drafted.named(third) is None


@pytest.mark.parametrize("do", ["up-0", "down-10", "remove-11", "up-11", "remove-99", "up-x", "nothing", "", "add"])
def test_what_cannot_be_moved_stays(client_as: Callable[..., Client], do: str) -> None:
    """The first not up; the last, which is for everyone, not at all; and no approach without a name."""
    client, url = client_as("coordinator"), reverse(ORDER[0], args=ORDER[1])
    page = client.get(url)
    before = slugs(page)
    assert slugs(client.post(url, {**sent(page), "do": do})) == before


def test_without_the_last_there_is_no_draft(client_as: Callable[..., Client]) -> None:
    """A page that was tampered with or cut off: nothing is kept, and what is wrong is said."""
    client, url = client_as("coordinator"), reverse(ORDER[0], args=ORDER[1])
    page = client.post(url, {"slug": ["youth", "older"], "do": "keep"})
    assert page.status_code == 422
    assert page.context["form"].wrong
    assert not Approach.objects.exists()
    assert client_as("worker").get(url).status_code == 403


def test_who_runs_a_business_gets_that_approach_and_those_words(client_as: Callable[..., Client], by: Acting) -> None:
    """Noted with one click on the case, taken back with another."""
    case = make.case(by)
    make.signal(case, kind="zorg", phone="+31612345678", amount=30_000)
    worklist.rank_cases(by=by)
    client, url = client_as("worker"), reverse("cases:business", args=[case.pk])
    for runs, slug in (("yes", "entrepreneur"), ("no", "everyone")):
        client.post(url, {"runs": runs})
        due = queries.next_of_case(by=by, case=case.pk)
        assert due is not None
        assert due.sequence.slug == slug
        facts = recipients(by=by, cases_=[case.pk])[case.pk].facts
        assert (Condition.BUSINESS in facts) is (runs == "yes")
    assert client_as("privacy_officer").post(url, {"runs": "yes"}).status_code == 403
    assert cases.note_business(by=by, case=case.pk, runs=False).entrepreneur is False
