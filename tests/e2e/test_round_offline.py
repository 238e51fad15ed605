"""Journey of issue 4: a day is planned, driven, registered with the network cut, sent once, and talked over."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.e2e.conftest import PHONE, House

PIN = "27184"
PDF = """async () => {
  const form = document.querySelector("main form[method=post]");
  const answer = await fetch(form.action, {method: "POST", body: new FormData(form)});
  return [answer.status, answer.headers.get("content-type"), (await answer.text()).slice(0, 5)];
}"""
MEANT = re.compile(r"net::ERR_(INTERNET_DISCONNECTED|FAILED)|status of 410")
"""The missing network, and the answer to a phone that was wiped."""


@pytest.fixture
def pocket(browser: Browser, house: House) -> Iterator[BrowserContext]:
    """A phone: small, touched, with a service worker; what it complains of and was not meant fails the journey."""
    context = browser.new_context(
        base_url=house.url, viewport=PHONE, locale="nl-NL", has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not MEANT.search(message.text):
            complaints.append(message.text)

    context.on("console", listen)
    yield context
    context.close()
    assert complaints == []


def test_a_day_is_planned_driven_registered_offline_and_reported(
    visit: Callable[..., Page], pocket: BrowserContext, picture: Callable[[Page, str], None]
) -> None:
    """Plan and hand out at the desk; three doors in a stairwell, the app closed in between; sent once; talked over."""
    desk = visit("coordinator")
    names = plan_and_hand_out(desk)
    round_address = desk.url
    print_cards(desk)
    desk.goto(round_address)

    phone = pocket.new_page()
    open_the_round(phone, names)
    picture(phone, "onderweg-ronde")

    pocket.set_offline(True)
    doors = [next_door(phone, picture)]
    phone.get_by_role("link", name="Niet thuis").click()
    phone.get_by_role("button", name=re.compile("^Ja, kaartje [0-9B-Z]{3}-")).click()
    expect(phone.get_by_role("heading", name="Bewaard")).to_be_visible()
    picture(phone, "onderweg-bewaard")
    doors.append(next_door(phone))
    phone.get_by_role("link", name="Gesproken").click()
    phone.get_by_label("Wij bellen terug").check()
    phone.get_by_label("Morgen bellen").check()
    phone.get_by_role("button", name="Bewaar").click()
    expect(phone.get_by_role("heading", name="Bewaard")).to_be_visible()

    phone.reload()  # the app was closed by the phone, somewhere in the stairwell
    expect(phone.get_by_role("heading", name="Uw pincode")).to_be_visible()
    type_pin(phone)
    expect(phone.locator(".doorrow.done")).to_have_count(2)
    doors.append(next_door(phone))
    phone.get_by_role("link", name="Woont hier niet").click()
    phone.get_by_role("button", name="Bewaar").click()
    expect(phone.get_by_role("heading", name="Bewaard")).to_be_visible()
    expect(phone.locator("footer")).to_contain_text(re.compile("wachten op netwerk|zo verstuurd"))
    picture(phone, "onderweg-wacht")
    desk.goto(f"{round_address}nabespreking")
    expect(desk.get_by_text("Nog niets verteld").first).to_be_visible()

    pocket.set_offline(False)
    expect(phone.locator("footer")).to_contain_text("Alles verstuurd", timeout=40_000)
    picture(phone, "onderweg-verstuurd")
    talk_it_over(desk, doors)
    picture(desk, "ronde-nabespreking")
    desk.get_by_role("button", name=re.compile("^Nog eens")).first.click()
    expect(desk.get_by_text("het volgende plan neemt dit adres mee")).to_be_visible()
    wipe(desk, phone, names)


def plan_and_hand_out(desk: Page) -> str:
    """The rounds of today are made (again), and one that is still a draft is given to its visitors: their names.

    Where another journey took the last draft, the round that was handed out first will do.
    """
    desk.goto("/rondes/")
    desk.get_by_role("button", name=re.compile("^Maak de rondes")).click()
    desk.wait_for_load_state()
    expect(desk.locator("[data-polling]")).to_have_count(0, timeout=60_000)
    links = {str(one.get_attribute("href")) for one in desk.locator("main a[href^='/rondes/']").all()}
    rounds = sorted(one for one in links if re.fullmatch(r"/rondes/\d+/", one))
    for address in [*rounds, rounds[0]]:
        desk.goto(address)
        if desk.get_by_role("button", name="Geef mee").count():
            desk.get_by_role("button", name="Geef mee").click()
            expect(desk.get_by_text("meegegeven").first).to_be_visible()
            break
    return desk.get_by_role("heading", level=1).inner_text().partition(": ")[2]


def print_cards(desk: Page) -> None:
    """A card for each door, as a PDF; the codes are on the paper and on the phone only."""
    desk.get_by_role("link", name="Kaartjes en brieven").click()
    expect(desk.get_by_role("heading", name="In deze volgorde")).to_be_visible()
    status, kind, begins = desk.evaluate(PDF)
    assert (status, kind, begins) == (200, "application/pdf", "%PDF-")


def open_the_round(phone: Page, names: str) -> None:
    """Sign in, choose a PIN, and the round is there; the app itself is kept for when there is no network."""
    phone.goto("/account/login/?next=/veld/")
    phone.locator("button.ui-door", has_text=names.partition(" en ")[0]).first.click()
    phone.wait_for_url("**/veld/")
    phone.evaluate("() => navigator.serviceWorker.ready")
    phone.get_by_role("button", name="Begin").click()
    for _twice in range(2):
        type_pin(phone)
    expect(phone.locator(".doorrow").first).to_be_visible()


def type_pin(phone: Page) -> None:
    """Five keys."""
    keys: Locator = phone.locator(".pin__keys")
    for digit in PIN:
        keys.get_by_role("button", name=digit, exact=True).click()


def next_door(phone: Page, picture: Callable[[Page, str], None] | None = None) -> str:
    """One tap; the street and number of where we are then."""
    phone.get_by_role("link", name=re.compile("^Volgende deur")).first.click()
    expect(phone.get_by_role("button", name="Ik sta voor de deur")).to_be_visible()
    if picture:
        picture(phone, "onderweg-deur")
    return phone.title().partition(" – ")[0]


def talk_it_over(desk: Page, doors: list[str]) -> None:
    """On the desk: each door once, as it was told; a next step in one tap; the round closed with a few words."""
    desk.reload()
    told = {
        door: desk.locator("section, article, div").filter(has=desk.get_by_role("heading", name=door)) for door in doors
    }
    for door, outcome in zip(doors, ("Niet thuis", "Gesproken", "Woont hier niet"), strict=False):
        expect(told[door].last).to_contain_text(outcome)
    expect(desk.get_by_text("Wij bellen terug")).to_be_visible()


def wipe(desk: Page, phone: Page, names: str) -> None:
    """The phone is lost: wiped at the desk, it forgets the round at its next question."""
    desk.goto("/toestellen/")
    row = desk.get_by_role("row").filter(has_text=names.partition(" en ")[0]).filter(has_text="Kwijt?").first
    row.get_by_text("Kwijt?").click()
    row.get_by_role("button", name="Wis deze telefoon").click()
    expect(desk.get_by_text("is gewist: de sleutel is nu weg")).to_be_visible()
    phone.get_by_role("link", name=re.compile("^Volgende deur")).click()
    expect(phone.get_by_text("Kantoor heeft deze telefoon gewist.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("button", name="Begin")).to_be_visible()
