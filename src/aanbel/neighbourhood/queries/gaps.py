"""What the network misses: streets, groups and languages that nobody knows, and who holds too much alone."""

from dataclasses import dataclass
from datetime import date

from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.neighbourhood.core.knowing import Blind, blind_spots
from aanbel.neighbourhood.models import Declined, Group, KeyFigure, Spot
from aanbel.neighbourhood.permissions import check_can_see_network
from aanbel.neighbourhood.queries.district import Tied, district, streets
from aanbel.neighbourhood.queries.network_page import FragileSpot, carriers, fragile_spots

LEAST_SHOWN = 5
"""1 to 4 are not shown: in a small neighbourhood a small number is almost somebody."""


@dataclass(frozen=True)
class AreaGap:
    """One neighbourhood with what nobody there knows."""

    name: str
    blind: Blind

    @property
    def group_words(self) -> list[str]:
        return [str(Group(group).label) for group in self.blind.unknown_groups]


@dataclass(frozen=True)
class Gaps:
    """All of it."""

    areas: list[AreaGap]
    fragile: list[FragileSpot]
    carriers: list[tuple[KeyFigure, int]]
    """Along whom most of the shortest ways go, of a hundred."""
    single: list[tuple[Spot, Tied]]
    """Places where one key figure comes, and no other."""
    empty: list[Spot]
    """Places where we know nobody."""
    has_streets: bool


def gaps(*, by: Acting) -> Gaps:
    """What is missing now."""
    here, lanes = district(by=by), streets(by=by)
    groups = [group.value for group in Group]
    people = {key: [tied for tied in here.tied.get(key, ()) if tied.figure] for key in here.spots}
    return Gaps(
        [
            AreaGap(here.areas[one.area], one)
            for one in blind_spots(here.areas, here.knowers, lanes, groups)
            if one.people or one.streets
        ],
        fragile_spots(here),
        carriers(here),
        [(here.spots[key], found[0]) for key, found in people.items() if len(found) == 1],
        [here.spots[key] for key, found in people.items() if not found],
        bool(lanes),
    )


@dataclass(frozen=True)
class DeclinedLine:
    """One month in one neighbourhood; `count` is None while it is small."""

    area: str
    month: date
    count: int | None


def declined(*, by: Acting) -> list[DeclinedLine]:
    """How often somebody did not want to come forward, newest month first; of months that are over.

    A running month would be seen to grow by one on the day that somebody said no.
    """
    check_can_see_network(by)
    this_month = clock.month_of(clock.today())
    here = Declined.objects.filter(municipality_id=by.municipality, month__lt=this_month)
    found = here.order_by("-month", "neighbourhood__name")
    lines = found.values_list("neighbourhood__name", "month", "count")[:60]
    return [DeclinedLine(area, month, count if count >= LEAST_SHOWN else None) for area, month, count in lines]
