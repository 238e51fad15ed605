"""One case on one page: read, called about, and closed, by the consultant whose day it is."""

import re

import pytest
from playwright.sync_api import expect

LOGGED = (
    "from aanbel.audit.models import Reading; "
    "print('read', Reading.objects.using('owner').filter(case_id={case}, user_name='Anna Visser').count())"
)


def take_one(page, place):
    """Opens a case that is nobody's yet, so that no other journey meets it, and takes it."""
    page.goto("/werklijst/?assigned=nobody&status=open")
    page.locator("tr[data-row] a").nth(place).click()
    page.get_by_role("button", name="Wijs toe aan mij").click()
    expect(page.locator("#messages")).to_contain_text("oegewezen")
    return int(re.search(r"/zaken/(\d+)/", page.url)[1])


def test_from_today_to_a_case_that_says_why_and_what_next(visit):
    """Who, why now, what threatens, what was tried, what was agreed, and one next step."""
    page = visit("consulent")
    page.goto("/vandaag/")
    page.wait_for_load_state("networkidle")  # the parts of other slices have come in
    line = page.locator(".ui-todo__link[href^='/zaken/']").first
    address = line.inner_text()
    line.click()
    expect(page.locator("h1")).to_contain_text(address)
    for title in ("Volgende stap", "Wie", "Waarom nu", "Wat dreigt", "Geprobeerd", "Afgesproken", "Tijdlijn"):
        expect(page.get_by_role("heading", name=title).first).to_be_visible()
    expect(page.locator("#why")).to_contain_text(re.compile(r"Samen\s*\d+"))
    expect(page.locator("#next .utrecht-button--primary-action, #next a, #next button").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_nobody_answered_is_two_clicks_and_can_be_undone(visit, script):
    """It stands in the strip and the timeline at once; undone it no longer counts, but stays readable."""
    page = visit("consulent", java_script_enabled=script)
    take_one(page, 6 if script else 8)
    strip = page.locator(".ui-day-part--tried")
    before = strip.count()
    page.locator("#contact").get_by_role("button", name=re.compile("Niet bereikt")).first.click()
    expect(page.locator("#messages")).to_contain_text("Vastgelegd")
    expect(page.locator("#timeline")).to_contain_text("niet bereikt")
    expect(page.locator("#tried")).to_contain_text("niet bereikt")
    assert strip.count() + page.locator("#tried").inner_text().count("niet bereikt") > before
    page.get_by_role("button", name="Laatste registratie ongedaan maken").click()
    expect(page.locator("#messages")).to_contain_text("Ongedaan gemaakt")
    expect(strip).to_have_count(before)


def test_a_talk_is_noted_and_the_case_closed_with_an_outcome(visit, house):
    """What was agreed, then an outcome that the attempts allow; a closed case can be opened again."""
    page = visit("consulent")
    case = take_one(page, 10)
    page.goto(f"/zaken/{case}/sluiten")
    few = page.locator("input[name=outcome]").count()
    page.goto(f"/zaken/{case}/")
    page.locator("#contact").get_by_role("button", name=re.compile("Gesproken")).first.click()
    page.goto(f"/zaken/{case}/afspraak")
    page.locator("textarea[name=agreed]").fill("Mevrouw Öztürk belt maandag de woningcorporatie.")
    page.get_by_role("button", name="Opslaan").or_(page.get_by_role("button", name="Bewaar")).first.click()
    expect(page.locator("#agreed")).to_contain_text("Öztürk")
    page.goto(f"/zaken/{case}/sluiten")
    assert page.locator("input[name=outcome]").count() > few
    page.locator("input[name=outcome]").first.check()
    page.locator("main form").get_by_role("button", name="Sluit de zaak").click()
    expect(page.locator("main")).to_contain_text("Deze zaak is afgesloten")
    page.goto(f"/zaken/{case}/heropenen")
    page.locator("input[name=why]").fill("De bewoner belde terug.")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("main")).not_to_contain_text("Deze zaak is afgesloten")
    said = house.run("django", "shell", "-v0", "-c", LOGGED.format(case=case)).stdout
    assert int(re.search(r"read (\d+)", said)[1]) >= 5


def test_every_signal_shows_its_decision_with_the_reason(visit):
    """The code after DDAS, and a sentence."""
    page = visit("consulent")
    page.goto("/werklijst/")
    page.locator("tr[data-row] a").first.click()
    page.locator("summary").filter(has_text="Signalen op dit adres").click()
    signal = page.locator("article").first
    expect(signal).to_contain_text("Besluit")
    expect(signal).to_contain_text(re.compile(r"opgepakt", re.I))


def test_a_case_of_another_municipality_is_not_there(visit):
    """Not forbidden: unknown (row-level security)."""
    page = visit("consulent")
    page.goto("/werklijst/")
    case = page.locator("tr[data-row] a").first.get_attribute("href")
    other = visit("consulent@zilverkoog.example")
    assert other.goto(case).status == 404
