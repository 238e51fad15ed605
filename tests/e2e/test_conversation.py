"""A talk on the porch and at the table: nothing beyond the signal before a yes, and gone when it is taken back."""

import pytest
from playwright.sync_api import expect

from tests.e2e.cases import one_case
from tests.e2e.conftest import DESKTOP, PHONE

STORY = "Verloor in januari zijn werk"


@pytest.mark.parametrize(("viewport", "place"), [(PHONE, 14), (DESKTOP, 15)], ids=["phone", "desktop"])
def test_a_talk_from_the_first_sentence_to_one_next_step(visit, axe, viewport, place):
    """Checked, asked, told, agreed; then the yes is taken back and everything told is erased."""
    page = visit("consulent", viewport=viewport)
    case = one_case(page, place)
    page.goto(f"{case}/gesprek")
    assert axe(page) == []
    page.get_by_role("heading", name="Samen de gegevens nakijken").click()
    expect(page.get_by_role("heading", name="Wie ben ik")).to_be_visible()
    signal = page.locator(".talk__signal").first
    expect(signal.get_by_text("€")).to_be_hidden()
    signal.get_by_role("button", name="Klopt niet").click()
    expect(page.locator(".talk__signal").first.get_by_role("button", name="Klopt niet")).to_have_attribute(
        "aria-pressed", "true"
    )

    page.goto(f"{case}/gesprek?stap=consent")
    expect(page.locator("[name=health]")).to_have_count(0)
    page.locator("#consent").get_by_role("button", name="De inwoner zegt ja").click()
    page.locator("[name=story]").fill(STORY)
    assert axe(page) == []
    page.get_by_role("button", name="Schrijf op").click()
    expect(page.locator("aside")).to_contain_text(STORY)

    page.goto(f"{case}/gesprek?stap=next_step")
    form = page.locator("#next_step form")
    form.locator("[name=agreed]").fill("Post openen, samen met dochter")
    form.locator("[name=help_accepted]").check()
    form.get_by_role("button", name="Bewaar wat u afsprak").click()
    expect(page.locator("#messages")).to_contain_text("Vastgelegd")
    page.goto(f"{case}/plan")
    expect(page.locator("#steps")).to_contain_text("Post openen, samen met dochter")

    page.goto(f"{case}/gesprek?stap=consent")
    page.get_by_role("button", name="Trek dit ja in").click()
    expect(page.locator("body")).not_to_contain_text(STORY)
    page.get_by_role("button", name="Wis wat is bewaard").click()
    expect(page.locator("#messages")).to_contain_text("Gewist")
    expect(page.locator("[name=story]")).to_have_count(0)


def test_a_talk_works_without_script(visit):
    """Stations fold by themselves, buttons are forms."""
    page = visit("bezoeker", java_script_enabled=False)
    case = one_case(page, 16)
    page.goto(f"{case}/gesprek?voor=assertive")
    expect(page.locator("main")).to_contain_text("Uw leverancier moet het ons melden")
    page.goto(f"{case}/gesprek?stap=check")
    page.locator(".talk__signal").first.get_by_role("button", name="Weet ik niet").click()
    expect(page.locator(".talk__signal [aria-pressed=true]").first).to_contain_text("Weet ik niet")


def test_what_was_told_is_not_for_everyone(visit):
    """A team lead answers for the work, not for what residents tell."""
    page = visit("consulent")
    case = one_case(page, 22)
    assert visit("teamleider").goto(f"{case}/gesprek").status == 403
