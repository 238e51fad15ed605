"""A budget on a beer mat: live, beside it what if, printed on one page, kept only when wished."""

import pytest
from playwright.sync_api import expect

from tests.e2e.cases import one_case
from tests.e2e.conftest import DESKTOP, PHONE


@pytest.mark.parametrize(("viewport", "place"), [(PHONE, 17), (DESKTOP, 18)], ids=["phone", "desktop"])
def test_the_balance_moves_while_one_types(visit, axe, viewport, place):
    """Now, and beside it if it changes; an allowance that counts twice is warned of; thrown away leaves nothing."""
    page = visit("consulent", viewport=viewport)
    case = one_case(page, place)
    page.goto(f"{case}/budget")
    assert axe(page) == []
    balance = page.locator("#balance")
    page.locator("[name=wages]").fill("1500")
    expect(balance).to_contain_text("1.500 over per maand")
    page.get_by_role("heading", name="Vaste lasten").click()
    page.locator("[name=rent]").fill("1.700,00")
    expect(balance).to_contain_text("200 tekort per maand")
    expect(page.locator("[name=rent]")).to_be_focused()
    page.get_by_role("heading", name="Wat als").click()
    page.locator("[name=if0_line]").select_option("rent_allowance")
    page.locator("[name=if0]").fill("250")
    expect(balance).to_contain_text("Dan €\u00a050 over per maand")
    expect(balance.locator(".budget-picture__bars")).to_have_count(2)
    page.locator("[name=rent_net]").check()
    expect(balance).to_contain_text("telt twee keer")
    assert axe(page) == []
    expect(page.get_by_role("button", name="Bewaar")).to_have_count(0)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Druk af").click()
    sheet = opened.value
    expect(sheet.locator("h1")).to_contain_text("Uw geld op één blaadje")
    expect(sheet.locator("main")).to_contain_text("1.700,00")
    assert axe(sheet) == []
    page.get_by_role("button", name="Gooi weg").click()
    expect(page.locator("#messages")).to_contain_text("Weggegooid")
    page.goto(f"{case}/budget")
    expect(page.locator("[name=wages]")).to_have_value("")


def test_a_sketch_works_without_script_and_is_kept_when_wished(visit):
    """A button works it out; after a yes it can be kept, and is found again."""
    page = visit("bezoeker", java_script_enabled=False)
    case = one_case(page, 19)
    page.goto(f"{case}/budget")
    page.locator("[name=wages]").fill("1200,50")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.locator("#balance")).to_contain_text("over per maand")
    page.get_by_role("link", name="Vraag het in het gesprek").click()
    page.locator("#consent").get_by_role("button", name="De inwoner zegt ja").click()
    page.goto(f"{case}/budget")
    page.locator("[name=wages]").fill("1200,50")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#budget")).to_contain_text("over per maand")
    page.goto(f"{case}/budget")
    expect(page.locator("[name=wages]")).to_have_value("1200,50")
