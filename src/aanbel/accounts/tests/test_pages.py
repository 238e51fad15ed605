"""My account, colleagues and the door of the demo, as a browser does them."""

import pytest
from django.test import Client

from aanbel.accounts.models import User

PASSWORD = "lang genoeg wachtwoord"
SIGN_IN = "/account/login/"


@pytest.mark.parametrize(
    "address",
    [
        "/mijn-account",
        "/beheer/gebruikers",
        "/beheer/gebruikers/nieuw",
        "/account/2fa/",
        "/account/password/change/",
        "/account/logout/",
        "/account/email/",
    ],
)
def test_the_rooms_behind_the_door_render(client_as, address):
    """No hole in any page of accounts."""
    assert client_as("administrator").get(address).status_code == 200


def test_my_settings_are_saved_and_spoken_in_my_language(client_as):
    """Name, telephone, language and shortcuts are one's own."""
    browser = client_as("worker")
    answer = browser.post(
        "/mijn-account", {"name": "Anna Yılmaz", "phone": "0612345678", "language": "en"}, follow=True
    )
    user = User.objects.get()
    assert (user.name, user.language, user.keyboard) == ("Anna Yılmaz", "en", False)
    page = answer.content.decode()
    assert "Your settings are saved." in page
    assert 'data-keyboard="off"' in page


def test_dutch_comes_first_whatever_the_browser_prefers(db):
    """English is a choice of a person, not of a browser's settings."""
    page = Client().get(SIGN_IN, headers={"Accept-Language": "en-GB"}).content.decode()
    assert "Inloggen" in page


def test_the_language_switch_works_for_strangers_too(db):
    """By a cookie, from the sign-in page."""
    browser = Client()
    browser.post("/mijn-account/taal", {"language": "en"})
    assert "Sign in" in browser.get(SIGN_IN).content.decode()
    assert browser.post("/mijn-account/taal", {"language": "xx"}).status_code == 404


def test_a_colleague_is_invited_and_gets_other_roles(client_as):
    """An administrator gives access, changes roles, and takes access away."""
    browser = client_as("administrator")
    answer = browser.post(
        "/beheer/gebruikers/nieuw",
        {"name": "Karim El Idrissi", "email": "Karim@Klokkendam.example", "roles": ["visitor"]},
        follow=True,
    )
    assert "Karim El Idrissi" in answer.content.decode()
    person = User.objects.get(email="karim@klokkendam.example")
    browser.post(f"/beheer/gebruikers/{person.pk}", {"roles": ["worker", "visitor"]})
    assert set(person.memberships.values_list("role", flat=True)) == {"worker", "visitor"}
    browser.post(f"/beheer/gebruikers/{person.pk}", {"roles": []})
    assert not person.memberships.exists()


def test_nobody_takes_away_the_own_right_to_manage(client_as):
    """Else a municipality shuts itself out with one click."""
    browser = client_as("administrator")
    address = f"/beheer/gebruikers/{User.objects.get().pk}"
    assert browser.post(address, {"roles": ["worker"]}).status_code == 403
    assert browser.post(address, {"roles": ["coordinator"]}).status_code == 302
    assert browser.get("/beheer/gebruikers").status_code == 200


def test_the_same_colleague_is_not_invited_twice(client_as, user_as):
    """The form says so, keeps what was filled in, and answers 422."""
    user_as("worker", email="anna@klokkendam.example")
    answer = client_as("administrator").post(
        "/beheer/gebruikers/nieuw", {"name": "Anna", "email": "ANNA@klokkendam.example", "roles": ["visitor"]}
    )
    assert answer.status_code == 422
    assert "werkt hier al" in answer.content.decode()


@pytest.mark.parametrize("role", ["worker", "visitor", "volunteer", "team_lead", "privacy_officer"])
def test_users_are_managed_by_administrator_and_coordinator_only(client_as, role):
    """Everybody else reads a sentence that says who may."""
    answer = client_as(role).get("/beheer/gebruikers")
    assert answer.status_code == 403
    assert "alleen een beheerder of coördinator" in answer.content.decode()


def test_a_refusal_inside_a_page_is_a_message_on_top_of_it(client_as):
    """HTMX gets the sentence for the message area, not a page inside a row."""
    answer = client_as("worker").get("/beheer/gebruikers", headers={"HX-Request": "true"})
    assert answer["HX-Retarget"] == "#messages"
    assert "<html" not in answer.content.decode()


def test_a_colleague_of_another_municipality_does_not_exist_here(client_as, user_as, zilverdijk):
    """Users of Zilverdijk are not Klokkendam's to see."""
    other = user_as("worker", email="sanne@zilverdijk.example", municipality=9902)
    assert client_as("administrator").get(f"/beheer/gebruikers/{other.pk}").status_code == 404


def test_the_demo_has_one_door_per_role(user_as, settings):
    """A visitor of the demo walks in with one click; without the demo there is no such door."""
    for role in ("coordinator", "worker"):
        user_as(role)
    user_as("worker", email="tweede@klokkendam.example")
    closed = Client().post("/demo/binnen", {"email": "worker@klokkendam.example"})
    assert closed.status_code == 404
    assert "worker@klokkendam.example" not in Client().get(SIGN_IN).content.decode()
    settings.DEMO = True
    page = Client().get(SIGN_IN).content.decode()
    assert "worker@klokkendam.example" in page
    assert "tweede@klokkendam.example" not in page
    browser = Client()
    assert browser.post("/demo/binnen", {"email": "worker@klokkendam.example", "next": "/mijn-account"}).url == (
        "/mijn-account"
    )
    assert browser.get("/mijn-account").status_code == 200
    away = Client().post("/demo/binnen", {"email": "worker@klokkendam.example", "next": "https://elders.example/"})
    assert away.url == "/"


def test_the_demo_shows_the_month_to_whoever_comes_by(klokkendam, settings):
    """Files, signals, people, cases, today, with numbers, before anybody signed in; and only in the demo."""
    assert "in één beeld" not in Client().get(SIGN_IN).content.decode()
    settings.DEMO = True
    page = Client().get(SIGN_IN).content.decode()
    place = page.index("in één beeld")
    for word in ("bestanden", "signalen", "inwoners", "open zaken", "op volgorde"):
        place = page.index(f"<span>{word}</span>", place)
