"""The team: who may be sent where, and asking a colleague after a hard talk."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_team_lead_sees_and_says_who_may_be_sent_where(visit, axe, viewport):
    """A language is added and taken away again; a worker reads the same page and changes nothing."""
    language = "Pools" if viewport is DESKTOP else "Oekraïens"
    lead = visit("teamleider", viewport=viewport)
    lead.goto("/team/wie-waarheen")
    expect(lead.locator("main")).to_contain_text("Huisbezoek")
    expect(lead.locator("main")).to_contain_text("met een mentor")
    assert axe(lead) == []
    lead.get_by_role("link", name="Anna Visser").click()
    lead.get_by_label("Wat", exact=True).select_option(label="Spreekt een taal")
    lead.get_by_label("Welke taal").fill(language)
    lead.get_by_role("button", name="Opslaan").click()
    expect(lead.locator("main")).to_contain_text(language)
    assert axe(lead) == []
    worker = visit("consulent", viewport=viewport)
    worker.goto("/team/wie-waarheen")
    expect(worker.locator("main")).to_contain_text(language)
    assert worker.get_by_role("link", name="Anna Visser").count() == 0
    line = lead.locator(".ui-row", has_text=language)
    line.get_by_role("button", name="Haal weg").click()
    expect(lead.locator("#messages")).to_contain_text("Weggehaald")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_after_a_hard_talk_a_colleague_is_asked_and_nobody_else_reads_it(visit, axe, viewport):
    """Karim asks Anna; Anna says that they talked; Karim removes his words; the team lead never saw them."""
    happened = f"Er werd geschreeuwd op de trap ({uuid4().hex[:6]})."
    karim = visit("bezoeker", viewport=viewport)
    karim.goto("/team/")
    karim.get_by_role("link", name="Na een zwaar gesprek").click()
    assert axe(karim) == []
    karim.get_by_label("Wat gebeurde er?").fill(happened)
    karim.get_by_label("Iemand die luistert").check()
    karim.get_by_label("Met wie wilt u praten?").select_option(label="Anna Visser")
    karim.get_by_role("button", name="Vraag").click()
    expect(karim.locator("#debriefs")).to_contain_text(happened)
    assert axe(karim) == []
    lead = visit("teamleider", viewport=viewport)
    lead.goto("/team/")
    expect(lead.locator("h1")).to_contain_text("Team")
    assert happened not in lead.locator("body").inner_text()
    anna = visit("consulent", viewport=viewport)
    anna.goto("/vandaag/")
    expect(anna.locator("main")).to_contain_text("Wil napraten over een zwaar gesprek")
    anna.goto("/team/")
    anna.locator("[id^=debrief-]", has_text=happened).get_by_role("button", name="We hebben gepraat").click()
    expect(anna.locator("#messages")).to_contain_text("Goed dat u hebt gepraat")
    karim.reload()
    karim.locator("[id^=debrief-]", has_text=happened).get_by_role("button", name="Haal weg").click()
    expect(karim.locator("#messages")).to_contain_text("Weggehaald")
    assert happened not in karim.locator("body").inner_text()
