"""The rounds while they are being planned: an order per crew that its timetable keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.plan import LeftOut, Plan
from aanbel.visits.core.planning.problem import Problem, Stop
from aanbel.visits.core.planning.timetable import Label, keeps, planned


@dataclass
class Rounds:
    """The order of each crew, with the end of its timetable. Every order here can be kept."""

    crews: Sequence[Crew]
    orders: list[list[Stop]]
    ends: list[Label | None]

    @classmethod
    def of(cls, crews: Sequence[Crew], orders: Sequence[Sequence[Stop]]) -> "Rounds":
        """From orders that may be too full: the least worth is dropped until each can be kept."""
        kept, ends = [], []
        for crew, order in zip(crews, orders, strict=True):
            mine = list(order)
            end = keeps(crew, mine) if mine else None
            while mine and end is None:
                mine, end = _without_one(crew, mine)
            kept.append(mine)
            ends.append(end)
        return cls(crews, kept, ends)

    @property
    def prize(self) -> float:
        return sum(end.prize for end in self.ends if end)

    @property
    def travel(self) -> int:
        return sum(end.travel for end in self.ends if end)


def _without_one(crew: Crew, order: list[Stop]) -> tuple[list[Stop], Label | None]:
    """The order without the stop whose loss makes it possible at the least cost, or else without the least worth."""
    tries = [(stop.must, stop.best_prize, n) for n, stop in enumerate(order)]
    for _, _, n in sorted(tries):
        rest = order[:n] + order[n + 1 :]
        if not rest:
            return [], None
        if end := keeps(crew, rest):
            return rest, end
    _, _, n = min(tries)
    rest = order[:n] + order[n + 1 :]
    return rest, keeps(crew, rest) if rest else None


def plan_of(problem: Problem, rounds: Rounds, left_out: tuple[LeftOut, ...], *, seconds: float, cut: bool) -> Plan:
    """The rounds as a plan; a crew without stops stays at the office."""
    planned_rounds = tuple(
        planned(crew, order, end)
        for crew, order, end in zip(rounds.crews, rounds.orders, rounds.ends, strict=True)
        if end
    )
    return Plan(
        rounds=planned_rounds,
        left_out=left_out,
        prize=sum(one.prize for one in planned_rounds),
        travel=sum(one.travel for one in planned_rounds),
        seconds=seconds,
        cut=cut,
    )
