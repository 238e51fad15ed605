"""The best prize of a tiny day by trying everything: all groupings, doors, orders, windows and moments of the breaks.

Apart from the product, and slow on purpose: no bound, no dominance, no cleverness that could be wrong.
"""

from collections.abc import Iterator
from itertools import combinations, permutations, product
from typing import Any

from aanbel.visits.tests.check_plan import leg, minutes, pairings

Json = dict[str, Any]
Round = tuple[list[Json], float]


def best_prize(problem: Json) -> float:
    """The highest prize that any plan for at most two visitors has."""
    names = [one["id"] for one in problem["visitors"]]
    groupings = [[[name] for name in some] for size in range(len(names) + 1) for some in combinations(names, size)]
    groupings += [[names]] if len(names) == 2 else []
    visitors = {one["id"]: one for one in problem["visitors"]}
    best = 0.0
    for groups in groupings:
        answer = {"rounds": [{"visitors": group, "stops": [0]} for group in groups]}
        if pairings(problem, answer, visitors):
            continue
        for rounds in product(*(list(_rounds(problem, group)) for group in groups)):
            if _apart(rounds):
                best = max(best, sum(prize for _, prize in rounds))
    return best


def _apart(rounds: tuple[Round, ...]) -> bool:
    """No stop in two rounds, and no door."""
    stops = [stop["id"] for order, _ in rounds for stop in order]
    doors = [door for order, _ in rounds for door in {stop.get("same_door") for stop in order} - {None}]
    return len(stops) == len(set(stops)) and len(doors) == len(set(doors))


def _rounds(problem: Json, group: list[str]) -> Iterator[Round]:
    """Every order that this group can keep, with its highest prize."""
    crew = [one for one in problem["visitors"] if one["id"] in group]
    skills = {skill for one in crew for skill in one["skills"]}
    able = [
        stop for stop in problem["stops"]
        if set(stop["skills"]) <= skills and (len(crew) > 1 or not stop["duo"])
    ]  # fmt: skip
    for size in range(len(able) + 1):
        for order in permutations(able, size):
            doors = [stop.get("same_door") for stop in order]
            runs = [door for n, door in enumerate(doors) if door and (n == 0 or doors[n - 1] != door)]
            if not order:
                yield [], 0.0
            elif len(runs) == len(set(runs)) and (prizes := list(_prizes(problem, crew, order))):
                yield list(order), max(prizes)


def _prizes(problem: Json, crew: list[Json], order: tuple[Json, ...]) -> Iterator[float]:
    """The prize of each way to keep this order: a window per stop, a moment per break."""
    rests = [one["break"] for one in crew if one.get("break")]
    moments = range(2 * len(order) + 2)
    windows = [
        list(zip(stop.get("windows", [[0, 10**6]]), stop.get("prizes") or [stop["prize"]] * 9, strict=False))
        for stop in order
    ]
    for chosen in product(*windows):
        for when in product(moments, repeat=len(rests)):
            breaks = [[rest for rest, moment in zip(rests, when, strict=True) if moment == n] for n in moments]
            if _keeps(problem, crew, order, [window for window, _ in chosen], breaks):
                yield sum(prize for _, prize in chosen)
                break


def _keeps(problem: Json, crew: list[Json], order: tuple[Json, ...], windows: list[Any], breaks: list[Any]) -> bool:
    """Whether the earliest times of these choices keep the shifts.

    Moments of a break: 0 before the round, 1 before going home, 2n+2 after arriving at stop n, 2n+1 before leaving for
    it, the last after the round.
    """
    now: float | None = _after(breaks[0], -(10**6))
    opens, closes = max(one["shift"][0] for one in crew), min(one["shift"][1] for one in crew)
    now = None if now is None else max(now, opens)
    here = None
    for n, (stop, (first, last)) in enumerate(zip(order, windows, strict=True)):
        away = leg(problem, crew, here, stop["at"])
        now = None if now is None else _after(breaks[2 * n + 1] if n else [], now)
        if now is None or away is None:
            return False
        now = _after(breaks[2 * n + 2], now + away)
        if now is None or max(now, first) > last or max(now, first) + stop["minutes"] > closes:
            return False
        now, here = max(now, first) + stop["minutes"], stop["at"]
    now = None if now is None else _after(breaks[1], now)
    homes = [minutes(problem, one, here, one["end"]) for one in crew]
    if now is None or None in homes or now + max(homes) > closes:
        return False
    return _after(breaks[2 * len(order) + 1], now + max(homes)) is not None


def _after(rests: list[Any], now: float) -> float | None:
    """When these breaks, all begun as soon as may be, are over."""
    done = now
    for first, last, length in rests:
        over = max(now, first) + length
        if over > last:
            return None
        done = max(done, over)
    return done
