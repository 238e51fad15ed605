"""The shell, the style page, the error pages and the themes, as a browser gets them."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from aanbel.ui import shell


@pytest.fixture
def demo(settings):
    """An installation that shows the demo."""
    settings.DEMO = True


def test_the_style_page_shows_every_component_without_a_hole(db, demo):
    """Every component renders, also for a stranger, and nothing on the page is inline style or script."""
    page = Client().get("/stijl").content.decode()
    assert "ui-month__stream" in page
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script>|javascript:", page)


def test_the_style_page_is_only_for_who_builds_or_tries(db):
    """A municipality's installation has no such page."""
    assert Client().get("/stijl").status_code == 404


def test_a_page_that_is_not_there_says_what_to_do(db):
    """404 in the shell, in Dutch."""
    response = Client().get("/nergens")
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html", "accounts/stale.html"])
def test_the_pages_for_bad_moments_need_nothing(name):
    """When everything fails, a page without database, session or request still helps."""
    with translation.override("nl"):
        assert "Naar het begin" in render_to_string(name)


def test_a_theme_and_its_logo_are_served_with_care(db):
    """Colours as CSS; a logo in a sandbox, because an SVG can hold a script."""
    assert "--aanbel-accent" in Client().get("/theme/klokkendam.css").content.decode()
    logo = Client().get("/theme/klokkendam.svg")
    assert logo["Content-Type"] == "image/svg+xml"
    assert "sandbox" in logo["Content-Security-Policy"]
    assert Client().get("/theme/nergens.css").status_code == 404


def test_the_shell_of_a_stranger_names_nobody():
    """Without a user there is no menu, no search and no municipality."""
    frame = shell.shell(RequestFactory().get("/"))["shell"]
    assert (frame.name, frame.person, frame.navigation, frame.search) == ("Aanbel", "", [], "")


@pytest.mark.parametrize(("role", "searches"), [("worker", True), ("volunteer", False), ("administrator", False)])
def test_only_who_works_with_cases_is_offered_search(client_as, role, searches):
    """A search field that answers "not allowed" is no kindness."""
    page = client_as(role).get("/mijn-account").content.decode()
    assert ('role="search"' in page) is searches


def test_the_shell_shows_municipality_and_person(client_as):
    """Who am I, for which municipality, and where can I go."""
    page = client_as("administrator").get("/mijn-account").content.decode()
    assert "Klokkendam" in page
    assert "Administrator" in page
    assert 'href="/beheer/"' in page
