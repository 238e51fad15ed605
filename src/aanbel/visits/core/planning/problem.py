"""One day as a planning problem: who can go, what each door needs, and how far everything lies apart.

Times are whole minutes after midnight, travel is in whole minutes, a prize is the expected yield of a visit in any unit
as long as it is one unit. The shape is the one of `aanbel plan` (docs/reference/planning.md).
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from aanbel.visits.core.planning.travel import Travel

VERSION = 1


@dataclass(frozen=True)
class Pause:
    """A break: so many minutes on end, wholly between `after` and `before`, neither at a door nor on the way."""

    after: int
    before: int
    minutes: int


@dataclass(frozen=True)
class Window:
    """Service starts at or between these minutes. `prize`: what a visit in this window yields, when hours differ."""

    opens: int
    closes: int
    prize: float | None = None


ANY_TIME = (Window(0, 48 * 60),)


@dataclass(frozen=True)
class Pin:
    """The stop stays in the round of this visitor and, when `start` is given, at that minute of its windows."""

    visitor: str
    start: int | None = None


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Somebody who can go. `start` and `end` are points; `transport` names one of the problem's ways to travel."""

    id: str
    shift: tuple[int, int]
    start: int
    end: int
    pause: Pause | None = None
    skills: frozenset[str] = frozenset()
    mentor_needed: bool = False
    transport: str = ""


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A door where we want to ring. Left out when that is better, unless `required`; a pinned stop is required."""

    id: str
    at: int
    minutes: int
    prize: float = 0.0
    windows: tuple[Window, ...] = ANY_TIME
    skills: frozenset[str] = frozenset()
    duo: bool = False
    required: bool = False
    same_door: str | None = None
    pin: Pin | None = None

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.windows, key=lambda window: (window.opens, window.closes)))
        object.__setattr__(self, "windows", in_order)
        if self.pin and (start := self.pin.start) is not None:
            there = tuple(window for window in self.windows if window.opens <= start <= window.closes)
            object.__setattr__(self, "windows", tuple(Window(start, start, window.prize) for window in there[:1]))

    @property
    def must(self) -> bool:
        """Whether a plan without this stop is no plan."""
        return self.required or self.pin is not None

    def prize_in(self, window: Window) -> float:
        """What a visit yields in this window."""
        return self.prize if window.prize is None else window.prize

    def opened(self, ready: int) -> int | None:
        """When service can start, ready at this minute; None when it is too late. The windows stand in order.

        >>> Stop(id="a", at=0, minutes=9, windows=(Window(60, 90), Window(30, 40))).opened(35)
        35
        """
        for window in self.windows:
            if ready <= window.closes:
                return ready if ready > window.opens else window.opens
        return None

    @cached_property
    def best_prize(self) -> float:
        """What a visit yields at the best hour."""
        return max((self.prize_in(window) for window in self.windows), default=0.0)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """All that is known before the day is planned.

    `travels` has one entry per transport; the one called "" is for visitors without a transport of their own.
    `duos`: who goes with whom, or None when the planner may choose; visitors in no duo go alone. `never` and `rather`
    are pairs that the planner must not, or would rather, put together when it chooses.
    """

    travels: dict[str, Travel]
    visitors: tuple[Visitor, ...]
    stops: tuple[Stop, ...]
    duos: tuple[tuple[str, ...], ...] | None = None
    never: frozenset[frozenset[str]] = frozenset()
    rather: frozenset[frozenset[str]] = frozenset()
    seconds: float = 10.0
    seed: int = 1
    by_id: dict[str, Stop] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {stop.id: stop for stop in self.stops})

    def may_pair(self, one: Visitor, other: Visitor) -> bool:
        """Whether the planner may choose these two: nobody who needs a mentor goes with another who does."""
        return not (one.mentor_needed and other.mentor_needed) and frozenset((one.id, other.id)) not in self.never

    def pairs(self) -> list[tuple[Visitor, Visitor]]:
        """All twos that the planner may choose."""
        return [(one, other) for one, other in combinations(self.visitors, 2) if self.may_pair(one, other)]
