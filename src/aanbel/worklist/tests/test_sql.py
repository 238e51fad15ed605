"""What the pages that are opened most ask of the database, statement by statement."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting
from aanbel.worklist import services
from aanbel.worklist.queries.reasons import version
from aanbel.worklist.tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(by: Acting, client_as: Callable[..., Client]) -> Any:
    """A worker with thirty cases in the list, who has just looked: what a process reads once has been read."""
    with time_machine.travel(make.TODAY, tick=False):
        for number in range(30):
            at = make.address(by, street="Oude Dijk", number=number + 1)
            case = make.case(by, at=at, crisis=number == 7, opened_on=date(2026, 11, 1 + number % 3))
            make.signal(case, kind=("huur", "water", "zorg")[number % 3], amount=5_000 * (1 + number % 10))
        services.rank_cases(by=by)
        version.cache_clear()
        client = client_as("worker")
        client.get(reverse("worklist:list"))
        yield client


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("list", {}),
        ("list", {"tray": "crisis", "kind": "huur", "assigned": "nobody"}),
        ("list", {"after": "15.20261101.9.25"}),
        ("list", {"q": "oude dij 12"}),
        ("list", {"q": "9901 AB"}),
        ("search", {"q": "oude dij 12"}),
        ("today", {}),
    ],
    ids=["first page", "narrowed", "further page", "search", "postcode", "search from any page", "today"],
)
def test_what_a_page_asks(
    worker: Client, sql_of: Callable[..., str], snapshot: Any, name: str, query: dict[str, str]
) -> None:
    """Every question names the municipality, in an order and with a limit that an index has."""
    assert sql_of(worker.get, reverse(f"worklist:{name}"), query) == snapshot
