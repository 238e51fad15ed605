"""What it costs to change a plan by hand: a stop to another round or another place, locked, or out.

A change that keeps every rule is timed and shown with what it costs; one that breaks a rule is not made, and the
sentence says which.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from aanbel.visits.core.planning.crews import Crew, crew_of
from aanbel.visits.core.planning.improving import Rounds
from aanbel.visits.core.planning.lanes import Lane, empty
from aanbel.visits.core.planning.plan import LeftOut, Plan
from aanbel.visits.core.planning.problem import Problem, Stop
from aanbel.visits.core.planning.reasons import Reason, Why, reasons
from aanbel.visits.core.planning.rounds import plan_of
from aanbel.visits.core.planning.travel import NO_ROAD


def _(text: str) -> str:
    """Marks a text to translate."""
    return text


@dataclass(frozen=True)
class Weighed:
    """What a change would do: the plan after it, minutes of travel and prize more (or less), or why it cannot be."""

    plan: Plan | None
    travel: int = 0
    prize: float = 0
    broken: Reason | None = None


def weigh_move(
    problem: Problem, plan: Plan, stop: str, *, to: Sequence[str] | None, place: int | None = None
) -> Weighed:
    """The stop in the round of these visitors (None: in no round), at this place in the order, or at the best one."""
    moved = problem.by_id[stop]
    members = [round_.visitors for round_ in plan.rounds]
    if to is not None and tuple(to) not in members:
        members.append(tuple(to))
    visitors = {visitor.id: visitor for visitor in problem.visitors}
    crews = [crew_of(problem, [visitors[name] for name in names]) for names in members]
    orders = [[problem.by_id[one.id] for one in round_.stops if one.id != stop] for round_ in plan.rounds]
    orders += [[] for _ in range(len(members) - len(orders))]
    lanes: list[Lane] = []
    for names, crew, order in zip(members, crews, orders, strict=True):
        goes = to is not None and names == tuple(to)
        lane = _with(crew, order, moved, place) if goes else _as_it_was(crew, order)
        if isinstance(lane, Reason):
            return Weighed(None, broken=lane)
        lanes.append(lane)
    if to is None and moved.must:
        return Weighed(None, broken=Reason(Why.PIN, _("It is locked in its round, or must be visited.")))
    if to is not None and _split_door(lanes, moved):
        return Weighed(None, broken=Reason(Why.DOOR, _("Its neighbour at the same door is in another round.")))
    served = {one.id for lane in lanes for one in lane.order}
    rounds = Rounds(lanes, [one for one in problem.stops if one.id not in served])
    left_out = tuple(LeftOut(one.id, why) for one, why in reasons(problem, rounds))
    after = plan_of(rounds, left_out, seconds=0, cut=False)
    return Weighed(after, after.travel - plan.travel, after.prize - plan.prize)


def _as_it_was(crew: Crew, order: Sequence[Stop]) -> Lane | Reason:
    return Lane.of(crew, order) or Reason(Why.TIME, _("Without this stop the round cannot keep its order."))


def _with(crew: Crew, order: list[Stop], stop: Stop, place: int | None) -> Lane | Reason:
    """The round with the stop, or the rule that stands in the way."""
    if not crew.serves(stop):
        if stop.duo and len(crew.visitors) < 2:
            return Reason(Why.DUO, _("It needs two visitors."))
        if missing := sorted(stop.skills - crew.skills):
            return Reason(Why.SKILL, _("Nobody in this round has: %(skills)s."), values={"skills": ", ".join(missing)})
        return Reason(Why.PIN, _("It is locked in another round."))
    if crew.away[stop.at] >= NO_ROAD or crew.home[stop.at] >= NO_ROAD:
        return Reason(Why.ROAD, _("There is no road to this address for those who may go there."))
    base = Lane.of(crew, order) if order else empty(crew)
    if place is not None:
        lane = Lane.of(crew, [*order[:place], stop, *order[place:]])
    else:
        lane = base.with_stop(stop) if base else None
    if lane:
        return lane
    if not empty(crew).with_stop(stop):
        return Reason(Why.WINDOW, _("No round is out during its hours."))
    return Reason(Why.TIME, _("At this place the round cannot be back in time, or misses a window or a break."))


def _split_door(lanes: Sequence[Lane], stop: Stop) -> bool:
    """Whether those at this door would not be one after another in one round."""
    if stop.same_door is None:
        return False
    runs = 0
    for lane in lanes:
        doors = [one.same_door for one in lane.order]
        runs += sum(door == stop.same_door and (n == 0 or doors[n - 1] != door) for n, door in enumerate(doors))
    return runs > 1
