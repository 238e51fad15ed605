"""The social map: from a word that was typed wrong to an organisation that says its entry is still right."""

from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE


def test_from_a_typing_error_to_an_entry_that_is_right_again(visit, house, axe):
    """Found, stale, doubted by a volunteer, asked by mail, assured on a phone, and right for everybody."""
    volunteer = visit("vrijwilliger", viewport=PHONE)
    volunteer.goto("/sociale-kaart/")
    volunteer.get_by_role("searchbox").last.fill("verslavnig")
    results = volunteer.locator("#results")
    expect(results).to_contain_text("Bedoelde u “verslaving”")
    results.get_by_role("link", name="Spreekuur verslaving").click()
    expect(volunteer.locator("#fresh")).to_contain_text("Bel eerst voordat u iemand stuurt")
    assert volunteer.get_by_text("Korte lijnen").count() == 0
    volunteer.get_by_label("Wat klopt er niet?").fill("Het is nu op woensdag, zei de portier.")
    volunteer.get_by_role("button", name="Klopt niet meer").click()
    expect(volunteer.locator("main")).to_contain_text("zei de portier")
    assert axe(volunteer) == []

    coordinator = visit("coordinator", viewport=DESKTOP)
    coordinator.goto("/sociale-kaart/nakijken")
    coordinator.get_by_role("link", name="Spreekuur verslaving").click()
    coordinator.get_by_role("button", name="Laat zoals het is").click()
    coordinator.get_by_role("button", name="Vraag het de organisatie").click()
    expect(coordinator.locator("#messages")).to_contain_text("brede-rug@hulp.example")

    link = house.link_mailed_to("brede-rug@hulp.example")
    organisation = visit(viewport=PHONE, java_script_enabled=False)
    organisation.goto(link)
    expect(organisation.locator("main")).to_contain_text("Spreekuur verslaving")
    organisation.get_by_role("button", name="Ja, alles klopt nog").click()
    expect(organisation.locator("h1")).to_have_text("Bedankt")
    forwarded = visit()
    answer = forwarded.request.get(link)
    assert answer.status == 410 and "al beantwoord" in answer.text()

    coordinator.reload()
    expect(coordinator.locator("#fresh")).to_contain_text("vandaag door De Brede Rug")
    resident = visit(viewport=PHONE, java_script_enabled=False)
    resident.goto("/hulp/klokkendam/?q=verslaving&taal=pl")
    expect(resident.locator("main")).to_contain_text("Spreekuur verslaving")
    assert resident.context.cookies() == []
