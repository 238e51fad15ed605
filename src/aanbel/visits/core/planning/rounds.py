"""From orders to a plan: what cannot be kept is dropped, what can be is timed."""

from collections.abc import Callable, Sequence

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.improving import Rounds
from aanbel.visits.core.planning.lanes import Lane
from aanbel.visits.core.planning.plan import LeftOut, Plan, PlannedRound, PlannedStop
from aanbel.visits.core.planning.problem import Pause, Stop
from aanbel.visits.core.planning.timetable import Label


def kept(stops: Sequence[Stop], crews: Sequence[Crew], orders: Sequence[Sequence[Stop]]) -> Rounds:
    """Rounds from orders that may be too full: the least worth is dropped until each can be kept."""
    lanes = [_kept(crew, order) for crew, order in zip(crews, orders, strict=True)]
    served = {stop.id for lane in lanes for stop in lane.order}
    return Rounds(lanes, [stop for stop in stops if stop.id not in served])


def _kept(crew: Crew, order: Sequence[Stop]) -> Lane:
    mine = list(order)
    while True:
        if lane := Lane.of(crew, mine):
            return lane
        for stop in sorted(mine, key=lambda stop: (stop.must, stop.best_prize)):
            if lane := Lane.of(crew, [one for one in mine if one is not stop]):
                return lane
        mine.remove(min(mine, key=lambda stop: (stop.must, stop.best_prize)))


def plan_of(rounds: Rounds, left_out: tuple[LeftOut, ...], *, seconds: float, cut: bool) -> Plan:
    """The rounds as a plan; a crew without stops stays at the office."""
    done = tuple(planned(lane.crew, lane.order, lane.end) for lane in rounds.lanes if lane.end)
    return Plan(
        rounds=done,
        left_out=left_out,
        prize=sum(one.prize for one in done),
        travel=sum(one.travel for one in done),
        seconds=seconds,
        cut=cut,
    )


def planned(crew: Crew, order: Sequence[Stop], end: Label) -> PlannedRound:
    """The round as people read it. They leave as late as the first door allows."""
    chain: list[Label] = []
    label: Label | None = end.before
    while label is not None:
        chain.append(label)
        label = label.before
    chain.reverse()
    before = chain[0]
    everyone = (1 << len(crew.pauses)) - 1
    pauses = _named(crew, before.had, lambda pause: pause.after)
    stops: list[PlannedStop] = []
    for stop, here in zip(order, chain[1:], strict=True):
        leg = crew.away[stop.at] if before.point is None else crew.travel.minutes[before.point][stop.at]
        between = _between(crew, before, here.had, here.arrive - leg, here.arrive)
        arrive = here.arrive if stops or between else here.start
        pauses += between
        stops.append(PlannedStop(stop.id, arrive, here.start, here.ready))
        before = here
    pauses += _between(crew, before, end.had, end.ready - crew.home[order[-1].at], end.ready)
    pauses += _named(crew, everyone & ~end.had, lambda pause: max(end.ready, pause.after))
    return PlannedRound(
        visitors=crew.ids,
        start=stops[0].arrive - crew.away[order[0].at],
        end=end.ready,
        travel=end.travel,
        prize=end.prize,
        stops=tuple(stops),
        pauses=tuple(sorted(pauses)),
    )


def _between(crew: Crew, before: Label, had: int, leave: int, arrive: int) -> list[tuple[int, int, str]]:
    """When the pauses between two doors are: before leaving when they were done by then, else after arriving."""

    def begins(pause: Pause) -> int:
        early = max(before.ready, pause.after)
        return early if early + pause.minutes <= leave else max(arrive, pause.after)

    return _named(crew, had & ~before.had, begins)


def _named(crew: Crew, choice: int, begins: Callable[[Pause], int]) -> list[tuple[int, int, str]]:
    """From, to and whose, for each of these pauses."""
    return [
        (begins(pause), begins(pause) + pause.minutes, owner)
        for bit, pause in enumerate(crew.pauses)
        if choice >> bit & 1
        for owner in crew.owners(pause)
    ]
