"""The planner against an independent judge, against every possible plan of tiny days, and against bad input."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from aanbel.kernel.errors import Refused
from aanbel.visits.core.planning import CannotServe, Plan, plan, read_problem, weigh_move
from aanbel.visits.tests.check_plan import broken_rules
from aanbel.visits.tests.every_plan import best_prize
from aanbel.visits.tests.problems import day, problems

Json = dict[str, Any]
slow = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}


def planned(problem: Json) -> Plan:
    """The plan of a JSON problem, by the same road as the command."""
    return plan(read_problem(json.dumps(problem)))


@settings(max_examples=60, **slow)
@given(problems())
def test_every_plan_keeps_every_rule(problem: Json) -> None:
    """Whatever the day looks like, the plan breaks no rule and leaves nothing unexplained."""
    assert broken_rules(problem, planned(problem).as_json()) == []


@settings(max_examples=40, **slow)
@given(problems(most_stops=4, most_visitors=2))
def test_a_tiny_day_is_planned_as_well_as_can_be(problem: Json) -> None:
    """On days small enough to try everything, no plan at all yields more."""
    assert planned(problem).prize == pytest.approx(best_prize(problem))


def test_an_ordinary_day_is_planned_twice_the_same() -> None:
    """The same problem and seed give the same plan, and it keeps every rule."""
    problem = day(seconds=20)
    problem["seconds"] = 4
    one, other = planned(problem), planned(problem)
    assert not one.cut and not other.cut
    assert one.as_json()["rounds"] == other.as_json()["rounds"]
    assert broken_rules(problem, one.as_json()) == []
