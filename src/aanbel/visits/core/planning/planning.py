"""From a problem to a plan, in order: who goes together, which order, made exact, and why the rest stays out."""

import time
from collections.abc import Sequence

from aanbel.kernel.errors import Refused
from aanbel.visits.core.planning.choosing import choose
from aanbel.visits.core.planning.crews import given_crews
from aanbel.visits.core.planning.effort import Effort, effort_for, looked_at
from aanbel.visits.core.planning.improving import Rounds, improve, roughly, with_the_rest
from aanbel.visits.core.planning.options import doors
from aanbel.visits.core.planning.plan import LeftOut, Plan
from aanbel.visits.core.planning.problem import Problem, Stop
from aanbel.visits.core.planning.reasons import reasons
from aanbel.visits.core.planning.rounds import kept, plan_of
from aanbel.visits.core.planning.soundness import check

LAST_MOMENT = 0.88  # of the seconds allowed: what is left is for the reasons


class CannotServe(Refused):
    """A stop that must be served cannot be; `left_out` says of each why."""

    def __init__(self, left_out: tuple[LeftOut, ...]) -> None:
        first = left_out[0]
        super().__init__(f'Stop "{first.id}" must be visited but cannot be: {first.reason}')
        self.left_out = left_out


def plan(problem: Problem) -> Plan:
    """The best rounds found for this day. The same problem and seed give the same plan, unless the clock cut it."""
    began = time.monotonic()
    check(problem)
    until = began + problem.seconds * LAST_MOMENT
    looked = looked_at(problem)
    effort = effort_for(problem, looked)
    rounds = _paired(problem, looked, effort, until)
    rounds = _routed(problem, rounds, effort, until)
    rounds = improve(rounds, tries=effort.tries, patience=effort.patience, until=until, seed=problem.seed)
    cut = time.monotonic() > until
    rounds = with_the_rest(rounds, problem.stops, filled=not cut, seed=problem.seed)
    left_out = tuple(LeftOut(stop.id, why) for stop, why in reasons(problem, rounds))
    if must := tuple(one for one in left_out if problem.by_id[one.id].must):
        raise CannotServe(must)
    return plan_of(rounds, left_out, seconds=time.monotonic() - began, cut=cut)


def _paired(problem: Problem, looked: Sequence[Stop], effort: Effort, until: float) -> Rounds:
    """Who goes with whom: as given, or as yields most."""
    if problem.duos is None:
        return choose(problem, looked, effort=effort.pairings, until=until, seed=problem.seed)
    return roughly(given_crews(problem, problem.duos), looked, until=until, seed=problem.seed)


def _routed(problem: Problem, rounds: Rounds, effort: Effort, until: float) -> Rounds:
    """What PyVRP finds with these crews, when that is better."""
    from aanbel.visits.core.planning.routing import search  # noqa: PLC0415 - brings NumPy along

    crews, looked = [lane.crew for lane in rounds.lanes], rounds.stops
    if not crews or not looked or not effort.routings or time.monotonic() > until:
        return rounds
    orders = search(crews, doors(looked, crews[0].travel), [list(lane.order) for lane in rounds.lanes],
                    iterations=effort.routings, until=until, seed=problem.seed)  # fmt: skip
    return max(rounds, kept(looked, crews, orders), key=lambda one: one.worth)
