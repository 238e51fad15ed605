"""A case discussion: asked at the desk without names, answered by a budget coach who sees no case."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.test_referral import spoken_to  # noqa: F401 - a fixture


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_colleagues_think_along_without_knowing_who(visit, axe, spoken_to, viewport):  # noqa: F811
    """A name in the text is found; the coach reads the rest, answers, agrees a step; the worker puts it in the plan."""
    case = spoken_to(4 if viewport is DESKTOP else 5)
    worker = visit("consulent", viewport=viewport)
    worker.goto(f"/zaken/{case}/hulp")
    worker.get_by_role("link", name="Vraag collega’s").click()
    assert axe(worker) == []
    name = worker.locator("#left-out li").first.inner_text()
    question = f"Wat zou u als eerste proberen? ({viewport['width']})"
    worker.get_by_label("Wat wilt u van uw collega’s weten?").fill(question)
    text = worker.get_by_label("De situatie, zonder namen")
    safe = text.input_value()
    text.fill(f"{safe}\nGesproken met {name}.")
    worker.get_by_label("Defne Kaya").check()
    worker.get_by_role("button", name="Vraag", exact=True).click()
    expect(worker.locator("main")).to_contain_text("laat nog zien over wie het gaat")
    text.fill(safe)
    worker.get_by_role("button", name="Vraag", exact=True).click()
    expect(worker.locator("h1")).to_contain_text(question)
    assert axe(worker) == []
    address = worker.url

    coach = visit("budgetcoach", viewport=viewport)
    coach.goto("/casusbesprekingen/")
    coach.get_by_role("link", name=re.compile(re.escape(question))).click()
    expect(coach.locator("#situation")).to_contain_text("Geprobeerd")
    assert name not in coach.locator("body").inner_text()
    assert coach.locator(f"a[href*='/zaken/{case}']").count() == 0
    coach.get_by_label("Wat vindt u?").fill("Vraag eerst wat zorgen geeft.")
    coach.get_by_role("button", name="Geef uw mening").click()
    coach.locator("summary").filter(has_text="Leg vast wat is afgesproken").click()
    coach.get_by_label("Wat is afgesproken?").fill("Samen de post openen")
    coach.get_by_role("button", name="Opslaan").click()
    assert axe(coach) == []

    worker.goto(address)
    expect(worker.locator("#views")).to_contain_text("Vraag eerst wat zorgen geeft.")
    worker.get_by_role("button", name="De inwoner wil dit: zet in het plan").click()
    expect(worker.locator("#steps")).to_contain_text("in het plan")
    worker.goto(address.rstrip("/") + "/afdruk")
    expect(worker.locator("main")).to_contain_text("Samen de post openen")
    assert axe(worker) == []
