"""What if: other points, the list that moves, and the list that follows when they are made to count."""

import re

import pytest
from playwright.sync_api import expect


def first_kinds(page):
    page.goto("/werklijst/")
    return page.locator("tr[data-row] td:nth-child(2)").all_inner_texts()[:10]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_points_are_changed_looked_at_and_activated(visit, script):
    """In Oosterkoog, so that the order of Klokkendam stays as it was. Nothing moves before it is activated."""
    page = visit("coordinator@zilverkoog.example", java_script_enabled=script)
    before = first_kinds(page)
    page.goto("/volgorde/")
    page.get_by_role("link", name="Wat als…").click()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("0 zaken stijgen")
    field = page.locator("input[name='points-partners-0']")
    page.locator("summary").filter(has_text="Aantal partners").click()
    field.fill("20" if field.input_value() == "320" else "320")
    field.blur()
    if not script:
        page.get_by_role("button", name="Toon wat verschuift").click()
    expect(preview).not_to_contain_text(re.compile(r"^\D*0 zaken stijgen"))
    top = page.locator("#preview tbody tr[data-row] a").first.inner_text()
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.locator("main")).to_contain_text("concept")
    assert first_kinds(page) == before
    page.go_back()
    page.get_by_role("button", name="Activeer").click()
    expect(page.locator("#messages")).to_contain_text("volgorde")
    assert first_kinds(page)[0].startswith(top)


def test_points_out_of_range_get_a_sentence(visit):
    """What was filled in stays, and nothing is kept."""
    page = visit("teamleider")
    page.goto("/volgorde/1/wat-als")
    page.locator("input[name='points-crisis-0']").fill("9000")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.locator("#preview")).to_contain_text("500")
    assert page.locator("input[name='points-crisis-0']").input_value() == "9000"


def test_a_consultant_reads_the_order_but_does_not_set_it(visit):
    """Everyone who works with the list may know why it is as it is."""
    page = visit("consulent")
    assert page.goto("/volgorde/").status == 200
    expect(page.get_by_role("link", name="Wat als…")).to_have_count(0)
    assert page.goto("/volgorde/1/wat-als").status == 403
