"""Signing in, the second step, and being locked out, as a browser does them."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from aanbel.accounts.models import Membership, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.audit.models import Event

PASSWORD = "lang genoeg wachtwoord"
SIGN_IN = "/account/login/"


def test_a_stranger_is_sent_to_sign_in_and_comes_back_where_they_were(user_as):
    """Lunch: locked, and back where you were, with the filter still on."""
    user = user_as("administrator")
    browser = Client()
    answer = browser.get("/beheer/gebruikers?view=alles&page=2")
    assert answer.url == f"{SIGN_IN}?next=%2Fbeheer%2Fgebruikers%3Fview%3Dalles%26page%3D2"
    answer = browser.post(
        SIGN_IN,
        {"login": user.email, "password": PASSWORD, "next": "/beheer/gebruikers?view=alles&page=2"},
    )
    assert answer.url == "/beheer/gebruikers?view=alles&page=2"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in(db):
    """An expired session never shows the sign-in page inside a row."""
    answer = Client().get(
        "/beheer/gebruikers",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/werklijst?q=molenweg"},
    )
    assert answer["HX-Redirect"] == f"{SIGN_IN}?next=%2Fwerklijst%3Fq%3Dmolenweg"


def test_a_wrong_password_gets_a_sentence(user_as):
    """The page says what happened and keeps the address."""
    user = user_as("worker")
    page = Client().post(SIGN_IN, {"login": user.email, "password": "verkeerd wachtwoord"}).content.decode()
    assert user.email in page
    assert 'role="alert"' in page


def tried(password, *, email, address="203.0.113.7", browser=None):
    """One attempt to sign in from a network address, through our own proxy."""
    given = {"login": email, "password": password}
    return (browser or Client()).post(SIGN_IN, given, headers={"X-Forwarded-For": f"10.0.0.1, {address}"})


def test_guessing_a_password_soon_stops(user_as):
    """Five wrong ones, and for a while the right one does not help either: a guesser never learns which it was."""
    user = user_as("worker")
    for _wrong in range(5):
        assert "horen niet bij elkaar" in tried("verkeerd wachtwoord", email=user.email).content.decode()
    page = tried(PASSWORD, email=user.email).content.decode()
    assert "te vaak geprobeerd" in page and 'role="alert"' in page


def test_who_guesses_elsewhere_shuts_nobody_else_out(user_as, settings):
    """Behind a proxy everybody comes from one machine: the address the proxy wrote down is counted, not the proxy's."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    user = user_as("worker")
    for number in range(10):
        tried("verkeerd wachtwoord", email=f"wie{number}@example.org")
    assert tried(PASSWORD, email=user.email).status_code == 200
    assert tried(PASSWORD, email=user.email, address="203.0.113.8").status_code == 302


def test_asking_for_mail_without_end_gets_a_sentence(db, mailoutbox):
    """The page that says so is ours, and in Dutch."""
    browser = Client()
    for _time in range(6):
        answer = browser.post("/account/password/reset/", {"email": "iemand@example.org"})
    assert answer.status_code == 429
    assert "over een paar minuten" in answer.content.decode()
    assert len(mailoutbox) == 5


@pytest.mark.parametrize(
    "address",
    [
        "/account/login/",
        "/account/password/reset/",
        "/account/password/reset/done/",
        "/account/signup/",
        "/account/inactive/",
        "/account/password/reset/key/x-y/",
    ],
)
def test_the_doors_are_in_our_look(db, address):
    """Every page before signing in has our frame and Dutch words."""
    page = Client().get(address).content.decode()
    assert "ui-bare__sheet" in page
    assert 'lang="nl"' in page


def test_the_second_step_asks_for_a_code_from_the_app(client_as):
    """Password first, then six digits; recovery codes are made with it."""
    browser = client_as("worker")
    user = User.objects.get()
    asked = browser.get("/account/2fa/totp/activate/")
    assert "ui-bare__sheet" in browser.get(asked.url).content.decode()
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    page = browser.get("/account/2fa/totp/activate/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = browser.post("/account/2fa/totp/activate/", {"code": code})
    assert answer.status_code == 302
    assert "ui-codes" in browser.get("/account/2fa/recovery-codes/").content.decode()
    assert browser.get("/account/2fa/recovery-codes/generate/").status_code == 200
    assert browser.get("/account/2fa/totp/deactivate/").status_code == 200
    assert Authenticator.objects.filter(user=user).count() == 2
    stranger = Client()
    answer = stranger.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    assert answer.url == "/account/2fa/authenticate/"
    assert "ui-bare__sheet" in stranger.get(answer.url).content.decode()
    recovery = browser.get("/account/2fa/recovery-codes/").context["unused_codes"][0]
    assert stranger.post(answer.url, {"code": "000000"}).status_code == 200
    assert stranger.get("/mijn-account").status_code == 302
    stranger.post(answer.url, {"code": recovery})
    assert stranger.get("/mijn-account").status_code == 200
    again = Client()
    again.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    assert again.post(answer.url, {"code": recovery}).status_code == 200  # each code works once
    assert again.get("/mijn-account").status_code == 302


def test_an_hour_without_work_locks_and_work_keeps_it_open(client_as):
    """Lunch: locked. A morning of work: never asked again."""
    with time_machine.travel("2026-11-23 08:00:00", tick=False) as clock:
        browser = client_as("worker")
        for _twenty_minutes in range(9):
            clock.shift(20 * 60)
            assert browser.get("/mijn-account").status_code == 200
        clock.shift(61 * 60)
        assert browser.get("/mijn-account").status_code == 302


def test_who_lost_the_phone_begins_again_with_the_help_of_a_colleague(client_as, user_as, zilverdijk):
    """Never by oneself, never from another municipality; written down, and asked for anew at the next sign-in."""
    lost = user_as("worker")
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=lost, type=kind, data={})
    office, address = client_as("administrator"), f"/beheer/gebruikers/{lost.pk}"
    assert client_as("team_lead").post(f"{address}/tweede-stap").status_code == 403
    neighbour = client_as("administrator", email="z@z.example", municipality=9902)
    assert neighbour.post(f"{address}/tweede-stap").status_code == 404
    assert "Haal de tweede stap weg" in office.get(address).content.decode()
    assert Authenticator.objects.count() == 2
    office.post(f"{address}/tweede-stap")
    assert not Authenticator.objects.exists()
    with on_behalf_of(Acting.system(9901)):
        assert Event.objects.filter(verb="second_step_taken_away", data__user=lost.name).count() == 1
    assert "Haal de tweede stap weg" not in office.get(address).content.decode()
    mine = User.objects.get(email="administrator@klokkendam.example").pk
    assert office.post(f"/beheer/gebruikers/{mine}/tweede-stap").status_code == 403


def test_the_organisations_own_sign_in_is_offered_when_it_is_configured(db, settings):
    """One button with the organisation's name, next to the password."""
    assert "Inloggen met" not in Client().get(SIGN_IN).content.decode()
    app = {"provider_id": "oidc", "name": "Klokkendam", "client_id": "x", "secret": "y", "settings": {}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    page = Client().get(SIGN_IN).content.decode()
    assert "Inloggen met Klokkendam" in page
    assert 'action="/account/oidc/oidc/login/' in page


def test_a_signed_out_person_is_really_out(client_as):
    """After signing out the page asks to sign in again, and "back" on a shared laptop shows nothing."""
    browser = client_as("worker")
    assert "no-store" in browser.get("/mijn-account")["Cache-Control"]
    browser.post("/account/logout/")
    assert browser.get("/mijn-account").status_code == 302
    assert Membership.objects.count() == 1


def test_mails_about_an_account_are_ours(client, klokkendam, mailoutbox):
    """In Dutch with “u”; a stranger is told that there is no account, and not invited to make one."""
    client.post("/account/password/reset/", {"email": "niemand@example.org"})
    (mail,) = mailoutbox
    assert "geen account met dit adres" in mail.body
    assert "deze mail komt van aanbel" in mail.body.lower()
    assert not {"je", "jouw", "sign"} & set(mail.body.lower().split())


def test_nobody_works_with_a_password_alone(client_as, settings):
    """An installation asks for the second step (BIO2 5.17.01): without one, each page leads to switching it on."""
    settings.SECOND_FACTOR_REQUIRED = True
    client = client_as("worker")
    answer = client.get(reverse("worklist:today"))
    assert (answer.status_code, answer.url) == (302, reverse("mfa_activate_totp"))
    assert "Zet eerst de tweede stap aan" in client.get(answer.url, follow=True).content.decode()


@pytest.mark.parametrize("method", ["mfa", "socialaccount"])
def test_who_proved_it_twice_goes_on(client_as, settings, method):
    """With a code, or with the organisation's own sign-in, which asks for one itself."""
    settings.SECOND_FACTOR_REQUIRED = True
    client = client_as("worker")
    session = client.session
    session["account_authentication_methods"] = [{"method": "password"}, {"method": method}]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    assert client.get(reverse("worklist:today")).status_code == 200


def test_a_closed_account_is_out_at_once(client_as):
    """Also in the browser that is still open."""
    browser = client_as("worker")
    User.objects.update(is_active=False)
    assert browser.get("/mijn-account").status_code == 302
