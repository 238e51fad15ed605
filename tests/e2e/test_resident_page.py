"""A card on the doormat: scanned or typed, read in nine languages, answered in two taps, and seen by the worker."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE

LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "es", "fr", "de")
SMALLEST = {"width": 320, "height": 640}  # also what a desktop of 1280 px shows at 400 %
ISSUE = """
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases.models import Case
from aanbel.outreach.services import issue_code
with on_behalf_of(Acting.system(9901)) as by:
    quiet = Case.objects.of(9901).open().filter(assigned_to=None, crisis=False, supply_ends_on=None, refusals=None)
    case = quiet.filter(answers=None, reply_codes=None).order_by("pk")[{place}]
    print("card", issue_code(by=by, case=case.pk, purpose="card"), case.pk)
"""
VOICES = """
speechSynthesis.getVoices = () => [{lang: "nl-NL", name: "test"}];
speechSynthesis.speak = (spoken) => { window.said = [...(window.said ?? []), spoken.text]; };
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def card(house):
    """`card(place)` leaves a card at a door that no other journey uses: its code and the number of its case."""

    def leave(place):
        said = house.run("django", "shell", "-v0", "-c", ISSUE.format(place=place)).stdout
        code, case = re.search(r"card (\S+) (\d+)", said).groups()
        return code, int(case)

    return leave


def wider_than_its_window(page):
    """Whether one has to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_language_reads_without_barriers(visit, card, axe, viewport):
    """The page, a choice and a code that fails: axe, no sideways scrolling, big targets, the right direction.

    Residents come by phone; at the desk one language for each direction tells the same.
    """
    code, _case = card(40)
    page = visit(viewport=viewport)
    for language in LANGUAGES if viewport is PHONE else ("nl", "ar"):
        for place in (f"/r/{code}", f"/r/{code}/bel", f"/r/{code}/vraag", f"/r/{code}/afspraak", "/r/"):
            page.goto(f"{place}?taal={language}")
            assert axe(page) == [], f"{place} {language}"
            assert not wider_than_its_window(page)
            expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
            small = page.locator("main a, main button, nav a").evaluate_all(
                "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent)"
            )
            assert small == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_call_me_is_two_taps_and_the_worker_has_it(visit, card, script):
    """The resident hears what happens next; the worker finds it on the list, on the case, and finishes it."""
    code, case = card(42 if script else 43)
    resident = visit(viewport=PHONE, java_script_enabled=script)
    resident.goto(f"/r/{code}")
    resident.get_by_role("link", name="Bel mij").click()
    resident.locator("input[name=phone]").fill("06 8765 4321")
    resident.get_by_role("button", name="In de ochtend").click()
    expect(resident.locator("h1")).to_have_text("Dank u wel. Wij hebben uw antwoord.")
    expect(resident.locator("main")).to_contain_text("•••• 21")
    assert "8765" not in resident.content()
    assert resident.context.cookies() == []

    worker = visit("consulent")
    worker.goto(f"/zaken/{case}/")
    expect(worker.locator("#answers")).to_contain_text("Wil gebeld worden, liefst in de ochtend, op 0687654321")
    worker.locator("#answers").get_by_role("button", name="Afgehandeld").click()
    expect(worker.locator("#messages")).to_contain_text("Afgehandeld")
    expect(worker.locator("#timeline")).to_contain_text("bel mij")
    expect(worker.locator("#answers")).to_have_count(0)
    resident.reload()
    expect(resident.locator("h1")).to_have_text("Hallo")


def test_a_typed_code_finds_its_page_in_ones_own_language(visit, card):
    """In small letters, in Turkish, and the choice stays in Turkish."""
    code, _case = card(44)
    page = visit(viewport=PHONE)
    page.goto("/r/")
    page.get_by_role("link", name="Türkçe").click()
    page.locator("#code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Devam").click()
    page.get_by_role("link", name="Bana gelin").click()
    page.get_by_role("button", name="Sabah").click()
    expect(page.locator("h1")).to_have_text("Teşekkürler. Yanıtınızı aldık.")


def test_no_is_no_until_one_changes_ones_mind(visit, card):
    """Nobody can plan anything after it; the same card takes it back."""
    code, case = card(46)
    page = visit(viewport=PHONE)
    page.goto(f"/r/{code}")
    page.get_by_role("link", name="Nee, dank u").click()
    page.get_by_role("button", name="Ja, neem geen contact meer op").click()
    expect(page.locator("main")).to_contain_text("Wij nemen hierover geen contact meer met u op")
    worker = visit("consulent")
    worker.goto(f"/zaken/{case}/")
    expect(worker.locator("#answers")).to_contain_text("Wil geen contact")
    page.get_by_role("link", name="Bel mij").click()
    page.locator("input[name=phone]").fill("06 8765 4321")
    page.get_by_role("button", name="Het maakt niet uit wanneer").click()
    expect(page.locator("main")).to_contain_text("Wij bellen u zo snel als het kan.")
    worker.reload()
    expect(worker.locator("#answers")).to_contain_text("Wil gebeld worden")


def test_a_time_is_chosen_and_then_taken(visit, card):
    """A place and a time that the team offers; what one chose is read back."""
    code, _case = card(48)
    page = visit(viewport=PHONE)
    page.goto(f"/r/{code}/afspraak")
    first = page.locator("fieldset button").first
    chosen = first.inner_text().splitlines()[0]
    first.click()
    expect(page.locator(".r-given")).to_contain_text(chosen)
    page.goto(f"/r/{code}/afspraak")
    expect(page.locator("fieldset button").first).not_to_contain_text(chosen)


def test_a_code_that_fails_leaves_nobody_alone(visit, axe):
    """One kind page, with the telephone numbers and desks."""
    page = visit(viewport=PHONE)
    assert page.goto("/r/BBB-BBB-BBB").status == 404
    expect(page.locator("h1")).to_have_text("Deze code werkt niet (meer)")
    expect(page.get_by_role("link", name="0800 0000 901")).to_be_visible()
    assert axe(page) == []


def test_the_smallest_window_forced_colours_and_paper(visit, card, axe):
    """320 px is also a desktop at 400 %; forced colours keep the buttons; paper leaves the buttons out."""
    code, _case = card(50)
    page = visit(viewport=SMALLEST, forced_colors="active")
    for place in (f"/r/{code}", f"/r/{code}/vraag", f"/r/{code}/bezwaar", "/r/"):
        page.goto(f"{place}?taal=de")
        assert not wider_than_its_window(page)
        assert axe(page) == []
    page.goto(f"/r/{code}")
    assert page.locator(".r-choice").first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    page.emulate_media(media="print")
    expect(page.locator(".r-languages")).to_be_hidden()
    expect(page.locator(".r-desks")).to_be_visible()


def test_the_page_is_read_aloud_where_the_phone_has_the_voice(visit, card):
    """The button comes with the script, for a language that the phone can speak; otherwise it is not there."""
    code, _case = card(52)
    page = visit(viewport=PHONE)
    page.add_init_script(VOICES)
    page.goto(f"/r/{code}")
    page.get_by_role("button", name="Lees deze pagina voor").click()
    assert "Hallo" in page.evaluate("window.said")
    page.get_by_role("button", name="Stop met voorlezen").click()
    page.goto(f"/r/{code}?taal=uk")
    expect(page.locator("[data-read]")).to_be_hidden()


def test_the_page_is_light(visit, card):
    """All of it, uncompressed, is less than a small picture: it opens on an old phone in a stairwell."""
    code, _case = card(54)
    page = visit(viewport=PHONE)
    loaded = []
    page.on("response", lambda response: loaded.append((response.url, len(response.body()))))
    page.goto(f"/r/{code}?taal=ar", wait_until="networkidle")
    assert len(loaded) <= 7
    assert sum(size for _url, size in loaded) < 25_000
