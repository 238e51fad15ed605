"""From an activity to a card that another municipality takes over, and from there out of the house in a file."""

import json
from datetime import timedelta

from playwright.sync_api import expect

from aanbel.kernel import clock


def test_what_was_tried_here_is_learnt_elsewhere(visit, picture, tmp_path):
    """An activity gets its result, becomes a card in one click, is shared; a colleague elsewhere copies it, tells how
    it went there, and takes it along as a file, which is read in once."""
    page = visit("coordinator")
    page.goto("/wijk/preventie/")
    picture(page, "preventie")
    page.get_by_role("link", name="Plan een activiteit").click()
    page.get_by_label("Wat gaat u doen?").fill("Koffie in de wasserette")
    page.get_by_label("Voor welke groep").select_option(label="Ouderen")
    page.get_by_label("Dag", exact=True).fill((clock.today() - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Bewaren").click()

    page.get_by_label("Hoeveel mensen kwamen er").fill("14")
    page.get_by_label("Wat werkte, in één zin").fill("Mevrouw De Boer vulde meteen een formulier in.")
    page.get_by_role("button", name="Schrijf op").click()
    expect(page.get_by_text("“Mevrouw De Boer” lijkt op").first).to_be_visible()
    page.get_by_label("Wat werkte, in één zin").fill("Wie op de was wacht, heeft tijd voor een formulier.")
    page.get_by_role("button", name="Schrijf op").click()
    page.get_by_role("button", name="Maak er een praktijkkaart van").click()

    expect(page.get_by_label("Wat het opleverde")).to_have_value("Wie op de was wacht, heeft tijd voor een formulier.")
    page.get_by_label("Wat u kunt overnemen").fill("Vraag de eigenaar om een tafel bij het raam.")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_role("button", name="Deel met anderen").click()
    expect(page.get_by_text("Gedeeld. Collega's van de andere gemeenten")).to_be_visible()

    there = visit("coordinator@zilverkoog.example")
    there.goto("/leren/?q=wasserette")
    there.get_by_role("link", name="Koffie in de wasserette").click()
    there.get_by_text("Vertel hoe het bij ons ging").click()
    there.get_by_label("Het werkte voor een deel").check()
    there.get_by_label("In één zin").fill("Op zaterdag wel, op maandag was er niemand.")
    there.get_by_role("button", name="Vertel het").click()
    expect(there.locator(".learn-said")).to_contain_text("Op zaterdag wel")
    picture(there, "praktijkkaart")
    there.get_by_role("button", name="Dit doen wij ook").click()
    expect(there.get_by_text("Dit is nu uw eigen concept.")).to_be_visible()
    there.goto("/leren/?q=wasserette&van=others")
    there.get_by_role("link", name="Koffie in de wasserette").click()
    there.get_by_text("Meer", exact=True).click()
    with there.expect_download() as taken:
        there.get_by_role("link", name="Als bestand voor anderen").click()
    file = tmp_path / "kaart.json"
    taken.value.save_as(file)

    told = json.loads(file.read_text())
    told["cards"][0] |= {"key": "12345678-1234-5678-1234-567812345678", "title": "Koffie in de bus"}
    told["cards"].append({**told["cards"][0], "key": "nee"})
    file.write_text(json.dumps(told))
    page.goto("/leren/inlezen")
    page.get_by_label("Bestand met praktijkkaarten").set_input_files(file)
    page.get_by_role("button", name="Lees in").click()
    expect(page.get_by_text("1 kaart is ingelezen als uw concept.")).to_be_visible()
    expect(page.get_by_text("het kenmerk ontbreekt")).to_be_visible()
    page.get_by_role("link", name="Koffie in de bus").click()
    expect(page.get_by_text("Uit een bestand van anderen: Klokkendam")).to_be_visible()
