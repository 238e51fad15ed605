"""Invented municipalities, and the arithmetic that turns the number of a front door into an address.

An address is never stored before it is needed: `dwelling` 0…n of a town follows from streets of sixty doors, and
streets from neighbourhoods. Postcodes end in a pair that begins with F, I, O, Q, U or Y, letters that the Dutch
postcode was made without, so that an invented address is not somebody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import duckdb

from aanbel.demo.simulator.chance import choice
from aanbel.demo.simulator.volumes import PERSONS_PER_DWELLING

DOORS_PER_STREET = 60
DOORS_PER_POSTCODE = 20
POSTCODES_PER_STREET = DOORS_PER_STREET // DOORS_PER_POSTCODE
STREETS_PER_NEIGHBOURHOOD = 40
PC4S = (range(8942, 9000), range(1000, 8942), range(9000, 10000))
"""Handed out in this order, one per neighbourhood; the first stretch is not in use in the Netherlands."""


@dataclass(frozen=True)
class Town:
    """A municipality of one place. `neighbourhoods` are names; a town too large for them gets numbered ones besides."""

    code: int
    name: str
    inhabitants: int
    neighbourhoods: tuple[str, ...] = ()

    @property
    def dwellings(self) -> int:
        return max(DOORS_PER_STREET, round(self.inhabitants / PERSONS_PER_DWELLING))

    @property
    def streets(self) -> int:
        return -(-self.dwellings // DOORS_PER_STREET)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its neighbourhoods, as many as its streets need."""
        needed = max(len(self.neighbourhoods), -(-self.streets // STREETS_PER_NEIGHBOURHOOD))
        numbered = (f"{self.name}-wijk {number}" for number in range(1, needed + 1))
        return tuple(chain(self.neighbourhoods, numbered))[:needed]


KLOKKENDAM = Town(
    9901,
    "Klokkendam",
    60_000,
    (
        "Binnenstad",
        "Havenkwartier",
        "Klokkenmakersbuurt",
        "Molenwijk",
        "Oostpoort",
        "Vogelbuurt",
        "Bloemenwijk",
        "Zeeheldenkwartier",
        "Stationsbuurt",
        "De Koppel",
        "Waterrijk",
        "Buitengebied",
    ),
)
ZILVERDIJK = Town(9902, "Zilverdijk", 11_000, ("Dorp", "Zilverhoek", "Nieuwland", "Polder"))
OOSTERKOOG = Town(9903, "Oosterkoog", 8_000, ("Dorp", "Sluisbuurt", "De Weiden"))
DEMO_TOWNS = (KLOKKENDAM, ZILVERDIJK, OOSTERKOOG)

_BEGINNINGS = """Kraaien Ganzen Reiger Otter Wulpen Koper Tinnen Gulden Bronzen Klaver Varen Wilgen Elzen Hazel Linnen
Vlas Hoppe Meet Schouw Stuur Zegel Anker Lantaarn Kroon Schelpen Rogge Bakens Ketel IJzer"""
_ENDINGS = "dam dijk koog horst wolde hage beek sluis veen rade wier oord"


def invented_towns(*, municipalities: int, inhabitants: int) -> tuple[Town, ...]:
    """Towns with `inhabitants` on average; the first three are the demo's, sizes follow a rank-size curve.

    >>> [town.name for town in invented_towns(municipalities=4, inhabitants=10_000)]
    ['Klokkendam', 'Zilverdijk', 'Oosterkoog', 'Kraaiendam']
    """
    weights = [(rank + 10) ** -0.75 for rank in range(municipalities)]
    scale = inhabitants * municipalities / sum(weights)
    known = [(town.code, town.name, town.neighbourhoods) for town in DEMO_TOWNS]
    named = ((8001 + number, name, ()) for number, name in enumerate(_names()))
    return tuple(
        Town(code, name, round(weight * scale), parts)
        for (code, name, parts), weight in zip(chain(known, named), weights, strict=False)
    )


def _names() -> Iterator[str]:
    for qualifier in ("", "Nieuw-", "Oud-", "Klein ", "Groot "):
        for ending in _ENDINGS.split():
            for beginning in _BEGINNINGS.split():
                yield f"{qualifier}{beginning}{ending}"


_STREET_STEMS = """Molen Haven Linden Kerk School Beuken Eiken Kastanje Merel Spreeuwen Zwaluw Leeuwerik Ooievaar
Tulpen Narcissen Rozen Dahlia Anjer Klokkenmakers Zilversmids Kuipers Touwslagers Zeilmakers Smids Bakkers Wevers Visser
Tolhuis Sluis Brug Dijk Polder Wilgen Populieren Berken Hazelaar Meidoorn Vlier Iepen Esdoorn Zonne Maan Sterren
Mercurius Saturnus Koraal Robijn Saffier Agaat Barnsteen Korenbloem Klaproos Boterbloem Veldzicht Waterlelie
Rietzanger Karekiet
Fuut Aalscholver Lepelaar"""
_STREET_TYPES = "straat weg laan hof kade plein pad singel gracht"
_STREET_QUALIFIERS = ("", "Nieuwe ", "Korte ", "Lange ", "Oude ")


def street_names() -> list[str]:
    """Every street name there is, in a mixed order; large towns use some twice, as large towns do."""
    names = [
        f"{qualifier}{stem}{kind}"
        for qualifier in _STREET_QUALIFIERS
        for kind in _STREET_TYPES.split()
        for stem in _STREET_STEMS.split()
    ]
    return [names[(rank * 509) % len(names)] for rank in range(len(names))]


ADDITIONS = {
    "numbered": ["1", "2", "3", "4", "5", "6"],
    "amsterdam": ["hs", "1", "2", "3"],
    "letters": ["A", "B", "C", "D", "E", "F"],
    "bis": ["", "bis"],
    "roman": ["", "I", "II", "III"],
}
"""How the doors of a block of flats are told apart; one way per street. `letters` are house letters."""

STYLES = {"numbered": 40, "amsterdam": 20, "letters": 20, "bis": 12, "roman": 8}
FLAT_STREETS = 0.28
LETTERED_HOUSES = 0.03


def found_towns(world: duckdb.DuckDBPyConnection, towns: Sequence[Town]) -> None:
    """Makes the tables `town`, `neighbourhood` and `postcode_area`."""
    world.execute("CREATE TABLE town (code INT, name TEXT, dwellings INT, streets INT, parts INT)")
    world.execute("CREATE TABLE neighbourhood (municipality INT, part INT, code TEXT, name TEXT, pc4 INT)")
    pc4s = chain.from_iterable(PC4S)
    world.begin()
    for town in towns:
        world.execute(
            "INSERT INTO town VALUES (?, ?, ?, ?, ?)",
            [town.code, town.name, town.dwellings, town.streets, len(town.parts)],
        )
        rows = [
            [town.code, part, f"BU{town.code:04d}{part + 1:04d}", name, pc4]
            for (part, name), pc4 in zip(enumerate(town.parts), pc4s, strict=False)
        ]
        world.executemany("INSERT INTO neighbourhood VALUES (?, ?, ?, ?, ?)", rows)
    world.commit()
    world.execute("SET VARIABLE streets = ?", [street_names()])
    world.execute("CREATE MACRO part_of(street, parts, streets) AS street * parts // streets")
    world.execute("CREATE MACRO pair(nth) AS 'YQUFOI'[1 + nth // 26] || chr(65 + (nth % 26)::INT)")
    world.execute(
        """
        CREATE TABLE postcode_area AS
        WITH part AS (
            SELECT t.*, n.part, n.code AS neighbourhood, n.pc4, (n.part * t.streets + t.parts - 1) // t.parts AS first
            FROM town t JOIN neighbourhood n ON n.municipality = t.code
        )
        SELECT p.code AS municipality, s.street, b.block, p.neighbourhood,
            p.pc4 || pair((s.street - p.first) * $postcodes + b.block) AS postcode
        FROM part p, range(p.streets) s(street), range($postcodes) b(block)
        WHERE part_of(s.street, p.parts, p.streets) = p.part
        """,
        {"postcodes": POSTCODES_PER_STREET},
    )


def addresses(doors: str) -> str:
    """SQL for the addresses of a relation `doors` with `municipality` and `dwelling` (a front door's number).

    Gives those two with street, house_number, house_letter, house_addition, postcode, place and `flat`.
    """
    style = choice(STYLES, "draw('style', street_key)")
    size = " ".join(f"WHEN '{style}' THEN {len(doors)}" for style, doors in ADDITIONS.items())
    door = " ".join(f"WHEN '{style}' THEN {doors!r}" for style, doors in ADDITIONS.items() if style != "letters")
    return f"""
        WITH placed AS (
            SELECT d.municipality, d.dwelling, t.name AS place,
                d.dwelling // {DOORS_PER_STREET} AS street_no, d.dwelling % {DOORS_PER_STREET} AS door,
                d.municipality::BIGINT * 100000 + d.dwelling // {DOORS_PER_STREET} AS street_key,
                draw('flats', street_key) < {FLAT_STREETS} AS flat,
                CASE WHEN flat THEN {style} END AS style,
                CASE style {size} ELSE 1 END AS size,
                NOT flat AND door > 0 AND draw('lettered', street_key * 100 + door) < {LETTERED_HOUSES} AS lettered
            FROM ({doors}) d JOIN town t ON t.code = d.municipality
        )
        SELECT p.municipality, p.dwelling, p.place, p.flat,
            getvariable('streets')[1 + ((p.street_no + p.municipality * 37) % len(getvariable('streets')))::INT]
                AS street,
            (p.door // p.size + CASE WHEN p.lettered THEN 0 ELSE 1 END)::INT AS house_number,
            CASE WHEN p.style = 'letters' THEN chr(65 + (p.door % p.size)::INT) WHEN p.lettered THEN 'A' ELSE '' END
                AS house_letter,
            coalesce((CASE p.style {door} END)[1 + (p.door % p.size)::INT], '') AS house_addition,
            a.postcode
        FROM placed p
        JOIN postcode_area a ON a.municipality = p.municipality AND a.street = p.street_no
            AND a.block = p.door // p.size * p.size // {DOORS_PER_POSTCODE}
    """
