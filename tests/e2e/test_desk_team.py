"""Behind the walk-in: a gap on the rota is filled, and what desks hear comes back with an answer."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_gap_is_filled_and_a_theme_is_answered(
    visit: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    """Somebody is ill, a colleague stands in; many letters are not understood, the municipality says what changed."""
    coordinator, volunteer, lead = visit("coordinator"), visit("vrijwilliger"), visit("teamleider")
    _gap_filled(coordinator, picture)
    _ill_and_replaced(coordinator)

    coordinator.goto("/inloop/thema/")
    picture(coordinator, "inloop-thema")
    coordinator.locator("#opvallend a").first.click()
    sentence = coordinator.get_by_label("Wat gaat er mis, in één zin?").input_value()
    coordinator.get_by_role("button", name="Bewaren").click()
    address = coordinator.url

    volunteer.goto("/inloop/thema/")
    volunteer.get_by_role("link", name=sentence).click()
    volunteer.get_by_label("Wat merkt u?").fill("Bel mevrouw Jansen maar op 06 12345678, die weet het")
    volunteer.get_by_role("button", name="Toevoegen").click()
    expect(volunteer.locator("#opmerkingen")).to_contain_text("is van een persoon")
    volunteer.get_by_label("Wat merkt u?").fill("Ze zien niet voor wanneer ze moeten betalen.")
    volunteer.get_by_role("button", name="Toevoegen").click()
    expect(volunteer.locator("#opmerkingen")).to_contain_text("voor wanneer ze moeten betalen")
    expect(volunteer.locator("#voorleggen")).to_have_count(0)

    coordinator.reload()
    coordinator.get_by_label("Wat vraagt u aan de gemeente?").fill("Praat met het waterbedrijf over de brief.")
    coordinator.get_by_role("button", name="Leg voor").click()
    lead.goto(address)
    lead.get_by_role("button", name="Ik kijk ernaar").click()
    lead.get_by_label("Ja").check()
    lead.get_by_label("Wat merken de balies en de inwoners ervan?").fill("Op de brief staat nu groot voor wanneer.")
    lead.get_by_role("button", name="Antwoord").click()

    volunteer.goto("/inloop/thema/")
    answered = volunteer.locator("article", has_text=sentence)
    expect(answered).to_contain_text("Beantwoord")
    expect(answered).to_contain_text("Op de brief staat nu groot voor wanneer.")
    assert volunteer.goto("/inloop/vrijwilligers/").status == 403
    volunteer.goto("/inloop/vrijwilligers/mijn-pad")
    expect(volunteer.locator("h1")).to_have_text("Mijn pad")


def _gap_filled(page: Page, picture: Callable[[Page, str], None]) -> None:
    """A part of the opening hours without a professional: from the amber bar to somebody on it."""
    page.goto("/inloop/beheer/")
    before = page.locator(".desk-missing li").count()
    page.locator(".desk-missing a", has_text=":").first.click()
    picture(page, "inloop-rooster")
    page.locator(".rota-gap a").first.click()
    page.get_by_label("Wie").select_option(label="Noor Jacobs")
    page.get_by_label("Voor welk werk").select_option("generalist")
    page.get_by_role("button", name="Zet op het rooster").click()
    expect(page.locator("#messages")).to_contain_text("Noor Jacobs staat op het rooster")
    page.goto("/inloop/beheer/")
    expect(page.locator(".desk-missing li")).to_have_count(before - 1)


def _ill_and_replaced(page: Page) -> None:
    """Ill is one tap; who is free is offered by name and telephone, and stands on the rota after one more."""
    page.goto("/inloop/rooster/")
    page.get_by_role("link", name="Molenwijk").click()
    page.get_by_role("link", name="De week erna").click()
    page.locator(".rota-bar--professional a").first.click()
    page.get_by_role("button", name="Ziek", exact=True).click()
    expect(page.get_by_text("Tot een collega komt")).to_be_visible()
    stand_in = page.locator("#in-plaats button").first
    name = stand_in.inner_text()
    stand_in.click()
    expect(page.locator("#messages")).to_contain_text(f"{name} komt in de plaats")
