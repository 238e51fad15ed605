"""Somebody walks in with a shut-off letter: from picture to professional and back to the desk."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

MOST_TAPS, MOST_SECONDS = 8, 60


class Taps:
    """A volunteer's finger: every tap is counted."""

    def __init__(self) -> None:
        self.count = 0
        self.since = time.monotonic()

    def on(self, target: Locator) -> None:
        self.count += 1
        target.click()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.since


def test_from_picture_to_professional_and_back(
    visit: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    """Helped in eight taps and a minute at most, without a name; passed on after a yes; told back when allowed."""
    desk, coach = visit("vrijwilliger"), visit("budgetcoach")
    desk.goto("/inloop/")
    picture(desk, "inloop")
    number = _asked(desk)
    _walked_to_a_hand_over(desk)
    _nothing_without_a_yes(desk)
    _handed_over(desk, picture)

    coach.goto("/inloop/warm/")
    expect(coach.locator("body")).not_to_contain_text("Fatma")
    coach.get_by_role("link", name="Bekijk").first.click()  # a threat stands first
    expect(coach.locator("#shared")).to_contain_text("Fatma Yilmaz")
    coach.get_by_label("Ik kom nu naar de balie.").check()
    coach.get_by_role("button", name="Ik pak het op").click()
    expect(coach.locator("#messages")).to_contain_text("Ik kom nu naar de balie.")

    desk.goto("/inloop/")
    line = desk.locator("li", has_text=re.compile(rf"Nummer {number} van .*Opgepakt: Defne Kaya"))
    expect(line).to_contain_text("Ik kom nu naar de balie.")
    coach.get_by_label("Hoe ging het?").fill("Het gas gaat morgen weer aan.")
    coach.get_by_role("button", name="Klaar, vertel het de balie").click()
    desk.reload()
    line = desk.locator("li", has_text=re.compile(rf"Nummer {number} van .*Klaar: Defne Kaya"))
    expect(line).to_contain_text("Het gas gaat morgen weer aan.")
    coach.go_back()
    expect(coach.locator("body")).not_to_contain_text("Fatma Yilmaz")


def _asked(desk: Page) -> str:
    """From "new question" to being helped."""
    taps = Taps()
    taps.on(desk.get_by_role("link", name="Nieuwe vraag"))
    taps.on(desk.get_by_role("link", name="Afsluiting dreigt"))
    taps.on(desk.get_by_text("Ja", exact=True))
    taps.on(desk.get_by_text("Nee, of dat is niet duidelijk"))
    taps.on(desk.get_by_role("button", name="Begin meteen"))
    expect(desk.locator("#station")).to_be_visible()
    assert taps.count <= MOST_TAPS and taps.seconds <= MOST_SECONDS
    heading = desk.get_by_role("heading", level=1).inner_text()
    expect(desk.locator("main")).to_contain_text("al afgesloten")
    return heading.removeprefix("Nummer ")


def _walked_to_a_hand_over(desk: Page) -> None:
    """One question at a time; one step back and forth again."""
    desk.get_by_role("button", name="Ja, het is afgesloten").click()
    expect(desk.get_by_text("Kan niet wachten")).to_be_visible()
    desk.get_by_role("button", name="Een stap terug").click()
    desk.get_by_role("button", name="Ja, het is afgesloten").click()
    desk.get_by_role("button", name="Verder").click()
    desk.get_by_role("link", name="Overdragen, met een ja").click()


def _nothing_without_a_yes(desk: Page) -> None:
    """The form reads along; without the two answers of the resident it stays a form."""
    desk.get_by_label("Wat is de vraag, in één zin?").fill("Gas is afgesloten, er is een baby")
    desk.get_by_label("Naam").fill("Fatma Yilmaz")
    desk.get_by_label("Telefoon").fill("06 0000 0199")
    expect(desk.locator("#seen")).to_contain_text("06 0000 0199")
    expect(desk.locator("#seen")).not_to_contain_text("uw adres")
    desk.get_by_role("button", name="De inwoner zei ja").click()
    expect(desk.get_by_text("Zonder ja geven we niets door").first).to_be_visible()


def _handed_over(desk: Page, picture: Callable[[Page, str], None]) -> None:
    """Both yes: it arrives, and the slip says what happens now without saying why they were there."""
    desk.get_by_text("Ja", exact=True).click()
    desk.get_by_text("Op dit scherm").click()
    picture(desk, "inloop-overdragen")
    desk.get_by_role("button", name="De inwoner zei ja").click()
    expect(desk.get_by_text("Aangekomen").first).to_be_visible()
    expect(desk.locator("main")).not_to_contain_text("Fatma")
    desk.get_by_role("link", name="Briefje voor thuis").click()
    slip = desk.locator(".desk-slip")
    expect(slip).to_contain_text("U wordt gebeld door: Defne Kaya")
    expect(slip).not_to_contain_text(re.compile("schuld|gas", re.IGNORECASE))
