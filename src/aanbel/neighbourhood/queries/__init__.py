"""Reading the network, as seen by this user in their municipality."""

from aanbel.neighbourhood.queries.district import District, Tied, district, key_figure, spot, spots, streets
from aanbel.neighbourhood.queries.gaps import LEAST_SHOWN, AreaGap, Gaps, declined, gaps
from aanbel.neighbourhood.queries.network_page import (
    Asked,
    FragileSpot,
    NetworkPage,
    Person,
    Place,
    fragile_spots,
    languages_of,
    last_spoken,
    network_page,
    people_of,
)
from aanbel.neighbourhood.queries.warm import Cooling, Warm, touches_of, warm

__all__ = [
    "LEAST_SHOWN",
    "AreaGap",
    "Asked",
    "Cooling",
    "District",
    "FragileSpot",
    "Gaps",
    "NetworkPage",
    "Person",
    "Place",
    "Tied",
    "Warm",
    "declined",
    "district",
    "fragile_spots",
    "gaps",
    "key_figure",
    "languages_of",
    "last_spoken",
    "network_page",
    "people_of",
    "spot",
    "spots",
    "streets",
    "touches_of",
    "warm",
]
