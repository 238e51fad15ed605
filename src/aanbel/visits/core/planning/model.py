"""A problem in the words of PyVRP: prize-collecting vehicle routing with time windows, and the way back.

PyVRP knows clients with one window and a prize, vehicles with a shift, groups of which one client is served, and loads.
How our rules become that:

- a door with several windows or several stops: a client per option, in a group of which at most one is served;
- who may serve a door: a load that only the right crews have room for;
- a pause: a client that its crew must serve, at one of several places where it costs no way.

What PyVRP cannot know exactly (two pauses at one moment, a pause at any place) the timetable judges afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from pyvrp import Client, ClientGroup, Depot, Location, ProblemData, Route, Solution, VehicleType

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.options import Door, Option
from aanbel.visits.core.planning.problem import Pause, Stop
from aanbel.visits.core.planning.travel import NO_ROAD

Orders = list[list[Stop]]
HEAVIEST = 200  # what the highest prize weighs, in minutes of travel
PAUSE_PLACES = 8


@dataclass(frozen=True)
class Place:
    """Where a client or a depot is: we come in at point `enter` and go on from point `leave`; or a crew's own end."""

    enter: int | None = None
    leave: int | None = None
    start_of: int | None = None
    end_of: int | None = None


@dataclass(frozen=True)
class Model:
    """The data that PyVRP searches, and what each client of it means: an option, or a pause (None)."""

    data: ProblemData
    meaning: tuple[Option | None, ...]
    crews: tuple[Crew, ...]

    def orders(self, solution: Solution) -> Orders:
        """The stops of each crew, in order."""
        found: Orders = [[] for _ in self.crews]
        for route in solution.routes():
            for activity in route:
                if activity.is_client() and (option := self.meaning[activity.idx]):
                    found[route.vehicle_type()] += option.stops
        return found

    def solution(self, orders: Orders) -> Solution:
        """These orders as PyVRP writes them; pauses and windows are for its search to choose."""
        clients: dict[tuple[Stop, ...], int] = {}
        for client, option in enumerate(self.meaning):
            if option:
                clients.setdefault(option.stops, client)
        routes = []
        for crew, order in enumerate(orders):
            visits = []
            for _, some in groupby(order, key=lambda stop: stop.same_door or stop.id):
                visits += [clients[stops] for stops in [tuple(some)] if stops in clients]
            if visits:
                routes.append(Route(self.data, visits, crew))
        return Solution(self.data, routes)


@dataclass
class _Drawing:
    """What is collected before a ProblemData can be made, which needs everything at once."""

    crews: tuple[Crew, ...]
    places: dict[Place, int] = field(default_factory=dict)
    clients: list[dict[str, Any]] = field(default_factory=list)
    loads: list[int | None] = field(default_factory=list)
    groups: list[ClientGroup] = field(default_factory=list)
    meaning: list[Option | None] = field(default_factory=list)
    right: dict[tuple[int, ...], int] = field(default_factory=dict)

    def place(self, place: Place) -> int:
        return self.places.setdefault(place, len(self.places))

    def choice(self, must: bool, clients: Sequence[tuple[dict[str, Any], tuple[int, ...], Option | None]]) -> None:
        """Clients of which one may be served, or must. `right`: the crews that may."""
        group = len(self.groups) if len(clients) > 1 else None
        if group is not None:
            first = len(self.clients)
            self.groups.append(ClientGroup(list(range(first, first + len(clients))), required=must))
        for client, right, option in clients:
            everybody = len(right) == len(self.crews)
            self.loads.append(None if everybody else self.right.setdefault(right, len(self.right)))
            self.clients.append({**client, "group": group, "required": must and group is None})
            self.meaning.append(option)


def draw(crews: Sequence[Crew], all_doors: Sequence[Door], points: Sequence[Place] | None = None) -> Model:
    """The model for these crews and doors."""
    drawing = _Drawing(tuple(crews))
    prizes = [option.prize for door in all_doors for option in door.options]
    scale = HEAVIEST / (max(prizes, default=0) or 1)
    depots = [place for n in range(len(crews)) for place in (Place(start_of=n), Place(end_of=n))]
    for place in depots:
        drawing.place(place)
    for door in all_doors:
        _add_door(drawing, door, scale)
    near = _pause_places(drawing)
    for n, crew in enumerate(crews):
        for pause in _together(crew):
            _add_pause(drawing, n, pause, near)
    return Model(_data(drawing, len(depots)), tuple(drawing.meaning), drawing.crews)


def _add_door(drawing: _Drawing, door: Door, scale: float) -> None:
    clients = []
    for option in door.options:
        right = tuple(n for n, crew in enumerate(drawing.crews) if _suits(crew, option))
        if right:
            place = drawing.place(Place(enter=option.stops[0].at, leave=option.stops[-1].at))
            client = {
                "location": place,
                "service_duration": option.minutes,
                "tw_early": option.opens,
                "tw_late": option.closes,
                "prize": round(option.prize * scale),
            }
            clients.append((client, right, option))
    if clients:
        drawing.choice(door.must, clients)


def _suits(crew: Crew, option: Option) -> bool:
    """Whether this crew could do this option if it had the whole day for it."""
    first, last = option.stops[0], option.stops[-1]
    if not all(crew.serves(stop) for stop in option.stops):
        return False
    away, home = crew.away[first.at], crew.home[last.at]
    start = max(option.opens, crew.opens + away)
    return start <= option.closes and start + option.minutes + home <= crew.closes


def _pause_places(drawing: _Drawing) -> list[Place]:
    """Some doors, far from each other, where a pause is offered: no crew is ever far from one of them."""
    doors = [place for place in drawing.places if place.enter is not None]
    if not doors or not any(crew.pauses for crew in drawing.crews):
        return []
    minutes = drawing.crews[0].travel.minutes
    chosen = [doors[0]]
    nearest = {place: minutes[chosen[0].enter or 0][place.enter or 0] for place in doors}
    while len(chosen) < min(PAUSE_PLACES, len(doors)):
        far = max(nearest, key=lambda place: nearest[place])
        chosen.append(far)
        for place in doors:
            nearest[place] = min(nearest[place], minutes[far.enter or 0][place.enter or 0])
    return chosen


def _together(crew: Crew) -> list[Pause]:
    """The pauses of a crew inside its round: two that can be had together count once, one before or after it never."""
    inside = [
        pause
        for pause in crew.pauses
        if pause.after + pause.minutes > crew.opens and max(crew.closes, pause.after) + pause.minutes > pause.before
    ]
    if len(inside) == 2:
        after, before = max(pause.after for pause in inside), min(pause.before for pause in inside)
        minutes = max(pause.minutes for pause in inside)
        if before - after >= minutes:
            return [Pause(after, before, minutes)]
    return inside


def _add_pause(drawing: _Drawing, n: int, pause: Pause, near: Sequence[Place]) -> None:
    places = [Place(start_of=n), Place(end_of=n), *near]
    client = {"service_duration": pause.minutes, "tw_early": pause.after, "tw_late": pause.before - pause.minutes}
    drawing.choice(True, [({**client, "location": drawing.place(place)}, (n,), None) for place in places])


def _data(drawing: _Drawing, depots: int) -> ProblemData:
    crews, kinds = drawing.crews, len(drawing.right)
    profiles: dict[int, int] = {}
    for crew in crews:
        profiles.setdefault(id(crew.travel), len(profiles))
    own = [next(crew for crew in crews if id(crew.travel) == key) for key in profiles]
    matrices = [[_row(crews, crew, place, drawing.places) for place in drawing.places] for crew in own]
    plenty = len(drawing.clients) + 1
    return ProblemData(
        locations=[Location(0, 0) for _ in drawing.places],
        clients=[
            Client(delivery=[int(load == kind) for kind in range(kinds)], **client)
            for client, load in zip(drawing.clients, drawing.loads, strict=True)
        ],
        depots=[Depot(n) for n in range(depots)],
        vehicle_types=[
            VehicleType(
                capacity=[plenty if n in right else 0 for right in drawing.right],
                start_depot=2 * n,
                end_depot=2 * n + 1,
                tw_early=crew.opens,
                tw_late=crew.closes,
                profile=profiles[id(crew.travel)],
            )
            for n, crew in enumerate(crews)
        ],
        distance_matrices=matrices,  # type: ignore[arg-type] # lists do; numpy stays out of our code
        duration_matrices=matrices,  # type: ignore[arg-type]
        groups=drawing.groups,
    )


def _row(crews: Sequence[Crew], crew: Crew, here: Place, places: dict[Place, int]) -> list[int]:
    """Minutes from one place to all others."""
    if here.start_of is not None:
        away = crews[here.start_of].away
        return [_leg(here, there, lambda point: away[point]) for there in places]
    if here.end_of is not None:
        return [0 if there == here else NO_ROAD for there in places]
    minutes = crew.travel.minutes[here.leave or 0]
    homes = {n: one.home[here.leave or 0] for n, one in enumerate(crews)}
    return [
        0 if there is here else NO_ROAD if there.start_of is not None
        else homes[there.end_of] if there.end_of is not None else minutes[there.enter or 0]
        for there in places
    ]  # fmt: skip


def _leg(here: Place, there: Place, away: Any) -> int:
    if there is here or (there.end_of is not None and there.end_of == here.start_of):
        return 0
    return NO_ROAD if there.enter is None else away(there.enter)
