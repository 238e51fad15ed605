"""Why a stop is left out, and what would get it in: computed by trying, never guessed.

Texts are msgids with their values; the command shows them in English, the pages translate them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.improving import Rounds
from aanbel.visits.core.planning.lanes import Lane, empty
from aanbel.visits.core.planning.problem import ANY_TIME, Problem, Stop
from aanbel.visits.core.planning.travel import NO_ROAD

MOST_TRIED = 100  # of the stops left out
EXTRA_MINUTES = (15, 30, 60, 120)


def _(text: str) -> str:
    """Marks a text to translate."""
    return text


class Why(StrEnum):
    """The kinds of reason, for programs."""

    NOBODY = "nobody"
    SKILL = "skill"
    DUO = "duo"
    PIN = "pin"
    ROAD = "road"
    WINDOW = "window"
    TIME = "time"
    DOOR = "door"
    WORTH = "worth"


@dataclass(frozen=True)
class Reason:
    """Why, as a msgid with values, and as a second sentence what would get the stop in."""

    code: Why
    text: str
    remedy: str = ""
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(text % self.values for text in (self.text, self.remedy) if text)


def reasons(problem: Problem, rounds: Rounds) -> Iterator[tuple[Stop, Reason]]:
    """Each stop that is in no round, with its reason. What would make room is tried for those with the most prize."""
    ranked = sorted(rounds.out, key=lambda stop: (not stop.must, -stop.best_prize))
    tried = {stop.id for stop in ranked[:MOST_TRIED]}
    room = _Room(rounds)
    for stop in rounds.out:
        yield stop, _reason(problem, stop, room, thoroughly=stop.id in tried)


class _Room:
    """The rounds with one stop less, or with a longer shift: made once, asked for every stop."""

    def __init__(self, rounds: Rounds) -> None:
        self.rounds = rounds
        self.idle = [empty(lane.crew) for lane in rounds.lanes]
        self.shorter: dict[int, list[tuple[Stop, Lane]]] = {}
        self.longer: dict[int, list[tuple[int, Lane]]] = {}

    def instead(self, number: int) -> list[tuple[Stop, Lane]]:
        """This round without one of its stops, the least worth first."""
        if number not in self.shorter:
            lane = self.rounds.lanes[number]
            some = sorted((one for one in lane.order if not one.must), key=lambda one: one.best_prize)
            self.shorter[number] = [(one, left) for one in some if (left := lane.without({one.id}))]
        return self.shorter[number]

    def later(self, number: int) -> list[tuple[int, Lane]]:
        """This round with so many minutes more at the end of the day."""
        if number not in self.longer:
            lane = self.rounds.lanes[number]
            some = [(extra, replace(lane.crew, closes=lane.crew.closes + extra)) for extra in EXTRA_MINUTES]
            self.longer[number] = [(extra, left) for extra, crew in some if (left := Lane.of(crew, lane.order))]
        return self.longer[number]


def _reason(problem: Problem, stop: Stop, room: _Room, *, thoroughly: bool) -> Reason:
    """The first thing that stands in the way: people, road, hours, the neighbour, or the others."""
    rounds = room.rounds
    crews = [lane.crew for lane in rounds.lanes]
    if not crews:
        return Reason(Why.NOBODY, _("Nobody can go this day."), _("It would need a visitor with a shift."))
    if reason := _nobody_right(problem, crews, stop):
        return reason
    right = [n for n, crew in enumerate(crews) if crew.serves(stop)]
    if all(_no_road(crews[n], stop) for n in right):
        return Reason(Why.ROAD, _("There is no road to this address for those who may go there."))
    if not any(room.idle[n].with_stop(stop) for n in right):
        return _no_time([crews[n] for n in right], stop)
    if reason := _door(rounds, stop):
        return reason
    if not stop.best_prize:
        return Reason(Why.WORTH, _("It yields nothing that is worth the way."), _("It would fit with a higher prize."))
    able = [n for n in right if _free_door(rounds, rounds.lanes[n], stop)]
    return _no_room(room, able if thoroughly else [], stop)


def _nobody_right(problem: Problem, crews: list[Crew], stop: Stop) -> Reason | None:
    """The people: skills, a duo, the pinned visitor; first what no pairing could give."""
    if any(crew.serves(stop) for crew in crews):
        return None
    if stop.pin and not any(stop.pin.visitor in crew.ids for crew in crews):
        return Reason(
            Why.PIN, _("The visitor it is pinned to, %(visitor)s, does not go this day."),
            _("It would fit with another visitor."), {"visitor": stop.pin.visitor},
        )  # fmt: skip
    known = frozenset[str]().union(*(visitor.skills for visitor in problem.visitors))
    if missing := sorted(stop.skills - known):
        return Reason(
            Why.SKILL, _("No visitor has: %(skills)s."), _("It would need a visitor who has."),
            {"skills": ", ".join(missing)},
        )  # fmt: skip
    if stop.skills and not any(stop.skills <= crew.skills for crew in crews):
        return Reason(
            Why.SKILL, _("In no round somebody has: %(skills)s."), _("It would need other people together."),
            {"skills": ", ".join(sorted(stop.skills))},
        )  # fmt: skip
    if stop.pin:
        return Reason(
            Why.PIN, _("The round of %(visitor)s has not the people that it needs."),
            _("It would fit with another visitor."), {"visitor": stop.pin.visitor},
        )  # fmt: skip
    able = [visitor.id for visitor in problem.visitors if stop.skills <= visitor.skills]
    if any(len(crew.visitors) > 1 for crew in crews) or not able:
        return Reason(
            Why.DUO,
            _("It needs two visitors, and no duo has what it needs."),
            _("It would need other people together."),
        )
    return Reason(Why.DUO, _("It needs two visitors, and nobody goes with two."), _("It would need a duo."))


def _no_road(crew: Crew, stop: Stop) -> bool:
    return crew.away[stop.at] >= NO_ROAD or crew.home[stop.at] >= NO_ROAD


def _no_time(right: list[Crew], stop: Stop) -> Reason:
    """Even as the only stop of the day it does not fit."""
    any_hour = replace(stop, windows=ANY_TIME, pin=None)
    if hours := [times for crew in right if (times := _alone(crew, any_hour))]:
        return Reason(
            Why.WINDOW, _("No round is out during its hours."),
            _("It would fit if service could start at %(time)s."), {"time": clock(min(hours)), "minute": min(hours)},
        )  # fmt: skip
    needed = [
        crew.away[stop.at] + stop.minutes + crew.home[stop.at] + sum(one.minutes for one in crew.pauses)
        for crew in right
        if not _no_road(crew, stop)
    ]
    return Reason(
        Why.TIME, _("With the way there and back it takes longer than a shift."),
        _("It would need %(minutes)s minutes."), {"minutes": min(needed)},
    )  # fmt: skip


def _alone(crew: Crew, stop: Stop) -> int:
    """When service would start if this crew did nothing else; 0 when it cannot."""
    lane = empty(crew).with_stop(stop)
    return lane.labels[-1][0].start if lane else 0


def _door(rounds: Rounds, stop: Stop) -> Reason | None:
    """Neighbours of the same door are in a round that cannot take this one."""
    if stop.same_door is None:
        return None
    for lane in rounds.lanes:
        if any(one.same_door == stop.same_door for one in lane.order) and not lane.crew.serves(stop):
            return Reason(
                Why.DOOR, _("Its neighbour at the same door is visited by people who may not do this one."),
                _("It would fit if they went together with others."),
            )  # fmt: skip
    return None


def _no_room(room: _Room, able: list[int], stop: Stop) -> Reason:
    """It could be done, but the rounds are full: what would have to go, or how much longer a round would be."""
    full = _("The rounds are full with visits that yield more.")
    for n in able:
        for other, shorter in room.instead(n):
            if shorter.with_stop(stop):
                return Reason(
                    Why.TIME, full, _("It would fit in the round of %(visitors)s instead of %(other)s."),
                    {"visitors": ", ".join(shorter.crew.ids), "other": other.id},
                )  # fmt: skip
    extra = [extra for n in able for extra, longer in room.later(n) if longer.with_stop(stop)]
    if extra:
        return Reason(
            Why.TIME, full, _("It would fit if a shift were %(minutes)s minutes longer."), {"minutes": min(extra)}
        )
    return Reason(Why.TIME, full, _("It would need another round."))


def _free_door(rounds: Rounds, lane: Lane, stop: Stop) -> bool:
    """Whether this lane may take the stop: its neighbours of the same door are here or nowhere."""
    if stop.same_door is None:
        return True
    return not any(
        one.same_door == stop.same_door for other in rounds.lanes if other is not lane for one in other.order
    )


def clock(minute: int) -> str:
    """Minutes after midnight as people read them.

    >>> clock(605)
    '10:05'
    """
    return f"{minute // 60:02d}:{minute % 60:02d}"
