"""Pointers: the municipality's own list, and when each is shown."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries, services
from aanbel.cases.core.pointers import OF_SIGNAL, Tag, shows, tags_of
from aanbel.cases.models import Pointer
from aanbel.cases.tests import factories as make
from aanbel.cases.wording.pointers import TAGS
from aanbel.intake.models import Kind
from aanbel.kernel.errors import NotAllowed, Refused

SYSTEM = Acting.system(9901)


@pytest.mark.parametrize(
    ("tags", "known", "shown"),
    [
        (["always"], {Tag.ALWAYS}, True),
        (["rent"], {Tag.ALWAYS}, False),
        (["rent", "short"], {Tag.ALWAYS, Tag.SHORT}, True),
        (["young"], tags_of(kinds=["zorg"], ages=[19]), True),
        (["older"], tags_of(kinds=["zorg"], ages=[19]), False),
        (["health"], tags_of(kinds=["cak_zorg"], ages=[]), True),
        (["children"], tags_of(kinds=[], ages=[], children=True), True),
    ],
)
def test_one_tag_in_common_is_enough(tags: list[str], known: set[Tag], shown: bool) -> None:
    """What is known of a household against what a pointer is for."""
    assert shows(tags, known) is shown


def test_every_tag_has_a_word_and_every_kind_exists() -> None:
    """No code on the screen; no kind that no signal has."""
    assert set(TAGS) == set(Tag)
    assert set(OF_SIGNAL) <= set(Kind.values)


def test_a_list_starts_once_in_dutch_and_is_then_the_municipalitys_own(by: Acting, zilverdijk: Any) -> None:
    """A second start adds nothing, and the neighbours see nothing."""
    made = services.start_pointers(by=by)
    assert {"Huurtoeslag", "Geldfit", "VoorzieningenWijzer"} <= {one.name for one in made}
    assert services.start_pointers(by=by) == []
    with on_behalf_of(Acting.system(9902)) as neighbour:
        assert queries.pointers(by=neighbour) == []


def test_what_is_pointed_at_follows_from_the_signals_at_the_door(by: Acting) -> None:
    """A signal of rent shows what helps with rent, not with energy."""
    services.start_pointers(by=by)
    page = queries.case_page(by=by, case_id=make.case(by).pk)
    names = [one.name for one in queries.pointers_for(page, today=date(2026, 3, 20))]
    assert "Huurtoeslag" in names
    assert "Energie thuis" not in names


def test_a_name_stands_in_the_list_once(by: Acting) -> None:
    """Another one of that name is refused; changing one's own is not."""
    made = services.keep_pointer(by=by, name="Buurtbus", sentence="Rijdt u gratis.")
    with pytest.raises(Refused):
        services.keep_pointer(by=by, name="buurtbus", sentence="Dezelfde.")
    services.keep_pointer(by=by, pointer=made.pk, name="Buurtbus", sentence="Rijdt u gratis rond.", tags=[Tag.OLDER])
    assert Pointer.objects.get().tags == ["older"]


def test_only_a_coordinator_changes_the_list(by: Acting) -> None:
    """What we promise residents is not everybody's to write."""
    with pytest.raises(NotAllowed):
        services.keep_pointer(by=Acting((9901,), 7, "A", frozenset({"worker"})), name="X", sentence="Y")


def test_the_way_of_the_list(client_as: Callable[..., Client]) -> None:
    """Empty, started, one added, changed, taken out."""
    client = client_as("coordinator")
    address = reverse("cases:pointers")
    assert "Begin met de landelijke lijst" in client.get(address).content.decode()
    client.post(reverse("cases:start_pointers"))
    new = reverse("cases:new_pointer")
    assert client.get(new).status_code == 200
    assert client.post(new, {"name": "Fonds"}).status_code == 422
    given = {"name": "Fonds", "sentence": "Helpt met een fiets.", "tags": ["children"], "url": "fonds.example"}
    assert client.post(new, given).status_code == 302
    with on_behalf_of(SYSTEM):
        made = Pointer.objects.get(name="Fonds")
    assert made.url == "https://fonds.example"
    assert "Fonds" in client.get(reverse("cases:pointer", args=[made.pk])).content.decode()
    client.post(reverse("cases:drop_pointer", args=[made.pk]))
    assert "Fonds" not in client_as("worker").get(address).content.decode()
    assert client_as("volunteer").get(address).status_code == 403
