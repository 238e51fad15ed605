"""Where doors lie and how long the way is, asked over real HTTP; and what happens when nobody answers."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.gateways import geocoder, travel
from aanbel.gateways.fakes.geocoder import FakeGeocoder
from aanbel.gateways.fakes.travel import FakeTravel
from aanbel.kernel import clock
from aanbel.visits import services
from aanbel.visits.models import Place
from aanbel.visits.tests import factories as make

SYSTEM = Acting.system(9901)
TOWN = [(5.08, 52.62), (5.09, 52.62), (5.08, 52.63)]


class Quiet(WSGIRequestHandler):
    """Without lines in the log."""

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@contextmanager
def served(application: Callable[..., Any]) -> Iterator[str]:
    """The address of this application on a port of its own."""
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("service", ["osrm", "valhalla"])
def test_minutes_come_from_the_road_service(settings: Any, service: str) -> None:
    """Either protocol gives the same matrix: square, nothing to itself, None where there is no way."""
    fake = FakeTravel()
    fake.holes = {(0, 2)}
    with served(fake) as url:
        settings.TRAVEL_URL, settings.TRAVEL_SERVICE = url, service
        matrix = travel.minutes(TOWN, "bicycle")
    assert [len(row) for row in matrix] == [3, 3, 3]
    assert matrix[0][0] == 0
    assert matrix[0][2] is None
    assert 2 < (matrix[0][1] or 0) < 5


@pytest.mark.parametrize("status", [400, 429, 500])
def test_a_road_service_in_trouble_is_no_disaster(settings: Any, status: int) -> None:
    """The gateway says so in one word; the planner goes on with distances."""
    fake = FakeTravel()
    fake.says = status
    with served(fake) as url:
        settings.TRAVEL_URL, settings.TRAVEL_SERVICE = url, "osrm"
        with pytest.raises(travel.TravelTrouble):
            travel.minutes(TOWN, "foot")


def test_without_a_service_nothing_is_asked(settings: Any) -> None:
    """No address leaves the building unless somebody switched it on."""
    settings.GEOCODER_URL, settings.TRAVEL_URL, settings.DEMO = "", "", False
    assert not geocoder.switched_on()
    assert not travel.switched_on()


@pytest.mark.django_db
def test_a_door_is_asked_for_once_and_kept(klokkendam: Any, settings: Any) -> None:
    """By postcode and number only; the second plan asks nothing."""
    fake = FakeGeocoder()
    with served(fake) as url, clock.standing_at(make.MORNING), on_behalf_of(SYSTEM):
        settings.GEOCODER_URL = url
        case = make.case(SYSTEM, on_map=False)
        case.address.postcode = "8942YA"
        case.address.save()
        assert services.locate(by=SYSTEM, cases=[case.pk]) == 1
        assert services.locate(by=SYSTEM, cases=[case.pk]) == 0
        assert fake.asked == [f"8942YA {case.address.house_number}"]
        assert Place.objects.get().source == Place.Source.PDOK


@pytest.mark.django_db
def test_a_geocoder_that_is_down_is_asked_again_later(klokkendam: Any, settings: Any) -> None:
    """Nothing is written down as if it were not found."""
    fake = FakeGeocoder()
    fake.says = 503
    with served(fake) as url, clock.standing_at(make.MORNING), on_behalf_of(SYSTEM):
        settings.GEOCODER_URL = url
        case = make.case(SYSTEM, on_map=False)
        assert services.locate(by=SYSTEM, cases=[case.pk]) == 0
        assert not Place.objects.exists()
