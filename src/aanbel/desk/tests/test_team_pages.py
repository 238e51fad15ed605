"""The pages behind the walk-in: who gets in, and what a form that was refused says."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import services
from aanbel.desk.models import Desk, Duty, Theme, Volunteer
from aanbel.kernel import clock

BY = Acting.system(9901)
PAGES = {
    # page:                    coordinator, team_lead, professional, volunteer, visitor
    "/inloop/beheer/": (200, 403, 403, 403, 403),
    "/inloop/beheer/nieuw": (200, 403, 403, 403, 403),
    "/inloop/beheer/cijfers": (200, 403, 403, 403, 403),
    "/inloop/rooster/": (200, 200, 200, 200, 403),
    "/inloop/rooster/{desk}/": (200, 200, 200, 200, 403),
    "/inloop/rooster/{desk}/erop": (200, 403, 403, 403, 403),
    "/inloop/tijden/{desk}/": (200, 200, 200, 200, 403),
    "/inloop/vrijwilligers/": (200, 403, 403, 403, 403),
    "/inloop/vrijwilligers/leren": (200, 403, 403, 403, 403),
    "/inloop/vrijwilligers/{user}/": (200, 403, 403, 200, 403),
    "/inloop/thema/": (200, 200, 200, 200, 403),
    "/inloop/thema/{theme}/": (200, 200, 200, 200, 403),
    "/inloop/thema/nieuw": (200, 403, 403, 403, 403),
}
ROLES = ("coordinator", "team_lead", "professional", "volunteer", "visitor")


@pytest.fixture
def places(klokkendam, user_as) -> dict[str, int]:
    """A desk, a theme, and a volunteer of whom something is kept."""
    user = user_as("volunteer")
    with on_behalf_of(BY):
        desk = services.keep_desk(by=BY, name="Werkplaats", wait_norm=15)
        services.welcome_volunteer(by=BY, user=user.pk)
        return {
            "desk": desk.pk,
            "user": user.pk,
            "theme": services.hear_theme(by=BY, sentence="Brieven zijn moeilijk").pk,
        }


@pytest.mark.parametrize("place", range(len(ROLES)), ids=ROLES)
def test_every_page_is_for_whom_it_is(places, user_as, place) -> None:
    """As the table says; the volunteer's own page is for them and the coordinator."""
    user = accounts.user(places["user"]) if ROLES[place] == "volunteer" else user_as(ROLES[place])
    browser = Client()
    browser.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    found = {page: browser.get(page.format(**places)).status_code for page in PAGES}
    assert found == {page: codes[place] for page, codes in PAGES.items()}


def test_a_gap_fills_in_its_own_hours_and_a_no_keeps_what_was_typed(places, client_as) -> None:
    """A beginner alone: the form comes back whole, with the sentence on top."""
    browser, day = client_as("coordinator"), clock.today() + timedelta(days=3)
    page = browser.get(f"/inloop/rooster/{places['desk']}/erop?on={day}&starts=09:00&ends=12:30&role=volunteer")
    assert 'value="09:00"' in page.text
    told = {"user": places["user"], "role": "volunteer", "on": day, "starts": "09:00", "ends": "12:30", "room": "1"}
    answer = browser.post(f"/inloop/rooster/{places['desk']}/erop", told)
    assert answer.status_code == 422
    assert "zou dan alleen aan de balie staan" in answer.text
    assert 'value="12:30"' in answer.text


def test_ones_hours_are_read_by_a_calendar_with_the_secret_address_only(places, user_as, client_as) -> None:
    """When and at which desk; nobody else's name. A wrong address, and one that was stopped, open nothing."""
    browser, coach = client_as("professional"), user_as("professional", email="b@klokkendam.example")
    with on_behalf_of(BY):
        desk = Desk.objects.get(pk=places["desk"])
        for user in (browser.session["_auth_user_id"], coach.pk):
            Duty.objects.create(
                municipality_id=9901, desk=desk, user_id=user, on=clock.today() + timedelta(days=1), starts="09:00",
                ends="12:00", role="budget_coach",
            )  # fmt: skip
    page = browser.post("/inloop/rooster/", {"act": "renew"})
    address = page.text.partition("<code")[2].partition(">")[2].partition("<")[0].partition("testserver")[2]
    feed = Client().get(address)
    assert feed.status_code == 200
    assert feed.content.count(b"BEGIN:VEVENT") == 1
    assert b"Inloop: Werkplaats" in feed.content
    assert Client().get(address).status_code == 429
    browser.post("/inloop/rooster/", {"act": "revoke"})
    assert Client().get(address).status_code == 404


def test_a_doubt_about_a_theme_asks_for_a_tick_and_another_desk_is_nobodys_business(places, client_as) -> None:
    """What may be a person comes back with a tick; a page of a volunteer takes no form it does not know."""
    browser = client_as("coordinator")
    address = f"/inloop/thema/{places['theme']}/opmerking"
    doubted = browser.post(address, {"words": "Meneer De Vries komt er elke week mee"})
    assert doubted.status_code == 422
    assert 'name="sure"' in doubted.text
    assert browser.post(address, {"words": "Meneer De Vries komt er elke week mee", "sure": "on"}).status_code == 302
    assert browser.post(f"/inloop/vrijwilligers/{places['user']}/anders", {}).status_code == 404
    wishes = browser.post(f"/inloop/vrijwilligers/{places['user']}/wensen", {"wishes": "Graag meer uren"})
    assert wishes.status_code == 302
    with on_behalf_of(BY):
        assert Volunteer.objects.get(user_id=places["user"]).wishes == "Graag meer uren"
        assert Theme.objects.get().remarks.count() == 1
