"""The search for good orders, by PyVRP's iterated local search, from a given order on and with a given seed."""

import time
import warnings
from collections.abc import Callable

from pyvrp import IteratedLocalSearchParams, PenaltyParams, Result, Solution, SolveParams, solve
from pyvrp.exceptions import PenaltyBoundWarning

from aanbel.visits.core.planning.model import HEAVIEST, Model, Orders

PARAMS = SolveParams(
    penalty=PenaltyParams(solutions_between_updates=50, min_penalty=1.0, max_penalty=4.0 * HEAVIEST),
)


def route(model: Model, start: Orders, *, iterations: int, until: float, seed: int) -> tuple[Orders, bool]:
    """The best orders after so many rounds of the search, and whether the clock cut it short."""
    cut = False
    done = 0

    def enough(_: float) -> bool:
        nonlocal cut, done
        done += 1
        cut = cut or time.monotonic() > until
        return cut or done > iterations

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PenaltyBoundWarning)
        result = solve(model.data, enough, seed=seed, collect_stats=False, display=False, params=PARAMS,
                       initial_solution=model.solution(start))  # fmt: skip
    return model.orders(result.best), cut
