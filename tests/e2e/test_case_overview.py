"""The overview of a case: keys, a contact in seconds, two colleagues, handing over, reminders and the agenda."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.dutch import left_over


def open_one(page, place):
    """A case that is nobody's, far down the list so that no other journey meets it."""
    page.goto("/werklijst/?assigned=nobody&status=open")
    page.locator("tr[data-row] a").nth(place).click()
    return int(re.search(r"/zaken/(\d+)/", page.url)[1])


@pytest.mark.parametrize(("width", "place"), [(PHONE, 19), (DESKTOP, 20)], ids=["phone", "desktop"])
def test_a_contact_is_registered_within_ten_seconds(visit, axe, width, place):
    """From the open page: one click, and the page says so."""
    page = visit("consulent", viewport=width)
    open_one(page, place)
    assert axe(page) == []
    assert left_over(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, "the page scrolls sideways"
    started = time.monotonic()
    page.locator("#contact").get_by_role("button", name=re.compile("Niet bereikt")).first.click()
    expect(page.locator("#messages")).to_contain_text("Vastgelegd")
    assert time.monotonic() - started < 10


def test_the_acts_have_keys_and_the_keys_are_listed(visit):
    """`?` lists them; `h` asks for a reminder, `s` closes."""
    page = visit("consulent")
    case = open_one(page, 21)
    page.get_by_role("button", name="Wijs toe aan mij").click()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_contain_text("contact vastleggen")
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    page.wait_for_url(f"**/zaken/{case}/herinner")
    page.goto(f"/zaken/{case}/")
    page.keyboard.press("s")
    page.wait_for_url(f"**/zaken/{case}/sluiten")


def test_the_second_colleague_sees_what_the_first_did(visit, axe):
    """Nothing is lost: it goes through with one click more."""
    anna, karim = visit("consulent"), visit("bezoeker")
    case = open_one(anna, 22)
    karim.goto(f"/zaken/{case}/")
    anna.locator("#contact").get_by_role("button", name=re.compile("Niet bereikt")).first.click()
    expect(anna.locator("#messages")).to_contain_text("Vastgelegd")
    karim.locator("#contact").get_by_role("button", name=re.compile("Gesproken")).first.click()
    expect(karim.locator("h1")).to_contain_text("Er is iets veranderd")
    expect(karim.locator("main")).to_contain_text("Anna Visser")
    assert axe(karim) == []
    karim.get_by_role("button", name="Leg het mijne ook vast").click()
    expect(karim.locator("#messages")).to_contain_text("Vastgelegd")
    expect(karim.locator("#tried")).to_contain_text("Karim Bouzidi")


def test_a_case_is_handed_over_with_a_sentence(visit, axe):
    """It stands on the colleague's day until they accept it."""
    anna, karim = visit("consulent"), visit("bezoeker")
    case = open_one(anna, 23)
    anna.locator("#in-charge").get_by_role("link", name="Draag over aan een collega").click()
    assert axe(anna) == []
    anna.locator("select[name=to]").select_option(label="Karim Bouzidi")
    anna.locator("input[name=words]").fill("Meneer spreekt Pools.")
    anna.get_by_role("button", name="Draag over").click()
    expect(anna.locator("#messages")).to_contain_text("oegewezen")
    karim.goto("/vandaag/")
    expect(karim.locator("main")).to_contain_text("Meneer spreekt Pools.")
    karim.goto(f"/zaken/{case}/")
    karim.get_by_role("button", name="Overnemen").click()
    expect(karim.locator("#messages")).to_contain_text("van u")
    karim.goto("/vandaag/")
    expect(karim.locator("main")).not_to_contain_text("Meneer spreekt Pools.")


def test_a_reminder_comes_on_its_day_and_the_agenda_has_a_secret_address(visit, axe):
    """Set, seen on Vandaag and in the agenda, done with one click; the address gives a calendar without a name."""
    page = visit("consulent")
    case = open_one(page, 24)
    page.goto(f"/zaken/{case}/herinner")
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Europe/Amsterdam'})")
    page.locator("input[name=on]").fill(today)
    page.locator("input[name=words]").fill("Vragen naar de brief")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#next")).to_contain_text("Vragen naar de brief")
    page.goto("/agenda/")
    expect(page.locator("main")).to_contain_text("Vragen naar de brief")
    page.get_by_role("button", name=re.compile("Maak het adres|Maak een nieuw adres")).click()
    assert axe(page) == []
    assert left_over(page) == []
    address = page.locator("main code").inner_text()
    calendar = page.request.get(address)
    assert calendar.ok and f"Herinnering zaak {case}" in calendar.text()
    assert "Vragen" not in calendar.text()
    page.locator("tr", has_text="Vragen naar de brief").get_by_role("button", name="Klaar").click()
    expect(page.locator("#messages")).to_contain_text("Klaar")
