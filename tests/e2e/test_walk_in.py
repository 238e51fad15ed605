"""Somebody walks in with a shut-off letter: from picture to professional and back to the desk."""

import re
import time
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from aanbel.kernel import clock

MOST_TAPS, MOST_SECONDS = 8, 60
A_DAY = 3
"""Taps to choose a day in the calendar of a phone: open, tap, close."""
A_TAP, A_WORD = 1.5, 0.4
"""Seconds for a finger to find its place, and for a calm voice to read a word aloud."""


class Intake:
    """A volunteer with somebody in front of them: every tap is counted, and every word on the screen is read aloud.

    The browser itself is done in a second, which says nothing; so the time is that of the house plus that of people.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = self.words = 0
        self.since = time.monotonic()

    def tap(self, target: Locator) -> None:
        self.taps += 1
        target.click()

    def day(self, field: Locator, on: date) -> None:
        self.taps += A_DAY
        field.fill(on.isoformat())

    def read_aloud(self) -> None:
        self.words += len(self.page.locator("main").inner_text().split())

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.since + self.taps * A_TAP + self.words * A_WORD

    def within_a_minute(self) -> None:
        assert (self.taps <= MOST_TAPS, self.seconds <= MOST_SECONDS) == (True, True), (self.taps, self.seconds)


def test_from_picture_to_professional_and_back(
    visit: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    """Helped in eight taps and a minute at most, without a name; passed on after a yes; told back when allowed."""
    desk, coach = visit("vrijwilliger"), visit("budgetcoach")
    desk.goto("/inloop/")
    picture(desk, "inloop")
    _asked_at_length(desk)
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


def _asked_at_length(desk: Page) -> None:
    """The longest way in: a letter with a day on it, which starts the clock; then they wait."""
    intake = Intake(desk)
    intake.tap(desk.get_by_role("link", name="Nieuwe vraag"))
    intake.read_aloud()
    intake.tap(desk.get_by_role("link", name="Afsluiting dreigt"))
    intake.read_aloud()
    intake.tap(desk.get_by_text("Nee", exact=True))
    intake.tap(desk.get_by_text("Ja, op deze dag"))
    intake.day(desk.get_by_label("De dag op de brief"), clock.today() + timedelta(days=2))
    intake.tap(desk.get_by_role("button", name="Zet in de rij"))
    expect(desk.locator("#messages")).to_contain_text("Zeg het nummer")
    intake.within_a_minute()
    expect(desk.locator("#waiting")).to_contain_text("wordt binnen enkele dagen afgesloten")


def _asked(desk: Page) -> str:
    """From "new question" to being helped."""
    intake = Intake(desk)
    intake.tap(desk.get_by_role("link", name="Nieuwe vraag"))
    intake.read_aloud()
    intake.tap(desk.get_by_role("link", name="Afsluiting dreigt"))
    intake.read_aloud()
    intake.tap(desk.get_by_text("Ja", exact=True))
    intake.tap(desk.get_by_text("Nee, of dat is niet duidelijk"))
    intake.tap(desk.get_by_role("button", name="Begin meteen"))
    expect(desk.locator("#station")).to_be_visible()
    intake.within_a_minute()
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
