"""The district as it stands now: who agreed and still agrees, which places, and the ties between them.

Everything about the network is read through here, so that nobody whose yes has ended is in any picture, list or sum.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import PostcodeArea
from aanbel.audit.acting import Acting
from aanbel.directory.models import Location
from aanbel.kernel.errors import Missing
from aanbel.neighbourhood.core.kinds import TieKind
from aanbel.neighbourhood.core.knowing import Knower, StreetOf
from aanbel.neighbourhood.core.network import Fragile, Link, Network, Node, Reach, fragile, reach
from aanbel.neighbourhood.models import KeyFigure, Spot, Street, Tie
from aanbel.neighbourhood.permissions import check_can_see_network


@dataclass(frozen=True)
class Tied:
    """One tie as seen from one of its ends."""

    tie: Tie
    key: str
    name: str
    spot: Spot | None = None
    figure: KeyFigure | None = None


@dataclass(frozen=True)
class District:
    """Key figures and places by key (f3, s12), the neighbourhoods by number, and the ties."""

    figures: dict[str, KeyFigure]
    spots: dict[str, Spot]
    areas: dict[int, str]
    ties: tuple[Tie, ...]

    @cached_property
    def network(self) -> Network:
        """The same without names."""
        return Network.of(
            [
                *(Node(key, one.neighbourhood_id) for key, one in self.figures.items()),
                *(Node(key, one.neighbourhood_id) for key, one in self.spots.items()),
            ],
            [Link(*_ends(tie), TieKind(tie.kind), tie.strength) for tie in self.ties],
        )

    @cached_property
    def fragile(self) -> tuple[Fragile, ...]:
        """Who and what holds it together, heaviest first."""
        return fragile(self.network)

    @cached_property
    def knowers(self) -> list[Knower]:
        """What every key figure knows."""
        return [
            Knower(
                key, one.neighbourhood_id, tuple(one.streets), tuple(one.postcodes), tuple(one.groups),
                tuple(one.languages),
            )
            for key, one in self.figures.items()
        ]  # fmt: skip

    @cached_property
    def tied(self) -> dict[str, list[Tied]]:
        """The ties of each, strongest first."""
        found: dict[str, list[Tied]] = defaultdict(list)
        for tie in self.ties:
            ends = _ends(tie)
            if all(key in self.figures or key in self.spots for key in ends):
                for own, other in (ends, ends[::-1]):
                    found[own].append(
                        Tied(tie, other, self.name(other), self.spots.get(other), self.figures.get(other))
                    )
        return {key: sorted(ties, key=lambda one: (-one.tie.strength, one.name)) for key, ties in found.items()}

    def name(self, key: str) -> str:
        """What somebody or something is called."""
        return self.figures[key].name if key in self.figures else self.spots[key].name

    def area(self, key: str) -> str:
        """The neighbourhood of somebody or something."""
        of = self.figures.get(key) or self.spots[key]
        return self.areas.get(of.neighbourhood_id, "")

    def reach(self, key: str) -> Reach:
        """Whom one reaches in two steps."""
        return reach(self.network, key)


def district(*, by: Acting) -> District:
    """Everything on the map, in four questions."""
    check_can_see_network(by)
    here = by.municipality
    return District(
        {figure_key(one.pk): one for one in KeyFigure.objects.filter(municipality_id=here).order_by("name", "pk")},
        {spot_key(one.pk): one for one in Spot.objects.filter(municipality_id=here).order_by("name", "pk")},
        {area.pk: area.name for area in accounts.neighbourhoods(by=by)},
        tuple(Tie.objects.filter(municipality_id=here).order_by("pk")),
    )


def streets(*, by: Acting) -> list[StreetOf]:
    """The streets of the municipality, by name."""
    check_can_see_network(by)
    found = Street.objects.filter(municipality_id=by.municipality).order_by("name", "neighbourhood_id")
    return [
        StreetOf(name, area, tuple(codes))
        for name, area, codes in found.values_list("name", "neighbourhood_id", "postcodes")
    ]


def spots(*, by: Acting, kinds: Iterable[Spot.Kind] = ()) -> list[Spot]:
    """The places on the map, of these kinds or of all, by name."""
    found = Spot.objects.filter(municipality_id=by.municipality).select_related("neighbourhood").order_by("name")
    wanted = list(kinds)
    return list(found.filter(kind__in=wanted) if wanted else found)


def locations(*, by: Acting) -> list[tuple[UUID, str]]:
    """Places of the social map, to say which of them is the same."""
    found = Location.objects.filter(municipality_id=by.municipality, location_type=Location.Type.PHYSICAL)
    return list(found.exclude(name="").order_by("name", "pk").values_list("pk", "name"))


def postcode_areas(*, by: Acting) -> dict[str, int]:
    """In which neighbourhood each postcode lies."""
    found = PostcodeArea.objects.filter(municipality_id=by.municipality)
    return dict(found.order_by("postcode").values_list("postcode", "neighbourhood_id"))


def spot(*, by: Acting, number: int) -> Spot:
    """One place."""
    check_can_see_network(by)
    found = Spot.objects.filter(municipality_id=by.municipality, pk=number).select_related("neighbourhood").first()
    if found is None:
        raise Missing(_("This place is not on the map (any more)."))
    return found


def key_figure(*, by: Acting, number: int) -> KeyFigure:
    """One key figure whose yes stands."""
    check_can_see_network(by)
    found = KeyFigure.objects.filter(municipality_id=by.municipality, pk=number)
    figure = found.select_related("neighbourhood").first()
    if figure is None:
        raise Missing(_("This key figure is not on the map (any more)."))
    return figure


def figure_key(number: int) -> str:
    """How the network calls a key figure."""
    return f"f{number}"


def spot_key(number: int) -> str:
    """How the network calls a place."""
    return f"s{number}"


def _ends(tie: Tie) -> tuple[str, str]:
    one = figure_key(tie.figure_id) if tie.figure_id else spot_key(tie.spot_id or 0)
    other = figure_key(tie.other_figure_id) if tie.other_figure_id else spot_key(tie.other_spot_id or 0)
    return one, other
