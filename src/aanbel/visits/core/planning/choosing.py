"""Who goes with whom, when the planner may choose: alone serves most doors, together serves the doors that need two.

It starts with everybody alone and whoever needs a mentor with the colleague that suits best. Then it tries other
pairings, the ones that open most prize first, plans quickly with each, and keeps what is better.
"""

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from aanbel.visits.core.planning.crews import Crew, crew_of
from aanbel.visits.core.planning.improving import ROUGH, Rounds, improve, roughly
from aanbel.visits.core.planning.lanes import empty
from aanbel.visits.core.planning.problem import Problem, Stop, Visitor

Group = tuple[Visitor, ...]
RATHER = 1.02  # a pair that people prefer counts for a little more than it yields


@dataclass(frozen=True)
class Regrouping:
    """These rounds become those groups. `opens`: the prize of doors that nobody could serve before."""

    opens: float
    old: tuple[int, ...]
    new: tuple[Group, ...]

    @property
    def key(self) -> frozenset[tuple[str, ...]]:
        """The new groups, to remember what was tried."""
        return frozenset(tuple(visitor.id for visitor in group) for group in self.new)


def choose(problem: Problem, stops: Sequence[Stop], *, effort: int, until: float, seed: int) -> Rounds:
    """Rounds with the pairings that yield most, after so many pairings were tried."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable search, no secret
    crews = first_crews(problem)
    rounds = roughly(crews, stops, until=until, seed=seed)
    tried: set[frozenset[tuple[str, ...]]] = set()
    for _ in range(effort):
        options = [one for one in _regroupings(problem, rounds) if one.key not in tried]
        if not options or time.monotonic() > until:
            break
        pick = max(options, key=lambda one: one.opens) if chance.random() < 0.7 else chance.choice(options)
        tried.add(pick.key)
        trial = improve(_regrouped(problem, rounds, pick), tries=ROUGH, patience=ROUGH, until=until, seed=seed)
        if _liked(problem, trial) > _liked(problem, rounds):
            rounds = trial
            tried.clear()
    return rounds


def first_crews(problem: Problem) -> list[Crew]:
    """Everybody alone; whoever needs a mentor with the free colleague that suits best, or at home."""
    free = [visitor for visitor in problem.visitors if not visitor.mentor_needed]
    groups: list[Group] = []
    for learner in (visitor for visitor in problem.visitors if visitor.mentor_needed):
        able = [mentor for mentor in free if problem.may_pair(learner, mentor) and _common(learner, mentor) > 0]
        if able:
            mentor = max(able, key=lambda mentor: _suits(problem, learner, mentor))
            free.remove(mentor)
            groups.append((mentor, learner))
    crews = [crew_of(problem, group) for group in [*groups, *((visitor,) for visitor in free)]]
    return [crew for crew in crews if crew.opens <= crew.closes]


def _suits(problem: Problem, one: Visitor, other: Visitor) -> tuple[float, bool]:
    """How well two go together: hours in common, the same door to start and end at, and what they like."""
    nearby = (one.start == other.start) + (one.end == other.end)
    liked = frozenset((one.id, other.id)) in problem.rather
    return _common(one, other) + 60 * nearby + 60 * liked, liked


def _common(one: Visitor, other: Visitor) -> int:
    return min(one.shift[1], other.shift[1]) - max(one.shift[0], other.shift[0])


def _liked(problem: Problem, rounds: Rounds) -> tuple[int, float, int]:
    """What rounds are worth, with a little more for pairs that people prefer."""
    must, _, travel = rounds.worth
    prize = sum(lane.prize * (RATHER if frozenset(lane.crew.ids) in problem.rather else 1) for lane in rounds.lanes)
    return must, round(prize, 6), travel


def _regroupings(problem: Problem, rounds: Rounds) -> Iterator[Regrouping]:
    """All ways to regroup one or two rounds and whoever is at home."""
    groups = [lane.crew.visitors for lane in rounds.lanes]
    busy = {visitor.id for group in groups for visitor in group}
    home = [visitor for visitor in problem.visitors if visitor.id not in busy]
    closed = [stop for stop in rounds.out if not any(lane.crew.serves(stop) for lane in rounds.lanes)]
    for old in [(), *((n,) for n in range(len(groups))), *combinations(range(len(groups)), 2)]:
        members = tuple(visitor for n in old for visitor in groups[n])
        same = {frozenset(visitor.id for visitor in groups[n]) for n in old}
        for idle in [(), *((visitor,) for visitor in home)]:
            for new in _groupings(problem, (*members, *idle)):
                if {frozenset(visitor.id for visitor in group) for group in new} != same:
                    yield Regrouping(sum(_opened(problem, new, closed)), old, new)


def _groupings(problem: Problem, members: Group) -> Iterator[tuple[Group, ...]]:
    """All ways to send these people: in twos, alone, or left at home when they cannot go alone."""
    if not members:
        yield ()
        return
    first, *rest = members
    for groups in _groupings(problem, tuple(rest)):
        yield groups if first.mentor_needed else ((first,), *groups)
    for n, other in enumerate(rest):
        if problem.may_pair(first, other) and _common(first, other) > 0:
            for groups in _groupings(problem, tuple(rest[:n] + rest[n + 1 :])):
                yield ((first, other), *groups)


def _opened(problem: Problem, groups: Iterable[Group], closed: Sequence[Stop]) -> Iterator[float]:
    """The prizes of the closed doors that these groups can serve."""
    able = [
        (frozenset[str]().union(*(visitor.skills for visitor in group)), len(group), {visitor.id for visitor in group})
        for group in groups
    ]
    for stop in closed:
        for skills, size, names in able:
            if stop.skills <= skills and (size > 1 or not stop.duo) and (not stop.pin or stop.pin.visitor in names):
                yield 1e9 if stop.must else stop.best_prize
                break


def _regrouped(problem: Problem, rounds: Rounds, change: Regrouping) -> Rounds:
    """The rounds after regrouping: who changes starts anew, the others keep their order."""
    crews = [crew_of(problem, group) for group in change.new]
    lanes = [lane for n, lane in enumerate(rounds.lanes) if n not in change.old]
    lanes += [empty(crew) for crew in crews if crew.opens <= crew.closes]
    freed = [stop for n in change.old for stop in rounds.lanes[n].order]
    return Rounds(lanes, [*rounds.out, *freed])
