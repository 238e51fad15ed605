"""A plan: rounds with their times, and every stop that is left out with its reason."""

from dataclasses import dataclass
from typing import Any

from aanbel.visits.core.planning.reasons import Reason, clock


@dataclass(frozen=True)
class PlannedStop:
    """When we are at this door: there at `arrive`, ringing at `start`, gone at `leave`."""

    id: str
    arrive: int
    start: int
    leave: int


@dataclass(frozen=True)
class PlannedRound:
    """One round: from leaving the start until back at the end. `pauses`: from, to and whose."""

    visitors: tuple[str, ...]
    start: int
    end: int
    travel: int
    prize: float
    stops: tuple[PlannedStop, ...]
    pauses: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A stop that is in no round, why, and what would get it in."""

    id: str
    reason: Reason


@dataclass(frozen=True)
class Plan:
    """The whole answer. `cut` tells that the clock ended the search: then the same seed may give another plan."""

    rounds: tuple[PlannedRound, ...]
    left_out: tuple[LeftOut, ...]
    prize: float
    travel: int
    seconds: float
    cut: bool = False

    def as_json(self) -> dict[str, Any]:
        """The answer of `aanbel plan --json` (docs/reference/planning.md)."""
        return {
            "version": 1,
            "rounds": [
                {
                    "visitors": list(round_.visitors),
                    "start": round_.start,
                    "end": round_.end,
                    "travel": round_.travel,
                    "prize": round_.prize,
                    "stops": [
                        {"id": stop.id, "arrive": stop.arrive, "start": stop.start, "leave": stop.leave}
                        for stop in round_.stops
                    ],
                    "breaks": [{"visitor": who, "from": begins, "to": ends} for begins, ends, who in round_.pauses],
                }
                for round_ in self.rounds
            ],
            "left_out": [{"id": out.id, "reason": str(out.reason), "code": out.reason.code} for out in self.left_out],
            "prize": self.prize,
            "travel": self.travel,
            "seconds": round(self.seconds, 3),
            "cut": self.cut,
        }

    def lines(self) -> list[str]:
        """The answer for people: each round with its doors, then who is left out and why."""
        said = []
        for round_ in self.rounds:
            said.append(
                f"{' + '.join(round_.visitors)}: {clock(round_.start)} to {clock(round_.end)}, "
                f"{len(round_.stops)} stops, {round_.travel} minutes of travel, prize {round_.prize:g}"
            )
            said += [f"  {clock(stop.start)} {stop.id}" for stop in round_.stops]
        said += [f"Left out: {out.id}. {out.reason}" for out in self.left_out]
        return [*said, f"{len(self.rounds)} rounds, prize {self.prize:g}, {self.travel} minutes of travel."]
