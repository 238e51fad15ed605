"""Practice cards as a file for others: one documented JSON, read back strictly. No person and no colleague is in it.

The description for other programs is `docs/reference/practice-cards.schema.json`, made from `SCHEMA` below. What comes
in is checked here to the last field, because a file of others is anybody's file.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from aanbel.kernel.plain_text import storable
from aanbel.learning.core.card_text import LONGEST, MOST_FIGURES, CardText
from aanbel.learning.core.figures import Figure, Impossible, Shown, restored, stored
from aanbel.learning.core.kinds import Group, Step

FORMAT, VERSION = "aanbel-practice-cards", 1
MOST_CARDS, MOST_BYTES = 200, 1_000_000
_LONGEST_WORDS = 160


class Trouble(StrEnum):
    """Why a file, or one card in it, cannot be read."""

    TOO_BIG = "too_big"
    NOT_JSON = "not_json"
    OTHER_FORMAT = "other_format"
    NEWER = "newer"
    TOO_MANY = "too_many"
    NOT_A_CARD = "not_a_card"
    NO_TITLE = "no_title"
    NO_KEY = "no_key"
    FIELD = "field"
    UNKNOWN_WORD = "unknown_word"
    FIGURE = "figure"


class Unreadable(ValueError):
    """The file as a whole, or a card in it; `field` names the part."""

    def __init__(self, trouble: Trouble, field: str = "") -> None:
        super().__init__(trouble.value)
        self.trouble, self.field = trouble, field


@dataclass(frozen=True, slots=True)
class FiledCard:
    """A card in a file: its own key there, whose it is, and where that one had it from."""

    key: uuid.UUID
    text: CardText
    municipality: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of a file, each with its place in it (from 1): the cards, and what could not be read and why."""

    cards: tuple[tuple[int, FiledCard], ...]
    refused: tuple[tuple[int, str, Unreadable], ...]


def written(cards: Iterable[FiledCard], *, on: date) -> str:
    """The file, as text: the same cards give the same text."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "made_on": on.isoformat(),
        "cards": [_filed(card) for card in cards],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read(content: bytes) -> Read:
    """The cards of a file; the whole is refused only when it is not such a file, a card alone when it is wrong."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Trouble.TOO_BIG)
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as wrong:
        raise Unreadable(Trouble.NOT_JSON) from wrong
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("cards"), list):
        raise Unreadable(Trouble.OTHER_FORMAT)
    version = told.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Unreadable(Trouble.NEWER)
    if len(told["cards"]) > MOST_CARDS:
        raise Unreadable(Trouble.TOO_MANY)
    cards: list[tuple[int, FiledCard]] = []
    refused: list[tuple[int, str, Unreadable]] = []
    for place, row in enumerate(told["cards"], start=1):
        try:
            cards.append((place, _card(row)))
        except Unreadable as wrong:
            title = row.get("title", "") if isinstance(row, dict) else ""
            refused.append((place, title[: LONGEST["title"]] if isinstance(title, str) else "", wrong))
    return Read(tuple(cards), tuple(refused))


def _filed(card: FiledCard) -> dict[str, Any]:
    text = card.text
    return {
        "key": str(card.key),
        "municipality": card.municipality,
        "after": card.after,
        **{name: getattr(text, name) for name in LONGEST},
        "groups": [group.value for group in text.groups],
        "steps": [step.value for step in text.steps],
        "figures": [stored(figure) for figure in text.figures],
    }


def _card(row: Any) -> FiledCard:
    if not isinstance(row, dict):
        raise Unreadable(Trouble.NOT_A_CARD)
    texts = {name: _text(row, name, most) for name, most in LONGEST.items()}
    if not texts["title"]:
        raise Unreadable(Trouble.NO_TITLE)
    try:
        key = uuid.UUID(str(row.get("key")))
    except ValueError as wrong:
        raise Unreadable(Trouble.NO_KEY) from wrong
    text = CardText(
        **texts,
        groups=tuple(dict.fromkeys(Group(word) for word in _words(row, "groups", {one.value for one in Group}))),
        steps=tuple(dict.fromkeys(Step(word) for word in _words(row, "steps", {one.value for one in Step}))),
        figures=_figures(row.get("figures", [])),
    )
    return FiledCard(key, text, _text(row, "municipality", _LONGEST_WORDS), after=_text(row, "after", _LONGEST_WORDS))


def _text(row: Mapping[str, Any], name: str, most: int) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or len(value) > most or storable(value) != value:
        raise Unreadable(Trouble.FIELD, name)
    return value.strip()


def _words(row: Mapping[str, Any], name: str, known: set[str]) -> list[str]:
    words = row.get(name, [])
    if not isinstance(words, list) or any(not isinstance(word, str) or word not in known for word in words):
        raise Unreadable(Trouble.UNKNOWN_WORD, name)
    return words


def _figures(rows: Any) -> tuple[Figure, ...]:
    if not isinstance(rows, list) or len(rows) > MOST_FIGURES:
        raise Unreadable(Trouble.FIGURE)
    found = []
    for row in rows:
        if not isinstance(row, dict) or not all(_number(row.get(name)) for name in ("count", "of")):
            raise Unreadable(Trouble.FIGURE)
        what, period = _text(row, "what", _LONGEST_WORDS), _text(row, "period", 60)
        if not what or not period:
            raise Unreadable(Trouble.FIGURE)
        try:
            found.append(restored({**row, "what": what, "period": period}))
        except (Impossible, ValueError) as wrong:
            raise Unreadable(Trouble.FIGURE) from wrong
    return tuple(found)


def _number(value: Any) -> bool:
    return value is None or (type(value) is int and 0 <= value < 10**9)


_TEXT = {"type": "string", "maxLength": _LONGEST_WORDS}
_COUNT = {"type": ["integer", "null"], "minimum": 0}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Practice cards of Aanbel",
    "description": "What municipalities tried for residents with money trouble. Text and summed figures, no persons.",
    "type": "object",
    "required": ["format", "version", "cards"],
    "properties": {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "made_on": {"type": "string", "format": "date"},
        "cards": {"type": "array", "maxItems": MOST_CARDS, "items": {"$ref": "#/$defs/card"}},
    },
    "$defs": {
        "card": {
            "type": "object",
            "required": ["key", "title"],
            "additionalProperties": False,
            "properties": {
                "key": {"type": "string", "format": "uuid", "description": "The same card keeps its key."},
                "municipality": {**_TEXT, "description": "Whose card it is."},
                "after": {**_TEXT, "description": "Where that municipality had it from."},
                "title": {"type": "string", "minLength": 1, "maxLength": LONGEST["title"]},
                **{name: {"type": "string", "maxLength": most} for name, most in LONGEST.items() if name != "title"},
                "groups": {"type": "array", "items": {"enum": [one.value for one in Group]}},
                "steps": {"type": "array", "items": {"enum": [one.value for one in Step]}},
                "figures": {"type": "array", "maxItems": MOST_FIGURES, "items": {"$ref": "#/$defs/figure"}},
            },
        },
        "figure": {
            "type": "object",
            "required": ["what", "period", "shown"],
            "additionalProperties": False,
            "properties": {
                "what": {**_TEXT, "minLength": 1, "description": "The definition: what was counted."},
                "period": {"type": "string", "minLength": 1, "maxLength": 60},
                "count": {**_COUNT, "description": "How many; null when hidden because it is small."},
                "of": {**_COUNT, "description": "Of how many (n); null when there is no n, or it is below five."},
                "shown": {"enum": [one.value for one in Shown]},
            },
        },
    },
}
