"""What there is around a case is asked once; what is said not to be there is not read at all."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from aanbel.audit.acting import Acting
from aanbel.cases import services
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.models import Case, RefusalKind, RefusalSource
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
