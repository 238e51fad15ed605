"""The organisation's own sign-in, from the button to the first page and back to the door, with a real protocol."""

from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Membership, User
from aanbel.config.settings import own_sign_in
from tests.openid_provider import CLIENT, SECRET, serving

EMAIL = "anna@klokkendam.example"
BUTTON = "/account/oidc/oidc/login/"


@pytest.fixture
def organisation(db, settings):
    """The organisation's provider, with Anna signed in there; our settings as an installation makes them."""
    with serving("http://testserver/account/oidc/oidc/login/callback/") as provider:
        environment = {"OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET, "OIDC_SERVER_URL": provider.url}
        settings.SOCIALACCOUNT_PROVIDERS = own_sign_in(environment)
        settings.SECOND_FACTOR_REQUIRED = True
        provider.person = {"sub": "a-17", "email": EMAIL, "name": "Anna Visser"}
        yield provider


@pytest.fixture
def anna(user_as):
    """A consultant who was given access here."""
    return user_as("worker", email=EMAIL)


def came_back(browser, *, wanted="/werklijst/"):
    """The button, the organisation's page, and the address the browser is sent back to."""
    away = browser.post(f"{BUTTON}?next={wanted}")
    assert away.status_code == 302, away.content.decode()
    return requests.get(away.url, allow_redirects=False, timeout=5).headers["Location"]


def test_who_is_known_here_walks_in_and_has_proved_it_twice(organisation, anna):
    """With the address of the account; to the page one wanted; without being asked for a code of ours."""
    browser = Client()
    answer = browser.get(came_back(browser))
    assert (answer.status_code, answer.url) == (302, "/werklijst/")
    assert browser.get("/werklijst/").status_code == 200
    assert SocialAccount.objects.get().user == anna


def test_the_same_person_is_known_by_number_afterwards(organisation, anna):
    """Somebody who marries gets another address and keeps the account."""
    first = Client()
    first.get(came_back(first))
    organisation.person = {"sub": "a-17", "email": "anna.deboer@klokkendam.example"}
    again = Client()
    assert again.get(came_back(again)).url == "/werklijst/"
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "person",
    [
        {"email": "vreemd@klokkendam.example"},
        {"email": EMAIL, "email_verified": False},
        {"email": EMAIL, "email_verified": "false"},
        {"email": ""},
        {},
    ],
)
def test_who_was_given_no_access_gets_none(organisation, anna, person):
    """Being known by the organisation is not enough, and an address it does not vouch for opens nobody's account."""
    organisation.person = {"sub": "z-99", **person}
    browser = Client()
    answer = browser.get(came_back(browser))
    assert answer.status_code == 403
    assert "niemand gaf u toegang" in answer.content.decode()
    assert f'href="{reverse("account_login")}"' in answer.content.decode()
    assert browser.get("/werklijst/").status_code == 302
    assert User.objects.count() == 1 and not SocialAccount.objects.exists()


def test_who_has_left_does_not_come_in(organisation, anna):
    """A closed account stays closed, whatever the organisation says."""
    User.objects.update(is_active=False)
    browser = Client()
    browser.get(came_back(browser))
    assert browser.get("/werklijst/").url.startswith("/account/login/")


def test_who_has_no_role_any_more_reads_whom_to_ask(organisation, anna):
    """Signed in, and every page says the same."""
    Membership.objects.all().delete()
    browser = Client()
    browser.get(came_back(browser))
    answer = browser.get("/mijn-account")
    assert answer.status_code == 403
    assert "nog geen rol" in answer.content.decode()


def test_an_answer_to_a_question_of_another_browser_is_refused(organisation, anna):
    """The state belongs to the browser that asked: nobody is signed in by a link somebody sent."""
    theirs = came_back(Client())
    browser = Client()
    answer = browser.get(theirs)
    assert "Inloggen is niet gelukt" in answer.content.decode()
    assert browser.get("/mijn-account").status_code == 302


def test_a_code_works_once(organisation, anna):
    """Who finds the address in a history comes nowhere with it."""
    browser = Client()
    back = came_back(browser)
    browser.get(back)
    browser.post("/account/logout/")
    assert "Inloggen is niet gelukt" in browser.get(back).content.decode()
    assert browser.get("/mijn-account").status_code == 302


@pytest.mark.parametrize(
    ("amiss", "reads"),
    [
        ({"iss": "https://elders.example"}, "Inloggen is niet gelukt"),
        ({"aud": "een ander"}, "Inloggen is niet gelukt"),
        ({"exp": 1}, "Inloggen is niet gelukt"),
        ({"error": "server_error"}, "Inloggen is niet gelukt"),
        ({"error": "access_denied"}, "Inloggen is afgebroken"),
    ],
)
def test_a_token_that_is_not_for_us_and_a_no_of_the_organisation(organisation, anna, amiss, reads):
    """Another issuer, another audience, too old, out of order, or stopped by the person: a sentence, and nobody in."""
    organisation.amiss = amiss
    browser = Client()
    page = browser.get(came_back(browser), follow=True).content.decode()
    assert reads in page
    assert browser.get("/mijn-account").status_code == 302


def test_an_organisation_that_does_not_answer(db, settings):
    """The door is out of order, not the house: a sentence, with the way back to the password."""
    settings.SOCIALACCOUNT_PROVIDERS = own_sign_in({"OIDC_CLIENT_ID": CLIENT, "OIDC_SERVER_URL": "http://127.0.0.1:9"})
    answer = Client().post(BUTTON)
    assert "Inloggen is niet gelukt" in answer.content.decode()
    assert reverse("account_login") in answer.content.decode()


def test_what_is_asked_is_no_more_than_who_it_is(organisation, anna):
    """Name and address; with a proof (PKCE) that only this browser's server can give."""
    browser = Client()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(browser.post(BUTTON).url).query).items()}
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    assert asked["code_challenge_method"] == "S256"
