"""What the case page asks of the database, statement by statement."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.models import Case
from aanbel.cases.services import decide_signals
from aanbel.cases.tests import factories as make

SYSTEM = Acting.system(9901)


@pytest.fixture
def case(klokkendam: Any) -> Case:
    """Two signals at one door, about two people."""
    with on_behalf_of(SYSTEM):
        home = make.address(SYSTEM, number=12)
        make.signal(SYSTEM, at=home, phone="+31612345678")
        make.signal(SYSTEM, of=make.resident(SYSTEM, home), by_partner=make.partner("lichtstroom", kind="energie"))
        decide_signals(by=SYSTEM)
        return Case.objects.get()


@pytest.mark.django_db
def test_what_the_case_page_asks(
    case: Case, client_as: Callable[..., Client], sql_of: Callable[..., str], snapshot: Any
) -> None:
    """Each kind of thing on the page is one question, and that somebody looked is written down in the same breath."""
    client, address = client_as("worker"), reverse("cases:case", args=[case.pk])
    client.get(address)
    assert sql_of(client.get, address) == snapshot
