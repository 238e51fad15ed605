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
from aanbel.visits.core.planning.plan import PlannedRound, PlannedStop
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
    first = Label(-NO_ROAD, 0, 0, 0)
    rested = [first, *_rest(crew.pauses, first)]
    return _best([label._replace(ready=max(label.ready, crew.opens)) for label in rested])


def onward(crew: Crew, labels: Labels, stop: Stop) -> Labels:
    """After this door too; empty when it cannot be."""
    found: list[Label] = []
    for label in labels:
        leg = crew.away[stop.at] if label.point is None else crew.travel.minutes[label.point][stop.at]
        if leg >= NO_ROAD:
            continue
        for leaving in [label, *_rest(crew.pauses, label)]:
            there = leaving._replace(ready=leaving.ready + leg)
            for ready in [there, *_rest(crew.pauses, there)]:
                for window in _windows(stop, ready.ready):
                    start = max(ready.ready, window.opens)
                    if start + stop.minutes <= crew.closes:
                        found.append(
                            Label(start + stop.minutes, ready.had, label.prize + stop.prize_in(window),
                                  label.travel + leg, stop.at, there.ready, start, label)
                        )  # fmt: skip
    return _best(found)


def finish(crew: Crew, labels: Labels) -> Label | None:
    """Back at the end within the shift with all pauses had; of those the highest prize, then the earliest."""
    best: Label | None = None
    for label in labels:
        leg = crew.home[label.point] if label.point is not None else 0
        for leaving in [label, *_rest(crew.pauses, label)]:
            back = leaving.ready + leg
            if back > crew.closes or not _rest_after(crew.pauses, leaving.had, back):
                continue
            if best is None or (leaving.prize, -back) > (best.prize, -best.ready):
                best = Label(back, leaving.had, leaving.prize, leaving.travel + leg, None, back, back, label)
    return best


def keeps(crew: Crew, order: Sequence[Stop]) -> Label | None:
    """The end of the round in this order, or None when it cannot be kept."""
    labels = begin(crew)
    for stop in order:
        labels = onward(crew, labels, stop)
        if not labels:
            return None
    return finish(crew, labels)


def _windows(stop: Stop, ready: int) -> Sequence[Window]:
    """The windows still open; when hours do not differ in prize only the first."""
    still = [window for window in stop.windows if window.closes >= ready]
    if len(still) < 2:
        return still
    if all(window.prize is None for window in still):
        return [min(still, key=lambda window: window.opens)]
    return still


def _rest(pauses: Sequence[Pause], label: Label) -> list[Label]:
    """The same place after each choice of pauses that can be had now, together."""
    if not pauses or label.had == (1 << len(pauses)) - 1:
        return []
    rested: list[Label] = []
    for choice in range(1, 1 << len(pauses)):
        if choice & label.had:
            continue
        ready = label.ready
        for bit, pause in enumerate(pauses):
            if choice >> bit & 1:
                done = max(label.ready, pause.after) + pause.minutes
                if done > pause.before:
                    break
                ready = max(ready, done)
        else:
            rested.append(label._replace(ready=ready, had=label.had | choice))
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


def planned(crew: Crew, order: Sequence[Stop], end: Label) -> PlannedRound:
    """The round as people read it. They leave as late as the first door allows."""
    chain: list[Label] = []
    label = end.before
    while label is not None and label.point is not None:
        chain.append(label)
        label = label.before
    assert label is not None
    chain.reverse()
    pauses = [(pause.after, pause.after + pause.minutes, owner)
              for bit, (pause, owner) in enumerate(zip(crew.pauses, crew.owners, strict=True)) if label.had >> bit & 1]  # fmt: skip
    stops, before = [], label
    for stop, here in zip(order, chain, strict=True):
        leg = crew.away[here.point or 0] if before.point is None else crew.travel.minutes[before.point][here.point or 0]
        between = _pauses_between(crew, before, here.had, here.arrive - leg, here.arrive)
        arrive = here.start if before is label and not between else here.arrive
        pauses += between
        stops.append(PlannedStop(stop.id, arrive, here.start, here.ready))
        before = here
    pauses += _pauses_between(crew, before, end.had, end.ready - crew.home[before.point or 0], end.ready)
    pauses += [(max(end.ready, pause.after), max(end.ready, pause.after) + pause.minutes, owner)
               for bit, (pause, owner) in enumerate(zip(crew.pauses, crew.owners, strict=True))
               if not end.had >> bit & 1]  # fmt: skip
    return PlannedRound(
        visitors=crew.ids,
        start=stops[0].arrive - crew.away[chain[0].point or 0],
        end=end.ready,
        travel=end.travel,
        prize=end.prize,
        stops=tuple(stops),
        pauses=tuple(sorted(pauses)),
    )


def _pauses_between(crew: Crew, before: Label, had: int, leave: int, arrive: int) -> list[tuple[int, int, str]]:
    """When the pauses between two doors are: before leaving when they were done by then, else after arriving."""
    found = []
    for bit, (pause, owner) in enumerate(zip(crew.pauses, crew.owners, strict=True)):
        if (had & ~before.had) >> bit & 1:
            begins = max(before.ready, pause.after)
            if begins + pause.minutes > leave:
                begins = max(arrive, pause.after)
            found.append((begins, begins + pause.minutes, owner))
    return found
