"""What is due for a municipality: computed from attempts, answers, refusals and what a person decided."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import Case, ContactAttempt, ContactKind, DayPart, Outcome, RefusalKind, RefusalSource
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.outreach import queries, services
from aanbel.outreach.core.approach import Kind, Step, Unsound
from aanbel.outreach.core.approach_stored import from_json, to_json
from aanbel.outreach.core.shipped_approaches import APPROACH
from aanbel.outreach.core.situation import Stop, Stopped, Why
from aanbel.outreach.models import Answer, Approach, ReplyCode, SetAside
from aanbel.worklist import services as worklist
from aanbel.worklist.tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today() -> Any:
    """Monday 23 November 2026."""
    with time_machine.travel(make.TODAY, tick=False):
        yield make.TODAY


def ranked(by: Acting, **signal: Any) -> Case:
    """An open case in the worklist, with a phone number."""
    case = make.case(by)
    make.signal(case, **{"kind": "zorg", "phone": "+31612345678", "amount": 30_000, **signal})
    worklist.rank_cases(by=by)
    return case


def next_of(by: Acting, case: Case) -> Any:
    found = queries.next_of_case(by=by, case=case.pk)
    assert found is not None
    return found.next


def tried(
    case: Case, kind: str = "phone", *, on: date = make.TODAY, part: str = "morning", reached: bool = False
) -> None:
    ContactAttempt.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        kind=kind,
        day_part=part,
        reached=reached,
        on=on,
        registered_at=clock.now(),
        registered_by_name="test",
    )


def answer(by: Acting, case: Case, kind: str, **more: Any) -> None:
    """What the resident's page writes down."""
    services.issue_code(by=by, case=case.pk, purpose="card")
    code = ReplyCode.objects.get(case=case)
    Answer.objects.create(
        municipality_id=by.municipality, case=case, code=code, kind=kind, language="nl", said_at=clock.now(), **more
    )


def test_a_new_case_is_called(by: Acting) -> None:
    """The first step of its approach, from the day it was opened, and the version says where it came from."""
    case = ranked(by)
    (due,) = queries.due_actions(by=by)
    assert (due.case_id, due.sequence.slug, due.version) == (case.pk, "everyone", 1)
    assert due.act is not None
    assert (due.act.kind, due.act.starts, due.act.why) == (Kind.PHONE, case.opened_on, Why.FIRST)


def test_an_attempt_changes_it_at_once(by: Acting) -> None:
    """Nothing is stored, so nothing is stale: after a call the next call lies two days ahead, on another part."""
    case = ranked(by)
    tried(case)
    act = next_of(by, case)
    assert (act.kind, act.starts, act.day_part.value) == (Kind.PHONE, make.TODAY + timedelta(2), "afternoon")
    assert queries.due_actions(by=by) == []
    assert len(queries.due_actions(by=by, on=make.TODAY + timedelta(2))) == 1


def test_an_undone_attempt_does_not_count(by: Acting) -> None:
    """What was taken back never happened."""
    case = ranked(by)
    tried(case)
    ContactAttempt.objects.update(undone_at=clock.now())
    assert next_of(by, case).why is Why.FIRST


@pytest.mark.parametrize("kind", list(RefusalKind))
def test_a_refusal_stops_it(by: Acting, kind: RefusalKind) -> None:
    """No is no: from that moment nothing is due for this household."""
    case = ranked(by)
    cases.refuse(by=by, case=case.pk, kind=kind, source=RefusalSource.VISIT)
    assert next_of(by, case) == Stopped(Stop.REFUSED)
    assert queries.due_actions(by=by, on=make.TODAY + timedelta(60)) == []


def test_a_crisis_waits_for_a_person_after_an_earlier_no(by: Acting) -> None:
    """The earlier no stops the approach until somebody decided; then the crisis is called today."""
    case = ranked(by, crisis=True)
    Case.objects.filter(pk=case.pk).update(crisis=True)
    cases.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
    assert next_of(by, case) == Stopped(Stop.REFUSED)
    with time_machine.travel(make.TODAY + timedelta(1), tick=False):
        cases.approach_after_all(by=by, case=case.pk, why="light stops tomorrow")
        assert next_of(by, case).kind is Kind.PHONE


@pytest.mark.parametrize(
    ("kind", "more", "act"),
    [
        ("call", {"part_of_day": "morning"}, (Kind.PHONE, Why.ASKED_CALL)),
        ("visit", {"part_of_day": "any"}, (Kind.VISIT, Why.ASKED_VISIT)),
        ("meet", {}, (Kind.OFFICE, Why.ASKED_OFFICE)),
        ("question", {"words": "Is this real?"}, (Kind.PHONE, Why.QUESTION)),
    ],
)
def test_what_a_resident_asks_goes_first(by: Acting, kind: str, more: dict[str, Any], act: tuple[Kind, Why]) -> None:
    """An answer on the page changes the next act at once, to the next working day."""
    case = ranked(by)
    tried(case, "card")
    answer(by, case, kind, **more)
    found = next_of(by, case)
    assert (found.kind, found.why) == act
    assert found.starts == make.TODAY + timedelta(1)


@pytest.mark.parametrize(
    ("kind", "because"),
    [
        ("settled", Stop.ARRANGED),
        ("elsewhere", Stop.NOT_HERE),
        ("no", Stop.REFUSED),
        ("objection", Stop.OBJECTION),
    ],
)
def test_what_a_resident_declines_stops_it(by: Acting, kind: str, because: Stop) -> None:
    """Nobody rings the doorbell after it, also with a question beside it."""
    case = ranked(by)
    answer(by, case, kind)
    Answer.objects.create(
        municipality_id=by.municipality,
        case=case,
        code=Answer.objects.get().code,
        kind="question",
        language="nl",
        said_at=clock.now() + timedelta(minutes=1),
    )
    assert next_of(by, case) == Stopped(because)


def test_an_answer_that_was_handled_gives_way_to_the_steps(by: Acting) -> None:
    """Who asked for a call and was called is approached as before."""
    case = ranked(by)
    answer(by, case, "call")
    Answer.objects.update(handled_at=clock.now())
    assert next_of(by, case).why is Why.FIRST


def test_a_closed_case_is_not_due(by: Acting) -> None:
    """Payment and every other outcome close the case, and with it the approach."""
    case = ranked(by)
    tried(case)
    cases.close_case(by=by, case=case.pk, outcome=Outcome.PAID)
    assert queries.due_actions(by=by, on=make.TODAY + timedelta(60)) == []
    assert queries.next_of_case(by=by, case=case.pk) is None


def test_a_step_is_skipped_with_a_reason(by: Acting) -> None:
    """The one after it is due, and the timeline says why."""
    case = ranked(by)
    services.skip_step(by=by, case=case.pk, kind=Kind.PHONE, reason="the number is of the neighbour")
    assert next_of(by, case).step == 1
    event = Event.objects.get(verb=Verb.STEP_SKIPPED)
    assert event.data == {"kind": "phone", "why": "the number is of the neighbour"}


def test_a_step_is_put_off(by: Acting) -> None:
    """Nothing before that day; in the past or today is no putting off."""
    case = ranked(by)
    friday = make.TODAY + timedelta(4)
    services.put_off(by=by, case=case.pk, kind=Kind.PHONE, until=friday, reason="in hospital until Friday")
    assert next_of(by, case).starts == friday
    with pytest.raises(Refused):
        services.put_off(by=by, case=case.pk, kind=Kind.PHONE, until=make.TODAY, reason="no")


def test_another_approach_is_chosen_with_a_reason(by: Acting) -> None:
    """A worker knows that somebody runs a business; the facts do not. And back again."""
    case = ranked(by)
    services.choose_approach(by=by, case=case.pk, sequence="entrepreneur", reason="sells flowers on the market")
    assert queries.next_of_case(by=by, case=case.pk).sequence.slug == "entrepreneur"  # type: ignore[union-attr]
    services.choose_approach(by=by, case=case.pk, sequence="", reason="")
    assert queries.next_of_case(by=by, case=case.pk).sequence.slug == "everyone"  # type: ignore[union-attr]
    with pytest.raises(Refused):
        services.choose_approach(by=by, case=case.pk, sequence="no_such", reason="x")
    with pytest.raises(Refused):
        services.choose_approach(by=by, case=case.pk, sequence="youth", reason="  ")


def test_after_a_no_nothing_is_planned_either(by: Acting) -> None:
    """Putting off is planning: the rule is asked at that moment too."""
    case = ranked(by)
    cases.refuse(by=by, case=case.pk, kind=RefusalKind.NO_CONTACT, source=RefusalSource.PHONE)
    with pytest.raises(Refused):
        services.put_off(by=by, case=case.pk, kind=Kind.PHONE, until=make.TODAY + timedelta(9), reason="later")
    assert not SetAside.objects.exists()


def test_versions_are_drafted_compared_and_activated(by: Acting) -> None:
    """A draft changes nothing; once active each act says its number; the old one cannot be activated again."""
    case = ranked(by)
    visits = replace(APPROACH.sequences[-1], steps=(Step(kind=Kind.VISIT),))
    drafted = services.propose_approach(by=by, name="Visits", approach=APPROACH.with_sequence(visits))
    assert (drafted.version, next_of(by, case).kind) == (2, Kind.PHONE)
    compared = queries.what_if(by=by, approach=from_json(drafted.sequences))
    assert (compared.kinds, compared.others) == ([(Kind.PHONE, 1, 0), (Kind.VISIT, 0, 1)], 1)
    services.activate_approach(by=by, approach=drafted)
    found = queries.next_of_case(by=by, case=case.pk)
    assert found is not None and found.act is not None
    assert (found.version, found.act.kind) == (2, Kind.VISIT)
    with pytest.raises(Refused):
        services.activate_approach(by=by, approach=Approach.objects.get(version=1))


def test_what_is_stored_is_read_back_the_same() -> None:
    """The shipped approach survives being stored, and a broken one is refused with a sentence."""
    assert from_json(to_json(APPROACH)) == APPROACH


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda stored: stored.pop(), id="nobody left without an approach"),
        pytest.param(lambda stored: stored[0].update(steps=[]), id="no steps"),
        pytest.param(lambda stored: stored[0]["steps"][0].update(kind="fax"), id="an unknown way"),
        pytest.param(lambda stored: stored[0]["steps"][0].update(announce=3), id="a call is not announced"),
        pytest.param(lambda stored: stored[0].update(maximum=99), id="nobody is besieged"),
        pytest.param(lambda stored: stored[1].update(slug="crisis"), id="a name twice"),
        pytest.param(lambda stored: stored[0].update(surprise=1), id="an unknown field"),
    ],
)
def test_what_is_not_an_approach_is_not_read(spoil: Any) -> None:
    """Whatever is stored or published is read strictly; what could besiege somebody is no approach."""
    sequences = to_json(APPROACH)
    spoil(sequences)
    with pytest.raises(Unsound):
        from_json(sequences)


def test_who_may_draft(user_as: Any, by: Acting) -> None:
    """How residents are approached is decided by the coordinator and the team lead."""
    worker = Acting((9901,), user_id=user_as("worker").pk, name="Anna", roles=frozenset({"worker"}))
    with pytest.raises(NotAllowed):
        services.propose_approach(by=worker, name="", approach=APPROACH)


def test_another_municipality_sees_nothing(by: Acting, zilverdijk: Any) -> None:
    """Cases and versions stay where they are."""
    case = ranked(by)
    services.propose_approach(by=by, name="Ours", approach=APPROACH)
    other = Acting.system(9902)
    with on_behalf_of(other):
        assert queries.due_actions(by=other) == []
        assert queries.next_of_case(by=other, case=case.pk) is None
        assert [one.version for one in queries.approach_versions(by=other)] == [1]


def test_as_many_statements_for_many_as_for_one(by: Acting) -> None:
    """A municipality with thousands of cases asks the database as often as one with a single case."""
    ranked(by)
    with CaptureQueriesContext(connection) as one:
        queries.due_actions(by=by)
    for _ in range(4):
        make.signal(make.case(by), kind="water")
    worklist.rank_cases(by=by)
    with CaptureQueriesContext(connection) as many:
        assert len(queries.due_actions(by=by)) == 5
    assert len(many) == len(one) <= 12


def test_registering_a_visit_at_which_nobody_was_in(by: Acting) -> None:
    """Through the services of the case, as the screen does it."""
    case = ranked(by)
    cases.register_attempt(
        by=by, case=case.pk, kind=ContactKind.PHONE, day_part=DayPart.EVENING, reached=True, on=make.TODAY
    )
    assert next_of(by, case) == Stopped(Stop.CONTACT, make.TODAY)
