"""The other planners on the same problem: OR-Tools routing, VROOM, and the greedy list of Amsterdam's TOP.

Each gives an order of doors per crew. The clock of Aanbel then times those orders, drops what cannot be kept, and adds
nothing: the most favourable reading of a rival's answer. TOP's rule is rebuilt from its public description (its score
weighs straight-line distance to one case with 0.25 and priority with 0.3, every case is tried as the centre); the code
here is our own.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.options import Door, Option
from aanbel.visits.core.planning.problem import Pause, Stop
from aanbel.visits.core.planning.travel import NO_ROAD

Orders = list[list[Stop]]
HORIZON = 48 * 60
LONGEST_LIST = 20  # the most that TOP lets a team ask for


def or_tools(crews: Sequence[Crew], doors: Sequence[Door], seconds: float) -> Orders:
    """OR-Tools routing: optional doors as disjunctions, windows, breaks, vehicles allowed per stop."""
    from ortools.constraint_solver import pywrapcp

    options = [option for door in doors for option in door.options]
    first = 2 * len(crews)
    manager = pywrapcp.RoutingIndexManager(
        first + len(options), len(crews), list(range(0, first, 2)), list(range(1, first, 2))
    )
    model = pywrapcp.RoutingModel(manager)
    transits, travels = [], []
    for number, crew in enumerate(crews):
        legs = [[_between(crew, crews, options, here, there) for there in range(first + len(options))]
                for here in range(first + len(options))]  # fmt: skip
        spent = [0] * first + [option.minutes for option in options]
        travels.append(
            model.RegisterTransitCallback(lambda i, j, legs=legs: legs[manager.IndexToNode(i)][manager.IndexToNode(j)])
        )
        transits.append(
            model.RegisterTransitCallback(
                lambda i, j, legs=legs, spent=spent: (
                    legs[manager.IndexToNode(i)][manager.IndexToNode(j)] + spent[manager.IndexToNode(i)]
                )
            )
        )
        model.SetArcCostEvaluatorOfVehicle(travels[-1], number)
    model.AddDimensionWithVehicleTransits(transits, HORIZON, HORIZON, False, "time")
    time = model.GetDimensionOrDie("time")
    scale = 2_000 / (max((option.prize for option in options), default=0) or 1)
    node = first
    for door in doors:
        mine = []
        for option in door.options:
            index = manager.NodeToIndex(node)
            right = [n for n, crew in enumerate(crews) if all(crew.serves(stop) for stop in option.stops)]
            if right:
                model.VehicleVar(index).SetValues([-1, *right])
            else:
                model.solver().Add(model.ActiveVar(index) == 0)
            time.CumulVar(index).SetRange(option.opens, option.closes)
            mine.append((index, option))
            node += 1
        _optional(model, door, mine, scale)
    solver = model.solver()
    spent = [0] * first + [option.minutes for option in options]
    visit = [spent[manager.IndexToNode(i)] if i < model.Size() else 0 for i in range(model.Size())]
    for number, crew in enumerate(crews):
        time.CumulVar(model.Start(number)).SetRange(crew.opens, crew.closes)
        time.CumulVar(model.End(number)).SetRange(crew.opens, crew.closes)
        rests = [_rest(solver, f"{number}.{n}", rest) for n, rest in enumerate(crew.pauses)]
        if rests:
            time.SetBreakIntervalsOfVehicle(rests, number, visit)
    found = model.SolveWithParameters(_wanted(seconds))
    orders: Orders = [[] for _ in crews]
    for number in range(len(crews) if found else 0):
        index = model.Start(number)
        while not model.IsEnd(index):
            here = manager.IndexToNode(index)
            orders[number] += options[here - first].stops if here >= first else ()
            index = found.Value(model.NextVar(index))
    return orders


def _wanted(seconds: float) -> Any:
    """Cheapest insertion, then guided local search for as long as is allowed: what its manual advises."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    wanted = pywrapcp.DefaultRoutingSearchParameters()
    wanted.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    wanted.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    wanted.time_limit.FromMilliseconds(round(seconds * 1000))
    return wanted


def _rest(solver: Any, name: str, rest: Pause) -> Any:
    return solver.FixedDurationIntervalVar(rest.after, rest.before - rest.minutes, rest.minutes, False, name)


def _optional(model: Any, door: Door, nodes: list[int], scale: float) -> None:
    """At most one of the options of a door; what is lost by none is the best of them."""
    if not nodes:
        return
    penalty = 10**7 if door.must else round(max(option.prize for _, option in nodes) * scale)
    model.AddDisjunction([index for index, _ in nodes], penalty, 1)


def _between(crew: Crew, crews: Sequence[Crew], options: Sequence[Option], here: int, there: int) -> int:
    first = 2 * len(crews)
    if here < first and there < first:
        return 0
    if here < first:
        return min(crew.away[options[there - first].stops[0].at], HORIZON)
    last = options[here - first].stops[-1].at
    leg = crew.home[last] if there < first else crew.travel.minutes[last][options[there - first].stops[0].at]
    return min(leg, HORIZON)


def vroom(crews: Sequence[Crew], doors: Sequence[Door], seconds: float) -> Orders:
    """VROOM: priorities 0 to 100, skills, windows, breaks. One job per door: all that are there, or the best alone."""
    import vroom as engine

    jobs = [_whole_door(door) for door in doors if door.options]
    given = engine.Input()
    size = 2 * len(crews) + len(jobs)
    import numpy

    for key in {id(crew.travel) for crew in crews}:
        crew = next(one for one in crews if id(one.travel) == key)
        options = [options_[0] for options_ in jobs]
        legs = [
            [_between(_home_of(crew, crews, here, there), crews, options, here, there) for there in range(size)]
            for here in range(size)
        ]
        given.set_durations_matrix(str(key), numpy.array(legs, dtype=numpy.uint32))
    best = max((options[0].prize for options in jobs), default=0) or 1
    for number, crew in enumerate(crews):
        skills = {n + 1 for n, options in enumerate(jobs) if all(crew.serves(stop) for stop in options[0].stops)}
        given.add_vehicle(
            engine.Vehicle(
                number + 1, start=2 * number, end=2 * number + 1, profile=str(id(crew.travel)), skills=skills,
                time_window=engine.TimeWindow(crew.opens, crew.closes),
                breaks=[
                    engine.Break(n, [engine.TimeWindow(rest.after, rest.before - rest.minutes)], service=rest.minutes)
                    for n, rest in enumerate(crew.pauses, 1)
                ],
            )
        )  # fmt: skip
    for n, options in enumerate(jobs):
        given.add_job(
            engine.Job(
                n + 1, 2 * len(crews) + n, default_service=options[0].minutes, skills={n + 1},
                priority=round(100 * options[0].prize / best),
                time_windows=_apart(options),
            )
        )  # fmt: skip
    answer = given.solve(exploration_level=5, nb_threads=2, timeout=timedelta(seconds=seconds))
    orders: Orders = [[] for _ in crews]
    for route in answer.to_dict()["routes"]:
        for step in route["steps"]:
            if step["type"] == "job":
                orders[route["vehicle"] - 1] += jobs[step["id"] - 1][0].stops
    return orders


def _home_of(crew: Crew, crews: Sequence[Crew], here: int, there: int) -> Crew:
    """Whose start or end a place is; between doors anybody of the same transport will do."""
    place = here if here < 2 * len(crews) else there
    return crews[place // 2] if place < 2 * len(crews) else crew


def _whole_door(door: Door) -> list[Option]:
    """The options of the fullest order at this door that has the highest prize."""
    best = max(door.options, key=lambda option: (option.prize, len(option.stops)))
    return [
        best,
        *(
            option
            for option in door.options
            if option.stops == best.stops and option.minutes == best.minutes and option != best
        ),
    ]


def _apart(options: Sequence[Option]) -> list[Any]:
    """VROOM wants windows in order and apart."""
    import vroom as engine

    spans: list[list[int]] = []
    for opens, closes in sorted((option.opens, option.closes) for option in options):
        if spans and opens <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], closes)
        else:
            spans.append([opens, closes])
    return [engine.TimeWindow(opens, closes) for opens, closes in spans]


def top(crews: Sequence[Crew], doors: Sequence[Door], seconds: float) -> Orders:
    """TOP's greedy list per crew: near one case and important, in order of distance to it. It knows no clock."""
    del seconds
    left = {stop.id: stop for door in doors for option in door.options for stop in option.stops}
    highest = max((stop.best_prize for stop in left.values()), default=0) or 1
    orders: Orders = []
    for crew in crews:
        able = [stop for stop in left.values() if crew.serves(stop)]
        best: tuple[float, Orders] = (-1, [[]])
        for centre in able:
            away = {stop.id: crew.travel.minutes[centre.at][stop.at] for stop in able}
            farthest = max((minutes for minutes in away.values() if minutes < NO_ROAD), default=0) or 1
            score = {stop.id: 0.25 * (1 - away[stop.id] / farthest) + 0.3 * stop.best_prize / highest for stop in able}
            chosen = sorted(able, key=lambda stop: -score[stop.id])[:LONGEST_LIST]
            total = sum(score[stop.id] for stop in chosen)
            if total > best[0]:
                best = (total, [sorted(chosen, key=lambda stop: away[stop.id])])
        orders.append(best[1][0])
        for stop in best[1][0]:
            left.pop(stop.id)
    return orders


RIVALS = {"OR-Tools": or_tools, "VROOM": vroom, "TOP": top}
