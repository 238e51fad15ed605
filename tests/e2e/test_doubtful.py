"""Is this the same person? Asked, answered, and changed again; nothing is merged silently."""

import pytest
from playwright.sync_api import expect

from tests.e2e import files
from tests.e2e.test_delivery import deliver


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_doubt_is_answered_and_the_answer_changed(visit, tmp_path, script):
    """Two signals with one rare name in two streets: a person decides, and can decide otherwise."""
    name = files.surname()
    who = f"{files.initials()};{name}"
    page = visit("coordinator")
    deliver(page, files.canonical(tmp_path, files.row(who, postcode="9901XY"), files.row(who, postcode="9901ZX")))
    expect(page.locator("main")).to_contain_text("rijen opgenomen", timeout=60_000)

    page = visit("coordinator", java_script_enabled=script)
    for _second in range(60):
        page.goto("/twijfel")
        if name in page.content():
            break
        page.wait_for_timeout(1000)
    doubt = page.locator("[id^=question-]").filter(has_text=name)
    expect(doubt).to_contain_text("dezelfde achternaam")
    expect(doubt).to_contain_text("%")
    number = doubt.get_attribute("id")
    doubt.get_by_role("button", name="Dezelfde persoon").click()
    expect(page.locator(f"#{number} button[value=same], #messages .ui-notice")).to_have_count(0 if script else 1)
    page.goto("/twijfel")
    expect(page.locator(f"#{number}")).to_have_count(0)
    page.goto("/twijfel?view=answered")
    answered = page.locator(f"#{number}")
    expect(answered).to_contain_text("Marijke de Groot")
    answered.get_by_role("button", name="Iemand anders").click()
    expect(page.locator(f"#{number} button[value=different]")).to_have_count(0)
    page.goto("/twijfel?view=answered")
    expect(page.locator(f"#{number} button[value=different]")).to_have_count(0)
    expect(page.locator(f"#{number} button[value=same]")).to_have_count(1)


def test_a_visitor_may_look_but_not_answer(visit):
    """The reasons are open to who works with them; the answer is for who knows the register."""
    page = visit("bezoeker")
    page.goto("/twijfel")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("button[name=answer]")).to_have_count(0)
