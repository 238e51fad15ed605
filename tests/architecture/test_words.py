"""One text in the code is one text on the screen: the catalogues of all slices are read as one."""

from pathlib import Path

from babel.messages.pofile import read_po

from aanbel.config import translations

CATALOGUES = sorted(Path(translations.PACKAGE).glob("*/locale/*/LC_MESSAGES/django.po"))


def test_no_two_slices_translate_the_same_text_differently() -> None:
    """Django takes the first it finds, so the other slice would show a word of somebody else's page."""
    found: dict[tuple[str, str | None, str], dict[str, list[str]]] = {}
    for catalogue in CATALOGUES:
        room, language = catalogue.parents[3].name, catalogue.parents[1].name
        with catalogue.open("rb") as file:
            for message in read_po(file):
                if message.id and message.string:
                    key = (language, message.context, str(message.id))
                    found.setdefault(key, {}).setdefault(str(message.string), []).append(room)
    assert len(found) > 1_000
    assert {key: told for key, told in found.items() if len(told) > 1} == {}
