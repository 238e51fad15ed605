"""Every screen, at the desk and on the phone: no barrier, no sideways scrolling, no English, one main heading."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.dutch import left_over

COORDINATOR, CONSULTANT, ADMINISTRATOR = "coordinator", "consulent", "beheer"
SCREENS = (
    ("", "/account/login/"),
    ("", "/account/password/reset/"),
    ("", "/account/signup/"),
    (CONSULTANT, "/vandaag/"),
    (COORDINATOR, "/vandaag/"),
    ("vrijwilliger", "/"),
    (COORDINATOR, "/maand"),
    (CONSULTANT, "/werklijst/"),
    (CONSULTANT, "/werklijst/?kind=huur&pattern=multiple&q=nieuwe"),
    (CONSULTANT, "/werklijst/?q=bestaatniet+1"),
    (CONSULTANT, "/werkbakjes/"),
    (CONSULTANT, "{case}"),
    (CONSULTANT, "{case}gesprek"),
    (CONSULTANT, "{case}afspraak"),
    (CONSULTANT, "{case}sluiten"),
    (CONSULTANT, "{case}nee"),
    (CONSULTANT, "{case}herinner"),
    (CONSULTANT, "{case}plan"),
    (CONSULTANT, "{case}plan/afdruk"),
    (CONSULTANT, "{case}budget"),
    (CONSULTANT, "{case}hulp"),
    (CONSULTANT, "{case}hulp/verwijzen"),
    (CONSULTANT, "{case}hulp/casusbespreking"),
    (CONSULTANT, "{case}hulp/beslag"),
    (CONSULTANT, "{case}berichten"),
    (CONSULTANT, "{case}berichten/schrijven"),
    (CONSULTANT, "{case}aanpak"),
    (CONSULTANT, "{case}huisbezoek"),
    (CONSULTANT, "{case}deur"),
    (CONSULTANT, "/te-doen/"),
    (CONSULTANT, "/te-doen/versturen?stack=text%3Asms_hulp"),
    (CONSULTANT, "/antwoorden/"),
    (CONSULTANT, "/agenda/"),
    (CONSULTANT, "/casusbesprekingen/"),
    (CONSULTANT, "{discussion}"),
    (CONSULTANT, "/team/"),
    (CONSULTANT, "/team/nagesprek"),
    (CONSULTANT, "/team/feedback"),
    (CONSULTANT, "/team/samen"),
    (CONSULTANT, "/team/intervisie"),
    (CONSULTANT, "/team/wie-waarheen"),
    (COORDINATOR, "/aanpak/"),
    (COORDINATOR, "/aanpak/1/volgorde/"),
    (COORDINATOR, "/aanpak/1/entrepreneur"),
    (COORDINATOR, "/brieven/"),
    (COORDINATOR, "/brieven/nieuw"),
    (COORDINATOR, "{text}"),
    (COORDINATOR, "{text}schrijven"),
    (COORDINATOR, "{batch}"),
    (COORDINATOR, "/rondes/"),
    (COORDINATOR, "{round}"),
    (COORDINATOR, "{round}afdruk"),
    (COORDINATOR, "{round}papier"),
    (COORDINATOR, "/toestellen/"),
    ("bezoeker", "/toestellen/"),
    (COORDINATOR, "{stop}"),
    (COORDINATOR, "/rondes/team/"),
    (COORDINATOR, "{visitor}"),
    (COORDINATOR, "{visitor}dag"),
    ("bezoeker", "/rondes/"),
    (COORDINATOR, "/spreekuren/"),
    ("vrijwilliger", "/inloop/"),
    ("vrijwilliger", "/inloop/vraag/"),
    ("vrijwilliger", "/inloop/vraag/?soort=letter"),
    ("vrijwilliger", "{question}"),
    ("vrijwilliger", "{question}overdragen"),
    ("vrijwilliger", "{question}briefje"),
    ("vrijwilliger", "{question}afspraak"),
    ("vrijwilliger", "{appointment}"),
    ("vrijwilliger", "/inloop/vrijwilligers/mijn-pad"),
    ("budgetcoach", "/inloop/warm/"),
    ("budgetcoach", "{warm}"),
    (COORDINATOR, "/inloop/landkaart/?laag=gaten&station=afsluiting"),
    ("vrijwilliger", "/inloop/landkaart/?laag=verkeer"),
    ("coordinator@zilverkoog.example", "/inloop/landkaart/wijzigen/?station=schuld"),
    ("coordinator@zilverkoog.example", "/inloop/landkaart/publiceren"),
    ("coordinator@zilverkoog.example", "/inloop/landkaart/wijzigen/weg"),
    (COORDINATOR, "/inloop/landkaart/versie/1/?naast=2"),
    (COORDINATOR, "/wegwijzers/"),
    (COORDINATOR, "/wegwijzers/nieuw"),
    (COORDINATOR, "/sociale-kaart/"),
    (COORDINATOR, "/sociale-kaart/nieuw"),
    (COORDINATOR, "/sociale-kaart/nakijken"),
    (COORDINATOR, "/sociale-kaart/verwijzen"),
    (COORDINATOR, "/sociale-kaart/uitwisselen"),
    (COORDINATOR, "{place}"),
    (COORDINATOR, "{entry}"),
    (CONSULTANT, "/sociale-kaart/korte-lijnen/"),
    ("", "/hulp/klokkendam/"),
    ("", "{help}"),
    (COORDINATOR, "/terugkoppeling/"),
    (COORDINATOR, "/terugkoppeling/klokwonen/"),
    (COORDINATOR, "/terugkoppeling/klokwonen/delen"),
    (COORDINATOR, "/terugkoppeling/klokwonen/computer"),
    (COORDINATOR, "/rondes/veilig"),
    (COORDINATOR, "/rondes/cijfers"),
    (COORDINATOR, "{debrief}"),
    (COORDINATOR, "{door}registreren"),
    (COORDINATOR, "/beheer/gemeente"),
    (COORDINATOR, "/beheer/"),
    ("", "/r/"),
    ("", "/r/BCD-FGH-JKM"),
    (CONSULTANT, "{case}waarom"),
    (CONSULTANT, "/besluiten/"),
    (CONSULTANT, "{decision}"),
    (CONSULTANT, "{resident}"),
    (COORDINATOR, "/volgorde/"),
    (COORDINATOR, "/volgorde/1/wat-als"),
    (COORDINATOR, "/volgorde/1/werkbakjes"),
    (COORDINATOR, "/twijfel"),
    (COORDINATOR, "/twijfel?view=answered"),
    (COORDINATOR, "/leveringen"),
    (COORDINATOR, "/leveringen/nieuw"),
    (COORDINATOR, "{delivery}"),
    (COORDINATOR, "{delivery}/ontvangstbewijs"),
    (COORDINATOR, "/partners"),
    (COORDINATOR, "/partners/nieuw"),
    (COORDINATOR, "/partners/lichtstroom"),
    (COORDINATOR, "/partners/lichtstroom/wijzigen"),
    (COORDINATOR, "/partners/lichtstroom/afspraak"),
    (COORDINATOR, "{agreement}"),
    (ADMINISTRATOR, "/beheer/gebruikers"),
    (ADMINISTRATOR, "/beheer/gebruikers/nieuw"),
    (ADMINISTRATOR, "{user}"),
    (ADMINISTRATOR, "/mijn-account"),
    (ADMINISTRATOR, "/account/2fa/"),
    (ADMINISTRATOR, "/account/logout/"),
    ("budgetcoach", "/wijk/"),
    ("budgetcoach", "/wijk/?beeld=kaart&groep=elderly"),
    (COORDINATOR, "/wijk/wat-mist"),
    ("budgetcoach", "/wijk/warm"),
    ("budgetcoach", "/wijk/kaartjes"),
    ("budgetcoach", "/wijk/sleutelfiguren/nieuw"),
    ("budgetcoach", "{key_figure}"),
    ("budgetcoach", "{spot}"),
    (COORDINATOR, "/wijk/straten"),
    ("budgetcoach", "/wijk/meedoen/"),
    ("budgetcoach", "/wijk/meedoen/nee-is-nee"),
    (COORDINATOR, "/wijk/meedoen/ja"),
    (COORDINATOR, "/wijk/preventie/"),
    (COORDINATOR, "/wijk/preventie/nieuw"),
    (COORDINATOR, "{activity}"),
    (COORDINATOR, "/wijk/preventie/met-wie/"),
    (COORDINATOR, "/wijk/preventie/groepen/"),
    (COORDINATOR, "/wijk/teksten/young/nl/eigen"),
    ("vrijwilliger", "/wijk/teksten/"),
    (COORDINATOR, "/wijk/teksten/young/en/"),
    (COORDINATOR, "/leren/"),
    (COORDINATOR, "{learnt}"),
    (COORDINATOR, "/leren/nieuw"),
    (COORDINATOR, "/leren/inlezen"),
    (COORDINATOR, "/inloop/beheer/"),
    (COORDINATOR, "{desk}"),
    (COORDINATOR, "{rota}"),
    (COORDINATOR, "{rota}erop"),
    (COORDINATOR, "{duty}"),
    (COORDINATOR, "{slots}"),
    (COORDINATOR, "/inloop/beheer/cijfers"),
    (COORDINATOR, "/inloop/vrijwilligers/"),
    (COORDINATOR, "{volunteer}"),
    (COORDINATOR, "/inloop/vrijwilligers/leren"),
    ("vrijwilliger", "/inloop/rooster/"),
    (COORDINATOR, "/inloop/thema/"),
    (COORDINATOR, "/inloop/thema/nieuw"),
    ("teamleider", "{theme}"),
    ("privacy", "/inzage/"),
    ("bezoeker", "/volgorde/1/wat-als"),  # refused, in a sentence
    (CONSULTANT, "/nergens"),
)
WHERE = {
    "activity": (COORDINATOR, "/wijk/preventie/", ".year__activity--held"),
    "learnt": (COORDINATOR, "/leren/?q=sms", ".learn-card a"),
    "case": (CONSULTANT, "/werklijst/?pattern=multiple", "tr[data-row] a"),
    "decision": (CONSULTANT, "/besluiten/", "td a[href^='/besluiten/']"),
    "resident": (CONSULTANT, "{case}", "a[href^='/bewoners/']"),
    "delivery": (COORDINATOR, "/leveringen", "tr:has-text('gelezen') a[href^='/leveringen/']"),
    "agreement": (COORDINATOR, "/partners/lichtstroom", "a[href^='/afspraken/']"),
    "discussion": (CONSULTANT, "/casusbesprekingen/", "main a[href^='/casusbesprekingen/']"),
    "text": (COORDINATOR, "/brieven/", "main a[href^='/brieven/']:not([href*='nieuw']):not([href*='partij'])"),
    "batch": (COORDINATOR, "/brieven/", "main a[href^='/brieven/partij/']:not([href$='nieuw'])"),
    "debrief": (COORDINATOR, "/vandaag/onderweg", "a[href$='/nabespreking']"),
    "key_figure": ("budgetcoach", "/wijk/", "#network-list a[href^='/wijk/sleutelfiguren/']"),
    "spot": ("budgetcoach", "/wijk/", "#network-list a[href^='/wijk/plekken/']"),
    "entry": (COORDINATOR, "/sociale-kaart/?words=brief", "main .directory-card a[href^='/sociale-kaart/']"),
    "place": (COORDINATOR, "{entry}", "main a[href^='/sociale-kaart/plek/']"),
    "help": ("", "/hulp/klokkendam/?kind=workplace", "main h2 a"),
    "door": (COORDINATOR, "/rondes/", "main a[href^='/rondes/adres/']"),
    "round": (COORDINATOR, "/rondes/", "main .visits-round h2 a"),
    "stop": (COORDINATOR, "/rondes/", "main .visits-stop__acts a[href^='/rondes/adres/']"),
    "question": ("vrijwilliger", "/inloop/", "#helping a[href^='/inloop/vraag/']"),
    "appointment": ("vrijwilliger", "/inloop/", "main a[href^='/inloop/afspraak/']"),
    "warm": ("budgetcoach", "/inloop/warm/", "main a[href^='/inloop/warm/']"),
    "visitor": (COORDINATOR, "/rondes/team/", "main td a[href^='/rondes/team/']"),
    "desk": (COORDINATOR, "/inloop/beheer/", "main .ui-card a[href^='/inloop/beheer/']:not([href*='cijfers'])"),
    "rota": (COORDINATOR, "/inloop/rooster/", "main a[href^='/inloop/rooster/']:not([href*='dienst'])"),
    "duty": (COORDINATOR, "{rota}", ".rota-bar a"),
    "slots": (COORDINATOR, "/inloop/beheer/", "main a[href^='/inloop/tijden/']"),
    "volunteer": (COORDINATOR, "/inloop/vrijwilligers/", "main .volunteer-line a"),
    "theme": (COORDINATOR, "/inloop/thema/", "main .theme-line a"),
    "user": (ADMINISTRATOR, "/beheer/gebruikers", "tr[data-row] a"),
}
"""Addresses with a number in them: who finds one, on which page, by which link."""
NARROW = {"width": 320, "height": 640}
PART_OF_A_PAGE = re.compile(r"waarom$")
FOCUS = """() => {
  const here = document.activeElement, style = getComputedStyle(here);
  if (here === document.body) return "";
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
  return ring ? "" : here.outerHTML.slice(0, 120);
}"""


@pytest.fixture(scope="session")
def places(browser, house, badges):
    """Addresses with a number in them, found by walking there."""
    return {}


@pytest.fixture
def address(visit, places):
    """Fills in the number of a case, a delivery, and so on, as the lists of this demo have them."""

    def first(account, page, links):
        found = visit(account)
        found.goto(page)
        return found.locator(links).first.get_attribute("href")

    def fill(template):
        name = template.partition("{")[2].partition("}")[0]
        if name and name not in places:
            account, page, links = WHERE[name]
            places[name] = first(account, fill(page), links)
        return template.format(**places)

    return fill


@pytest.mark.parametrize(("account", "template"), SCREENS)
def test_every_screen(visit, axe, address, account, template):
    """At the desk and on the phone: axe finds nothing, nothing sticks out at 320 px, all is Dutch, one main heading."""
    page = visit(account)
    page.goto(address(template))
    page.wait_for_load_state("networkidle")
    wrong = []
    if not PART_OF_A_PAGE.search(template):
        headings = page.locator("h1").all_inner_texts()
        wrong += [] if len(headings) == 1 and headings[0].strip() else [f"main headings: {headings}"]
        wrong += [] if page.title().strip() else ["no title"]
    wrong += [f"English: {text}" for text in left_over(page)]
    for size in (DESKTOP, PHONE, NARROW):
        page.set_viewport_size(size)
        if size is not NARROW and not PART_OF_A_PAGE.search(template):
            wrong += axe(page)
        width = page.evaluate("document.scrollingElement.scrollWidth")
        wrong += [f"scrolls sideways at {size['width']}: {width}"] if width > size["width"] else []
    assert wrong == []


@pytest.mark.parametrize("template", ["/werklijst/", "{case}", "/leveringen/nieuw", "/volgorde/1/wat-als"])
def test_the_focus_is_in_sight(visit, address, template):
    """With Tab through the first twenty places that can be reached."""
    page = visit(COORDINATOR)
    page.goto(address(template))
    for _place in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS) == ""


@pytest.mark.parametrize("template", ["/werklijst/", "{case}"])
def test_on_paper_stands_the_content_only(visit, address, template):
    """No menu, no search, no buttons; the municipality's name stays."""
    page = visit(CONSULTANT)
    page.goto(address(template))
    page.emulate_media(media="print")
    for gone in ("nav.ui-nav", ".ui-search", ".ui-heading__actions", "#contact", ".ui-filters"):
        for place in page.locator(gone).all():
            expect(place).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main table").first).to_be_visible()
