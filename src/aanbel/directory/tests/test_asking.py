"""Is it still right? Links that answer once, corrections that change nothing by themselves, remarks that wait."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Guess
from aanbel.accounts.services import PER_ADDRESS
from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.models import Asking, Phone, Remark, Service
from aanbel.directory.queries.asking import hashed
from aanbel.directory.tests.factories import organization, service
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@pytest.fixture
def stale(by: Acting, klokkendam: Any) -> Service:
    """An entry that nobody checked for a year, with an organisation that can be asked."""
    maker = organization(by, email="post@naast.example")
    old = clock.today() - timedelta(days=400)
    return service(by, organization=maker, assured_on=old, description="Koffie en raad.", fees_description="Gratis")


def asked(by: Acting, entry: Service) -> str:
    """The token of a link that was just mailed."""
    tokens: list[str] = []

    def address(token: str) -> str:
        tokens.append(token)
        return f"https://aanbel.example/{token}"

    services.ask_organisation(by=by, service=entry.pk, address=address)
    return tokens[0]


def nobody(by: Acting) -> Acting:
    """The holder of a link: no role."""
    return Acting(by.municipalities, name="")


def test_a_link_answers_once(by: Acting, stale: Service) -> None:
    """“Still right” assures the entry in the organisation's name; twice changes nothing. Only a hash is kept."""
    token = asked(by, stale)
    assert token not in repr(list(Asking.objects.values())) and len(token) >= 22
    found = services.answer_still_right(by=nobody(by), token=token)
    assert (found.assured_on, found.assured_by, found.stale) == (clock.today(), "Stichting Naast de Deur", False)
    with pytest.raises(Refused):
        services.answer_still_right(by=nobody(by), token=token)


def test_a_newer_link_voids_the_older_and_time_voids_both(by: Acting, stale: Service) -> None:
    """What was forwarded long ago opens nothing; a token that was never made is unknown."""
    first = asked(by, stale)
    with clock.standing_at(clock.now() + timedelta(minutes=2)):
        second = asked(by, stale)
    for token, error in ((first, Refused), ("x" * 32, Missing)):
        with pytest.raises(error):
            services.answer_still_right(by=nobody(by), token=token)
    Asking.objects.filter(link_hash=hashed(second)).update(expires_at=clock.now())
    with pytest.raises(Refused):
        services.answer_still_right(by=nobody(by), token=second)
    assert Service.objects.get().assured_on == stale.assured_on


def test_corrections_wait_for_a_coordinator(by: Acting, stale: Service) -> None:
    """The organisation proposes; the entry changes when somebody takes it over, and is then assured by who told it."""
    told = {"phone": "0900 000 22 22", "fees_description": "€ 2 per keer", "status": "defunct"}
    waiting = services.answer_with_corrections(
        by=nobody(by), token=asked(by, stale), proposed=told, words="Ook dinsdag open.", who="Jan"
    )
    assert waiting.proposed == {"phone": "0900 000 22 22", "fees_description": "€ 2 per keer"}
    assert Service.objects.get().fees_description == "Gratis"
    assert [row.service for row in queries.doubtful(by=by)[0] if row.remarks] == [stale]
    services.settle_remark(by=by, remark=waiting.pk, how=Remark.Settled.TAKEN_OVER)
    now = Service.objects.get()
    assert (now.fees_description, now.assured_by, now.status) == (
        "€ 2 per keer",
        "Jan, Stichting Naast de Deur",
        "active",
    )
    assert Phone.objects.get().number == "0900 000 22 22"
    assert queries.doubtful(by=by) == ([], 0)
    with pytest.raises(Refused):
        services.settle_remark(by=by, remark=waiting.pk, how=Remark.Settled.LEFT)


def test_the_page_behind_the_link(by: Acting, stale: Service, client_as: Callable[..., Client]) -> None:
    """A coordinator asks, the organisation opens the mailed link without an account, and one button assures it."""
    client_as("coordinator").post(reverse("directory:ask", args=[stale.pk]))
    (letter,) = mail.outbox
    assert letter.to == ["post@naast.example"]
    path = re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]  # type: ignore[index]  # it is there
    stranger = Client()
    assert "Koffie en raad." in stranger.get(path).content.decode()
    nothing = stranger.post(path, {"correct": "yes", "who": "Jan", "fees_description": "Gratis"})
    assert nothing.status_code == 422
    assert stranger.post(path, {"right": "yes"}).status_code == 200
    assert Service.objects.get().assured_on == clock.today()
    assert stranger.post(path, {"right": "yes"}).status_code == 410
    assert stranger.get(path.replace("9901", "9902")).status_code == 404


def test_many_wrong_links_meet_patience(klokkendam: Any) -> None:
    """Whoever tries links is asked to wait, as with the codes on cards."""
    stranger, page = Client(), reverse("directory:answer", args=[9901, "x" * 32])
    seen = [stranger.get(page).status_code for _turn in range(PER_ADDRESS + 1)]
    assert seen == [404] * PER_ADDRESS + [429]
    assert Guess.objects.exists()


def test_anybody_who_works_here_can_doubt_an_entry(
    by: Acting, stale: Service, client_as: Callable[..., Client]
) -> None:
    """A volunteer says so in a sentence; the coordinator finds it first in the list and can leave it as it is."""
    volunteer = client_as("volunteer")
    page = reverse("directory:remark", args=[stale.pk])
    assert volunteer.post(page, {"words": " "}).status_code == 422
    about_somebody = volunteer.post(page, {"words": "Mevrouw met BSN 111222333 kreeg daar niets."})
    assert about_somebody.status_code == 422 and "111222333" not in repr(list(Remark.objects.values()))
    volunteer.post(page, {"words": "Ze zijn verhuisd."})
    waiting = Remark.objects.get()
    assert volunteer.post(reverse("directory:settle", args=[waiting.pk]), {"how": "left"}).status_code == 403
    coordinator = client_as("coordinator")
    assert "Ze zijn verhuisd." in coordinator.get(reverse("directory:doubtful")).content.decode()
    coordinator.post(reverse("directory:settle", args=[waiting.pk]), {"how": "left"})
    assert Remark.objects.get().settled == "left"


def test_of_a_large_old_map_the_first_are_shown(by: Acting, klokkendam: Any) -> None:
    """What somebody doubts comes first, then what nobody ever checked; the rest is counted, not drawn."""
    fresh = service(by, "Zeker", indexed=False)
    services.remark(by=by, service=fresh.pk, words="Verhuisd.")
    old = [service(by, f"Oud {nth}", assured_on=None, indexed=False) for nth in range(3)]
    rows, count = queries.doubtful(by=by, limit=2)
    assert ([row.service for row in rows], count) == ([fresh, old[0]], 4)
