"""The social map of the demo."""

import pytest

from aanbel.accounts import services as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.demo.desks_cast import WORKPLACES
from aanbel.demo.simulator.places import ZILVERDIJK
from aanbel.demo.social_map import draw_social_map
from aanbel.demo.social_map_cast import HELP, MAKERS, SPOTS
from aanbel.directory.models import Location, Service, ServiceKind

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def test_every_kind_of_help_is_on_the_map_of_klokkendam() -> None:
    """Who tries the demo finds at least one entry of each kind, and each names a maker and places that exist."""
    assert {one.kind for one in HELP[9901]} == set(ServiceKind)
    for code, entries in HELP.items():
        assert {one.maker for one in entries} <= {maker.name for maker in MAKERS[code]}
        assert {name for one in entries for name in one.spots} <= {spot.name for spot in SPOTS[code]}
        assert len({one.name for one in entries}) == len(entries)


@pytest.mark.parametrize("code", WORKPLACES)
def test_a_desk_stands_where_its_entry_is_and_is_open_when_that_says(code: int) -> None:
    """One entry for each desk, at one place, with the hours of its rota: nobody finds a workplace twice."""
    entries = {one.name: one for one in HELP[code]}
    for desk in WORKPLACES[code]:
        entry = entries[desk.entry]
        assert len(entry.spots) == 1
        told = {(day, hours) for line in entry.hours for days, hours in [line.split(" ")] for day in days.split(",")}
        week = {
            (DAYS[day], f"{opens:%H:%M}-{closes:%H:%M}") for day, parts in desk.week.items() for opens, closes in parts
        }
        assert told == week


@pytest.mark.django_db
def test_the_map_is_read_in_once_and_lies_in_the_town() -> None:
    """Building again adds nothing; a place with a postcode of the town lies in its neighbourhood."""
    by = Acting.system(ZILVERDIJK.code)
    accounts.register_municipality(code=ZILVERDIJK.code, name=ZILVERDIJK.name)
    with on_behalf_of(by):
        parts = {f"BU{nth}": name for nth, name in enumerate(ZILVERDIJK.parts)}
        codes = [(f"89{52 + nth}YA", code) for nth, code in enumerate(parts)]
        accounts.divide_into_neighbourhoods(by=by, names=parts, postcodes=[*codes, *_two_more(codes)])
        draw_social_map([ZILVERDIJK.code])
        draw_social_map([ZILVERDIJK.code])
        assert Service.objects.count() == len(HELP[ZILVERDIJK.code])
        assert set(Location.objects.values_list("neighbourhood__name", flat=True)) == {"Dorp"}


def _two_more(codes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A street has three postcodes."""
    return [(f"{postcode[:5]}{letter}", code) for postcode, code in codes for letter in "BC"]
