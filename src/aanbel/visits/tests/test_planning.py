"""The planner against an independent judge, against every possible plan of tiny days, and against bad input."""

import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanbel.kernel.errors import Refused
from aanbel.visits.core.planning import CannotServe, Plan, plan, read_problem, reading, weigh_move
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


def test_the_same_seed_gives_the_same_plan() -> None:
    """A plan can be made again: the search counts steps, not seconds."""
    problem = day(stops=12, seconds=60)
    problem["seconds"] = 1
    one, other = (planned_without_clock(problem) for _ in range(2))
    assert one["rounds"] == other["rounds"]
    assert broken_rules(problem, one) == []


def planned_without_clock(problem: Json) -> Json:
    """The plan that one second's steps give, however slow this machine is."""
    with time_machine.travel(0, tick=False):
        return planned(problem).as_json()


def test_a_plan_keeps_to_its_seconds() -> None:
    """The clock has the last word, also when two thousand stops are asked."""
    problem = day(stops=2000, visitors=6, seconds=1.5)
    answer = planned(problem)
    assert broken_rules(problem, answer.as_json()) == []
    assert answer.rounds
    assert answer.seconds < 9  # a shared test machine is several times slower than its processor


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"visitors": [{"id": "a", "shift": [540, 480], "start": 0, "end": 0}]}, "visitors[0].shift: 540 to 480 ends"),
        ({"stops": [{"id": "x", "at": 9, "minutes": 5}]}, "stops[0].at: there is no point 9"),
        ({"stops": [{"id": "x", "at": 0, "minutes": 5, "windows": [[9, 8]]}]}, "stops[0].windows[0]: 9 to 8 ends"),
        ({"stops": [{"id": "x", "at": 0, "minutes": -5}]}, "stops[0].minutes: -5 is not between"),
        ({"stops": [{"id": "x", "at": 0, "minutes": 2.5}]}, "stops[0].minutes: should be a whole number"),
        ({"stops": [{"id": "x", "at": 0, "minutes": 5, "prize": float("nan")}]}, "stops[0].prize: should be a number"),
        ({"stops": [{"id": "x", "at": 0, "minutes": 5, "price": 1}]}, 'stops[0]: the field "price" is not known'),
        ({"stops": [{"id": "x", "at": 0, "minutes": 5}] * 2}, 'stops[1].id: "x" is there already'),
        ({"stops": [{"at": 0, "minutes": 5}]}, 'stops[0]: the field "id" is missing'),
        ({"stops": {}}, "stops: should be a list"),
        ({"matrix": [[0, 1], [1]]}, "matrix[1]: there are 1 minutes for 2 points"),
        ({"matrix": [[0, 1], [-1, 0]]}, "matrix[1][0]: -1 is not between"),
        ({"matrix": [[0, float("nan")], [1, 0]]}, "matrix[0][1]: should be a number"),
        ({"speed": 0}, "speed: must be more than 0"),
        ({"speed": None}, "speed: without a matrix a speed"),
        ({"duos": [["a", "b"]]}, 'duos[0][1]: there is no visitor "b"'),
        ({"duos": [["a"], ["a"]]}, 'duos[1][0]: visitor "a" is in a duo already'),
        (
            {"visitors": [{"id": "a", "shift": [0, 60], "break": [0, 20, 30], "start": 0, "end": 0}]},
            "30 minutes do not",
        ),
        (
            {"visitors": [{"id": "a", "shift": [0, 60], "break": [70, 99, 9], "start": 0, "end": 0}]},
            "does not fit in the",
        ),
        ({"seconds": "long"}, "seconds: should be a number"),
        ({"version": 2}, "version: 2 is not known here"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(change: Json, said: str) -> None:
    """Whoever sends a wrong problem reads which field is wrong and why."""
    problem = {"points": [[0, 0], [100, 0]], "speed": 80, "stops": [],
               "visitors": [{"id": "a", "shift": [540, 900], "start": 0, "end": 0}], **change}  # fmt: skip
    with pytest.raises(Refused) as no:
        planned(problem)
    assert said in str(no.value)


names = st.sampled_from(["points", "visitors", "stops", "id", "at", "speed", "shift"])
leaves = st.none() | st.booleans() | st.floats() | st.text(max_size=5)


@given(st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=12))
def test_any_json_is_a_plan_or_a_sentence(value: object) -> None:
    """Nothing that can be sent makes the command fall over."""
    try:
        read_problem(json.dumps(value))
    except Refused as no:
        assert str(no).endswith(".")


def one_visitor(*stops: Json, **more: Any) -> Json:
    """One visitor on foot from nine to twelve, and these stops, ten minutes' walk apart."""
    visitor = {"id": "ann", "shift": [540, 720], "start": 0, "end": 0, "skills": ["dutch"]}
    return {"points": [[0, 0], [800, 0], [8000, 0]], "speed": 80, "visitors": [visitor], "stops": list(stops),
            "seconds": 0.2, **more}  # fmt: skip


def stop(name: str, **more: Any) -> Json:
    """A visit of half an hour at the near point."""
    return {"id": name, "at": 1, "minutes": 30, "prize": 10, **more}


@pytest.mark.parametrize(
    ("problem", "code", "said"),
    [
        (one_visitor(stop("x"), visitors=[]), "nobody", "Nobody can go this day. It would need a visitor"),
        (one_visitor(stop("x", skills=["turkish"])), "skill", "No visitor has: turkish."),
        (one_visitor(stop("x", duo=True)), "duo", "It would need a duo."),
        (one_visitor(stop("x", windows=[[800, 900]])), "window", "could start at 09:10."),
        (one_visitor(stop("x", at=2)), "time", "It would need 230 minutes."),
        (one_visitor(stop("x"), matrix=[[0, None], [None, 0]], points=[[0, 0], [1, 1]]), "road", "There is no road"),
        (one_visitor(stop("y", minutes=150, prize=50), stop("x")), "time", "in the round of ann instead of y."),
        (one_visitor(stop("y", minutes=150, required=True), stop("x")), "time", "if a shift were 30 minutes longer."),
    ],
)  # fmt: skip
def test_who_is_left_out_reads_why_and_what_would_help(problem: Json, code: str, said: str) -> None:
    """Each stop outside the plan has a reason that was computed, with what would get it in."""
    left = {out["id"]: out for out in planned(problem).as_json()["left_out"]}
    assert left["x"]["code"] == code
    assert said in left["x"]["reason"]


def test_a_stop_that_must_be_visited_but_cannot_says_why() -> None:
    """A required stop is in the plan, or there is no plan."""
    with pytest.raises(CannotServe, match=r'Stop "x" must be visited but cannot be: No visitor has: turkish.'):
        planned(one_visitor(stop("x", skills=["turkish"], required=True)))


def test_a_pinned_stop_stays_with_its_visitor_at_its_minute() -> None:
    """What was promised stays, whatever else the day brings."""
    problem = one_visitor(stop("x", prize=0, pinned={"visitor": "ann", "start": 600}), stop("y"), stop("z"))
    answer = planned(problem)
    assert broken_rules(problem, answer.as_json()) == []
    assert [one.start for one in answer.rounds[0].stops if one.id == "x"] == [600]


def test_moving_a_stop_by_hand_tells_what_it_costs() -> None:
    """The coordinator sees minutes and prize before deciding, or the rule that stands in the way."""
    ben = {"id": "ben", "shift": [540, 720], "start": 2, "end": 2}
    problem = one_visitor(stop("x"), stop("y", skills=["dutch"]), duos=[])
    problem["visitors"].append(ben)
    asked = read_problem(json.dumps(problem))
    before = plan(asked)
    assert [round_.visitors for round_ in before.rounds] == [("ann",)]
    moved = weigh_move(asked, before, "y", to=["ben"])
    assert moved.plan is None and moved.broken and str(moved.broken) == "Nobody in this round has: dutch."
    out = weigh_move(asked, before, "x", to=None)
    assert (out.travel, out.prize) == (0, -10)
    assert out.plan and [one.id for one in out.plan.left_out] == ["x"]


def test_the_schema_names_the_fields_that_are_read() -> None:
    """docs/reference/planning.schema.json and the reader know the same fields."""
    schema = json.loads((Path(__file__).parents[4] / "docs/reference/planning.schema.json").read_text())["properties"]
    assert set(schema) == set(reading.TOP)
    assert set(schema["visitors"]["items"]["properties"]) == set(reading.VISITOR)
    assert set(schema["stops"]["items"]["properties"]) == set(reading.STOP)
