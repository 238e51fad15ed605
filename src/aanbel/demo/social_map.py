"""The social map of the demo, written as a file after HSDS and read in as one: so it is the exchange that is shown."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.network import lanes_of
from aanbel.demo.simulator.places import DEMO_TOWNS, Town
from aanbel.demo.social_map_cast import HELP, LANGUAGES, MAKERS, SPOTS, Help, Maker, Spot
from aanbel.directory import services
from aanbel.directory.models import Service
from aanbel.gateways import geocoder
from aanbel.kernel import clock

NAMES = UUID("c0ffee00-5d0e-5f43-8d61-706b6c6f6b6b")
REGION = "Waterland"


def draw_social_map(codes: Sequence[int]) -> None:
    """Reads the map of each town in; does nothing where there is one."""
    for town in DEMO_TOWNS:
        if town.code not in codes or town.code not in HELP:
            continue
        with on_behalf_of(Acting.system(town.code)) as by:
            if not Service.objects.filter(municipality_id=town.code).exists():
                file = json.dumps([*_makers(town), *_entries(by, town)])
                services.import_map(by=by, rows=services.read_map(file.encode()))


def _id(town: Town, kind: str, *name: object) -> str:
    return str(uuid5(NAMES, "/".join([str(town.code), kind, *(str(part) for part in name)])))


def _makers(town: Town) -> Iterator[dict[str, Any]]:
    for nth, maker in enumerate(MAKERS[town.code]):
        yield _maker(town, maker) | {
            "phones": [{"id": _id(town, "phone", maker.name), "number": f"0800 0000 {town.code % 10}{nth:02d}"}]
        }


def _maker(town: Town, maker: Maker) -> dict[str, Any]:
    return {
        "id": _id(town, "organization", maker.name),
        "name": maker.name,
        "description": maker.does,
        "email": f"{maker.mailbox}@hulp.example",
        "website": f"https://{maker.mailbox}.example",
    }


def _entries(by: Acting, town: Town) -> Iterator[dict[str, Any]]:
    lanes = lanes_of(by, town)
    spots = {spot.name: _spot(town, spot, lanes) for spot in SPOTS[town.code]}
    makers = {maker.name: maker for maker in MAKERS[town.code]}
    for nth, one in enumerate(HELP[town.code]):
        yield {
            "id": _id(town, "service", one.name),
            "organization_id": _id(town, "organization", one.maker),
            "name": one.name,
            "status": "temporarily closed" if one.closed else "active",
            "kind": one.kind.value,
            "description": one.does,
            "eligibility_description": one.for_whom,
            "fees_description": one.costs,
            "application_process": one.begin,
            "url": f"https://{makers[one.maker].mailbox}.example/{nth + 1}",
            "email": f"{makers[one.maker].mailbox}@hulp.example",
            "waiting_days": one.waiting,
            "who_may_refer": one.refer,
            "referral_email": f"{one.mailbox}@hulp.example" if one.mailbox else "",
            "assured_date": (clock.today() - timedelta(days=one.assured)).isoformat(),
            "assured_by": one.maker,
            "assurer_email": f"{makers[one.maker].mailbox}@hulp.example",
            "for_residents": not one.inside,
            **_reaching(town, one, nth),
            "service_at_locations": [
                {"id": _id(town, "at", one.name, name), "location": spots[name]} for name in one.spots
            ],
        }


def _reaching(town: Town, one: Help, nth: int) -> dict[str, Any]:
    """Telephone, languages, hours, areas and what to bring."""
    return {
        "phones": [{"id": _id(town, "line", one.name), "number": f"088 000 {town.code % 10}{nth:03d}"}],
        "languages": [
            {"id": _id(town, "language", one.name, code), "code": code, "name": LANGUAGES[code]}
            for code in one.languages
        ],
        "schedules": [*(_schedule(town, one, told) for told in one.hours), *_shut(town, one)],
        "contacts": [_colleague(town, one, nth)] if one.colleague else [],
        "service_areas": [{"id": _id(town, "area", one.name, area), "name": area} for area in one.areas],
        "required_documents": [{"id": _id(town, "document", one.name, told), "document": told} for told in one.bring],
    }


def _schedule(town: Town, one: Help, told: str) -> dict[str, Any]:
    """“MO,TH 09:00-12:00”, or with a number before the day for a month's schedule."""
    days, hours = told.split(" ")
    opens, closes = hours.split("-")
    return {
        "id": _id(town, "schedule", one.name, told),
        "freq": "MONTHLY" if any(letter.isdigit() for letter in days) else "WEEKLY",
        "byday": days,
        "opens_at": opens,
        "closes_at": closes,
    }


def _shut(town: Town, one: Help) -> Iterator[dict[str, Any]]:
    """When they are closed."""
    if one.shut:
        first, last, why = one.shut
        yield {
            "id": _id(town, "schedule", one.name, "shut"),
            "closed": True,
            "valid_from": (clock.today() + timedelta(days=first)).isoformat(),
            "valid_to": (clock.today() + timedelta(days=last)).isoformat(),
            "description": why,
        }


def _colleague(town: Town, one: Help, nth: int) -> dict[str, Any]:
    """Whom professionals ring, on a number of their own."""
    assert one.colleague  # noqa: S101 - asked before
    name, work = one.colleague
    number = {
        "id": _id(town, "direct", one.name),
        "number": f"088 000 {town.code % 10}9{nth:02d}",
        "for_residents": False,
    }
    return {"id": _id(town, "colleague", one.name), "name": name, "title": work, "phones": [number]}


def _spot(town: Town, spot: Spot, lanes: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]) -> dict[str, Any]:
    """A place with its address, and where the invented town has it."""
    streets = lanes[spot.area]
    street, postcodes = streets[spot.lane % len(streets)]
    point = geocoder.find(postcode=postcodes[0], number=spot.number)
    return {
        "id": _id(town, "location", spot.name),
        "location_type": "physical",
        "name": spot.name,
        "walk_in": spot.walk_in,
        **({"longitude": point[0], "latitude": point[1]} if point else {}),
        "addresses": [
            {
                "id": _id(town, "address", spot.name),
                "address_1": f"{street} {spot.number}",
                "city": town.name,
                "state_province": REGION,
                "postal_code": f"{postcodes[0][:4]} {postcodes[0][4:]}",
                "country": "NL",
                "address_type": "physical",
            }
        ],
        "accessibility": [{"id": _id(town, "access", spot.name, told), "description": told} for told in spot.access],
    }
