"""Journey: a batch from draft to download, with who is left out, the proof, the release and the files."""

import io
import json
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_batch_from_draft_to_the_print_house(
    visit: Callable[..., Page], axe: Callable[[Page], list[str]], viewport: dict[str, int]
) -> None:
    """Nothing is written before somebody released it; then the zip holds every letter that was promised."""
    page = visit("coordinator", viewport=viewport)
    page.goto("/brieven/partij/nieuw")
    assert axe(page) == []
    page.get_by_label("Welke brief of welk kaartje?").select_option(label="Kaartje: wij waren aan de deur (Nederlands)")
    page.get_by_label("Geen contactpoging in de laatste … dagen").fill("0")
    page.get_by_label("Hoogstens hoeveel huishoudens?").fill("12")
    page.get_by_role("button", name="Stel de partij op").click()
    expect(page.get_by_role("heading", name="Wie krijgt het")).to_be_visible()
    assert axe(page) == []
    proof = page.request.get(page.get_by_role("link", name="Proef bekijken").get_attribute("href") or "")
    assert proof.body().startswith(b"%PDF")
    page.get_by_role("button", name="Eruit halen").first.click()
    expect(page.get_by_text("Uit deze partij gehaald.")).to_be_visible()
    page.get_by_role("button", name="Vrijgeven voor druk").click()
    expect(page.get_by_role("button", name="Vrijgeven voor druk")).to_have_count(0)
    for _look in range(40):
        if page.get_by_role("link", name="Downloaden").count():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    assert axe(page) == []
    files = page.request.get(page.get_by_role("link", name="Downloaden").get_attribute("href") or "")
    told = json.loads(zipfile.ZipFile(io.BytesIO(files.body())).read("manifest.json"))
    assert told["letters"] == sum(one["letters"] for one in told["files"]) > 0
    assert any(one["why"] == "taken_out" for one in told["left_out"])
    page.get_by_role("button", name="De drukker heeft het").click()
    expect(page.get_by_text("Genoteerd: de drukker heeft de bestanden.")).to_be_visible()
