"""The flowchart is changed as a picture and by keyboard, a circle is refused in words, it is published and printed."""

import re

from playwright.sync_api import expect

HOME = "/inloop/landkaart/"


def test_a_coordinator_adds_a_question_mends_a_circle_publishes_and_prints(visit, house, axe, picture):
    """By mouse and keyboard; saved by itself; what blocks is named; the desks get it at once; the poster comes out."""
    page = visit("coordinator")
    page.goto(HOME)
    number = page.locator(".ui-heading__lead").inner_text().split()[1].rstrip(",")
    page.get_by_role("button", name="Wijzigen").click()
    page.wait_for_url("**/wijzigen/**")

    # With the mouse: a question behind another, its words typed at once.
    page.locator("#s-anders").click(position={"x": 40, "y": 20})
    page.get_by_role("button", name="Hierna toevoegen").click()
    page.keyboard.type("Mag ik u een kop koffie geven?")
    made = page.locator(".chart__sign[aria-current]")
    expect(made).to_contain_text("Mag ik u een")
    station = made.get_attribute("data-id")

    # By keyboard: two options, each with where it leads.
    form = page.locator("[data-station]")
    form.locator("[name='label-0']").fill("Graag")
    form.locator("[name='to-0']").focus()  # the stations are listed when somebody opens the list
    form.locator("[name='to-0']").select_option("praten")
    form.locator("[name='label-1']").fill("Nee, dank u")
    form.locator("[name='to-1']").focus()
    form.locator("[name='to-1']").select_option("anders")
    page.locator("#s-anders").press("Enter")
    form.locator("[name='label-4']").fill("Ik ben moe")

    check = page.locator("[data-said]")
    expect(check).to_contain_text("Hier loopt u in een kring")
    expect(form.locator("[data-here]")).to_contain_text("Hier loopt u in een kring")
    expect(check).to_contain_text("Mag ik u een kop koffie geven?")
    page.get_by_role("link", name="Nakijken en publiceren").click()
    expect(page.get_by_role("heading", name="Landkaart publiceren")).to_be_visible()
    expect(page.get_by_text("Dit moet eerst worden hersteld")).to_be_visible()
    expect(page.get_by_role("button", name="Publiceren")).to_have_count(0)

    # Mended by dragging: the second option to the end of the line.
    page.locator(f"a[href*='station={station}'], .chart-said a").first.click()
    page.wait_for_url("**/wijzigen/**")
    page.locator(f"#s-{station}").press("Enter")
    out = page.locator(f"#s-{station} [data-out='1']")
    out.scroll_into_view_if_needed()
    start = out.bounding_box()
    end = page.locator("#s-naar-generalist .chart__card").bounding_box()
    page.mouse.move(start["x"] + 13, start["y"] + 13)
    page.mouse.down()
    page.mouse.move(end["x"] + 60, end["y"] + 30, steps=6)
    page.mouse.up()
    expect(check).not_to_contain_text("kring")
    expect(page.locator("[data-state]")).to_contain_text("Bewaard om")

    # Back and forth, and a station moved by keyboard stays where it is put.
    page.locator(f"#s-{station}").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-act='redo']")).to_be_enabled()
    expect(page.locator("[data-state]")).to_contain_text("Bewaard om")
    assert axe(page) == []
    picture(page, "flowchart-editor")

    # A colleague was before us: theirs is shown, and with undo ours comes back and is kept.
    colleague = visit("coordinator")
    colleague.goto(f"{HOME}wijzigen/?station=praten")
    colleague.locator("[name='help']").fill("Zet koffie.")
    expect(colleague.locator("[data-state]")).to_contain_text("Bewaard om")
    page.locator("#s-praten").press("Enter")
    page.keyboard.type("Fijn! ")
    expect(page.locator("[data-state]")).to_contain_text("heeft de landkaart intussen gewijzigd")
    page.get_by_role("button", name="Laat hun werk zien").click()
    expect(form.locator("[name='help']")).to_have_value("Zet koffie.")
    page.locator("#s-praten").focus()
    page.keyboard.press("Control+z")
    expect(form.locator("[name='text']")).to_have_value(re.compile("Fijn!"))
    expect(page.locator("[data-state]")).to_contain_text("Bewaard om")

    page.get_by_role("link", name="Nakijken en publiceren").click()
    expect(page.get_by_text("Vraag “Mag ik u een kop koffie geven?” is nieuw.")).to_be_visible()
    page.get_by_label("Wat is er veranderd, in een paar woorden").fill("Eerst koffie")
    page.get_by_role("button", name="Publiceren").click()
    expect(page.locator(".ui-heading__lead")).to_contain_text(f"Versie {int(number) + 1}, Eerst koffie")
    expect(page.locator(f"#s-{station}")).to_contain_text("Mag ik u een")

    poster = page.request.get(f"{HOME}poster.pdf")
    assert poster.headers["content-type"] == "application/pdf"
    assert poster.body().startswith(b"%PDF")
    at_the_desk = visit("vrijwilliger")
    at_the_desk.goto(f"{HOME}versie/{number}/")
    expect(at_the_desk.get_by_text("De werkplaatsen werken niet (meer) met deze versie.")).to_be_visible()
    expect(at_the_desk.locator(f"#s-{station}")).to_have_count(0)
    at_the_desk.get_by_role("link", name="Bekijk wat er nu anders is").click()
    expect(at_the_desk.locator("#beside")).to_contain_text("Vraag “Mag ik u een kop koffie geven?” is nieuw.")
