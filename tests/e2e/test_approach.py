"""The approach: read as a line of stations, changed by a form, and met again as the next step of a case."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE

BOTH = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])


@BOTH
@pytest.mark.parametrize("address", ["/aanpak/", "/aanpak/1/older", "/te-doen/", "/vandaag/"])
def test_the_pages_read_well(visit, axe, viewport, address):
    """No rule of accessibility is broken, nothing scrolls sideways."""
    page = visit("coordinator", viewport=viewport)
    page.goto(address, wait_until="networkidle")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@BOTH
def test_a_step_is_changed_and_kept_as_a_draft(visit, viewport):
    """The picture and this week's work follow while choosing; the draft stands beside what is active."""
    page = visit("teamleider", viewport=viewport)
    page.goto("/aanpak/1/small")
    stations = page.locator("#preview .approach-station")
    expect(stations.first).to_contain_text("Kaartje")
    page.get_by_label("Wat", exact=True).first.select_option("visit")
    expect(stations.first).to_contain_text("Bezoek")
    page.get_by_role("button", name="Voeg een stap toe").click()
    expect(page.get_by_role("heading", name="Stap 4")).to_be_visible()
    page.get_by_role("button", name="Stap 4 eerder").click()
    page.get_by_role("button", name="Stap 1 weghalen").click()
    page.get_by_label("Naam van de nieuwe versie").fill("Klein: eerst bellen")
    page.get_by_role("button", name=re.compile("concept")).click()
    expect(page.locator("main")).to_contain_text("Klein: eerst bellen")
    small = page.locator("#small")
    expect(small).to_contain_text("gewijzigd")
    expect(small.locator(".approach-line").first).to_contain_text("Bel")
    expect(small.locator(".approach-before")).to_contain_text("Kaartje")


def test_a_step_is_moved_without_script(visit):
    """Plain buttons do it, and nothing is stored by them."""
    page = visit("coordinator", java_script_enabled=False)
    page.goto("/aanpak/1/everyone")
    page.get_by_role("button", name="Stap 3 eerder").click()
    expect(page.locator("#preview .approach-station").nth(1)).to_contain_text("Kaartje")
    page.goto("/aanpak/1/")
    expect(page.locator("#everyone .approach-station").nth(1)).to_contain_text("Bel")


def test_a_draft_is_activated(visit):
    """From then on each act says which version it came from."""
    page = visit("coordinator@zilverkoog.example")
    page.goto("/aanpak/")
    page.get_by_role("link", name="2 · Jongeren").click()
    page.get_by_role("button", name="Activeer").click()
    expect(page.locator(".ui-heading__lead")).to_contain_text("Versie 2")
    page.goto("/te-doen/")
    expect(page.locator("main")).to_contain_text("versie 2")


@BOTH
def test_a_worker_does_it_otherwise(visit, axe, viewport):
    """The next step says what, when and why; with a reason it is put off, and says its new day."""
    page = visit("consulent", viewport=viewport)
    page.goto("/te-doen/?kind=phone")
    lines = page.locator(".ui-todo").filter(has_text=re.compile("stap 1 van"))
    lines.nth(6 if viewport is PHONE else 7).locator(".ui-todo__link").click()
    page.wait_for_url(re.compile(r"/zaken/\d+/"))
    step = page.locator("#next")
    expect(step).to_contain_text("Aanpak “")
    step.get_by_role("link", name="Anders doen").click()
    assert axe(page) == []
    page.get_by_label("Dit later doen").check()
    page.get_by_label("Niet voor").fill("2099-12-01")
    page.get_by_label("Waarom?").fill("Belt zelf terug na de verhuizing.")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("#next")).to_contain_text("1 dec")


def test_cards_of_the_week_become_a_batch(visit):
    """One click lays them ready; a person still has to look and release. Taken back, they are due again."""
    page = visit("coordinator")
    page.goto("/te-doen/?kind=card")
    due = page.locator(".ui-todo").count()
    page.get_by_role("button", name=re.compile("Partij maken van .* kaartjes?")).first.click()
    page.wait_for_url(re.compile(r"/brieven/partij/\d+/"))
    batch = page.url
    page.goto("/te-doen/?kind=card")
    assert page.locator(".ui-todo").count() < due
    page.goto(batch)
    page.get_by_role("button", name=re.compile("[Tt]rek .*in|[Ii]ntrekken")).click()
    page.goto("/te-doen/?kind=card")
    assert page.locator(".ui-todo").count() == due
