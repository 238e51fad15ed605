"""What creditors are told: set with a ground, made once, handed over as a file."""

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_a_creditor_is_told_once_what_it_may_know(visit, axe, viewport):
    """For an energy company that knew nothing: from nothing to a file, and the second time nothing new."""
    slug = "lichtstroom" if viewport is DESKTOP else "dagstroom"
    page = visit("coordinator@zilverkoog.example", viewport=viewport)
    page.goto(f"/terugkoppeling/{slug}/")
    expect(page.locator("main")).to_contain_text("Niets.")
    page.get_by_role("link", name="Stel in wat mag").click()
    page.get_by_label("Niet opgepakt: herhaalde melding", exact=True).check()
    page.get_by_label("Afgerond", exact=True).check()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("main")).to_contain_text("Zonder grond")
    assert axe(page) == []
    page.get_by_label("Op welke grond").fill("Overeenkomst 2026, artikel 7")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("button", name="Maak de terugkoppeling").click()
    expect(page.locator("#messages")).to_contain_text("staat klaar")
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV 1").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")), delimiter=";"))
    assert {row["code"] for row in rows} <= {"repeated", "finished"}
    assert set(rows[0]) == {"kenmerk", "signaaldatum", "code", "uitkomst", "datum"}
    page.reload()
    expect(page.get_by_role("button", name="Maak de terugkoppeling")).to_have_count(0)
