"""Files that are wrong, wild or hostile: read with findings or refused in a sentence, and nothing falls over."""

import io
import json
import zipfile
from typing import Any

import pytest

from aanbel.audit.acting import Acting
from aanbel.directory import queries, services
from aanbel.directory.core.hsds import rows_of
from aanbel.directory.models import CostOption, Service
from aanbel.directory.tests.factories import service
from aanbel.kernel.errors import Refused

HELP = {"id": "a", "name": "Hulp", "status": "active"}
WILD: list[tuple[str, dict[str, Any], str]] = [
    ("a waiting time below nought", {"waiting_days": -5}, "no_count"),
    ("a day before any calendar", {"assured_date": "0001-01-01"}, "no_day"),
    ("a moment that is none in UTC", {"last_modified": "0001-01-01T00:00:00+14:00"}, "no_moment"),
    ("a number too large for any column", {"minimum_age": "9e999999"}, "no_whole"),
    ("an amount too large to reckon with", {"cost_options": [{"id": "c", "amount": "9e999999"}]}, "no_cents"),
    ("a letter that no database keeps", {"description": "Hulp\x00 voor u"}, ""),
    ("half a character", {"name": "Hulp \ud83d", "alternate_name": "\ud800"}, ""),
    ("the same in a field we do not know", {"x\x00": {"y": ["\x00", float("inf"), float("nan")]}}, ""),
    ("more words than a document holds", {"description": " ".join(f"woord{nth}" for nth in range(300_000))}, ""),
    ("a schedule that counts for centuries", {
        "schedules": [{"id": "s", "freq": "WEEKLY", "dtstart": "1900-01-01", "count": 2_000_000_000}]
    }, ""),
    ("a schedule at the end of time", {
        "schedules": [{"id": "s", "freq": "WEEKLY", "dtstart": "9999-12-31", "wkst": "SU", "count": 3}]
    }, ""),
]  # fmt: skip


@pytest.mark.parametrize(("told", "code"), [pytest.param(told, code, id=name) for name, told, code in WILD])
def test_a_wild_value_is_kept_as_told_and_the_entry_stands(by: Acting, told: dict[str, Any], code: str) -> None:
    """One odd value costs no entry, and no page on which that entry stands."""
    found = services.import_map(by=by, rows=rows_of(json.dumps({**HELP, **told})))
    assert [one.code for one in found.findings] == ([code] if code else [])
    assert queries.find(by=by, words="hulp").services == [Service.objects.get().pk]
    queries.find(by=by, open_now=True)
    (card,) = queries.cards(by=by, services=[Service.objects.get().pk])
    assert card.opening is not None and queries.whole_map(by=by)
    assert not CostOption.objects.exclude(amount_cents=None).exists()


def test_fields_in_each_other_without_end_are_refused() -> None:
    """A field we do not know may hold anything, but not a tower."""
    tower: Any = "top"
    for _floor in range(60):
        tower = [tower]
    with pytest.raises(Refused):
        services.read_map(json.dumps({**HELP, "further": tower}).encode())


def test_a_zip_that_was_cut_off_or_changed_is_refused() -> None:
    """Damaged on the way: said in a sentence."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", "id,name,status\r\n" + "a,Hulp,active\r\n" * 500)
    good = whole.getvalue()
    damaged = good[:45] + bytes(255 - one for one in good[45:60]) + good[60:]
    for content in (good[: len(good) // 2], damaged):
        with pytest.raises(Refused):
            services.read_map(content)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://naast.example", "https://naast.example"),
        ("www.naast.example/hulp", "https://www.naast.example/hulp"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x.y", ""),
        ("", ""),
    ],
)
def test_only_a_page_is_a_website(by: Acting, url: str, shown: str) -> None:
    """What a file calls a website is a link only when a browser opens it as a page."""
    (card,) = queries.cards(by=by, services=[service(by, url=url).pk])
    assert card.website == shown
