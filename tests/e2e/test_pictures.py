"""The pictures of README and guides: the demo as it was built, before other journeys change it. They run first."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE


@pytest.mark.parametrize(
    ("name", "account", "address", "shows"),
    [
        ("today", "consulent", "/vandaag/", "Eerst"),
        ("worklist", "consulent", "/werklijst/", "wie ons het"),
        ("doubtful", "coordinator", "/twijfel", "Dezelfde persoon"),
        ("month", "coordinator", "/maand", "in één beeld"),
        ("flowchart", "coordinator", "/inloop/landkaart/", "Landkaart"),
        ("approach", "coordinator", "/aanpak/", "Aanpak"),
        ("rounds", "coordinator", "/rondes/", "Ronde 1"),
        ("social-map", "consulent", "/sociale-kaart/", "Wie helpt waarmee"),
        ("feedback", "coordinator", "/terugkoppeling/klokwonen/delen", "Zo weinig mogelijk"),
    ],
)
def test_a_page_as_it_is(visit, picture, name, account, address, shows):
    """The page shows what the README says of it."""
    page = visit(account)
    page.goto(address)
    expect(page.locator("main")).to_contain_text(shows)
    picture(page, name)


def test_the_first_case_of_the_list(visit, picture):
    """With the reasons for its place."""
    page = visit("consulent")
    page.goto("/vandaag/")
    page.locator("main li a[href^='/zaken/']").first.click()
    expect(page.locator("#why")).to_contain_text(re.compile(r"Samen\s*\d+"))
    picture(page, "case")


def test_a_delivery_with_refused_rows(visit, picture):
    """What came in, what was refused, and why."""
    page = visit("coordinator")
    page.goto("/leveringen")
    page.locator("tr").filter(has_text="deels gelezen").first.locator("a").first.click()
    expect(page.locator("main")).to_contain_text(re.compile("rij(en)? geweigerd"))
    picture(page, "delivery")


def test_the_list_under_other_points(visit, picture):
    """Two partners count for more: the list moves, and nothing is kept."""
    page = visit("coordinator")
    page.goto("/volgorde/1/wat-als")
    page.locator("summary").filter(has_text="Aantal partners").click()
    page.locator("input[name='points-partners-0']").fill("45")
    page.locator("input[name='points-partners-0']").blur()
    expect(page.locator("#preview")).to_contain_text("▲")
    picture(page, "what-if")


def test_what_a_resident_sees(visit, picture):
    """The card that the demo lays on its own sign-in page."""
    page = visit(viewport=PHONE)
    page.goto("/account/login/")
    page.locator("a[href^='/r/']").first.click()
    expect(page.locator("main")).to_contain_text("Bel mij")
    picture(page, "resident-phone")


def talked(page):
    """The address of a case of the demo in which help was accepted."""
    page.goto("/werklijst/?status=help_offered")
    return page.locator("tr[data-row] a").first.get_attribute("href")


def test_the_guide_at_the_door(visit, picture):
    """On a phone: who am I, and why am I here."""
    page = visit("consulent", viewport=PHONE)
    page.goto(f"{talked(page)}gesprek")
    expect(page.locator("main")).to_contain_text("Wie ben ik")
    picture(page, "conversation-phone")


def test_a_budget_that_does_not_balance(visit, picture):
    """What comes in, what goes out, and what an allowance would change. Nothing is kept."""
    page = visit("consulent")
    page.goto(f"{talked(page)}budget")
    page.locator("[name=wages]").fill("1500")
    page.get_by_role("heading", name="Vaste lasten").click()
    page.locator("[name=rent]").fill("1.700,00")
    page.get_by_role("heading", name="Wat als").click()
    page.locator("[name=if0_line]").select_option("rent_allowance")
    page.locator("[name=if0]").fill("250")
    expect(page.locator("#balance")).to_contain_text("Dan €\u00a050 over per maand")
    page.evaluate("window.scrollTo(0, 0)")
    picture(page, "budget")
