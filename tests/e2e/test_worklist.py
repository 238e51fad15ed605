"""The list: narrowed, searched, walked through with the keyboard, taken from, and exported."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import files


def addresses(page):
    return page.locator("tr[data-row] td:nth-child(2) a").all_inner_texts()


def test_filters_narrow_the_list_and_back_keeps_them(visit):
    """The filters stand in the address; each is shown and can be taken off."""
    page = visit("consulent")
    page.goto("/werklijst/")
    everything = page.locator(".ui-heading__lead").inner_text()
    page.get_by_label("Soort signaal").select_option("huur")
    page.get_by_label("Patroon").select_option("multiple")
    page.get_by_role("button", name="Toon").click()
    expect(page).to_have_url(re.compile("kind=huur.*pattern=multiple"))
    assert page.locator(".ui-heading__lead").inner_text() != everything
    narrowed = addresses(page)
    assert narrowed
    page.locator("tr[data-row] a").first.click()
    expect(page).to_have_url(re.compile(r"/zaken/\d+/"))
    page.go_back()
    expect(page).to_have_url(re.compile("kind=huur.*pattern=multiple"))
    assert addresses(page) == narrowed
    assert page.get_by_label("Soort signaal").input_value() == "huur"
    page.get_by_role("link", name="Alle filters uit").first.click()
    expect(page.locator(".ui-heading__lead")).to_have_text(everything)


def test_half_a_street_and_a_number_finds_the_door(visit):
    """From the top of every page, with `/`; one hit opens at once, more hits make a list."""
    page = visit("consulent")
    page.goto("/werklijst/")
    wanted = addresses(page)[2]
    street, number = re.match(r"(\D+) (\d+)", wanted).groups()
    page.goto("/vandaag/")
    page.keyboard.press("/")
    page.keyboard.type(f"{street[: len(street) // 2 + 2]} {number}")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(wanted)


def test_the_keyboard_walks_and_opens(visit):
    """j and k move, Enter opens; none of them does anything inside a field."""
    page = visit("consulent")
    page.goto("/werklijst/")
    first, second = addresses(page)[:2]
    for key in "jjkj":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == second
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(first)
    page.goto("/werklijst/")
    page.locator("#filter-q").fill("jjk")
    assert page.locator("#filter-q").input_value() == "jjk"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_case_is_taken_from_the_list(visit, script):
    """The list stays where it was, and the case is mine."""
    page = visit("consulent", java_script_enabled=script)
    page.goto("/werklijst/?assigned=nobody")
    row = page.locator("tr[data-row]").filter(has=page.get_by_role("button")).nth(4)
    taken = row.locator("a").inner_text()
    row.get_by_role("button").click()
    if script:
        expect(page.locator("tr[data-row]").filter(has_text=taken).first).to_contain_text("Anna Visser")
    expect(page).to_have_url(re.compile("assigned=nobody"))
    page.goto(f"/werklijst/?assigned=me&q={taken}")
    expect(page.locator("main")).to_contain_text(taken)


def test_the_list_leaves_as_a_spreadsheet(visit):
    """In its order, with its filters, amounts as numbers."""
    page = visit("consulent")
    page.goto("/werklijst/?kind=huur")
    shown = addresses(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Exporteer").click()
    assert re.match(r"werklijst-\d{4}-\d\d-\d\d\.xlsx", waiting.value.suggested_filename)
    header, *rows = files.sheet(waiting.value)
    where = header.index("Adres")
    assert [row[where] for row in rows][: len(shown)] == shown
    assert all(isinstance(row[8], int | float) for row in rows)


def test_nothing_found_says_how_to_go_on(visit):
    """An empty list has its next step in it."""
    page = visit("consulent")
    page.goto("/werklijst/?q=bestaatnietstraat+99")
    expect(page.locator("main")).to_contain_text("Geen")
    expect(page.get_by_role("link", name="Alle filters uit").first).to_be_visible()


def test_a_tray_opens_as_a_list(visit):
    """The number at the tray is the number of the list."""
    page = visit("consulent")
    page.goto("/werkbakjes/")
    row = page.locator("tr[data-row]").first
    size = row.locator("td").last.inner_text().strip()
    row.locator("a").click()
    expect(page.locator(".ui-heading__lead")).to_contain_text(f"{size} ")
