"""Who may be sent where: the rule as a table, who may change it, and the page."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.accounts import queries, services
from aanbel.accounts.core.qualifications import Errand, Held, Sending, sending
from aanbel.accounts.core.qualifications import Skill as SkillName
from aanbel.accounts.models import Qualification, Skill
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.kernel.errors import Missing, NotAllowed, Refused

TODAY = date(2026, 3, 9)
SYSTEM = Acting.system(9901)
VISITS, YOUNG, SAFETY, MENTORED = (SkillName.VISITS, SkillName.YOUNG, SkillName.SAFETY, SkillName.NEEDS_MENTOR)


@pytest.fixture(autouse=True)
def monday() -> Any:
    """Every test is on one day."""
    with time_machine.travel(TODAY, tick=False) as time:
        yield time


@pytest.mark.parametrize(
    ("held", "errand", "answer"),
    [
        ((), Errand.HOME, Sending.NOT_TRAINED),
        ((YOUNG,), Errand.YOUNG_PERSON, Sending.NOT_TRAINED),
        ((VISITS,), Errand.HOME, Sending.ALONE),
        ((VISITS,), Errand.YOUNG_PERSON, Sending.NOT_FOR_THIS),
        ((VISITS, YOUNG), Errand.YOUNG_PERSON, Sending.ALONE),
        ((VISITS, YOUNG), Errand.ENTREPRENEUR, Sending.NOT_FOR_THIS),
        ((VISITS, SAFETY), Errand.UNSAFE, Sending.ALONE),
        ((VISITS, MENTORED), Errand.HOME, Sending.WITH_MENTOR),
        ((VISITS, YOUNG, MENTORED), Errand.YOUNG_PERSON, Sending.WITH_MENTOR),
        ((VISITS, SAFETY, MENTORED), Errand.UNSAFE, Sending.NOT_FOR_THIS),  # nobody learns where it is unsafe
        ((MENTORED,), Errand.HOME, Sending.NOT_TRAINED),
    ],
)
def test_one_is_sent_where_one_is_trained_for(held: tuple[SkillName, ...], errand: Errand, answer: Sending) -> None:
    """Trained for visits comes first, then what the errand asks, then whether a mentor goes along."""
    assert sending([Held(skill) for skill in held], errand, on=TODAY) is answer


@pytest.mark.parametrize(("days", "answer"), [(0, Sending.ALONE), (1, Sending.ALONE), (-1, Sending.NOT_TRAINED)])
def test_a_qualification_holds_up_to_and_including_its_last_day(days: int, answer: Sending) -> None:
    """From the day after it is as if it never was."""
    assert sending([Held(VISITS, TODAY + timedelta(days=days))], Errand.HOME, on=TODAY) is answer


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        ("team_lead", 200, 200),
        ("coordinator", 200, 200),
        ("worker", 200, 403),
        ("visitor", 200, 403),
        ("volunteer", 403, 403),
        ("professional", 403, 403),
        ("privacy_officer", 403, 403),
        ("administrator", 403, 403),
    ],
)
def test_the_team_sees_it_and_who_leads_changes_it(
    user_as: Callable[..., Any], client_as: Callable[..., Client], role: str, sees: int, changes: int
) -> None:
    """Nobody says of themselves that they are trained."""
    colleague = user_as("worker", email="anna@klokkendam.example")
    client = client_as(role)
    assert client.get(reverse("accounts:who_where")).status_code == sees
    assert client.get(reverse("accounts:qualifications", args=[colleague.pk])).status_code == changes


def test_a_skill_is_held_once_and_renewed(by: Acting, user_as: Callable[..., Any]) -> None:
    """Saying it again moves the last day; every language is its own; each change is an event."""
    anna = user_as("worker")
    services.qualify(by=SYSTEM, user=anna, skill=Skill.VISITS, valid_until=TODAY)
    services.qualify(by=SYSTEM, user=anna, skill=Skill.VISITS, valid_until=TODAY + timedelta(days=365))
    services.qualify(by=SYSTEM, user=anna, skill=Skill.LANGUAGE, language=" pools ")
    services.qualify(by=SYSTEM, user=anna, skill=Skill.LANGUAGE, language="Arabisch")
    held = queries.held_qualifications(anna, by=SYSTEM)
    assert [one.language for one in held if one.language] == ["Arabisch", "Pools"]
    (visits,) = (one for one in held if one.skill == Skill.VISITS)
    assert visits.valid_until == date(2027, 3, 9)
    services.unqualify(by=SYSTEM, qualification=visits.pk)
    assert Event.objects.filter(verb__in=("qualified", "unqualified")).count() == 5
    with pytest.raises(Missing):
        services.unqualify(by=SYSTEM, qualification=visits.pk)


@pytest.mark.parametrize("wrong", ["a day that has passed", "a language without its name", "a name without a language"])
def test_what_makes_no_sense_is_refused(by: Acting, user_as: Callable[..., Any], wrong: str) -> None:
    """With a sentence, and nothing is kept."""
    given: dict[str, Any] = {
        "a day that has passed": {"skill": Skill.VISITS, "valid_until": TODAY - timedelta(days=1)},
        "a language without its name": {"skill": Skill.LANGUAGE},
        "a name without a language": {"skill": Skill.VISITS, "language": "Pools"},
    }[wrong]
    with pytest.raises(Refused):
        services.qualify(by=SYSTEM, user=user_as("worker"), **given)
    assert not Qualification.objects.exists()


def test_a_colleague_of_another_municipality_is_not_qualified_here(
    by: Acting, user_as: Callable[..., Any], zilverdijk: Any
) -> None:
    """Each municipality says it of its own people; a worker says it of nobody."""
    stranger = user_as("worker", municipality=9902, email="z@zilverdijk.example")
    with pytest.raises(Refused):
        services.qualify(by=SYSTEM, user=stranger, skill=Skill.VISITS)
    anna = user_as("worker")
    worker = Acting((9901,), anna.pk, anna.name, frozenset({"worker"}))
    with pytest.raises(NotAllowed):
        services.qualify(by=worker, user=anna, skill=Skill.VISITS)


def test_the_page_says_who_may_go_where_and_what_ends_soon(
    user_as: Callable[..., Any], client_as: Callable[..., Client]
) -> None:
    """Words, not only colours; mentors can be found by the day."""
    anna, lead = user_as("worker"), client_as("team_lead")
    address = reverse("accounts:qualifications", args=[anna.pk])
    assert lead.post(address, {"skill": "language"}).status_code == 422
    lead.post(address, {"skill": "visits", "valid_until": "2026-03-20"})
    lead.post(address, {"skill": "mentor"})
    text = lead.get(reverse("accounts:who_where")).content.decode()
    for told in ("Worker", "Huisbezoek", "loopt af op", "Mentor"):
        assert told in text
    with on_behalf_of(SYSTEM):
        assert queries.mentors(by=SYSTEM, on=TODAY) == {anna.pk}
        pk = Qualification.objects.get(skill="mentor").pk
    lead.post(reverse("accounts:unqualify", args=[pk]))
    with on_behalf_of(SYSTEM):
        assert queries.mentors(by=SYSTEM, on=TODAY) == set()
