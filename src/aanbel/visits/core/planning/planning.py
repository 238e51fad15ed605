"""From a problem to a plan, in order: who goes together, which order, made exact, and why the rest stays out."""

import time

from aanbel.visits.core.planning.crews import given_crews
from aanbel.visits.core.planning.model import draw
from aanbel.visits.core.planning.options import doors
from aanbel.visits.core.planning.plan import LeftOut, Plan
from aanbel.visits.core.planning.problem import Problem
from aanbel.visits.core.planning.reasons import Reason
from aanbel.visits.core.planning.rounds import Rounds, plan_of
from aanbel.visits.core.planning.routing import route
from aanbel.visits.core.planning.soundness import check


def plan(problem: Problem) -> Plan:
    """The best rounds found for this day."""
    began = time.monotonic()
    check(problem)
    until = began + problem.seconds
    crews = given_crews(problem, problem.duos or ())
    model = draw(crews, doors(problem, next(iter(problem.travels.values()))))
    orders, cut = route(model, [[] for _ in crews], iterations=500, until=until, seed=problem.seed)
    rounds = Rounds.of(crews, orders)
    served = {stop.id for order in rounds.orders for stop in order}
    left = tuple(LeftOut(stop.id, Reason("no_room", "No room.")) for stop in problem.stops if stop.id not in served)
    return plan_of(problem, rounds, left, seconds=time.monotonic() - began, cut=cut)
