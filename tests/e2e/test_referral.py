"""From a resident's yes to a helper elsewhere: the worker refers at the desk, the helper answers on a phone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from aanbel.kernel.clock import today
from tests.e2e.conftest import DESKTOP, PHONE

SPOKEN_TO = """
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries
from aanbel.cases.models import Case
with on_behalf_of(Acting.system(9901)):
    cases = Case.objects.of(9901).open().filter(status="in_contact", referrals=None, seizure_requests=None)
    free = cases.exclude(pk__in=queries.not_to_approach(9901).values("pk")).order_by("-pk")
    print("case", free[{place}].pk)
"""


@pytest.fixture
def spoken_to(house):
    """`spoken_to(place)` is a case in which somebody was spoken to, that no other journey uses."""

    def find(place):
        said = house.run("django", "shell", "-v0", "-c", SPOKEN_TO.format(place=place)).stdout
        return int(re.search(r"case (\d+)", said)[1])

    return find


def fill_in(page, case, to, question):
    """The form, up to the look at what goes along."""
    page.goto(f"/zaken/{case}/hulp/verwijzen")
    page.get_by_label("Naar wie?").select_option(label=page.locator("option", has_text=to).first.inner_text())
    page.get_by_label("Wat vraagt u aan hen?").fill(question)
    page.get_by_label("De inwoner zei hier ja op").check()
    page.get_by_role("button", name="Bekijk wat meegaat").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_helper_elsewhere_says_yes_on_a_phone(visit, house, axe, spoken_to, script):
    """Seen before sent; a code by phone opens it; after the yes nothing is shown, and the hand-over is warm."""
    case = spoken_to(0 if script else 1)
    worker = visit("consulent", viewport=DESKTOP, java_script_enabled=script)
    fill_in(worker, case, "Thuisadministratie", "Kan iemand elke maand even meekijken met de post?")
    expect(worker.locator("#goes-along")).to_contain_text("elke maand even meekijken")
    if script:
        assert axe(worker) == []
    worker.get_by_role("button", name="Verstuur de link").click()
    card = worker.locator("#referrals")
    expect(card).to_contain_text("gevraagd, nog geen antwoord")
    code = card.locator("strong.ui-nowrap").inner_text()
    if script:
        assert axe(worker) == []

    helper = visit(viewport=PHONE, java_script_enabled=script)
    link = house.link_mailed_to("thuisadministratie@hulp.example")
    helper.goto(link)
    expect(helper.locator("h1")).to_contain_text("Een vraag van")
    assert "meekijken" not in helper.locator("body").inner_text()
    if script:
        assert axe(helper) == []
    helper.get_by_label("Code van vier cijfers").fill("0000" if code != "0000" else "0001")
    helper.get_by_role("button", name="Open de vraag").click()
    expect(helper.locator("main")).to_contain_text("nog 4 keer")
    helper.get_by_label("Code van vier cijfers").fill(code)
    helper.get_by_role("button", name="Open de vraag").click()
    expect(helper.locator("main")).to_contain_text("elke maand even meekijken")
    if script:
        assert axe(helper) == []
        assert helper.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    helper.get_by_label("Ja, wij helpen").check()
    helper.get_by_label("Wat moeten wij weten?").fill("Jan belt woensdag.")
    helper.get_by_label("Uw naam").fill("Jan Bos")
    helper.get_by_role("button", name="Verstuur het antwoord").click()
    expect(helper.locator("h1")).to_contain_text("Uw antwoord is binnen")
    helper.goto(link)
    expect(helper.locator("h1")).to_contain_text("niets meer te zien")

    worker.goto(f"/zaken/{case}/hulp")
    expect(card).to_contain_text("Jan belt woensdag.")
    card.get_by_role("link", name="Leg het gesprek samen vast").click()
    worker.get_by_label("Op welke dag?").fill(f"{today():%Y-%m-%d}")
    worker.get_by_role("button", name="Opslaan").click()
    expect(card).to_contain_text("Overgedragen in een gesprek samen")
    worker.goto(f"/zaken/{case}/")
    expect(worker.locator("#timeline")).to_contain_text("Thuisadministratie antwoordde: aangenomen")
    expect(worker.locator("#agreed")).to_contain_text("Thuisadministratie")


def test_without_a_yes_nothing_is_sent_and_a_guessed_code_locks_the_link(visit, house, spoken_to):
    """The worker is asked to ask; five wrong codes and also the right one opens nothing."""
    case = spoken_to(2)
    worker = visit("consulent", viewport=PHONE)
    worker.goto(f"/zaken/{case}/hulp/verwijzen")
    worker.get_by_label("Naar wie?").select_option(label=worker.locator("option", has_text="Energiecoach").inner_text())
    worker.get_by_label("Wat vraagt u aan hen?").fill("Wilt u meekijken naar het verbruik?")
    worker.get_by_role("button", name="Bekijk wat meegaat").click()
    expect(worker.locator("main")).to_contain_text("Er is niets gedeeld")
    worker.get_by_label("De inwoner zei hier ja op").check()
    worker.get_by_role("button", name="Bekijk wat meegaat").click()
    worker.get_by_role("button", name="Verstuur de link").click()
    code = worker.locator("#referrals strong.ui-nowrap").inner_text()
    stranger = visit(viewport=PHONE)
    stranger.goto(house.link_mailed_to("energie@hulp.example"))
    for _attempt in range(5):
        stranger.get_by_label("Code van vier cijfers").fill("1111" if code != "1111" else "2222")
        stranger.get_by_role("button", name="Open de vraag").click()
        stranger.wait_for_load_state()
    expect(stranger.locator("main")).to_contain_text("op slot")
    worker.reload()
    expect(worker.locator("#referrals")).to_contain_text("De link laat niets meer zien")
    worker.get_by_role("button", name="Stuur een nieuwe link").click()
    expect(worker.locator("#referrals strong.ui-nowrap")).to_have_count(1)


def test_a_seizing_creditor_is_asked_with_a_signed_authorisation(visit, axe, spoken_to):
    """Written down with the day of signing, followed by the answer."""
    case = spoken_to(3)
    page = visit("consulent", viewport=PHONE)
    page.goto(f"/zaken/{case}/hulp/beslag")
    assert axe(page) == []
    page.get_by_label("Wie legt beslag?").select_option(label="CJIB")
    page.get_by_label("Betaalpauze").check()
    page.get_by_label("De inwoner tekende de machtiging op").fill(f"{today() - timedelta(days=1):%Y-%m-%d}")
    page.get_by_label("De inwoner zei hier ja op").check()
    page.get_by_role("button", name="Leg vast dat we dit vragen").click()
    card = page.locator("#seizures")
    expect(card).to_contain_text("CJIB")
    card.get_by_role("link", name="Het antwoord is er").click()
    page.get_by_label("Toegekend", exact=True).check()
    page.get_by_role("button", name="Opslaan").click()
    expect(card).to_contain_text("toegekend")
    assert axe(page) == []
