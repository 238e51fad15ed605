"""Making rounds better with the exact timetable: put in what still fits, take a little out, try again.

Ruin and recreate: some doors near each other are taken out, then everything that is out is put back where it costs the
least way for its prize. What is not worse, or hardly, is kept. This also mends what PyVRP could not know exactly.
"""

import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.lanes import Lane, empty
from aanbel.visits.core.planning.problem import Stop
from aanbel.visits.core.planning.travel import NO_ROAD

FEWEST_OUT, MOST_OUT = 2, 20  # stops taken out per try
STRETCH = 0.3  # how often they are a stretch of one round, rather than doors near each other
FAVOUR = 1.5  # how much a high prize counts for more than two halves of it
BLUR = 0.3  # how much chance moves the value of a stop
ROUGH = 6  # tries of a rough plan
WORSE = 0.01  # of the prize: how much worse something may be that is kept to go on from


@dataclass
class Rounds:
    """All lanes, and the stops that are in none of them."""

    lanes: list[Lane]
    out: list[Stop]

    @property
    def worth(self) -> tuple[int, float, int]:
        """What makes rounds better: first everything that must, then the prize, then less travel."""
        return (
            -sum(stop.must for stop in self.out),
            round(sum(lane.prize for lane in self.lanes), 6),
            -sum(lane.travel for lane in self.lanes),
        )

    @property
    def stops(self) -> list[Stop]:
        """All stops that were looked at."""
        return [*(stop for lane in self.lanes for stop in lane.order), *self.out]

    def copy(self) -> "Rounds":
        """The same rounds to try something on: lanes never change, lists do."""
        return Rounds(list(self.lanes), list(self.out))


def improve(rounds: Rounds, *, tries: int, patience: int, until: float, seed: int) -> Rounds:
    """The best rounds after so many tries, or after so many in a row that found nothing better."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable search, no secret
    best = current = rounds.copy()
    fill(current, chance)
    waited = 0
    for _ in range(tries):
        if waited > patience or time.monotonic() > until:
            break
        trial = current.copy()
        _take_out(trial, chance)
        fill(trial, chance)
        if trial.worth >= current.worth or _hardly_worse(trial, current, chance):
            current = trial
        waited += 1
        if current.worth > best.worth:
            best, waited = current, 0
    return best


def _hardly_worse(trial: Rounds, current: Rounds, chance: random.Random) -> bool:
    """Whether something a little worse is good enough to go on from, mostly much less than `WORSE`."""
    must, prize, _ = current.worth
    return trial.worth[0] >= must and trial.worth[1] >= prize * (1 - WORSE * chance.random() ** 3)


def roughly(crews: Sequence[Crew], stops: Iterable[Stop], *, until: float, seed: int) -> Rounds:
    """A first plan, good enough to go on from or to compare pairings with."""
    rounds = Rounds([empty(crew) for crew in crews], list(stops))
    return improve(rounds, tries=ROUGH, patience=ROUGH, until=until, seed=seed)


def with_the_rest(rounds: Rounds, stops: Iterable[Stop], *, filled: bool, seed: int) -> Rounds:
    """The rounds with the stops that the search did not look at; `filled`: offered the room that is left."""
    known = {stop.id for stop in rounds.stops}
    rest = [stop for stop in stops if stop.id not in known]
    after = Rounds(list(rounds.lanes), rounds.out + rest)
    if rest and filled:
        fill(after, random.Random(seed))  # noqa: S311
    return after


def fill(rounds: Rounds, chance: random.Random) -> None:
    """Puts in what fits: the most prize per minute of detour and service first, with a little chance in the order."""
    lanes, out = rounds.lanes, {stop.id: stop for stop in rounds.out if stop.must or stop.best_prize > 0}
    blur = {name: chance.uniform(1 - BLUR, 1 + BLUR) for name in out}
    refused: set[tuple[str, int]] = set()
    best = {name: _best(lanes, stop, blur[name], refused) for name, stop in out.items()}
    while best:
        value, number, place, name = max(best.values())
        if value < 0:
            break
        stop = out[name]
        lane = lanes[number].put(stop, place)
        if lane is None:
            refused.add((name, number))
            best[name] = _best(lanes, stop, blur[name], refused)
            continue
        lanes[number] = lane
        del best[name], out[name]
        refused = {one for one in refused if one[1] != number}
        for other, (_, where, _, _) in best.items():
            stop = out[other]
            if where == number or stop.same_door is not None:
                best[other] = _best(lanes, stop, blur[other], refused)
            elif (offer := _bid(lanes[number], number, stop, blur[other])) > best[other]:
                best[other] = offer
    served = {stop.id for lane in lanes for stop in lane.order}
    rounds.out = [stop for stop in rounds.out if stop.id not in served]


Bid = tuple[float, int, int, str]


def _best(lanes: Sequence[Lane], stop: Stop, blur: float, refused: set[tuple[str, int]]) -> Bid:
    """The best place of all rounds for this stop; with neighbours in a round only that round counts."""
    numbers: Iterable[int] = range(len(lanes))
    if stop.same_door is not None:
        homes = [n for n, lane in enumerate(lanes) if any(one.same_door == stop.same_door for one in lane.order)]
        numbers = homes or numbers
    bids = [_bid(lanes[n], n, stop, blur) for n in numbers if (stop.id, n) not in refused]
    return max(bids, default=(-1.0, -1, 0, stop.id))


def _bid(lane: Lane, number: int, stop: Stop, blur: float) -> Bid:
    detour, place = lane.offer(stop)
    if detour >= NO_ROAD:
        return (-1.0, -1, 0, stop.id)
    return (_value(stop, detour) * blur, number, place, stop.id)


def _value(stop: Stop, detour: int) -> float:
    """How good it is to put this stop in at this cost of travel; a stop that must comes before all others."""
    return (1e12 if stop.must else stop.best_prize**FAVOUR) / max(1, detour + stop.minutes)


def _take_out(rounds: Rounds, chance: random.Random) -> None:
    """Takes some stops out: a stretch of one round, or doors near one place in any round."""
    served = [(number, stop) for number, lane in enumerate(rounds.lanes) for stop in lane.order]
    if not served:
        return
    number, around = chance.choice(served)
    count = chance.randint(FEWEST_OUT, max(FEWEST_OUT, min(MOST_OUT, len(served) // 2)))
    lane = rounds.lanes[number]
    if chance.random() < STRETCH:
        begins = lane.order.index(around)
        gone = set(lane.order[begins : begins + count])
    else:
        minutes = lane.crew.travel.minutes[around.at]
        near = sorted(served, key=lambda one: minutes[one[1].at])[:count]
        gone = {stop for _, stop in near}
    _remove(rounds, gone)


def _remove(rounds: Rounds, gone: Iterable[Stop]) -> None:
    names = {stop.id for stop in gone}
    for number, lane in enumerate(rounds.lanes):
        some = [stop for stop in lane.order if stop.id in names]
        if some and (left := lane.without(names)):
            rounds.lanes[number] = left
            rounds.out += some
