"""Letters and cards as PDF: accessible by the typesetter's own check and ours, and deaf to what stands in a name."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from aanbel.outreach.core.template_text import fill, read
from aanbel.outreach.core.typesetting import Sheet, cards, letters

FONTS = Path(settings.FRONTEND) / "paper"
HOSTILE = (
    "#strong[x] $x^2$",
    '"quoted" \\ back',
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "@import *x* _y_",
    "// gone /* gone */",
    "]) #panic() ([",
)
SCRIPTS = ("İ. Şahin-Yıldız", "Ł. Wójcik-Żak", "О. Шевченко", "محمد الحسن", "J. van 't Hoff-Ångström")


def sheet(name: str, number: int = 1, **more: object) -> Sheet:
    """A letter to somebody of this name."""
    blocks = fill(read("Dag {{naam}},\n\n**Bel mij.**\n\n- een\n- twee"), {"naam": name}, ())
    facts = {
        "to": (name, "Molenweg 12", "9901 AB  KLOKKENDAM"),
        "subject": "Wij denken mee",
        "url": "https://a.example/r/K7F",
    }
    return Sheet(number=number, **{"blocks": blocks, **facts, **more})  # type: ignore[arg-type]


def printed(*sheets: Sheet, language: str = "nl") -> PdfReader:
    """The letters, opened again."""
    made = letters(sheets, title="Wij denken mee", language=language, fonts=FONTS, qr_words="QR-code naar uw pagina")
    return PdfReader(BytesIO(made.pdf))


def test_a_letter_is_accessible() -> None:
    """Tagged, with a title that shows, a language, the PDF/UA mark, and words for the QR code (ISO 14289-1)."""
    pdf = printed(sheet("M. de Boer"))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None and pdf.metadata.title == "Wij denken mee"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert "QR-code naar uw pagina" in alternatives(root["/StructTreeRoot"])


def alternatives(element: object) -> list[str]:
    """The words for every picture in the structure."""
    found: list[str] = []
    stack = [element]
    while stack:
        here = stack.pop()
        here = here.get_object() if hasattr(here, "get_object") else here
        if isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, dict):
            if "/Alt" in here:
                found.append(str(here["/Alt"]))
            if "/K" in here:
                stack.append(here["/K"])
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_printed_as_it_is(name: str) -> None:
    """Marks of the typesetter, of HTML and of spreadsheets in a name are text."""
    (page,) = printed(sheet(name)).pages
    squeezed = "".join(page.extract_text().split())
    assert "".join(name.split()) in squeezed.replace("’", "'").replace("“", '"').replace("”", '"')


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_of_our_residents_has_letters(name: str) -> None:
    """Turkish, Polish, Ukrainian and Arabic names come from a real face; a missing one would be an error in PDF/UA."""
    pdf = printed(sheet(name))
    faces = {str(font.get_object()["/BaseFont"]) for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert all("NotoSans" in face for face in faces)


def test_each_letter_begins_on_a_page_of_its_own_and_its_pages_are_counted() -> None:
    """The manifest says where a letter starts, also after a long one."""
    long = read("\n\n".join(["regel " * 60] * 20))
    made = letters(
        [sheet("een", 1), sheet("lang", 2, blocks=long), sheet("drie", 3)],
        title="x", language="nl", fonts=FONTS, qr_words="QR",
    )  # fmt: skip
    assert made.pages[1] == made.pages[3] == 1 < made.pages[2]
    assert len(PdfReader(BytesIO(made.pdf)).pages) == sum(made.pages.values())


@pytest.mark.parametrize(("per_sheet", "sheets"), [(4, 3), (8, 2)])
def test_cards_come_four_or_eight_to_a_sheet(per_sheet: int, sheets: int) -> None:
    """Nine cards."""
    nine = [sheet("M.", number, to=(), note=True) for number in range(1, 10)]
    made = cards(nine, title="x", language="nl", fonts=FONTS, qr_words="QR", per_sheet=per_sheet)
    assert len(PdfReader(BytesIO(made.pdf)).pages) == sheets
    assert made.pages[9] == sheets


def test_arabic_is_set_from_right_to_left() -> None:
    """The document says so; the address in the window stays as the post reads it."""
    pdf = printed(sheet("محمد الحسن"), language="ar")
    assert pdf.trailer["/Root"]["/Lang"] == "ar"
    assert "Molenweg 12" in pdf.pages[0].extract_text()
