"""The residents' pages are whole in each of their languages (ADR 0010: staff read two, residents more)."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from aanbel.config import translations
from aanbel.ui.residents import LANGUAGES

PACKAGE = Path(translations.PACKAGE)
PYTHON = (
    "outreach/wording/resident.py",
    "outreach/forms/resident.py",
    "outreach/views/resident.py",
    "directory/wording/residents.py",
    "directory/wording/hours.py",
)
TEMPLATES = (
    "ui/templates/ui/resident*.html",
    "outreach/templates/outreach/resident/*.html",
    "directory/templates/directory/help/*.html",
)


def resident_texts() -> set[str]:
    """Every text on the residents' pages, as it stands in the source."""
    found = {m.text for name in PYTHON for m in translations._python_messages(PACKAGE / name, name)}
    for pattern in TEMPLATES:
        for page in PACKAGE.glob(pattern):
            found |= {m.text for m in translations._template_messages(page.read_text(), page.name)}
    return found


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES if one.code != "en"])
def test_every_text_of_the_page_is_there_in_every_language(language: str) -> None:
    """Nobody meets half a page of Dutch; blanks keep their names."""
    if language == "nl":
        assert not resident_texts() & {message.text for message in translations.untranslated()}
        return
    book = {}
    for source in PACKAGE.glob(f"*/locale/{language}/LC_MESSAGES/django.po"):
        with source.open("rb") as file:
            book |= {message.id: message.string for message in read_po(file) if message.id}
    assert sorted(text for text in resident_texts() if not book.get(text)) == []
    blanks = re.compile(r"%\(\w+\)s")
    assert [text for text in book if sorted(blanks.findall(text)) != sorted(blanks.findall(str(book[text])))] == []
