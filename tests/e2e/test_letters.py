"""Journey: a coordinator rewrites a text with advice at hand; a worker writes to a household and opens the PDF."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_worker_writes_to_a_household(
    visit: Callable[..., Page], axe: Callable[[Page], list[str]], viewport: dict[str, int]
) -> None:
    """From the list to the case, its messages, the text as the resident gets it, and the letter to print."""
    page = visit("consulent", viewport=viewport)
    page.goto(_a_case_to_write_to(page))
    assert axe(page) == []
    page.get_by_label("Welke tekst?").select_option(label="Brief: wij denken met u mee")
    page.get_by_role("button", name="Eerst bekijken").click()
    expect(page.get_by_role("heading", name="Wat erin staat")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Maken om te printen").click()
    expect(page.get_by_text("Gemaakt. Open de pdf om te printen.")).to_be_visible()
    link = page.get_by_role("link", name="Open als pdf").first
    answer = page.request.get(link.get_attribute("href") or "")
    assert answer.body().startswith(b"%PDF")
    assert axe(page) == []


def _a_case_to_write_to(page: Page) -> str:
    """The messages of the first case of the list that may be written to."""
    page.goto("/werklijst/")
    hrefs = [one.get_attribute("href") or "" for one in page.locator("a[href^='/zaken/']").all()]
    numbers = list(dict.fromkeys(found[1] for href in hrefs if (found := re.match(r"/zaken/(\d+)/", href))))
    for number in numbers[:15]:
        page.goto(f"/zaken/{number}/berichten")
        if page.get_by_role("button", name="Eerst bekijken").count():
            return f"/zaken/{number}/berichten"
    raise AssertionError("no case of the first fifteen may be written to")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_coordinator_writes_a_text_with_advice(
    visit: Callable[..., Page], axe: Callable[[Page], list[str]], viewport: dict[str, int]
) -> None:
    """The advice follows what is typed; a hard word is named with a better one; the draft is kept."""
    page = visit("coordinator", viewport=viewport)
    page.goto("/brieven/")
    assert axe(page) == []
    page.goto("/brieven/brief_andere_plek/schrijven")
    body = page.get_by_label("Tekst", exact=True)
    body.fill("Derhalve verzoeken wij u contact op te nemen. U heeft een betalingsachterstand.")
    expect(page.locator("#advice")).to_contain_text("kantoorwoord")
    expect(page.locator("#advice")).to_contain_text("verwijt")
    assert axe(page) == []
    body.fill("")
    page.locator("[data-insert='{{aanhef}}']").click()
    expect(body).to_have_value("{{aanhef}}")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.get_by_text("bewaard als concept")).to_be_visible()
    expect(page.locator("#advice")).to_contain_text("Verbeter dit eerst")
    expect(page.get_by_role("button", name="Vrijgeven")).to_have_count(0)


def test_the_words_are_checked_without_script_too(visit: Callable[..., Page]) -> None:
    """The button does what typing does."""
    page = visit("coordinator", java_script_enabled=False)
    page.goto("/brieven/kaart_aan_de_deur/schrijven")
    page.get_by_label("Tekst", exact=True).fill("Uw schuld is 200 euro.")
    page.get_by_role("button", name="Kijk de woorden na").click()
    expect(page.locator("#advice")).to_contain_text("anderen kunnen dit lezen")
