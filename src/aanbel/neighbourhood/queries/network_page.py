"""The page of the network: the picture, who answers a question, and the same facts as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Max

from aanbel.audit.acting import Acting
from aanbel.neighbourhood.core.drawing import Caption, Picture, draw
from aanbel.neighbourhood.core.ground import UNITS_PER_METRE, on_the_ground
from aanbel.neighbourhood.core.knowing import Answer, plain, who_knows
from aanbel.neighbourhood.core.layout import laid_out
from aanbel.neighbourhood.core.network import Fragile, Reach, busiest
from aanbel.neighbourhood.models import Group, KeyFigure, Spot, Touch
from aanbel.neighbourhood.queries.district import District, Tied, district, streets
from aanbel.neighbourhood.wording import network as wording

FRAGILE_NAMED = 3
CARRIERS_NAMED = 5
STREETS_NAMED = 3


@dataclass(frozen=True)
class Asked:
    """What a visitor of the page wants to see; nothing filled in is everything."""

    area: int | None = None
    group: str = ""
    language: str = ""
    reach: int = 0
    question: str = ""
    on_map: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it asks for some of the people."""
        return bool(self.group or self.language or self.reach or self.question)

    @property
    def filters(self) -> int:
        """How many filters are set."""
        return sum(map(bool, (self.area, self.group, self.language, self.reach)))


@dataclass(frozen=True)
class Person:
    """A key figure in the list."""

    key: str
    figure: KeyFigure
    area: str
    ties: tuple[Tied, ...]
    reach: Reach
    fragile: bool
    last: date | None

    @property
    def group_words(self) -> list[str]:
        """The groups they know, in words."""
        return [str(Group(group).label) for group in self.figure.groups if group in Group.values]

    @property
    def streets(self) -> list[str]:
        """The first streets and postcodes they know; the page of the key figure has them all."""
        return [*self.figure.streets, *self.figure.postcodes][:STREETS_NAMED]

    @property
    def more_streets(self) -> int:
        """How many more."""
        return len(self.figure.streets) + len(self.figure.postcodes) - len(self.streets)

    @property
    def places(self) -> list[Tied]:
        """Where one finds them."""
        return [tied for tied in self.ties if tied.spot]

    @property
    def reach_words(self) -> str:
        return wording.reach_words(len(self.reach.direct), len(self.reach.through))


@dataclass(frozen=True)
class Place:
    """A place in the list, with the key figures one finds there."""

    key: str
    spot: Spot
    area: str
    people: tuple[Tied, ...]


@dataclass(frozen=True)
class FragileSpot:
    """Somebody or something that holds the network together, in a sentence."""

    key: str
    name: str
    sentence: str
    share: int
    spot: Spot | None

    @property
    def number(self) -> int:
        """The number in its address."""
        return int(self.key[1:])


@dataclass(frozen=True)
class Told:
    """The answer to the question: how it was understood, who knows, and who is near when nobody does."""

    word: str
    people: list[Person]
    near: list[Person]
    area: str


@dataclass(frozen=True)
class NetworkPage:
    """All that the page tells."""

    asked: Asked
    district: District
    everybody: list[Person]
    answer: Answer | None

    @cached_property
    def people(self) -> list[Person]:
        """Those asked for."""
        return [one for one in self.everybody if self._is_asked(one)]

    @cached_property
    def places(self) -> list[Place]:
        """The places in the neighbourhood asked for, and where those asked for come."""
        lit = {one.key for one in self.people}
        found = []
        for key, spot in self.district.spots.items():
            people = tuple(tied for tied in self.district.tied.get(key, ()) if tied.figure)
            if (not self.asked.area or spot.neighbourhood_id == self.asked.area) and (
                not self.asked.narrows or any(tied.key in lit for tied in people)
            ):
                found.append(Place(key, spot, self.district.area(key), people))
        return found

    @cached_property
    def picture(self) -> Picture | None:
        """The network, or the map, with those asked for in full colour."""
        network = self.district.network
        if self.asked.on_map:
            degrees = tuple(
                (key, spot.lon, spot.lat)
                for key, spot in self.district.spots.items()
                if spot.lon is not None and spot.lat is not None
            )
            places = on_the_ground(network, degrees)
        else:
            places = laid_out(network)
        return draw(
            network,
            places,
            captions(self.district),
            self.district.areas,
            lit=[one.key for one in self.people] if self.asked.narrows else None,
            only=self.asked.area,
            metre=UNITS_PER_METRE if self.asked.on_map else 0.0,
        )

    @cached_property
    def told(self) -> Told | None:
        """The answer, when the question was understood."""
        if self.answer is None:
            return None
        by_key = {one.key: one for one in self.everybody}
        return Told(
            self.answer.word,
            [by_key[key] for key in self.answer.keys],
            [by_key[key] for key in self.answer.near],
            self.district.areas.get(self.answer.area or 0, ""),
        )

    @property
    def fragile(self) -> list[FragileSpot]:
        """The few people that hold most together."""
        return [one for one in fragile_spots(self.district) if one.spot is None][:FRAGILE_NAMED]

    @property
    def languages(self) -> list[str]:
        """Every language that somebody speaks."""
        return languages_of(self.district)

    def _is_asked(self, one: Person) -> bool:
        asked, figure = self.asked, one.figure
        if asked.question and (self.answer is None or one.key not in {*self.answer.keys, *self.answer.near}):
            return False
        return (
            (not asked.area or figure.neighbourhood_id == asked.area)
            and (not asked.group or asked.group in figure.groups)
            and (not asked.language or plain(asked.language) in {plain(name) for name in figure.languages})
            and one.reach.score >= asked.reach
        )


def network_page(*, by: Acting, asked: Asked) -> NetworkPage:
    """The page for this visitor, in a constant number of questions."""
    here = district(by=by)
    answer = None
    if asked.question:
        labels = {group.value: str(group.label) for group in Group}
        answer = who_knows(asked.question, here.knowers, streets(by=by), labels)
    return NetworkPage(asked, here, people_of(here, last_spoken(by=by)), answer)


def people_of(here: District, spoken: dict[int, date]) -> list[Person]:
    """Everybody on the map, by name."""
    broken = {one.key for one in here.fragile}
    return [
        Person(key, figure, here.area(key), tuple(here.tied.get(key, ())), here.reach(key), key in broken,
               spoken.get(figure.pk))
        for key, figure in here.figures.items()
    ]  # fmt: skip


def last_spoken(*, by: Acting, kinds: Iterable[Touch.Kind] = Touch.Kind) -> dict[int, date]:
    """When somebody of us last had to do with each."""
    touches = Touch.objects.filter(municipality_id=by.municipality, kind__in=list(kinds))
    return dict(
        touches.order_by("figure_id").values("figure_id").annotate(last=Max("on")).values_list("figure_id", "last")
    )


def captions(here: District) -> dict[str, Caption]:
    """What stands at every sign."""
    broken = {one.key for one in here.fragile if one.key in here.figures}
    return {
        **{key: Caption(one.name, fragile=key in broken) for key, one in here.figures.items()},
        **{key: Caption(one.name, one.icon) for key, one in here.spots.items()},
    }


def fragile_spots(here: District) -> list[FragileSpot]:
    """All that hold it together: people first, as a place does not suddenly get another job."""
    people_first = sorted(here.fragile, key=lambda one: one.key not in here.figures)
    return [
        FragileSpot(one.key, here.name(one.key), _sentence(here, one), one.share, here.spots.get(one.key))
        for one in people_first
    ]


def carriers(here: District) -> list[tuple[KeyFigure, int]]:
    """The key figures along whom most ways go, with how many of a hundred."""
    return [(here.figures[key], share) for key, share in busiest(here.network, CARRIERS_NAMED)]


def languages_of(here: District) -> list[str]:
    """Every language once, by name."""
    return sorted({name for one in here.figures.values() for name in one.languages})


def _sentence(here: District, one: Fragile) -> str:
    areas = {node.key: node.area for node in here.network.nodes}
    words = []
    for part in one.parts:
        within = {areas[key] for key in part}
        whole = all(key in part or key == one.key for key, area in areas.items() if area in within)
        ordered = sorted(part, key=lambda key: (key not in here.spots, -len(here.network.neighbours[key]), key))
        words.append(
            wording.part_words(
                [here.name(key) for key in ordered],
                {here.areas.get(area, "") for area in within},
                whole=whole,
            )
        )
    return wording.fragile_words(here.name(one.key), words[1:], is_person=one.key in here.figures)
