"""What a router may choose per door: one visit in one window, or neighbours at the same door in one order.

A router knows one window and one length per client. So a stop with several windows becomes several options of which it
takes at most one, and stops at the same door become options that hold some of them, one after another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product

from aanbel.visits.core.planning.problem import Stop, Window
from aanbel.visits.core.planning.travel import NO_ROAD, Travel

MOST_OPTIONS = 60  # of one door; more choice than this no street offers


@dataclass(frozen=True)
class Option:
    """These stops, in this order, started between `opens` and `closes`, done after `minutes`."""

    stops: tuple[Stop, ...]
    opens: int
    closes: int
    minutes: int
    prize: float


@dataclass(frozen=True)
class Door:
    """Options of which one may be taken; one must when a stop in it must."""

    options: tuple[Option, ...]
    must: bool


def doors(stops: Iterable[Stop], travel: Travel) -> list[Door]:
    """Every door of these stops, in their order."""
    groups: dict[tuple[bool, str], list[Stop]] = {}
    for stop in stops:
        key = (False, stop.id) if stop.same_door is None else (True, stop.same_door)
        groups.setdefault(key, []).append(stop)
    return [_door(neighbours, travel) for neighbours in groups.values()]


def _door(stops: list[Stop], travel: Travel) -> Door:
    must = [stop for stop in stops if stop.must]
    options: list[Option] = []
    for option in _choices(stops, travel):
        if all(stop in option.stops for stop in must):
            options.append(option)
        if len(options) == MOST_OPTIONS:
            break
    return Door(tuple(options), bool(must))


def _choices(stops: list[Stop], travel: Travel) -> Iterator[Option]:
    """From all neighbours together to one alone."""
    if len(stops) == 1:
        for window in stops[0].windows:
            yield Option((stops[0],), window.opens, window.closes, stops[0].minutes, stops[0].prize_in(window))
        return
    for size in _sizes(len(stops)):
        for some in combinations(stops, size):
            for order in _orders(some):
                for windows in product(*(stop.windows for stop in order)):
                    if option := _one_after_another(order, windows, travel):
                        yield option


def _sizes(count: int) -> Sequence[int]:
    """How many at one door to try together: all numbers in a portico, the ends in a tower."""
    return range(count, 0, -1) if count <= 4 else (count, count - 1, 1)


def _orders(stops: tuple[Stop, ...]) -> Iterator[tuple[Stop, ...]]:
    if len(stops) <= 3:
        yield from permutations(stops)
    else:
        yield tuple(sorted(stops, key=lambda stop: min((window.closes for window in stop.windows), default=0)))


def _one_after_another(order: Sequence[Stop], windows: Sequence[Window], travel: Travel) -> Option | None:
    """The minutes at which the first may start so that the rest follows with the least waiting."""
    opens, closes = windows[0].opens, windows[0].closes
    minutes, prize = order[0].minutes, order[0].prize_in(windows[0])
    for before, stop, window in zip(order, order[1:], windows[1:], strict=False):
        leg = travel.minutes[before.at][stop.at]
        if leg >= NO_ROAD:
            return None
        minutes += leg
        closes = min(closes, window.closes - minutes)
        if opens > closes:
            return None
        if closes + minutes < window.opens:  # even the latest start waits: start then, and wait
            opens, minutes = closes, window.opens - closes
        else:
            opens = max(opens, window.opens - minutes)
        minutes += stop.minutes
        prize += stop.prize_in(window)
    return Option(tuple(order), opens, closes, minutes, prize)
