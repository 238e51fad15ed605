"""One round while it is being planned: an order that can be kept, ready to answer quickly what could be put in.

Two bounds say no to most places at once. `soonest[n]`: when we can be ready after the first n stops. `latest[n]`: when
we must be at stop n at the latest so that the rest can be kept, pauses aside. What passes both is timed exactly.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from aanbel.visits.core.planning.crews import Crew
from aanbel.visits.core.planning.problem import Pause, Stop
from aanbel.visits.core.planning.timetable import Label, Labels, begin, finish, latest, onward
from aanbel.visits.core.planning.travel import NO_ROAD

Offer = tuple[int, int]  # the minutes of travel that a stop adds, and the place where it adds them
NO_OFFER: Offer = (NO_ROAD, 0)


@dataclass(frozen=True, eq=False)
class Lane:
    """A crew's order with its exact timetable: the labels after each stop, and the end. Never changes."""

    crew: Crew
    order: tuple[Stop, ...]
    labels: tuple[Labels, ...]
    latest: tuple[tuple[int, ...], ...]
    end: Label | None
    offers: dict[str, Offer] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, crew: Crew, order: Sequence[Stop]) -> "Lane | None":
        """The lane of this order, or None when it cannot be kept. A crew may stay at the office: no stops, no end."""
        return cls._on(crew, tuple(order), (begin(crew),))

    @classmethod
    def _on(cls, crew: Crew, order: tuple[Stop, ...], known: tuple[Labels, ...]) -> "Lane | None":
        """The lane of this order, of which the labels of the first places are known."""
        there, ready = latest(crew, order)
        labels = list(known)
        for place in range(len(known) - 1, len(order)):
            here = onward(crew, labels[-1], order[place], ready[place])
            if not here:
                return None
            labels.append(here)
        end = finish(crew, labels[-1]) if order else None
        if order and end is None:
            return None
        return cls(crew, order, tuple(labels), there, end)

    @property
    def prize(self) -> float:
        """What this round yields."""
        return self.end.prize if self.end else 0

    @property
    def travel(self) -> int:
        """How long they travel."""
        return self.end.travel if self.end else 0

    @cached_property
    def _bare(self) -> "_Bare":
        return _Bare.of(self)

    def put(self, stop: Stop, place: int) -> "Lane | None":
        """This round with the stop at this place, when that can be kept."""
        order = (*self.order[:place], stop, *self.order[place:])
        return self._on(self.crew, order, self.labels[: place + 1])

    def without(self, gone: Collection[str]) -> "Lane | None":
        """This round without these stops; it can be kept unless a road is missing."""
        order = tuple(stop for stop in self.order if stop.id not in gone)
        first = next(place for place, stop in enumerate(self.order) if stop.id in gone)
        return self._on(self.crew, order, self.labels[: first + 1])

    def offer(self, stop: Stop) -> Offer:
        """The place where this stop adds the least travel, as far as the bounds can say."""
        known = self.offers.get(stop.id)
        if known is None:
            known = min(self._bare.offers(stop), default=NO_OFFER) if self.crew.serves(stop) else NO_OFFER
            self.offers[stop.id] = known
        return known

    def with_stop(self, stop: Stop) -> "Lane | None":
        """This round with the stop at the place that adds the least travel, timed exactly."""
        if not self.crew.serves(stop):
            return None
        for detour, place in sorted(self._bare.offers(stop)):
            if detour < NO_ROAD and (lane := self.put(stop, place)):
                return lane
        return None


def empty(crew: Crew) -> Lane:
    """A crew that has nowhere to go yet."""
    return Lane(crew, (), (begin(crew),), latest(crew, ())[0], None)


_Place = tuple[int, int, Sequence[int], tuple[tuple[int, int], ...], int | None, int, tuple[int, ...]]


@dataclass(frozen=True)
class _Bare:
    """What the bounds need of a lane, laid out to be read fast: this is the innermost loop of the search.

    Per place: its number, the minutes between what is before and after, the minutes from there to any point, when we
    can be ready there (per pauses had), the point that follows, the leg that an insertion saves, and when we must be at
    what follows (per pauses had).
    """

    places: tuple[_Place, ...]
    crew: Crew
    doors: tuple[str | None, ...]

    @classmethod
    def of(cls, lane: Lane) -> "_Bare":
        crew, points = lane.crew, [stop.at for stop in lane.order]
        come = [crew.away, *(crew.travel.minutes[point] for point in points)]
        back = crew.home[points[-1]] if points else 0
        skipped = [*(row[point] for row, point in zip(come, points, strict=False)), back]
        marks = [tuple((label.ready, label.had) for label in labels) for labels in lane.labels]
        room = [max(by) - ready[0][0] for by, ready in zip(lane.latest, marks, strict=True)]
        some = any(stop.same_door for stop in lane.order)
        return cls(
            places=tuple(zip(range(len(come)), room, come, marks, (*points, None), skipped, lane.latest, strict=True)),
            crew=crew,
            doors=tuple(stop.same_door for stop in lane.order) if some else (),
        )

    def offers(self, stop: Stop) -> Iterator[Offer]:
        """Each place that the bounds allow, with the travel it adds."""
        at, windows, crew = stop.at, stop.windows, self.crew
        length, go_on, home = stop.minutes, crew.travel.minutes[stop.at], crew.home[stop.at]
        closes = max((window.closes for window in windows), default=-1)
        spans = [(window.opens, window.closes) for window in windows]
        everyone = (1 << len(crew.pauses)) - 1
        allowed = self._allowed(stop) if self.doors else None
        roomy = [one for one in self.places if one[1] >= length]
        for place, _, row, marks, after, skipped, by in roomy:
            if marks[0][0] > closes:
                return
            if allowed is not None and place not in allowed:
                continue
            come = row[at]
            go = home if after is None else go_on[after]
            for ready, had in marks:
                start = ready + come
                if start > closes:
                    break
                for opens, until in spans:
                    if start <= until:
                        if start < opens:
                            start = opens
                        break
                done = start + length + go
                if done <= by[had] or (
                    had != everyone and done <= by[everyone] and self._rests(stop, ready + come, start, had, by, go)
                ):
                    yield come + go - skipped, place
                    break

    def _rests(self, stop: Stop, arrive: int, start: int, had: int, by: tuple[int, ...], go: int) -> bool:
        """Whether all pauses still to be had fit at this door, before ringing or after."""
        before, after = arrive, start + stop.minutes
        for bit, pause in enumerate(self.crew.pauses):
            if not had >> bit & 1:
                before = _rested(pause, before, arrive)
                after = _rested(pause, after, start + stop.minutes)
        last = by[(1 << len(self.crew.pauses)) - 1] - go
        if after <= last:
            return True
        opened = stop.opened(before)
        return opened is not None and opened + stop.minutes <= last

    def _allowed(self, stop: Stop) -> set[int]:
        """Where the stop may stand: next to its neighbours of the same door, never between other neighbours."""
        doors = self.doors
        here = [n for n, door in enumerate(doors) if door is not None and door == stop.same_door]
        if here:
            return set(range(here[0], here[-1] + 2))
        return {n for n in range(len(doors) + 1)
                if not 0 < n < len(doors) or doors[n] is None or doors[n - 1] != doors[n]}  # fmt: skip


def _rested(pause: Pause, ready: int, since: int) -> int:
    done = max(since, pause.after) + pause.minutes
    return max(ready, done) if done <= pause.before else NO_ROAD
