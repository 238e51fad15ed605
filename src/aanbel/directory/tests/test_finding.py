"""Finding help in plain words."""

from datetime import datetime

import pytest
import time_machine

from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.models import Language, Schedule, Service, ServiceKind
from aanbel.directory.tests.factories import hours, organization, place, service
from aanbel.kernel.clock import AMSTERDAM


@pytest.fixture
def map_of_town(by: Acting) -> dict[str, Service]:
    """Five entries that share words."""
    town = organization(by, "Gemeente Klokkendam")
    return {
        "debts": service(
            by, "Schuldhulp", kind=ServiceKind.DEBT_HELP, organization=town, description="Regelt uw schulden."
        ),
        "post": service(by, "Formulierenbrigade", kind=ServiceKind.PAPERWORK, description="Helpt met uw papieren."),
        "desk": service(by, "Werkplaats Financiën", kind=ServiceKind.WORKPLACE, description="Een moeilijke brief?"),
        "food": service(by, "Voedselbank", kind=ServiceKind.OTHER, description="Eten voor wie weinig geld heeft."),
        "inside": service(by, "Lijn voor schuldhulpverleners", kind=ServiceKind.DEBT_HELP, for_residents=False),
    }


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("huur niet betaald", "debts"),
        ("brief niet begrepen", "desk"),
        ("formuleer invulen", "post"),
        ("financien", "desk"),
        ("voedslbank", "food"),
        ("huur niet betald", "debts"),
        ("breif niet begrepen", "desk"),
        ("geen eten", "food"),
        ("deurwaarder", "debts"),
        ("ik heb geen eten meer", "food"),
        ("gemente klokkendam", "debts"),
    ],
)
def test_plain_and_mistyped_words_lead_to_the_right_entry(
    by: Acting, map_of_town: dict[str, Service], words: str, first: str
) -> None:
    """What somebody types at the desk brings the entry that helps to the top, with typing errors."""
    assert queries.find(by=by, words=words).services[0] == map_of_town[first].pk


def test_words_of_another_language_find_on_its_page_and_signs_find_nothing(
    by: Acting, map_of_town: dict[str, Service]
) -> None:
    """Who reads the page in Arabic may type Arabic; nothing is mended into Dutch, and “???” is no question."""
    found = queries.find(by=by, words="الديون", typed_in="ar", for_residents=True)
    assert (found.services[0], found.mended) == (map_of_town["debts"].pk, {})
    assert queries.find(by=by, words="الديون").hits == ()
    assert queries.find(by=by, words=" ?!? ").hits == ()


def test_it_says_what_it_took_a_word_for(by: Acting, map_of_town: dict[str, Service]) -> None:
    """A word that was mended is told, so that the reader can say no; a known word is left alone."""
    found = queries.find(by=by, words="Voedslbank brieven")
    assert found.mended == {"voedslbank": "voedselbank"}


def test_residents_see_neither_what_is_for_professionals_nor_what_ended(
    by: Acting, map_of_town: dict[str, Service]
) -> None:
    """An entry for professionals only, or one that ended, is not found on the public page."""
    service(by, "Schuldhulp oud", kind=ServiceKind.DEBT_HELP, status=Service.Status.DEFUNCT)
    inside = queries.find(by=by, words="schuldhulp").services
    outside = queries.find(by=by, words="schuldhulp", for_residents=True).services
    assert set(inside) == {map_of_town["debts"].pk, map_of_town["inside"].pk}
    assert outside == [map_of_town["debts"].pk]


def test_a_neighbourhood_finds_its_own_and_what_is_for_everybody(by: Acting) -> None:
    """Ticking a neighbourhood hides what is only for another one; a place that moves takes its entries along."""
    north, south = (
        Neighbourhood.objects.create(municipality_id=by.municipality, code=f"X{name}", name=name)
        for name in ("Noord", "Zuid")
    )
    everywhere = service(by, "Telefoon")
    in_north, in_south = service(by, "Noordhulp"), service(by, "Zuidhulp")
    place(by, in_north, neighbourhood=north)
    there = place(by, in_south, neighbourhood=south)
    assert set(queries.find(by=by, neighbourhood=north.pk).services) == {everywhere.pk, in_north.pk}
    services.keep_place(by=by, place=there.pk, told=services.KeptPlace("De Klok", neighbourhood=north.pk))
    assert set(queries.find(by=by, neighbourhood=south.pk).services) == {everywhere.pk}


def test_a_language_is_one_of_the_service_or_of_its_place(by: Acting) -> None:
    """Who asks for Arabic finds what is offered in Arabic, or at a place where Arabic is spoken."""
    spoken, at_place, neither = service(by, "Een"), service(by, "Twee"), service(by, "Drie")
    Language.objects.create(municipality_id=by.municipality, service=spoken, name="Arabisch", code="ar")
    Language.objects.create(municipality_id=by.municipality, location=place(by, at_place), name="Arabisch", code="ar")
    assert set(queries.find(by=by, languages=["ar"]).services) == {spoken.pk, at_place.pk}
    assert neither.pk in queries.find(by=by).services


def test_open_now_looks_at_the_hours_of_the_service_first_and_then_of_its_place(by: Acting) -> None:
    """The hours of a place do not open a service that keeps hours of its own."""
    own, of_place, shut = service(by, "Eigen"), service(by, "Plaats"), service(by, "Dicht")
    hours(by, "MO", "09:00", "12:00", location=place(by, of_place))
    hours(by, "MO", "09:00", "17:00", location=place(by, shut))
    hours(by, "TU", "09:00", "17:00", service=shut)
    hours(by, "MO", "10:00", "11:00", service=own)
    with time_machine.travel(datetime(2026, 11, 23, 10, 30, tzinfo=AMSTERDAM), tick=False):
        assert set(queries.find(by=by, open_now=True).services) == {own.pk, of_place.pk}


def test_what_is_open_further_down_is_found_too(by: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the best ones have a day off, the rest is looked at."""
    monkeypatch.setattr("aanbel.directory.queries.finding.LOOKED_AT", 1)
    shut, still_open = service(by, "Een"), service(by, "Twee")
    for one in (shut, still_open):
        hours(by, "MO", "09:00", "12:00", service=one)
    day_off = {"closed": True, "valid_from": "2026-11-23", "valid_to": "2026-11-23"}
    Schedule.objects.create(municipality_id=by.municipality, service=shut, **day_off)
    with time_machine.travel(datetime(2026, 11, 23, 10, 30, tzinfo=AMSTERDAM), tick=False):
        assert queries.find(by=by, open_now=True).services == [still_open.pk]


def test_another_municipality_finds_nothing_of_ours(
    by: Acting, map_of_town: dict[str, Service], zilverdijk: object
) -> None:
    """Search keeps to the municipality of who asks."""
    there = Acting.system(9902)
    assert not queries.find(by=there, words="schuldhulp").hits
