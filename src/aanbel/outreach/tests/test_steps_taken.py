"""An attempt that did what the approach asked keeps the version that asked it; anything else keeps none."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import Case, ContactAttempt, ContactKind, DayPart
from aanbel.kernel import clock
from aanbel.outreach.queries.approaches import active_approach
from aanbel.outreach.services import activate_approach, choose_approach, note_steps_taken, propose_approach
from aanbel.worklist import services as worklist
from aanbel.worklist.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Any:
    """Half past ten on Monday 23 November 2026."""
    with time_machine.travel("2026-11-23T10:30:00+01:00", tick=False) as moment:
        yield moment


@pytest.fixture
def case(by: Acting) -> Case:
    """One whose approach begins with two calls and a card."""
    made = make.case(by, opened_on=make.TODAY)
    make.signal(made, kind="zorg", phone="+31612345678", amount=30_000)
    worklist.rank_cases(by=by)
    return made


def tried(by: Acting, case: Case, kind: ContactKind = ContactKind.PHONE, *, reached: bool = False) -> ContactAttempt:
    return cases.register_attempt(
        by=by, case=case.pk, kind=kind, day_part=DayPart.MORNING, reached=reached, on=clock.today()
    )


def taken(attempt: ContactAttempt) -> tuple[int | None, str]:
    attempt.refresh_from_db()
    return attempt.approach, attempt.sequence


@pytest.mark.parametrize("reached", [True, False])
def test_what_was_asked_and_done_keeps_its_version(by: Acting, case: Case, reached: bool) -> None:
    """Whatever came of it; asked twice, it is noted once."""
    first = tried(by, case, reached=reached)
    assert note_steps_taken(by=by, case=case.pk) == 1
    assert note_steps_taken(by=by) == 0
    assert taken(first) == (1, "everyone")


def test_what_was_not_asked_follows_no_step(by: Acting, case: Case) -> None:
    """A visit where a call was next; a second call on the same day, sooner than the minimum."""
    visit, call, again = tried(by, case, ContactKind.VISIT), tried(by, case), tried(by, case)
    note_steps_taken(by=by)
    assert [taken(one) for one in (visit, call, again)] == [(None, ""), (None, ""), (None, "")]


def test_it_is_the_version_and_the_choice_of_that_day(by: Acting, case: Case, monday: Any) -> None:
    """A next version, or another approach chosen for the case, counts for what comes after it."""
    first = tried(by, case)
    note_steps_taken(by=by)
    drafted = propose_approach(by=by, name="", approach=active_approach(by=by).approach)
    activate_approach(by=by, approach=drafted)
    monday.shift(timedelta(days=3))
    second = tried(by, case)
    note_steps_taken(by=by)
    choose_approach(by=by, case=case.pk, sequence="no_phone", reason="het nummer klopt niet")
    monday.shift(timedelta(days=7))
    third = tried(by, case, ContactKind.LETTER)
    note_steps_taken(by=by)
    assert [taken(one) for one in (first, second, third)] == [(1, "everyone"), (2, "everyone"), (2, "no_phone")]


def test_what_is_older_than_a_day_is_left_as_it_is(by: Acting, case: Case, monday: Any) -> None:
    """The facts of then are no longer there to ask."""
    first = tried(by, case)
    monday.shift(timedelta(days=2))
    assert note_steps_taken(by=by) == 0
    assert taken(first) == (None, "")
