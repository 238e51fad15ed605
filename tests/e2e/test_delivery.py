"""A creditor's file: in at the door, a receipt, a report in plain words, and the refused rows back to mend."""

import re
import zipfile
from io import BytesIO

import pytest
from playwright.sync_api import expect

from tests.e2e import files

NEW = "/leveringen/nieuw"


def deliver(page, file, button="Aanleveren"):
    page.goto(NEW)
    page.get_by_label("Van welke signaalpartner?").select_option("lichtstroom")
    page.get_by_label("Het bestand").set_input_files(file)
    page.get_by_role("button", name=button).click()


def deliveries(page):
    """The receipts on the page with all deliveries."""
    page.goto("/leveringen")
    return page.locator("main section:nth-of-type(2) tbody tr td:first-child a").evaluate_all(
        "all => all.map(a => a.href)"
    )


def test_two_wrong_rows_do_not_hold_up_the_others(visit, tmp_path):
    """The report counts, says per row what is wrong, and gives the rows back with the errors beside them."""
    file = files.canonical(
        tmp_path,
        files.row(),
        files.row(postcode="geen"),
        files.row(amount="-50"),
        files.row("=1+1;=cmd|' /C calc'!A0"),
    )
    page = visit("coordinator")
    deliver(page, file)
    expect(page).to_have_url(re.compile(r"/leveringen/\d+$"))
    download = page.get_by_role("link", name="Download de rijen om te verbeteren")
    download.wait_for(timeout=60_000)
    main = page.locator("main")
    expect(main).to_contain_text(re.compile(r"2 van de 4 rijen"))
    expect(main).to_contain_text("postcode")
    with page.expect_download() as waiting:
        download.click()
    rows = files.sheet(waiting.value)
    told = "\n".join(str(cell) for row in rows for cell in row)
    assert "geen" in told
    assert "-50" in told
    assert not any(str(cell).startswith("=") for row in rows for cell in row if cell)

    here = page.url
    deliver(page, file)
    expect(page).to_have_url(here)
    expect(page.locator("#messages")).to_contain_text("kwam al binnen")

    page.get_by_role("link", name="Ontvangstbewijs").click()
    expect(page.locator("main")).to_contain_text("SHA-256")


def test_only_checking_keeps_nothing(visit, tmp_path):
    """The same words, without a delivery."""
    page = visit("coordinator")
    before = deliveries(page)
    deliver(page, files.canonical(tmp_path, files.row(postcode="0000")), button="Alleen controleren")
    expect(page.locator("main")).to_contain_text("niets bewaard")
    assert deliveries(page) == before


def test_rows_pasted_from_excel_are_understood(visit):
    """Copied with their header, tabs between the fields."""
    page = visit("coordinator")
    page.goto(NEW)
    page.get_by_label("Van welke signaalpartner?").select_option("lichtstroom")
    page.locator("summary").filter(has_text="plak rijen uit Excel").click()
    rows = "\n".join([files.HEADER, files.row(), files.row()])
    page.locator("[data-upload] textarea").fill(rows.replace(";", "\t"))
    page.get_by_role("button", name="Aanleveren").click()
    expect(page.locator(".ui-stats, main dl, main").first).to_contain_text("rijen opgenomen", timeout=60_000)
    expect(page.locator("main")).to_contain_text(re.compile(r"\b2\b"))


def zip_bomb() -> bytes:
    """A workbook of a few hundred kB whose sheet would unpack to 400 MB."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        with parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _megabyte in range(400):
                sheet.write(b"0" * 1_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.csv", lambda: b"", "leeg"),
        ("bom.xlsx", zip_bomb, "groot|uitpak|uitgepakt"),
        ("foto.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "lezen|herkennen|gelezen"),
        ("kolommen.csv", lambda: b"naam;leeftijd\nA;3\n", "kolom"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(visit, tmp_path, name, content, says):
    """What is wrong is said in words; not one signal is written."""
    file = tmp_path / name
    file.write_bytes(content() + (b"" if name == "leeg.csv" else files.surname().encode()))
    page = visit("coordinator")
    deliver(page, file)
    expect(page.locator("main")).to_contain_text(re.compile(says, re.I), timeout=60_000)
    expect(page.locator("main")).not_to_contain_text(re.compile(r"[1-9]\d* rijen opgenomen"))
    expect(page.locator(".ui-notice, .ui-form-errors, [role=alert]").first).to_be_visible()


def test_who_delivered_which_month_is_one_table(visit):
    """A row for each partner, a column for each month; a number opens the delivery."""
    page = visit("coordinator")
    page.goto("/leveringen")
    supply = page.locator("main table").first
    line = supply.locator("tr").filter(has_text="Lichtstroom")
    assert supply.locator("thead th").count() >= 6
    line.locator("td a").first.click()
    expect(page).to_have_url(re.compile(r"/leveringen(/\d+|\?)"))
    expect(page.locator("h1")).to_contain_text("Lichtstroom")


def test_without_script_a_file_comes_in_too(visit, tmp_path):
    """The reading goes on by itself; the page is loaded again to see what became of it."""
    page = visit("coordinator", java_script_enabled=False)
    deliver(page, files.canonical(tmp_path, files.row()))
    for _second in range(60):
        if "rij opgenomen" in page.content():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.locator("main")).to_contain_text("rij opgenomen")
