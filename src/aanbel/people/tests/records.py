"""Records for the linking without a database: a person, their variants, and a generator of whole towns."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb

from aanbel.people.core.linking import RECORDS, link_records

PERSON: dict[str, Any] = {
    "municipality": 9901,
    "resident": None,
    "initials": "A.M.",
    "prefix": "de",
    "surname": "Vries",
    "birth_date": date(1984, 3, 12),
    "sex": "V",
    "bsn": "",
    "street": "Molenweg",
    "house_number": 12,
    "house_letter": "",
    "house_addition": "",
    "postcode": "9901AB",
    "phone": "",
    "email": "",
}
COLUMNS = ("record_id", *PERSON)


@dataclass(frozen=True)
class Outcome:
    """What came of linking: resident or group per record, and the questions as (record, candidate)."""

    who: dict[int, tuple[str, int]]
    asked: set[tuple[int, int]]
    rows: list[tuple[Any, ...]]

    def same(self, *numbers: int) -> bool:
        """Whether these records ended with one resident."""
        return len({self.who[number] for number in numbers}) == 1

    @property
    def word(self) -> str:
        """For two records: 'same', 'asked' or 'two'."""
        return "same" if self.same(1, 2) else "asked" if self.asked else "two"


def link(*records: dict[str, Any]) -> Outcome:
    """Link these records, numbered from 1; each says only in what it differs from PERSON."""
    return link_numbered(enumerate(records, start=1))


def verdicts(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> list[str]:
    """For each pair of records 'same', 'asked' or 'two'; each pair in a municipality of its own, in one run."""
    pairs = list(pairs)
    records = [{**record, "municipality": place} for place, pair in enumerate(pairs, start=1) for record in pair]
    found = link(*records)
    asked = {asking for asking, _candidate in found.asked}
    return [
        "same" if found.same(number, number + 1) else "asked" if asked & {number, number + 1} else "two"
        for number in range(1, 2 * len(pairs), 2)
    ]


def link_numbered(records: Iterable[tuple[int, dict[str, Any]]]) -> Outcome:
    """Link records with numbers of their own."""
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(RECORDS)
        rows = [[{"record_id": number, **PERSON, **record}[name] for name in COLUMNS] for number, record in records]
        marks = ", ".join("?" for _ in COLUMNS)
        connection.executemany(f"insert into records ({', '.join(COLUMNS)}) values ({marks})", rows)
        link_records(connection)
        links = connection.execute(
            "select record_id, resident, new_group, weight, levels, matched_record from links order by record_id"
        ).fetchall()
        asked = connection.execute(
            "select new_group, coalesce(candidate_resident, candidate_group) from questions"
        ).fetchall()
    who = {n: ("resident", known) if known is not None else ("new", group) for n, known, group, *_rest in links}
    return Outcome(who, set(asked), links)


SURNAMES = tuple(
    """
    Jansen Vries Bakker Visser Meijer Boer Mulder Bos Hendriks Dekker Dijkstra Smits Kuijpers Hoekstra Terpstra
    Nieuwenhuis Zijlmans Rossum Yılmaz Özdemir Haddad Nguyen Kowalska Silva Fernandes Bosschaart Wassenaar
    Rijnders Veldhuijzen Assink Cornelisse Hulst Grasmeijer Wesselink Oosterhof Brinkman Tiemersma Roossien
    """.split()  # noqa: SIM905 - a list of names reads best as one
)
PREFIXES = ("", "", "", "de", "van", "van der", "van den", "ter")
TRADES = ("Bakkerij {}", "{} VOF", "Klussenbedrijf {}", "Kapsalon {}", "{} Transport B.V.")
STREETS = ("Molenweg", "Lindelaan", "Havenkade", "Kerkstraat", "Dorpsstraat", "IJsselkade", "Burg. Bosstraat")


def town(seed: int, persons: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """(true person, record) of an invented town: households with families, couples, twins, fathers and sons and
    flats, each person with one to five records that carry the errors that administrations make."""
    chance = random.Random(seed)
    person = 0
    while person < persons:
        for member in _household(chance):
            person += 1
            for _ in range(chance.choice((1, 1, 2, 3, 5))):
                yield person, _spoiled(chance, member)


def _household(chance: random.Random) -> list[dict[str, Any]]:
    door = {
        "street": chance.choice(STREETS),
        "house_number": chance.randrange(1, 180),
        "house_addition": chance.choice(("", "", "", "", "A", "1", "2", "hs")),
        "postcode": f"99{chance.randrange(100):02d}{chance.choice('ABCDE')}{chance.choice('ABCDEFGH')}",
    }
    first = _somebody(chance, door)
    kind = chance.random()
    if kind < 0.55:
        return [first]
    other = _somebody(chance, door)
    if kind < 0.8:  # a couple, half of them under one name
        same_name = {"surname": first["surname"], "prefix": first["prefix"]} if chance.random() < 0.5 else {}
        return [first, {**other, **same_name}]
    family = {"surname": first["surname"], "prefix": first["prefix"]}
    if kind < 0.84:  # father and son, who may share their initials
        born = first["birth_date"] + timedelta(days=chance.randrange(20 * 365, 35 * 365))
        initials = first["initials"] if chance.random() < 0.3 else other["initials"]
        return [first, {**other, **family, "birth_date": born, "initials": initials, "sex": "M"}]
    if kind < 0.845:  # twins
        return [first, {**other, **family, "birth_date": first["birth_date"]}]
    return [first, other, _somebody(chance, door)]  # people sharing a flat


def _somebody(chance: random.Random, door: dict[str, Any]) -> dict[str, Any]:
    surname = chance.choice(SURNAMES)
    if chance.random() < 0.6:
        surname += chance.choice(("ma", "stra", "mans", "huis", "kamp", "veld", "berg", "inga", "ink", "horst"))
    letters = chance.sample("ABCDEFGHJKLMNPRSTW", chance.choice((1, 1, 2, 3)))
    number = chance.randrange(10**8)
    return {
        **door,
        "initials": "".join(f"{letter}." for letter in letters),
        "prefix": chance.choice(PREFIXES),
        "surname": surname,
        "birth_date": date(1940, 1, 1) + timedelta(days=chance.randrange(67 * 365)),
        "sex": chance.choice("MV"),
        "bsn": f"{number:09d}" if chance.random() < 0.5 else "",
        "phone": f"06{number:08d}",
        "email": f"{surname.lower()}{number}@post.example",
    }


def _spoiled(chance: random.Random, person: dict[str, Any]) -> dict[str, Any]:
    """One record of a person, as an administration wrote it."""
    record = dict(person)
    for field, share in (("bsn", 0.5), ("phone", 0.4), ("email", 0.5), ("birth_date", 0.08), ("sex", 0.3)):
        if chance.random() < share:
            record[field] = None if field == "birth_date" else ""
    name, born = record["surname"], record["birth_date"]
    spellings = {
        "ss": lambda: {"surname": name.replace("ss", "s").replace("ij", "y")},
        "prefix": lambda: {"surname": f"{record['prefix']} {name}".strip(), "prefix": ""},
        "plain": lambda: {"surname": name.upper()},
        "maiden": lambda: {"surname": f"{name}-{chance.choice(SURNAMES)}"},
        "trade": lambda: {"surname": chance.choice(TRADES).format(name)},
        "letters": lambda: {"initials": record["initials"][:2]},
        "typo": lambda: {"surname": _typo(chance, name)},
        "swapped": lambda: {"birth_date": date(born.year, born.day, born.month)} if born and born.day < 13 else {},
        "digit": lambda: {"birth_date": date(born.year + chance.choice((-1, 1, 10)), born.month, 8)} if born else {},
        "moved": lambda: {"street": "Nieuweweg", "house_number": chance.randrange(200, 400), "postcode": "9999ZZ"},
        "number": lambda: {"house_number": int(str(record["house_number"])[::-1])},
        "bare": lambda: {"house_addition": ""},
    }
    for change in spellings.values():
        if chance.random() < 0.03:
            record.update(change())
    return record


def _typo(chance: random.Random, name: str) -> str:
    place = chance.randrange(1, len(name) - 1)
    return name[:place] + chance.choice(("", name[place] * 2, "e", "n")) + name[place + 1 :]
