"""(f) Finding help on a large social map, as people type; and reading a whole map in from a file after HSDS.

The map is invented: ten thousand services of one town, with words of the trade in their names and descriptions. The
questions are those of the test of plain words, as they are, with a typing error, for one neighbourhood, and open now.
The floor asks the same of the same rows with a plain `ILIKE` for each word: it knows no typing errors, no stems and no
kinds of help, so it finds less; it is there for the time.
"""

import json
import random
import time
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Q

from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import queries, services
from aanbel.directory.core.kinds import ServiceKind
from aanbel.directory.core.words import MEANINGS, words_of
from aanbel.directory.models import Service
from aanbel.directory.tests.questions import QUESTIONS
from bench.installation import as_owner
from bench.table import Measure

PART = "directory"
SERVICES = 10_000
LARGE = 100_000
TOWN = 9951
PARTS = 20
ROUNDS = 5
NAMES = UUID("be9c0000-0000-5000-8000-000000000000")
DAYS = ("MO,TU,WE,TH,FR", "MO,TH", "TU", "WE,FR", "MO,TU,WE,TH,FR,SA,SU", "TH")
SEED = 7


def run(*, services: int = SERVICES, whole: bool = True) -> tuple[list[Measure], dict[str, Any]]:
    """Reads the map in twice, asks every question a few times, and (`whole`) reads in one ten times as large."""
    accounts.register_municipality(code=TOWN, name="Zoekdam")
    with on_behalf_of(Acting.system(TOWN)) as by:
        names = {f"ZB{part:02d}": f"Buurt {part}" for part in range(PARTS)}
        codes = [(f"99{51 + part % 9}A{chr(65 + part)}", code) for part, code in enumerate(names)]
        accounts.divide_into_neighbourhoods(by=by, names=names, postcodes=codes)
        file = json.dumps(list(_map(services, [postcode for postcode, _code in codes]))).encode()
        first, second = _read_in(by, file), _read_in(by, file)
    with as_owner() as owner:
        owner.execute("analyze")  # as PostgreSQL does by itself within a minute
    with on_behalf_of(Acting.system(TOWN)) as by:
        details = _ask_everything(by, names=list(names.values()))
    measures = [
        _p95("words as people type them", details["plain"], services),
        _p95("with a typing error", details["mistyped"], services),
        _p95("in one neighbourhood", details["neighbourhood"], services),
        _p95("open now", details["open_now"], services),
        Measure(
            PART, "floor: ILIKE for each word", details["floor"]["p95"], "ms", note="p95, knows no stems or errors"
        ),
        Measure(PART, f"{services:,} services read in", first, "s", note="JSON after HSDS, checked and indexed"),
        Measure(PART, "the same file again", second, "s", note="every row compared, nothing changed"),
    ]
    if whole:
        measures.append(_large())
    return measures, details


def _p95(name: str, told: dict[str, float], services: int) -> Measure:
    return Measure(PART, name, told["p95"], "ms", limit=50.0, note=f"p95 of {told['asked']:.0f}, {services:,} services")


def _ask_everything(by: Acting, names: list[str]) -> dict[str, dict[str, float]]:
    chance = random.Random(SEED)
    areas = [area.pk for area in _areas(by)]
    asked = [question for question, _kind in QUESTIONS]
    ways: dict[str, Callable[[str], object]] = {
        "plain": lambda words: queries.find(by=by, words=words),
        "mistyped": lambda words: queries.find(by=by, words=_slip(words, chance)),
        "neighbourhood": lambda words: queries.find(by=by, words=words, neighbourhood=chance.choice(areas)),
        "open_now": lambda words: queries.find(by=by, words=words, open_now=True),
        "floor": lambda words: _floor(by, words),
    }
    return {name: _timed(way, asked) for name, way in ways.items()}


def _timed(way: Callable[[str], object], asked: list[str]) -> dict[str, float]:
    """Milliseconds over all questions, each a few times; the very first question fills the memory and is left out."""
    way(asked[0])
    spent = []
    for question in asked * ROUNDS:
        began = time.perf_counter()
        way(question)
        spent.append((time.perf_counter() - began) * 1000)
    return {"p50": round(median(spent), 1), "p95": round(quantiles(spent, n=20)[-1], 1), "asked": len(spent)}


def _floor(by: Acting, words: str) -> list[Service]:
    wanted = Q()
    for word in words_of(words):
        wanted |= Q(name__icontains=word) | Q(description__icontains=word)
    return list(Service.objects.filter(wanted, municipality_id=by.municipality).defer("document").order_by("name")[:20])


def _slip(words: str, chance: random.Random) -> str:
    """Two letters of the longest word swapped, as hurried fingers do."""
    longest = max(words.split(), key=len)
    at = chance.randrange(1, max(2, len(longest) - 1))
    return words.replace(longest, f"{longest[:at]}{longest[at : at + 2][::-1]}{longest[at + 2 :]}")


def _areas(by: Acting) -> Any:
    from aanbel.accounts import queries as of_accounts

    return of_accounts.neighbourhoods(by=by)


def _read_in(by: Acting, file: bytes) -> float:
    began = time.perf_counter()
    services.import_map(by=by, rows=services.read_map(file))
    return round(time.perf_counter() - began, 1)


def _large() -> Measure:
    """A file of a hundred thousand services for another town."""
    accounts.register_municipality(code=TOWN + 1, name="Grootdam")
    with on_behalf_of(Acting.system(TOWN + 1)) as by:
        spent = _read_in(by, json.dumps(list(_map(LARGE, ["9961AA"]))).encode())
    return Measure(PART, f"{LARGE:,} services read in", spent, "s", note="one transaction")


def _map(count: int, postcodes: list[str]) -> Iterator[dict[str, Any]]:
    """Services with a place, hours, a language and a telephone each; one organisation in twenty-five services."""
    chance = random.Random(SEED)
    phrases = {kind: [" ".join(words_of(one)) for one in told.split("|")] for kind, told in MEANINGS.items()}
    makers = max(1, count // 25)
    for nth in range(makers):
        yield {"id": _id("maker", nth), "name": f"Stichting {_name(nth)}", "description": "Helpt.", "website": ""}
    for nth in range(count):
        kind = chance.choice(list(ServiceKind))
        said = chance.sample(phrases[kind], k=min(4, len(phrases[kind])))
        yield {
            "id": _id("service", nth),
            "organization_id": _id("maker", nth % makers),
            "name": f"{said[0].capitalize()} {_name(nth)}",
            "status": "active",
            "kind": kind.value,
            "description": f"Hulp bij {said[1]} en {said[2]}. Wij denken mee over {said[3]} in de buurt.",
            "assured_date": "2026-10-01",
            "phones": [{"id": _id("phone", nth), "number": f"088 00{nth:06d}"}],
            "languages": [{"id": _id("language", nth), "code": chance.choice(("ar", "en", "pl", "tr"))}],
            "schedules": [
                {
                    "id": _id("schedule", nth),
                    "freq": "WEEKLY",
                    "byday": chance.choice(DAYS),
                    "opens_at": f"{chance.randrange(8, 12):02d}:00",
                    "closes_at": f"{chance.randrange(13, 21):02d}:00",
                }
            ],
            "service_at_locations": [{"id": _id("at", nth), "location": _place(nth, chance.choice(postcodes))}],
        }


def _place(nth: int, postcode: str) -> dict[str, Any]:
    address = {
        "id": _id("address", nth),
        "address_1": f"Weg {nth}",
        "postal_code": postcode,
        "address_type": "physical",
    }
    return {"id": _id("place", nth), "location_type": "physical", "name": f"Huis {_name(nth)}", "addresses": [address]}


def _name(nth: int) -> str:
    """A word that no dictionary has, different for each number."""
    syllables = ("ka", "mo", "rel", "ti", "vun", "sa", "dor", "pel", "wi", "gon", "bra", "zel", "nu", "fi", "hem", "lo")
    return "".join(syllables[nth >> shift & 15] for shift in (12, 8, 4, 0)).capitalize()


def _id(kind: str, nth: int) -> str:
    return str(uuid5(NAMES, f"{kind}/{nth}"))
