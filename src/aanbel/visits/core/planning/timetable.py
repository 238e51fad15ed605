"""The clock of one round: whether a crew can keep this order of doors, and at which minutes.

Exact, for one fixed order. Walking on, a *label* is the earliest minute at which we can be ready here, given which
pauses have been had and which prize was collected; a label is dropped when another is not later, has had the same
pauses and has no lower prize. Being earlier never hurts, because waiting is always allowed.

A pause lies between two doors: before leaving the one, or after arriving at the other; never on the way. Members of a
duo may have their pauses at the same time. A pause may also be had before the round starts or after it ends.
"""

from collections.abc import Sequence
from typing import NamedTuple

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.problem import Pause, Stop, Window
from aanbel.visits.core.planning.travel import NO_ROAD


class Label(NamedTuple):
    """Ready here at `ready`, with these pauses had (a bit each), this prize and travel, and how we came here."""

    ready: int
    had: int
    prize: float
    travel: int
    point: int | None = None
    arrive: int = 0
    start: int = 0
    before: "Label | None" = None


Labels = tuple[Label, ...]


def begin(crew: Crew) -> Labels:
    """At the start of the day, pauses had before it included."""
    rested = [(crew.opens, 0)]
    if crew.pauses:
        rested += [(max(ready, crew.opens), had) for ready, had in _rest(crew.pauses, -NO_ROAD, 0)]
    return _best([Label(ready, had, 0, 0) for ready, had in rested])


def onward(crew: Crew, labels: Labels, stop: Stop, by: Sequence[int]) -> Labels:
    """After this door too, ready at `by` (per choice of pauses had) at the latest; empty when it cannot be."""
    pauses, minutes, there = crew.pauses, stop.minutes, stop.at
    everyone = (1 << len(pauses)) - 1
    last = max(by) - minutes
    found: list[Label] = []
    for label in labels:
        ready, had, prize, travel, point = label[:5]
        leg = crew.away[there] if point is None else crew.travel.minutes[point][there]
        if ready + leg > last:
            continue
        ways = [(ready + leg, had, ready + leg)]
        if had != everyone:
            ways += [(later, more, ready + leg) for later, more in _rest(pauses, ready + leg, had)]
            for rested, some in _rest(pauses, ready, had):
                ways.append((rested + leg, some, rested + leg))
                if some != everyone:
                    ways += [(later, more, rested + leg) for later, more in _rest(pauses, rested + leg, some)]
        for here, now, arrive in ways:
            if here <= last:
                for window in stop.windows if len(stop.windows) == 1 else _windows(stop, here):
                    start = here if here > window.opens else window.opens
                    if start + minutes <= by[now] and start <= window.closes:
                        worth = prize + (stop.prize if window.prize is None else window.prize)
                        found.append(Label(start + minutes, now, worth, travel + leg, there, arrive, start, label))
    return _best(found)


def finish(crew: Crew, labels: Labels) -> Label | None:
    """Back at the end within the shift with all pauses had; of those the highest prize, then the earliest."""
    best: Label | None = None
    for label in labels:
        leg = crew.home[label.point] if label.point is not None else 0
        for ready, had in ((label.ready, label.had), *_rest(crew.pauses, label.ready, label.had)):
            back = ready + leg
            if back > crew.closes or not _rest_after(crew.pauses, had, back):
                continue
            if best is None or (label.prize, -back) > (best.prize, -best.ready):
                best = Label(back, had, label.prize, label.travel + leg, None, back, back, label)
    return best


def latest(crew: Crew, order: Sequence[Stop]) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """The same clock backwards: per stop and per choice of pauses had, when we must be there at the latest so that the
    rest can be kept, and when we must be ready there. The first has one entry more, for the end.
    """
    everyone = (1 << len(crew.pauses)) - 1
    there = [
        tuple(
            min((pause.before - pause.minutes for bit, pause in enumerate(crew.pauses) if not had >> bit & 1),
                default=crew.closes) for had in range(everyone + 1)
        )
    ]  # fmt: skip
    there[0] = tuple(min(crew.closes, one) for one in there[0])
    ready: list[tuple[int, ...]] = []
    for place in range(len(order) - 1, -1, -1):
        stop = order[place]
        go = crew.home[stop.at] if place == len(order) - 1 else crew.travel.minutes[stop.at][order[place + 1].at]
        done = _rested_before(crew.pauses, [arrive - go for arrive in there[-1]])
        starts = [_last_start(stop, by - stop.minutes) for by in done]
        ready.append(tuple(done))
        there.append(tuple(_rested_before(crew.pauses, starts)))
    return tuple(reversed(there)), tuple(reversed(ready))


def _last_start(stop: Stop, by: int) -> int:
    return max((min(by, window.closes) for window in stop.windows if window.opens <= by), default=-NO_ROAD)


def _rested_before(pauses: Sequence[Pause], bounds: list[int]) -> list[int]:
    """The bounds when pauses may still be had before them."""
    if not pauses:
        return bounds
    for had in range(len(bounds) - 1, -1, -1):
        for choice in range(1, len(bounds)):
            if choice & had:
                continue
            bound = bounds[had | choice]
            for bit, pause in enumerate(pauses):
                if choice >> bit & 1:
                    until = min(pause.before, bounds[had | choice])
                    bound = min(bound, until - pause.minutes) if pause.after + pause.minutes <= until else -NO_ROAD
            bounds[had] = max(bounds[had], bound)
    return bounds


def _windows(stop: Stop, ready: int) -> Sequence[Window]:
    """The windows still open; when hours do not differ in prize only the first."""
    still = [window for window in stop.windows if window.closes >= ready]
    if len(still) < 2:
        return still
    if all(window.prize is None for window in still):
        return still[:1]
    return still


def _rest(pauses: Sequence[Pause], now: int, had: int) -> list[tuple[int, int]]:
    """The minute after, and the pauses had by then, for each choice of pauses that can be had now, together."""
    rested: list[tuple[int, int]] = []
    for choice in range(1, 1 << len(pauses)):
        if choice & had:
            continue
        ready = now
        for bit, pause in enumerate(pauses):
            if choice >> bit & 1:
                done = max(now, pause.after) + pause.minutes
                if done > pause.before:
                    break
                ready = max(ready, done)
        else:
            rested.append((ready, had | choice))
    return rested


def _rest_after(pauses: Sequence[Pause], had: int, back: int) -> bool:
    """Whether everybody who had no pause yet can have it after coming back."""
    return all(
        had >> bit & 1 or max(back, pause.after) + pause.minutes <= pause.before for bit, pause in enumerate(pauses)
    )


def _best(labels: list[Label]) -> Labels:
    """Without those that another one beats."""
    if len(labels) < 2:
        return tuple(labels)
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.ready, -label.prize, -label.had)):
        if not any(other.prize >= label.prize and other.had | label.had == other.had for other in kept):
            kept.append(label)
    return tuple(kept)
