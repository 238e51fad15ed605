"""What the pages of a day and of a round ask of the database, statement by statement, and that many cost no more."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel import clock
from aanbel.visits import services
from aanbel.visits.models import Round
from aanbel.visits.tests import factories as make

pytestmark = pytest.mark.django_db
SYSTEM = Acting.system(9901)


@pytest.fixture
def round_number(klokkendam: Any) -> Iterator[int]:
    """A round with three doors and one that waits."""
    with clock.standing_at(make.MORNING):
        with on_behalf_of(SYSTEM):
            make.visitor(SYSTEM, "Anna")
            for step in range(4):
                case = make.case(SYSTEM, east=0.002 * step, on_map=step > 0)
                services.ask_visit(by=SYSTEM, case=case.pk)
            services.plan_day(by=SYSTEM, day=make.MONDAY)
            number = Round.objects.get().pk
        yield number


def test_what_the_day_asks(
    round_number: int, client_as: Callable[..., Client], sql_of: Callable[..., str], snapshot: Any
) -> None:
    """Each kind of thing on the page is one question."""
    client, address = client_as("coordinator"), reverse("visits:rounds")
    client.get(address, {"dag": "2026-03-09"})
    assert sql_of(client.get, address, {"dag": "2026-03-09"}) == snapshot


def test_what_the_round_asks(
    round_number: int, client_as: Callable[..., Client], sql_of: Callable[..., str], snapshot: Any
) -> None:
    """And that somebody looked is written down in the same breath."""
    client, address = client_as("visitor"), reverse("visits:round", args=[round_number])
    client.get(address)
    assert sql_of(client.get, address) == snapshot


def test_a_day_with_more_doors_takes_as_many_queries(round_number: int, client_as: Callable[..., Client]) -> None:
    """Planned or waiting, ten more of them: the same number of statements."""
    client, address = client_as("coordinator"), reverse("visits:rounds")
    client.get(address, {"dag": "2026-03-09"})
    with CaptureQueriesContext(connection) as few:
        client.get(address, {"dag": "2026-03-09"})
    with on_behalf_of(SYSTEM):
        make.visitor(SYSTEM, "Karim")
        for step in range(10):
            case = make.case(SYSTEM, north=0.001 * step, on_map=step % 2 == 0)
            services.ask_visit(by=SYSTEM, case=case.pk)
        services.plan_day(by=SYSTEM, day=make.MONDAY)
    with CaptureQueriesContext(connection) as many:
        client.get(address, {"dag": "2026-03-09"})
    assert len(few) == len(many)
