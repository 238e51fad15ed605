"""The chance to meet somebody at a door, per day of the week and part of the day, learnt from the team's own visits.

Few visits prove little, so figures are drawn towards what is known more surely, each step as a Beta prior that counts
as a stated number of visits: a moment of the week towards its part of the day, that towards all visits of the
municipality, those towards the one national figure there is: more than one in three attempts at a door meets somebody
(NOS and Divosa 2021; DOMAIN §4.4). With no visit at all this is that figure; with hundreds simply one's own share.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from aanbel.kernel.clock import AMSTERDAM

NATIONAL = 0.35
NATIONAL_COUNTS_AS = 20
MUNICIPALITY_COUNTS_AS = 15
DAY_PART_COUNTS_AS = 10


class DayPart(StrEnum):
    """EnumDagdeel of DDAS: before twelve, from twelve, from six."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


Moment = tuple[int, DayPart]
"""A weekday (0 is Monday) and a part of the day."""


def moment_of(at: datetime) -> Moment:
    """Which moment of the week this is, in Dutch time.

    >>> moment_of(datetime(2026, 3, 9, 18, tzinfo=AMSTERDAM))
    (0, <DayPart.EVENING: 'evening'>)
    """
    local = at.astimezone(AMSTERDAM)
    part = DayPart.MORNING if local.hour < 12 else DayPart.AFTERNOON if local.hour < 18 else DayPart.EVENING
    return local.weekday(), part


@dataclass(frozen=True)
class Tally:
    """Visits made, and visits at which somebody was met."""

    visits: int = 0
    met: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.visits + other.visits, self.met + other.met)

    def drawn_to(self, prior: float, counts_as: int) -> float:
        """The mean of a Beta distribution that began as `counts_as` visits with this prior share.

        >>> round(Tally(visits=10, met=7).drawn_to(0.35, 20), 2)
        0.47
        """
        return (self.met + counts_as * prior) / (self.visits + counts_as)


@dataclass(frozen=True)
class Chances:
    """What the team's own visits teach. A moment that was never tried has the chance of its part of the day."""

    tallies: Mapping[Moment, Tally] = field(default_factory=dict)

    @property
    def all(self) -> Tally:
        return sum(self.tallies.values(), Tally())

    @property
    def overall(self) -> float:
        """The chance at whatever hour."""
        return self.all.drawn_to(NATIONAL, NATIONAL_COUNTS_AS)

    def of_part(self, part: DayPart) -> float:
        """The chance on this part of the day, whatever day it is."""
        tally = sum((one for (_day, when), one in self.tallies.items() if when is part), Tally())
        return tally.drawn_to(self.overall, MUNICIPALITY_COUNTS_AS)

    def at(self, weekday: int, part: DayPart) -> float:
        """The chance to meet somebody at this moment of the week.

        >>> Chances().at(2, DayPart.MORNING)
        0.35
        """
        tally = self.tallies.get((weekday, part), Tally())
        return tally.drawn_to(self.of_part(part), DAY_PART_COUNTS_AS)

    def when(self, at: datetime) -> float:
        """The chance to meet somebody at this time."""
        return self.at(*moment_of(at))
