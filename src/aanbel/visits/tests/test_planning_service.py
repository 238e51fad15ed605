"""Making, changing and undoing a day's plan, with the rules that protect residents and colleagues."""

from collections.abc import Iterator
from typing import Any

import pytest

from aanbel.accounts.models import Skill
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.models import Case
from aanbel.cases.tests.factories import refusal
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.visits import queries, services
from aanbel.visits.models import Absence, AddressMark, Plan, Round, Stop
from aanbel.visits.tests import factories as make

pytestmark = pytest.mark.django_db
SYSTEM = Acting.system(9901)


@pytest.fixture
def monday(klokkendam: Any) -> Iterator[None]:
    """Early on a Monday in March, in Klokkendam."""
    with clock.standing_at(make.MORNING), on_behalf_of(SYSTEM):
        yield


@pytest.fixture
def doors(monday: None) -> list[Case]:
    """Five cases around the town hall for which a worker asked a visit."""
    cases = [make.case(SYSTEM, east=0.002 * step, north=0.001 * (step % 2)) for step in range(5)]
    for one in cases:
        services.ask_visit(by=SYSTEM, case=one.pk)
    return cases


def planned(plan: Plan) -> dict[int, set[int]]:
    """The cases of each round."""
    return {
        one.pk: {stop.case_id for stop in one.stops.all() if stop.state == Stop.State.PLANNED}
        for one in Round.objects.filter(plan=plan).prefetch_related("stops")
    }


def reasons(plan: Plan) -> dict[int, str]:
    """Who was left out, and why."""
    return {one["case"]: one["reason"] for one in plan.left_out}


def test_every_household_is_visited_once_or_left_out_with_a_reason(doors: list[Case]) -> None:
    """Nobody vanishes: each candidate stands in exactly one round or in the list of those left out."""
    make.visitor(SYSTEM, "Anna")
    make.visitor(SYSTEM, "Karim")
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    told = [case for cases in planned(plan).values() for case in cases] + list(reasons(plan))
    assert sorted(told) == sorted(case.pk for case in doors)
    assert plan.figures["candidates"] == 5


def test_the_same_day_made_again_is_the_same_plan(doors: list[Case]) -> None:
    """The seed stands in the plan; the same households, team and seed give the same rounds and times."""
    make.visitor(SYSTEM, "Anna")
    first = services.plan_day(by=SYSTEM, day=make.MONDAY)
    times = list(Stop.objects.filter(round__plan=first).order_by("case_id").values_list("case_id", "start"))
    second = services.plan_day(by=SYSTEM, day=make.MONDAY)
    again = list(Stop.objects.filter(round__plan=second).order_by("case_id").values_list("case_id", "start"))
    assert second.version == first.version + 1
    assert times == again


def test_no_is_no_for_the_planner_too(doors: list[Case]) -> None:
    """A household that said no is in no round, whoever asked for the visit."""
    make.visitor(SYSTEM, "Anna")
    refusal(SYSTEM, at=doors[0].address)
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    assert reasons(plan)[doors[0].pk] == "refused"


def test_an_unsafe_door_asks_for_two_of_whom_one_is_trained(doors: list[Case]) -> None:
    """Alone nobody goes there; with a duo trained in safety it is in a round."""
    make.visitor(SYSTEM, "Anna")
    services.mark_address(by=SYSTEM, case=doors[0].pk, kind=AddressMark.Kind.UNSAFE, until=make.MONDAY.replace(month=6))
    alone = services.plan_day(by=SYSTEM, day=make.MONDAY)
    assert doors[0].pk in reasons(alone)
    make.visitor(SYSTEM, "Karim", Skill.SAFETY)
    two = services.plan_day(by=SYSTEM, day=make.MONDAY)
    stop = Stop.objects.get(case=doors[0], round__plan=two, state=Stop.State.PLANNED)
    assert stop.round.visitors.count() == 2


def test_an_unsafe_mark_ends_within_a_year(doors: list[Case]) -> None:
    """Nobody stays dangerous for ever because of one note."""
    with pytest.raises(Refused):
        services.mark_address(by=SYSTEM, case=doors[0].pk, kind=AddressMark.Kind.UNSAFE)


def test_a_door_that_nobody_can_find_is_left_out_and_said_so(monday: None) -> None:
    """Without a place on the map there is no way to it."""
    make.visitor(SYSTEM, "Anna")
    case = make.case(SYSTEM, on_map=False)
    services.ask_visit(by=SYSTEM, case=case.pk)
    assert reasons(services.plan_day(by=SYSTEM, day=make.MONDAY)) == {case.pk: "no_place"}


def test_a_household_stands_in_one_round_of_the_week(doors: list[Case]) -> None:
    """What is planned on Monday is not planned on Tuesday as well; the database refuses twice on one day."""
    make.visitor(SYSTEM, "Anna")
    monday = services.plan_day(by=SYSTEM, day=make.MONDAY)
    tuesday = services.plan_day(by=SYSTEM, day=make.MONDAY.replace(day=10))
    assert not set().union(*planned(monday).values()) & set().union(*planned(tuesday).values(), set())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("nobody", "visiting team"),
        ("ill", "duty"),
        ("untrained", "trained"),
        ("nowhere", "start"),
    ],
)
def test_when_nobody_can_go_the_sentence_says_what_to_do(doors: list[Case], change: str, sentence: str) -> None:
    """Not an empty plan but what is missing: a team, hours, training, a place of departure."""
    if change != "nobody":
        anna = make.visitor(SYSTEM, "Anna", **({"start_lon": None, "start_lat": None} if change == "nowhere" else {}))
        if change == "ill":
            services.set_absent(by=SYSTEM, user=anna.user_id, day=make.MONDAY, absent=Absence.ILL)
        if change == "untrained":
            anna.user.qualifications.all().delete()
    with pytest.raises(Refused) as no:
        services.plan_day(by=SYSTEM, day=make.MONDAY)
    assert no.value.sentence


def test_when_somebody_falls_ill_the_day_is_made_again_and_can_be_put_back(doors: list[Case]) -> None:
    """The doors go to who is left; undo puts back the rounds as they were, under the same numbers."""
    anna, karim = make.visitor(SYSTEM, "Anna"), make.visitor(SYSTEM, "Karim")
    first = services.plan_day(by=SYSTEM, day=make.MONDAY)
    before = planned(first)
    services.set_absent(by=SYSTEM, user=karim.user_id, day=make.MONDAY, absent=Absence.ILL)
    again = services.replan(by=SYSTEM, day=make.MONDAY)
    people = {who.user_id for one in Round.objects.filter(plan=again) for who in one.visitors.all()}
    assert people == {anna.user_id}
    back = services.undo_change(by=SYSTEM, plan=again.pk)
    assert back == first
    assert planned(back) == before


def test_a_locked_stop_stays_with_its_visitor(doors: list[Case]) -> None:
    """Made again, whatever the planner would rather."""
    make.visitor(SYSTEM, "Anna")
    make.visitor(SYSTEM, "Karim")
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    stop = Stop.objects.filter(round__plan=plan, state=Stop.State.PLANNED).order_by("pk").first()
    assert stop is not None
    who = set(stop.round.visitors.values_list("user_id", flat=True))
    services.pin_stop(by=SYSTEM, stop=stop.pk)
    services.plan_day(by=SYSTEM, day=make.MONDAY)
    stop.refresh_from_db()
    assert stop.pinned
    assert who & set(stop.round.visitors.values_list("user_id", flat=True))


def test_moving_a_stop_costs_what_was_shown_and_can_be_undone(doors: list[Case]) -> None:
    """The travel of the plan changes by exactly the minutes of the option that was chosen."""
    make.visitor(SYSTEM, "Anna")
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    (round_,) = Round.objects.filter(plan=plan)
    stop = round_.stops.filter(state=Stop.State.PLANNED).order_by("position").first()
    assert stop is not None
    options = services.options_for(by=SYSTEM, stop=stop.pk)
    assert options[0].here
    other = options[-1]
    before = list(round_.stops.order_by("pk").values_list("position", "start"))
    services.move_stop(by=SYSTEM, stop=stop.pk, to=other.round.pk, position=other.position)
    moved = Round.objects.get(pk=round_.pk)
    assert moved.travel_minutes - round_.travel_minutes == other.travel
    services.undo_change(by=SYSTEM, plan=plan.pk)
    assert list(round_.stops.order_by("pk").values_list("position", "start")) == before


def test_neighbours_behind_one_front_door_are_not_parted(doors: list[Case]) -> None:
    """The planner visits them one after another; by hand they cannot be parted either, nor is it offered."""
    address = doors[0].address
    upstairs = make.of_cases.case(SYSTEM, at=make.upstairs_of(SYSTEM, address))
    services.ask_visit(by=SYSTEM, case=upstairs.pk)
    make.visitor(SYSTEM, "Anna")
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    order = list(Stop.objects.filter(round__plan=plan, state=Stop.State.PLANNED).order_by("position"))
    places = {stop.case_id: stop.position for stop in order}
    assert abs(places[upstairs.pk] - places[doors[0].pk]) == 1
    stop = next(one for one in order if one.case_id == upstairs.pk)
    away = len(order) - 1 if places[doors[0].pk] < 2 else 0
    assert away not in {one.position for one in services.options_for(by=SYSTEM, stop=stop.pk)}
    with pytest.raises(Refused):
        services.move_stop(by=SYSTEM, stop=stop.pk, to=stop.round_id, position=away)


def test_a_resident_who_calls_is_taken_out_or_gets_a_time(doors: list[Case]) -> None:
    """Out: the round moves up. A time: we ring between those two, also after making the day again."""
    make.visitor(SYSTEM, "Anna")
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    first, second, *_rest = Stop.objects.filter(round__plan=plan, state=Stop.State.PLANNED).order_by("position")
    services.take_out(by=SYSTEM, stop=first.pk, why="Belde af")
    from_, until = (clock.now().replace(hour=hour, minute=0) for hour in (14, 15))
    services.fix_time(by=SYSTEM, stop=second.pk, starts=from_, until=until)
    services.replan(by=SYSTEM, day=make.MONDAY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == Stop.State.CANCELLED
    assert from_ <= second.start <= until


def test_a_round_that_was_handed_out_is_left_alone(doors: list[Case]) -> None:
    """A next plan does not change what is on a phone; handed out twice is once."""
    make.visitor(SYSTEM, "Anna")
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    (round_,) = Round.objects.filter(plan=plan)
    services.hand_out(by=SYSTEM, number=round_.pk)
    services.hand_out(by=SYSTEM, number=round_.pk)
    make.visitor(SYSTEM, "Karim")
    again = services.plan_day(by=SYSTEM, day=make.MONDAY)
    round_.refresh_from_db()
    assert round_.plan == again
    assert round_.state == Round.State.HANDED_OUT
    assert planned(again)[round_.pk] == planned(plan).get(round_.pk, planned(again)[round_.pk])


@pytest.mark.parametrize("role", ["worker", "visitor", "team_lead", "volunteer"])
def test_only_a_coordinator_plans(monday: None, role: str) -> None:
    """Who goes where is decided by one."""
    with pytest.raises(NotAllowed):
        services.plan_day(by=Acting((9901,), 1, "X", frozenset({role})), day=make.MONDAY)


def test_a_secret_door_is_for_those_who_go_there(doors: list[Case]) -> None:
    """In nobody else's list, not even the coordinator's; the case itself they may open."""
    anna = make.visitor(SYSTEM, "Anna")
    services.mark_address(by=SYSTEM, case=doors[0].pk, kind=AddressMark.Kind.SECRET)
    plan = services.plan_day(by=SYSTEM, day=make.MONDAY)
    (round_,) = Round.objects.filter(plan=plan)
    coordinator = Acting((9901,), 99, "C", frozenset({"coordinator"}))
    visitor = Acting((9901,), anna.user_id, "Anna", frozenset({"visitor"}))
    shown = {
        by.name: {line.door_shown for line in queries.round_page(by=by, number=round_.pk).lines if line.stop.secret}
        for by in (coordinator, visitor)
    }
    assert shown == {"C": {False}, "Anna": {True}}
