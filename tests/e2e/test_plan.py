"""The step plan, and the table of pointers behind it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.cases import one_case
from tests.e2e.conftest import DESKTOP, PHONE


@pytest.mark.parametrize(("viewport", "place"), [(PHONE, 20), (DESKTOP, 21)], ids=["phone", "desktop"])
def test_a_plan_of_three_parties_and_a_copy_that_anyone_may_read(visit, axe, viewport, place):
    """Steps for the resident, us and a service; the copy refuses an amount; ticked and printed."""
    page = visit("consulent", viewport=viewport)
    case = one_case(page, place)
    page.goto(f"{case}/plan")
    assert axe(page) == []
    for what, who, service in (
        ("Post openen", "resident", ""),
        ("Terugbellen", "worker", ""),
        ("Budget maken", "service", "Buurtteam"),
    ):
        page.goto(f"{case}/plan")
        if not page.locator("[name=what]").is_visible():
            page.locator("summary").filter(has_text="Voeg een stap toe").click()
        form = page.locator("#steps form").filter(has=page.locator("[name=what]"))
        form.locator("[name=what]").fill(what)
        form.locator("[name=who]").select_option(who)
        form.locator("[name=service]").fill(service)
        form.locator("[name=due_on]").fill("2099-01-04")
        if who == "resident":
            form.locator("[name=plain]").fill("Betaal € 40")
            form.locator("button[type=submit]").click()
            expect(page.locator("#steps")).to_contain_text("mag niet op het blad van de inwoner")
            page.locator("[name=plain]").fill("")
            page.locator("#steps form").filter(has=page.locator("[name=what]")).locator("button[type=submit]").click()
        else:
            form.locator("button[type=submit]").click()
        expect(page.locator("#messages")).to_contain_text("in het plan")
    expect(page.locator("#weeks")).to_contain_text("Buurtteam")
    page.locator(".plan-line").filter(has_text="Terugbellen").locator(".plan-line__tick").click()
    expect(page.locator("#copy")).to_contain_text("U: Post openen")
    assert axe(page) == []
    page.get_by_role("link", name="Blad voor de inwoner").click()
    expect(page.locator("h1")).to_contain_text("Wat we afspraken")
    expect(page.locator(".plan-copy li")).to_have_count(3)
    assert axe(page) == []


def test_the_municipality_keeps_its_own_pointers(visit, axe):
    """The coordinator adds one; a worker sees it and cannot change it."""
    page = visit("coordinator")
    page.goto("/wegwijzers/")
    assert axe(page) == []
    page.get_by_role("link", name="Voeg er een toe").click()
    page.locator("[name=name]").fill("Fietsfonds")
    page.locator("[name=sentence]").fill("Helpt met een fiets voor school of werk.")
    assert axe(page) == []
    page.get_by_role("button", name="Opslaan").or_(page.get_by_role("button", name="Bewaar")).first.click()
    expect(page.locator("main")).to_contain_text("Fietsfonds")
    other = visit("consulent")
    other.goto("/wegwijzers/")
    expect(other.locator("main")).to_contain_text("Fietsfonds")
    expect(other.get_by_role("link", name="Fietsfonds")).to_have_count(0)
