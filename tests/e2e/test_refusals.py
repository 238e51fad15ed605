"""No is no, as a consultant meets it: one click, nobody approaches, a crisis is decided by a person."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.dutch import left_over


@pytest.mark.parametrize(("width", "place"), [(PHONE, 14), (DESKTOP, 16)], ids=["phone", "desktop"])
def test_wants_no_contact_stops_everything_and_can_be_undone(visit, axe, width, place):
    """The sentence stands on top, the telephone is no link any more; undoing the contact takes the no back."""
    page = visit("consulent", viewport=width)
    page.goto("/werklijst/?assigned=nobody&status=open")
    page.locator("tr[data-row] a").nth(place).click()
    page.locator("#contact").get_by_role("button", name=re.compile("Wil niet")).last.click()
    expect(page.locator("#messages")).to_contain_text("belt, bezoekt of schrijft niemand")
    expect(page.locator("main")).to_contain_text("Nee is nee: bel, bezoek en schrijf niet")
    assert page.locator("main a[href^='tel:'], main a[href^='mailto:']").count() == 0
    assert axe(page) == []
    assert left_over(page) == []
    page.get_by_role("button", name="Laatste registratie ongedaan maken").click()
    expect(page.locator("#messages")).to_contain_text("Ongedaan gemaakt")
    expect(page.locator("main")).not_to_contain_text("Nee is nee: bel")
    expect(page.locator("#timeline")).to_contain_text("Het nee geldt niet meer")


def test_a_no_is_closed_with_the_outcome_that_fits(visit, axe):
    """An objection by e-mail: the exclusion is proposed, and what the record contradicts is told with why."""
    page = visit("consulent")
    page.goto("/werklijst/?assigned=nobody&status=open")
    page.locator("tr[data-row] a").nth(18).click()
    page.locator("summary", has_text="Meer").click()
    page.get_by_role("link", name="De inwoner zegt nee").click()
    page.locator("input[name=kind][value=objection]").check()
    page.locator("select[name=source]").select_option("email")
    assert axe(page) == []
    page.get_by_role("button", name="Nee vastleggen").click()
    expect(page.locator("main")).to_contain_text("bezwaar gemaakt tegen het gebruik van de gegevens")
    page.locator("#next").get_by_role("link", name="Sluit de zaak").click()
    expect(page.locator("input[name=outcome]:checked")).to_have_value("dropped_other")
    assert axe(page) == []
    assert left_over(page) == []
    page.get_by_role("button", name="Sluit de zaak").click()
    expect(page.locator("main")).to_contain_text("Deze zaak is afgesloten")


def test_a_crisis_at_a_door_that_said_no_is_put_to_a_person(visit, axe):
    """First thing of the day; with a reason the household is approached after all."""
    page = visit("consulent")
    page.goto("/vandaag/")
    line = page.locator(".ui-todo, li", has_text="en nu is er een crisis").first
    line.get_by_role("link", name="Beslis eerst").click()
    expect(page.locator("main")).to_contain_text("nu is er een crisis")
    page.locator("#next").get_by_role("link", name="Toch contact zoeken").click()
    page.locator("input[name=why]").fill("De stroom gaat eraf en er is een baby in huis.")
    assert axe(page) == []
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("besloot op")
    expect(page.locator("#contact").get_by_role("button", name=re.compile("Niet bereikt")).first).to_be_visible()
