"""Themes, numbers, dates, the navigation and the river, without a page."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.utils import translation

from aanbel.ui import navigation, themes
from aanbel.ui.components import words
from aanbel.ui.components.rendering import attributes
from aanbel.ui.examples import PICTURE
from aanbel.ui.month_picture import MonthPicture, Station, widths

GOOD = ".municipality-theme { --aanbel-accent: #714b67; --aanbel-radius: 0.25rem }"


@pytest.mark.parametrize(
    ("css", "why"),
    [
        (".municipality-theme { color: red; }", "Not a custom property"),
        ("body { --aanbel-accent: red; }", "one block"),
        (GOOD + " body { display: none }", "one block"),
        ("@import 'https://elders.example/x.css'; " + GOOD, "one block"),
        (".municipality-theme { --aanbel-accent: url(https://elders.example/x) }", "Not a custom property"),
        (".municipality-theme { --aanbel-accent: URL (//elders.example) }", "may not load"),
        (".municipality-theme { --a: u\\72l(//elders.example) }", "Not a custom property"),
        (".municipality-theme { --a: image-set('x' 1x) }", "may not load"),
        (".municipality-theme { --a: red", "one block"),
        (".municipality-theme { --a: </style> }", "Not a custom property"),
        ("", "one block"),
    ],
)
def test_a_theme_recolours_and_nothing_else(css, why):
    """A theme file may hold custom properties under its one class; anything that restyles or loads is refused."""
    with pytest.raises(themes.Unsafe, match=why):
        themes.checked(css)


def test_comments_do_not_hide_anything_in_a_theme():
    """What stands between comment marks is taken away before looking."""
    assert themes.checked("/* ours */" + GOOD).count("--aanbel") == 2


def test_the_shipped_themes_are_safe():
    """The house keeps its own rules."""
    files = list(themes.SHIPPED.glob("*.css"))
    assert files
    for file in files:
        assert themes.checked(file.read_text())


def test_an_unsafe_theme_leaves_the_look_of_the_house(tmp_path, settings):
    """A wrong file of an administrator never breaks the pages."""
    settings.AANBEL_HOME = tmp_path
    folder = tmp_path / "themes" / "9901"
    folder.mkdir(parents=True)
    (folder / "theme.css").write_text("body { display: none }")
    assert themes.style_of("9901") == ""


@pytest.mark.parametrize("name", ["../secret", "a/b", "", "Ä"])
def test_a_theme_name_never_leaves_its_folder(name):
    """Names are letters, digits and dashes."""
    assert themes.style_of(name) == ""
    assert themes.logo_of(name) is None


@pytest.mark.parametrize(
    ("cents", "style", "text"),
    [(123456, "", "€ 1.234,56"), (123456, "whole", "€ 1.235"), (5, "", "€ 0,05"), (0, "", "€ 0,00"), (None, "", "–")],
)
def test_money_is_written_as_the_dutch_do(cents, style, text):
    """Thousands by a dot, cents after a comma, the sign never alone at the end of a line."""
    with translation.override("nl"):
        assert words.money(cents, style) == text.replace(" ", "\u00a0")


def test_a_date_is_short_with_the_full_one_behind_it(time_machine_at):
    """`di 6 okt`; another year is named; the full date is the title."""
    with translation.override("nl"):
        assert re.search(r'title="dinsdag 6 oktober 2026">di 6 okt<', words.day(dt.date(2026, 10, 6)))
        assert ">ma 6 okt 2025<" in words.day(dt.date(2025, 10, 6))
        assert words.day(None) == "–"
    with translation.override("en"):
        assert ">Tue 6 Oct<" in words.day(dt.date(2026, 10, 6))


@pytest.fixture
def time_machine_at():
    """A day in October 2026."""
    import time_machine

    with time_machine.travel(dt.datetime(2026, 10, 8, 12, tzinfo=dt.UTC), tick=False):
        yield


def test_attributes_are_escaped_and_dashed():
    """Keyword arguments become attributes; false ones vanish."""
    assert attributes({"hx_get": '/x?a="1"', "hidden": True, "title": None, "disabled": False}) == (
        ' hx-get="/x?a=&quot;1&quot;" hidden'
    )


def test_the_menu_shows_only_what_exists_and_fits_the_role():
    """What is managed for an administrator, the desk and the social map for a volunteer, nothing for a stranger."""
    assert "/beheer/" in {entry.href for entry in navigation.entries({"administrator"}, "/")}
    volunteer = {entry.href for entry in navigation.entries({"volunteer"}, "/")}
    assert volunteer == {"/inloop/", "/sociale-kaart/", "/beheer/"}
    assert [str(entry.word) for entry in navigation.entries({"volunteer"}, "/")][-1] == "Meer"
    assert navigation.entries(set(), "/") == []


@pytest.mark.parametrize("path", ["/beheer/", "/beheer/gebruikers", "/beheer/gebruikers/3", "/partners/lichtstroom"])
def test_the_menu_marks_where_one_is(path):
    """Each page of what is managed belongs to Manage."""
    assert [entry.href for entry in navigation.entries({"administrator"}, path) if entry.current] == ["/beheer/"]


def test_who_manages_what():
    """The team lead sets the order but no partners, an administrator the house; a visitor looks up and sets nothing."""
    found = {
        role: {str(place.name) for _title, places in navigation.managed({role}) for place, _href in places}
        for role in ("coordinator", "team_lead", "administrator", "visitor", "volunteer")
    }
    everything = {place.name for group in navigation.MANAGED for place in group.places}
    assert found["coordinator"] == everything - {"cases:readings"}  # who looked is the privacy officer's alone
    assert {"worklist:scheme", "outreach:approach"} <= found["team_lead"] - found["administrator"]
    assert {"intake:partners", "accounts:users"} <= found["administrator"] - found["team_lead"]
    assert found["visitor"] == {"people:questions", "outreach:answers", "neighbourhood:texts", "learning:cards"}
    at_the_desk = {"desk:hours", "desk:themes", "desk:chart"}
    assert found["volunteer"] == at_the_desk | {"neighbourhood:texts", "learning:cards"}
    assert "people:questions" not in found["volunteer"]


def test_the_river_is_as_wide_as_the_numbers_say():
    """Half the cases, half the river; and one case is still to be seen."""
    full, half, one = widths([1000, 500, 1])
    assert (full / half, one) == (2, 3)


def test_an_empty_month_is_still_a_picture():
    """On the first of the month nothing was delivered yet; the page shows zeros, not an error."""
    empty = MonthPicture("november 2026", tuple(Station(0, word) for word in "abcde"))
    assert all("nan" not in ribbon.across for ribbon in empty.ribbons)


def test_what_leaves_the_stream_is_drawn():
    """Refused, repeated and doubtful signals leave visibly."""
    kinds = [ribbon.kind for ribbon in PICTURE.ribbons]
    assert kinds.count("leaves-neutral") == 2
    assert kinds.count("leaves-warning") == 1


def test_every_icon_that_a_page_names_is_in_the_sprite():
    """An icon that is not in the sprite is an empty place on the screen."""
    source = Path(__file__).parents[2]
    listed = set(re.findall(r'"([a-z0-9-]+)"', (source.parents[1] / "frontend/build/icons.mjs").read_text()))
    named = {
        name
        for file in source.rglob("*.html")
        for name in re.findall(r'(?:{% icon |icon=)"([a-z0-9-]+)"', file.read_text())
    }
    assert named - listed == set()
