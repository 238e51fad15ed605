"""The network map, as a generalist uses it: who knows this street, thank you, a yes first, and off it when they ask."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.dutch import left_over


def test_from_a_street_to_thanks_and_from_a_yes_to_gone(visit, axe, picture):
    """One step to who knows the street; nobody without their yes; a name is asked about; one press and it is gone."""
    page = visit("budgetcoach")
    page.goto("/wijk/")
    expect(page.locator("figure.network svg a.network__sign--person").first).to_be_visible()
    expect(page.locator(".network__fragile")).to_have_count(1)
    page.locator("figure.network").evaluate("figure => figure.scrollIntoView({block: 'center'})")
    picture(page, "network")
    street = page.locator("#network-list tr", has_text="Sjaan").locator("td").nth(2).inner_text().split(",")[0]
    page.locator("input[name=vraag]").fill(f"wie kent de {street}?")
    page.get_by_role("button", name="Vraag", exact=True).click()
    answer = page.locator("#answer")
    expect(answer).to_contain_text("Sjaan")
    assert axe(page) == []
    answer.locator("li", has_text="Sjaan").get_by_role("button", name="bedankt").click()
    expect(page.locator("#messages")).to_contain_text("Genoteerd")
    page.goto("/wijk/sleutelfiguren/nieuw")
    page.locator("input[name=name]").fill("Zwaantje")
    page.locator("input[name=phone]").fill("06 0000 0777")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("main")).to_contain_text("Zonder eigen ja staat niemand op de kaart")
    expect(page.locator("input[name=name]")).to_have_value("Zwaantje")
    assert left_over(page) == []
    page.locator("input[name=agreed]").check()
    page.locator("input[name=role]").fill("kent mevrouw De Boer")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("main")).to_contain_text("lijkt op een naam van iemand")
    page.locator("input[name=role]").fill("verkoopt bloemen")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("h1")).to_have_text("Zwaantje")
    page.locator(".network-tie select[name=other]").select_option(label="De Spil")
    page.get_by_role("button", name="Verbind").click()
    page.goto("/wijk/")
    expect(page.locator("svg a", has_text="Zwaantje")).to_have_count(1)
    page.locator("#network-list").get_by_role("link", name="Zwaantje").click()
    page.get_by_text("Haal van de kaart", exact=True).click()
    page.get_by_role("button", name="Haal nu van de kaart").click()
    expect(page.locator("#messages")).to_contain_text("Er is niets meer van over")
    for address in ("/wijk/", "/wijk/?beeld=kaart", "/wijk/warm", "/wijk/wat-mist", "/wijk/?vraag=Zwaantje"):
        page.goto(address)
        expect(page.locator("main")).not_to_contain_text("Zwaantje" if "vraag" not in address else "verkoopt bloemen")


def test_no_is_no_and_the_picture_is_walked_over_on_a_phone(visit, axe):
    """The no is one press and nothing is kept; on a phone one comes closer and points at somebody."""
    page = visit("budgetcoach", viewport=PHONE)
    page.goto("/wijk/meedoen/")
    assert axe(page) == []
    page.get_by_role("button", name="Nee is nee").click()
    expect(page.locator("main")).to_contain_text("Er is van niemand iets bewaard")
    page.goto("/wijk/")
    picture = page.locator("svg.network__picture")
    before = picture.evaluate("svg => svg.style.transform")
    page.get_by_role("button", name="Dichterbij").click()
    expect(picture).not_to_have_attribute("style", re.compile(re.escape(before)) if before else re.compile("^$"))
    page.locator("svg a[data-key]").first.focus()
    expect(page.locator("figure.network")).to_have_class(re.compile("network--pointing"))
