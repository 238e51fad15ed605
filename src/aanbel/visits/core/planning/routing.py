"""The search for good orders, by PyVRP's iterated local search, from given orders on and with a given seed."""

import time
import warnings
from collections.abc import Sequence

from pyvrp import IteratedLocalSearchParams, PenaltyParams, SolveParams, solve
from pyvrp.exceptions import PenaltyBoundWarning

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.model import HEAVIEST, Model, Orders, draw
from aanbel.visits.core.planning.options import Door

PARAMS = SolveParams(
    ils=IteratedLocalSearchParams(history_length=10),  # few doors, little time: nearly straight uphill was best
    penalty=PenaltyParams(solutions_between_updates=50, min_penalty=1.0, max_penalty=4.0 * HEAVIEST),
)


def search(
    crews: Sequence[Crew], doors: Sequence[Door], start: Orders, *, iterations: int, until: float, seed: int
) -> Orders:
    """Good orders of these doors for these crews, from the given ones on."""
    return route(draw(crews, doors), start, iterations=iterations, until=until, seed=seed)


def route(model: Model, start: Orders, *, iterations: int, until: float, seed: int) -> Orders:
    """The best orders after so many iterations; fewer when the clock says so."""
    done = 0

    def enough(best_cost: int) -> bool:
        nonlocal done
        done += 1
        return done > iterations or time.monotonic() > until

    if not model.meaning:
        return start
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        result = solve(
            model.data, enough, seed=seed, collect_stats=False, params=PARAMS, initial_solution=model.solution(start)
        )
    return model.orders(result.best)
