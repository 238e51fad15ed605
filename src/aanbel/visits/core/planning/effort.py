"""How long to search, counted in steps and not in seconds, so that the same problem gives the same plan anywhere.

The steps are chosen to take some four fifths of the seconds that are allowed on a small machine (one core of two,
measured with `python -m bench planning`). The clock only cuts when a machine is slower, and a plan says when it did.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aanbel.visits.core.planning.problem import Problem, Stop

SHARE = 0.8  # of the seconds allowed
FOR_PAIRS, FOR_ROUTES = 0.35, 0.15  # of that; the rest is for improving
TRIES_PER_PAIRING = 12
LEAST_LOOKED_AT, PER_VISITOR = 150, 25


@dataclass(frozen=True)
class Effort:
    """Steps of each part, and how many tries without a better plan are enough."""

    pairings: int
    routings: int
    tries: int
    patience: int


def looked_at(problem: Problem) -> list[Stop]:
    """The stops that the search looks at. A crew does some twenty a day, so of very many those with the most prize per
    minute are enough to search among; the others are offered the room that is left.
    """
    most = LEAST_LOOKED_AT + PER_VISITOR * len(problem.visitors)
    if len(problem.stops) <= most:
        return list(problem.stops)
    ranked = sorted(problem.stops, key=lambda stop: (not stop.must, -stop.best_prize / (stop.minutes + 5)))
    names = {stop.id for stop in ranked[:most]} | {stop.id for stop in problem.stops if stop.must}
    return [stop for stop in problem.stops if stop.id in names]


def effort_for(problem: Problem, looked: Sequence[Stop]) -> Effort:
    """The steps for a problem of this size in the seconds allowed."""
    stops, visitors = len(looked), len(problem.visitors)
    windows = sum(len(stop.windows) for stop in looked)
    milliseconds = 1000 * problem.seconds * SHARE
    a_try = 1.0 + 0.05 * stops + 0.0002 * stops**2
    a_routing = 0.5 + 0.006 * (windows + 12 * visitors)
    for_pairs = milliseconds * FOR_PAIRS if problem.duos is None else 0
    for_routes = milliseconds * FOR_ROUTES
    return Effort(
        pairings=int(for_pairs / (TRIES_PER_PAIRING * a_try)),
        routings=int(for_routes / a_routing),
        tries=int((milliseconds - for_pairs - for_routes) / a_try),
        patience=300 + 5 * stops,
    )
