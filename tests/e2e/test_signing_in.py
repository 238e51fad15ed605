"""Coming in: the demo's doors, a password and a second step, where each role lands, and the switch of municipality."""

import re
import time
from secrets import token_hex

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.e2e.conftest import sign_in

ROLES = ("Coördinator", "Consulent", "Bezoeker", "Vrijwilliger", "Professional", "Teamleider", "Beheerder")
PASSWORD = "een lange zin als wachtwoord"


def test_the_sign_in_page_lists_a_person_for_each_role(visit):
    """Who looks around in the demo chooses a person; nothing needs to be known."""
    page = visit()
    page.goto("/")
    doors = page.locator("button.ui-door")
    for role in ROLES:
        expect(doors.filter(has_text=role).first).to_be_visible()
    expect(doors.filter(has_text="Privacyfunctionaris").first).to_be_visible()


@pytest.mark.parametrize(
    ("account", "sees", "misses", "lands_on"),
    [
        ("coordinator", "Vandaag Werklijst Rondes Inloop Wijk Team Maand Beheer", "Leveringen Gebruikers", "/vandaag/"),
        ("consulent", "Vandaag Werklijst Rondes Inloop Wijk", "Leveringen Partners", "/vandaag/"),
        ("bezoeker", "Vandaag Werklijst Rondes", "Inloop Wijk", "/vandaag/"),
        ("vrijwilliger", "Inloop Meer", "Vandaag Werklijst Wijk Maand Beheer", "/inloop/"),
        ("budgetcoach", "Inloop Wijk Maand Meer", "Vandaag Werklijst Beheer", "/inloop/"),
        ("teamleider", "Vandaag Werklijst Inloop Wijk Beheer", "Rondes", "/vandaag/"),
        ("privacy", "Vandaag Werklijst Beheer", "Rondes Inloop Wijk", "/vandaag/"),
        ("beheer", "Beheer", "Vandaag Werklijst Wijk", "/"),
    ],
)
def test_each_role_has_its_own_menu_and_a_useful_start(visit, account, sees, misses, lands_on):
    """Nobody meets a place that is not theirs, and nobody starts on an empty page."""
    page = visit(account)
    page.goto("/")
    expect(page).to_have_url(re.compile(f"{lands_on}$"))
    menu = page.locator("nav.ui-nav")
    for word in sees.split():
        expect(menu.get_by_role("link", name=re.compile(f"^(De )?{word}$", re.IGNORECASE))).to_be_visible()
    for word in misses.split():
        expect(menu.get_by_role("link", name=re.compile(f"^(De )?{word}$", re.IGNORECASE))).to_have_count(0)
    assert len(page.locator("main").inner_text()) > 100


def test_a_place_that_is_not_yours_says_why(visit):
    """The refusal is a sentence in Dutch, not a code; counts of the municipality are not a volunteer's either."""
    page = visit("vrijwilliger")
    assert page.goto("/maand").status == 403
    answer = page.goto("/werklijst/")
    assert answer.status == 403
    expect(page.locator("main")).to_contain_text("Dit ziet alleen wie")


def test_a_stranger_signs_in_and_is_where_they_wanted_to_be(visit):
    """Also with the filters in the address."""
    page = visit()
    page.goto("/werklijst/?kind=huur&pattern=multiple")
    expect(page).to_have_url(re.compile("/account/login/"))
    page.locator("button.ui-door[value^='consulent@klokkendam']").click()
    expect(page).to_have_url(re.compile(r"/werklijst/\?kind=huur&pattern=multiple$"))


def test_an_invited_colleague_chooses_a_password_and_a_second_step(visit, house):
    """Invited by the administrator, a link by mail, a wrong password, and then a code from an app."""
    email = f"nieuw-{token_hex(4)}@klokkendam.example"
    office = visit("beheer")
    office.goto("/beheer/gebruikers/nieuw")
    office.get_by_label("Naam").fill("Noor van den Heuvel-Özdemir")
    office.get_by_label("E-mailadres").fill(email)
    office.get_by_label("Consulent").check()
    office.get_by_role("button", name="Toegang geven").click()
    expect(office.locator("main")).to_contain_text("Noor van den Heuvel-Özdemir")

    page = visit()
    page.goto("/account/login/")
    page.get_by_role("link", name="Wachtwoord vergeten?").click()
    page.get_by_label("E-mailadres").fill(email)
    page.locator("main form button[type=submit]").first.click()
    page.goto(house.link_mailed_to(email))
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()

    with_password(page, email, "niet het goede woord")
    expect(page.get_by_role("alert")).to_contain_text("wachtwoord")
    assert page.get_by_label("E-mailadres").input_value() == email
    with_password(page, email, PASSWORD)
    expect(page).to_have_url(re.compile("/vandaag/$"))

    page.goto("/account/2fa/totp/activate/")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)  # changing how one signs in asks for it once more
    page.get_by_role("button", name="Bevestigen").click()
    secret = page.locator(".ui-key").inner_text().strip()
    page.locator("input[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Aanzetten").click()
    expect(page.locator("main")).to_contain_text(re.compile("herstelcode|tweede stap", re.I))

    other = visit()
    with_password(other, email, PASSWORD)
    expect(other).to_have_url(re.compile("/account/2fa/authenticate/"))
    other.goto("/werklijst/")
    expect(other).to_have_url(re.compile("/account/2fa/authenticate/"))  # the password alone opens nothing
    other.locator("input[name=code]").fill(code_of(secret))
    other.get_by_role("button", name="Inloggen", exact=True).click()
    expect(other).to_have_url(re.compile("/(vandaag|werklijst)/$"))


def test_who_works_for_two_municipalities_switches_in_the_header(visit):
    """The list changes with it, and says for whom one now works."""
    page = visit()
    sign_in(page, "consulent@zilverkoog.example")
    first = page.locator(".ui-house__name").inner_text()
    page.locator("header details summary").filter(visible=True).first.click()
    page.locator("header form[action$='/gemeente'] button:not([aria-current])").filter(visible=True).click()
    expect(page.locator(".ui-notice").first).to_contain_text("U werkt nu in")
    expect(page.locator(".ui-house__name")).not_to_have_text(first)


def test_english_is_one_click_away_and_dutch_is_back(visit):
    """Dutch first; the switch is on the sign-in page too."""
    page = visit()
    page.goto("/account/login/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.locator("h1")).to_have_text("Inloggen")


def test_after_signing_out_back_shows_nothing(visit):
    """A shared laptop at the desk."""
    page = visit()
    sign_in(page, "consulent")
    page.goto("/werklijst/")
    page.locator("header details summary").filter(visible=True).first.click()
    page.get_by_role("button", name="Uitloggen").filter(visible=True).click()
    expect(page).to_have_url(re.compile("/account/login/"))
    page.goto("/werklijst/")
    expect(page).to_have_url(re.compile("/account/login/"))


def with_password(page, email, password):
    page.goto("/account/login/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_load_state()


def code_of(secret):
    """What the app shows now; never a code that lapses while it is typed."""
    while time.time() % 30 > 26:
        time.sleep(0.5)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
