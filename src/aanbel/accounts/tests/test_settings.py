"""What a municipality chooses for itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.accounts import services
from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting
from aanbel.kernel.errors import NotAllowed, Refused

ClientAs = Callable[..., Client]


def test_a_coordinator_sets_the_terms(klokkendam: Municipality, client_as: ClientAs) -> None:
    """The weeks of the by-law and the months in which a no stands."""
    client = client_as("coordinator")
    assert "Weken voor de beschikking" in client.get(reverse("accounts:municipality")).content.decode()
    client.post(reverse("accounts:municipality"), {"phone": "0201234567", "decision_weeks": 6, "refusal_months": 12})
    klokkendam.refresh_from_db()
    assert (klokkendam.phone, klokkendam.decision_weeks, klokkendam.refusal_months) == ("0201234567", 6, 12)


@pytest.mark.parametrize(("weeks", "months"), [(9, 6), (0, 6), (8, 0), (8, 25)])
def test_more_than_the_law_allows_is_refused(klokkendam: Any, client_as: ClientAs, weeks: int, months: int) -> None:
    """On the page and in the service: eight weeks at most (art. 4a Wgs), and a no that neither vanishes nor sticks."""
    given = {"phone": "", "decision_weeks": weeks, "refusal_months": months}
    assert client_as("coordinator").post(reverse("accounts:municipality"), given).status_code == 422
    with pytest.raises(Refused):
        services.change_settings(by=Acting.system(9901), phone="", decision_weeks=weeks, refusal_months=months)


@pytest.mark.parametrize("role", ["worker", "team_lead", "volunteer"])
def test_others_do_not(klokkendam: Any, client_as: ClientAs, role: str) -> None:
    """The terms of a by-law are not a worker's to change."""
    assert client_as(role).get(reverse("accounts:municipality")).status_code == 403
    with pytest.raises(NotAllowed):
        by = Acting((9901,), 1, "X", frozenset({role}))
        services.change_settings(by=by, phone="", decision_weeks=8, refusal_months=6)
