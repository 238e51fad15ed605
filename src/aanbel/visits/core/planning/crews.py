"""Who goes out together as one round, and which doors they may serve.

A crew is one visitor, or two who stay together all day: both shifts cover the whole round, both breaks are kept, the
skills add up, and they travel as fast as the slowest from the farthest start to the farthest end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aanbel.visits.core.planning.problem import Pause, Problem, Stop, Visitor
from aanbel.visits.core.planning.travel import NO_ROAD, Travel


@dataclass(frozen=True)
class Crew:
    """The people of one round, with what follows from who they are.

    `away[p]` and `home[p]`: minutes until all are at point p, and until all are back from it.
    """

    visitors: tuple[Visitor, ...]
    opens: int
    closes: int
    pauses: tuple[Pause, ...]
    skills: frozenset[str]
    travel: Travel
    away: tuple[int, ...]
    home: tuple[int, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Who they are."""
        return tuple(visitor.id for visitor in self.visitors)

    def owners(self, pause: Pause) -> list[str]:
        """Whose pause this is; two whose breaks are alike have one pause."""
        return [visitor.id for visitor in self.visitors if visitor.pause and _in_shift(visitor, visitor.pause) == pause]

    def serves(self, stop: Stop) -> bool:
        """Whether these people are the right ones for this door: skills, duo, pin. Time and way are looked at later."""
        return (
            stop.skills <= self.skills
            and (len(self.visitors) > 1 or not stop.duo)
            and (stop.pin is None or stop.pin.visitor in self.ids)
        )

    def reaches(self, stop: Stop) -> bool:
        """Whether this door alone fits in the day, pauses aside, and there is a road there and back."""
        away, home = self.away[stop.at], self.home[stop.at]
        if away >= NO_ROAD or home >= NO_ROAD:
            return False
        earliest, latest = self.opens + away, self.closes - home - stop.minutes
        return any(max(window.opens, earliest) <= min(window.closes, latest) for window in stop.windows)


def crew_of(problem: Problem, visitors: Sequence[Visitor]) -> Crew:
    """These visitors as one crew; without a common hour it `opens` after it `closes`."""
    travels = [problem.travels[visitor.transport] for visitor in visitors]
    travel = Travel.slowest(travels)
    points = range(len(travel))
    return Crew(
        visitors=tuple(visitors),
        opens=max(visitor.shift[0] for visitor in visitors),
        closes=min(visitor.shift[1] for visitor in visitors),
        pauses=tuple(dict.fromkeys(_in_shift(visitor, visitor.pause) for visitor in visitors if visitor.pause)),
        skills=frozenset().union(*(visitor.skills for visitor in visitors)),
        travel=travel,
        away=tuple(max(travel.minutes[visitor.start][point] for visitor in visitors) for point in points),
        home=tuple(max(travel.minutes[point][visitor.end] for visitor in visitors) for point in points),
    )


def _in_shift(visitor: Visitor, pause: Pause) -> Pause:
    """A break is a break from work: it counts inside the visitor's own shift only."""
    opens, closes = visitor.shift
    return Pause(max(pause.after, opens), min(pause.before, closes), pause.minutes)


def given_crews(problem: Problem, duos: Iterable[Sequence[str]]) -> list[Crew]:
    """These duos, and everybody else who may go alone, alone."""
    visitors = {visitor.id: visitor for visitor in problem.visitors}
    together = [[visitors[one] for one in duo] for duo in duos]
    paired = {visitor.id for members in together for visitor in members}
    alone = [[visitor] for visitor in problem.visitors if visitor.id not in paired and not visitor.mentor_needed]
    crews = [crew_of(problem, members) for members in together + alone]
    return [crew for crew in crews if crew.opens <= crew.closes]
