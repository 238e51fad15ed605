"""What a phone reads off the paper: the code on a letter and on each card of a sheet opens that household's page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from django.conf import settings
from django.test import Client

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.outreach.models import Batch
from aanbel.outreach.queries.batches import folder_of
from aanbel.outreach.queries.doors import door_of
from aanbel.outreach.services import draft_batch, release_batch, write_batch, write_message
from aanbel.outreach.services.messages import paper_of
from aanbel.outreach.tests import writing

DOTS = 150
"""Per inch, as a simple scanner or an old phone sees it."""


@pytest.fixture
def anna(by: Acting, user_as: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """A worker with texts to write with, and files of the test."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "letters")
    writing.house(by)
    return writing.worker(by, user_as("worker"))


def read_from(pdf: Path) -> list[str]:
    """The addresses in all codes on this paper, page by page."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=DOTS / 72).to_pil().convert("L") for page in document]
    return [one.text for page in pages for one in zxingcpp.read_barcodes(page)]


def household_behind(address: str) -> int:
    """The case whose page opens when a phone goes to this address."""
    assert address.startswith(f"{settings.PUBLIC_URL}/r/")
    path = urlsplit(address).path
    assert Client().get(path).status_code == 200
    door = door_of(path.rsplit("/", 1)[1])
    assert door is not None
    return door.case_id


@pytest.mark.parametrize("slug", ["brief_hulp", "kaart_aan_de_deur"])
def test_the_code_on_paper_opens_the_page_of_that_household(anna: Acting, slug: str) -> None:
    """Printed one by one, on a letter and on a card."""
    case = writing.household(anna)
    (address,) = read_from(paper_of(write_message(by=anna, case=case.pk, version=writing.text(anna, slug))))
    assert household_behind(address) == case.pk


def test_each_code_of_a_batch_is_of_another_household(anna: Acting) -> None:
    """Eight cards to a sheet, nine households: all can be read, none opens another's page."""
    households = {writing.household(anna).pk for _number in range(9)}
    batch = draft_batch(by=anna, template="kaart_hulp", cases=households, per_sheet=8)
    release_batch(by=anna, batch=batch.pk)
    with on_behalf_of(anna):
        write_batch(by=anna, batch=batch.pk)
    written = Batch.objects.get(pk=batch.pk)
    addresses = [address for pdf in sorted(folder_of(written).glob("*.pdf")) for address in read_from(pdf)]
    assert len(addresses) == len(set(addresses)) == 9
    assert {household_behind(address) for address in addresses} == households
