"""Working in one municipality at a time, whatever pages stand open."""

import pytest
from django.test import Client

from aanbel.accounts.models import Membership

PASSWORD = "lang genoeg wachtwoord"
SIGN_IN = "/account/login/"


def test_switching_municipality_starts_at_the_beginning_there(client_as, user_as, zilverdijk):
    """Somebody with roles in two municipalities works in one at a time."""
    browser = client_as("coordinator", email="wim@dienst.example")
    user_as("coordinator", email="wim@dienst.example", municipality=9902)
    answer = browser.post("/mijn-account/gemeente", {"municipality": "9902"})
    assert answer.url == "/"
    assert "Zilverdijk" in browser.get("/mijn-account").content.decode()
    assert browser.post("/mijn-account/gemeente", {"municipality": "518"}).status_code == 404
    elsewhere = client_as("coordinator", email="els@klokkendam.example")
    assert elsewhere.post("/mijn-account/gemeente", {"municipality": "9902"}).status_code == 404
    assert "Klokkendam" in elsewhere.get("/mijn-account").content.decode()


@pytest.fixture
def in_both(user_as, zilverdijk):
    """A browser that checks forms as a real one, of a coordinator of both, with a page of Klokkendam open."""
    person = user_as("coordinator", email="wim@dienst.example")
    user_as("coordinator", email="wim@dienst.example", municipality=9902)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person, backend="aanbel.config.signin.StaffBackend")
    browser.post(SWITCH, {"municipality": "9901", **open_form(browser)})
    return browser


SWITCH, SETTINGS = "/mijn-account/gemeente", "/beheer/gemeente"


def open_form(browser):
    """What a form of a page that was opened just now sends along."""
    return {"csrfmiddlewaretoken": str(browser.get(SETTINGS).context["csrf_token"])}


def test_a_form_of_the_former_municipality_is_refused(in_both, klokkendam, zilverdijk):
    """It stood open in another tab: nothing is taken over in the wrong place, and the page says where one works now."""
    stands_open = {"phone": "0123", "decision_weeks": "3", "refusal_months": "3", **open_form(in_both)}
    in_both.post(SWITCH, {"municipality": "9902", **open_form(in_both)})
    answer = in_both.post(SETTINGS, stands_open)
    assert answer.status_code == 403
    assert "U werkt nu in Zilverdijk" in answer.content.decode()
    part = in_both.post(SETTINGS, stands_open, headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Retarget"]) == (422, "#messages")
    for municipality in (klokkendam, zilverdijk):
        municipality.refresh_from_db()
        assert municipality.decision_weeks == 8
    assert in_both.post(SETTINGS, {**stands_open, **open_form(in_both)}).status_code == 302
    zilverdijk.refresh_from_db()
    assert zilverdijk.decision_weeks == 3


def test_a_part_for_a_page_of_the_former_municipality_reloads_that_page(in_both):
    """Rows of Zilverdijk never appear under the name of Klokkendam."""
    in_both.post(SWITCH, {"municipality": "9902", **open_form(in_both)})
    asked = {"HX-Request": "true", "X-Municipality": "9901"}
    answer = in_both.get("/beheer/gebruikers", headers=asked)
    assert (answer["HX-Refresh"], answer.content) == ("true", b"")
    whole = in_both.get("/beheer/gebruikers").content.decode()
    assert """hx-headers='{"X-Municipality": "9902"}'""" in whole
    assert in_both.get("/beheer/gebruikers", headers={**asked, "X-Municipality": "9902"}).content


def test_a_role_taken_away_while_a_form_is_open(in_both, klokkendam, zilverdijk):
    """The next municipality is not quietly written in instead."""
    stands_open = {"phone": "0123", "decision_weeks": "3", "refusal_months": "3", **open_form(in_both)}
    Membership.objects.filter(municipality=klokkendam).delete()
    for _time in range(2):
        answer = in_both.post(SETTINGS, stands_open)
        assert answer.status_code == 403
        assert "U werkt nu in Zilverdijk" in answer.content.decode()
    zilverdijk.refresh_from_db()
    assert zilverdijk.decision_weeks == 8


def test_a_strangers_form_that_was_open_too_long_is_refused_in_words(db):
    """The sign-in page of this morning."""
    answer = Client(enforce_csrf_checks=True).post(SIGN_IN, {"login": "a@b.example", "password": PASSWORD})
    assert answer.status_code == 403
    assert "Deze pagina stond te lang open" in answer.content.decode()
