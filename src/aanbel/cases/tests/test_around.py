"""What there is around a case is asked once; what is said not to be there is not read at all."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import services
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.core.consent import How, Purpose
from aanbel.cases.core.sketch import Amount, Sketch
from aanbel.cases.models import Case, PlanStep, RefusalKind, RefusalSource
from aanbel.cases.queries.around import around
from aanbel.cases.services import decide_signals
from aanbel.cases.tests import factories as make
from aanbel.kernel import clock
from aanbel.people.models import Question, Resident


@pytest.fixture
def case(by: Acting) -> Case:
    """A case about one resident, with nothing around it."""
    make.signal(by)
    decide_signals(by=by)
    return Case.objects.get()


def attempt(by: Acting, case: Case) -> None:
    services.register_attempt(
        by=by, case=case.pk, kind=ContactKind.PHONE, reached=False, on=clock.today(), day_part=DayPart.MORNING
    )


def refusal_at_the_door(by: Acting, case: Case) -> None:
    services.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.REPLY)


def refusal_by_a_resident_elsewhere(by: Acting, case: Case) -> None:
    said = services.refuse(
        by=by,
        case=case.pk,
        kind=RefusalKind.OBJECTION,
        source=RefusalSource.REPLY,
        resident=Resident.objects.get(links__signal__decision__case=case).pk,
    )
    type(said).objects.filter(pk=said.pk).update(address=make.address(by, number=77))


def reminder(by: Acting, case: Case) -> None:
    services.set_reminder(by=by, case=case.pk, on=clock.today() + timedelta(days=1), words="Brief")


def plan_step(by: Acting, case: Case) -> None:
    services.agree_step(by=by, case=case.pk, what="Bel de verhuurder", who=PlanStep.Who.RESIDENT)


def consent(by: Acting, case: Case) -> None:
    services.record_consent(by=by, case=case.pk, purpose=Purpose.FACTS, how=How.SPOKEN)


def kept_sketch(by: Acting, case: Case) -> None:
    consent(by, case)
    services.keep_sketch(by=by, case=case.pk, sketch=Sketch({"rent": Amount(50_000)}))


def consent_taken_back(by: Acting, case: Case) -> None:
    kept_sketch(by, case)
    services.withdraw_consent(by=by, consent=case.consents.get().pk)


def earlier_case(by: Acting, case: Case) -> None:
    Case.objects.create(
        municipality_id=by.municipality, address=case.address, period=case.period, period_end=case.period_end,
        opened_on=case.opened_on, closed_on=clock.today(),
    )  # fmt: skip


def answered_doubt(by: Acting, case: Case) -> None:
    signal = case.decisions.get().signal
    other = make.resident(by, make.address(by, number=78))
    Question.objects.create(
        municipality_id=by.municipality, signal=signal, candidate=other, weight=1.0,
        answer=Question.Answer.DIFFERENT, answered_at=timezone.now(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("happens", "there"),
    [
        (None, set()),
        (attempt, {"attempts"}),
        (refusal_at_the_door, {"refusals"}),
        (refusal_by_a_resident_elsewhere, {"refusals"}),
        (reminder, {"reminders"}),
        (plan_step, {"plan"}),
        (consent, {"consent"}),
        (kept_sketch, {"consent", "sketch"}),
        (consent_taken_back, set()),
        (earlier_case, {"earlier"}),
        (answered_doubt, {"doubts"}),
    ],
)
def test_each_thing_is_found_and_nothing_else(
    by: Acting, user_as: Callable[..., Any], case: Case, happens: Callable[..., None] | None, there: set[str]
) -> None:
    """One thing happens; exactly that is said to be there."""
    worker = Acting(
        municipalities=by.municipalities, user_id=user_as("worker").pk, name="W", roles=frozenset({"worker"})
    )
    if happens:
        happens(worker, case)
    case.refresh_from_db()
    assert {name for name, present in asdict(around(case, by=worker)).items() if present} == there


def test_the_overview_tells_plan_sketch_and_consent_in_a_line_each(
    klokkendam: Any, client_as: Callable[..., Client]
) -> None:
    """With a link to where it stands; who does not speak with residents is told of the plan only."""
    system = Acting.system(9901)
    with on_behalf_of(system):
        make.signal(system)
        decide_signals(by=system)
        case = Case.objects.get()
        plan_step(system, case)
        kept_sketch(system, case)
    address = reverse("cases:case", args=[case.pk])
    worker, lead = (client_as(role).get(address).content.decode() for role in ("worker", "team_lead"))
    plan = reverse("cases:plan", args=[case.pk])
    assert all("Plan: 0 van 1 stap klaar" in page and plan in page for page in (worker, lead))
    assert ["budgetschets bewaard" in page for page in (worker, lead)] == [True, False]
    assert ["gaf toestemming" in page for page in (worker, lead)] == [True, False]
