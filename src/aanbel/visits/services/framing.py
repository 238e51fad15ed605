"""From candidates and people on duty to the planner's problem: points, minutes between them, what each visit needs."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians

from aanbel.gateways import travel as roads
from aanbel.visits.core.chance import Chances, DayPart
from aanbel.visits.core.distance import DETOUR, METRES_PER_DEGREE, SPEEDS, Point
from aanbel.visits.core.needs import Need, need_of
from aanbel.visits.core.planning import Pause, Pin, Problem, Stop, Travel, Visitor, Window
from aanbel.visits.models import Companionship
from aanbel.visits.queries.candidates import Candidate
from aanbel.visits.queries.team import Duty

MOST = 400
"""So many households go to the planner, the best first; a day holds a tenth of it."""
SECONDS = 5.0


@dataclass(frozen=True)
class Start:
    """Where and from when somebody goes on who is under way already."""

    at: Point
    minute: int


@dataclass(frozen=True)
class Framed:
    """The problem with its candidates and what each needs; `beyond` were too many; `by_roads`: ways are known."""

    problem: Problem
    candidates: Mapping[int, Candidate]
    needs: Mapping[int, Need]
    beyond: list[int]
    by_roads: bool


def frame(
    *,
    day: date,
    candidates: Sequence[Candidate],
    team: Sequence[Duty],
    chances: Chances,
    companions: Collection[Companionship] = (),
    pins: Mapping[int, int] | None = None,
    duos: Sequence[Sequence[int]] | None = None,
    starts: Mapping[int, Start] | None = None,
    seed: int = 1,
    keep_promises: bool = True,
) -> Framed:
    """Everything in the planner's words. `pins`: with which visitor a stop stays; `duos`: who goes with whom."""
    pins, starts = pins or {}, starts or {}
    today = {part.value: chances.at(day.weekday(), part) for part in DayPart}
    needs = {one.case_id: need_of(one.asked, one.known, chances=today) for one in candidates}
    chosen = sorted(candidates, key=lambda one: (one.case_id not in pins, -needs[one.case_id].prize, one.case_id))
    beyond = [one.case_id for one in chosen[MOST:]]
    chosen = [one for one in chosen[:MOST] if one.at is not None]
    places = _Places()
    visitors = tuple(_visitor(one, places, starts.get(one.user_id)) for one in team)
    doors = Counter(_door(one) for one in chosen)
    stops = tuple(
        _stop(one, needs[one.case_id], places, pins.get(one.case_id), doors[_door(one)] > 1, keep_promises)
        for one in chosen
    )
    travels, by_roads = _travels(places.points, {one.transport for one in visitors})
    going = {one.visitor.pk: str(one.user_id) for one in team}
    pairs: dict[str, set[frozenset[str]]] = {"never": set(), "preferred": set()}
    for one in companions:
        if one.one_id in going and one.other_id in going:
            pairs[one.kind].add(frozenset((going[one.one_id], going[one.other_id])))
    problem = Problem(
        travels=travels,
        visitors=visitors,
        stops=stops,
        duos=None if duos is None else tuple(tuple(str(user) for user in duo) for duo in duos),
        never=frozenset(pairs["never"]),
        rather=frozenset(pairs["preferred"]),
        seconds=SECONDS,
        seed=seed,
    )
    return Framed(problem, {one.case_id: one for one in chosen}, needs, beyond, by_roads)


class _Places:
    """Each place once, by its number."""

    def __init__(self) -> None:
        self.points: list[Point] = []
        self._known: dict[Point, int] = {}

    def number(self, point: Point) -> int:
        if point not in self._known:
            self._known[point] = len(self.points)
            self.points.append(point)
        return self._known[point]


def _visitor(duty: Duty, places: _Places, under_way: Start | None) -> Visitor:
    who, hours = duty.visitor, duty.hours
    if hours is None or who.start_lon is None or who.start_lat is None:
        raise AssertionError("only who can go is framed")
    start = (who.start_lon, who.start_lat)
    end = (who.end_lon, who.end_lat) if who.end_lon is not None and who.end_lat is not None else start
    shift = (max(hours.starts, under_way.minute) if under_way else hours.starts, hours.ends)
    pause = hours.break_between
    if pause is not None and max(pause[0], shift[0]) + hours.break_minutes > min(pause[1], shift[1]):
        pause = None  # it is had already, or the day is too short for it
    return Visitor(
        id=str(duty.user_id),
        shift=(min(shift[0], shift[1]), shift[1]),
        start=places.number(under_way.at if under_way else start),
        end=places.number(end),
        pause=Pause(*pause, hours.break_minutes) if pause else None,
        skills=duty.skills,
        mentor_needed=duty.mentor_needed,
        transport=who.transport,
    )


def _stop(one: Candidate, need: Need, places: _Places, pin: int | None, shared: bool, keep_promises: bool) -> Stop:
    assert one.at is not None  # noqa: S101 - who has no place is not a candidate
    return Stop(
        id=str(one.case_id),
        at=places.number(one.at),
        minutes=need.minutes,
        prize=float(need.prize),
        windows=tuple(
            Window(opens, closes, float(prize))
            for (opens, closes), prize in zip(need.windows, need.prizes, strict=True)
        ),
        skills=need.skills,
        duo=need.duo,
        required=need.required and keep_promises,
        same_door=_door(one) if shared else None,
        pin=Pin(str(pin)) if pin is not None and keep_promises else None,
    )


def _door(one: Candidate) -> str:
    """The front door that neighbours share: postcode and number, whatever comes after it."""
    return one.elsewhere or f"{one.address.postcode}-{one.address.house_number}"


def _travels(points: Sequence[Point], transports: Collection[str]) -> tuple[dict[str, Travel], bool]:
    """Minutes per transport: along the roads when there is a service to ask, else along a straight line and a half."""
    if roads.switched_on() and len(points) <= roads.MOST_POINTS:
        try:
            return {one: Travel.by_matrix(roads.minutes(points, one)) for one in sorted(transports)}, True
        except roads.TravelTrouble:
            pass  # the plan is made with distances, and says so
    middle = sum(lat for _lon, lat in points) / len(points) if points else 0.0
    east = METRES_PER_DEGREE * cos(radians(middle))
    flat = [(lon * east, lat * METRES_PER_DEGREE) for lon, lat in points]
    return {one: Travel.by_line(flat, SPEEDS[one] / DETOUR) for one in sorted(transports)}, False
