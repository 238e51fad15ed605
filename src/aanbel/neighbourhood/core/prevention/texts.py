"""The texts of the house: groups to begin with, leaflets, articles in three lengths, and the step card.

They are files in `texts/`, in plain language, with marks for what differs per municipality. A municipality may keep a
version of its own. No text asks a reader to tell on somebody: the resident decides (source 4).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
LEAFLET_LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk")
"""Every leaflet is there in the first two; those for whom Dutch is new also in the others."""
UNREAD = frozenset({"ar", "tr", "pl", "uk"})
"""Not read by anybody whose language it is: a municipality has that done before it hands them out."""
RIGHT_TO_LEFT = frozenset({"ar"})
STEP_CARD_LANGUAGES = ("nl", "en")
MARKS = ("gemeente", "telefoon", "inloop")
_STEP = re.compile(r"\d\s*[.)]\s*(\S.*)")
_MARK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
STEP_CARD = "step_card"
MOST_STEPS, LONGEST_STEP = 6, 220
"""What fits on a card of A5."""
LONGEST = {"short": 280, "medium": 900, "long": 2_000}
"""What fits: a message on social media, a corner of the neighbourhood paper, a column in it."""


class Length(StrEnum):
    """How much room there is."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class StartingGroup:
    """A group as the house describes it."""

    kind: str
    name: str
    why: str
    moments: tuple[str, ...]
    what_works: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One page for residents of a group."""

    name: str
    group: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text to place, in three lengths."""

    name: str
    title: str
    bodies: Mapping[Length, str]


@dataclass(frozen=True, slots=True)
class StepCard:
    """The step card (“meldcode armoede”): what to do, in order, when one sees money trouble."""

    title: str
    promise: str
    lead: str
    foot: str
    steps: tuple[tuple[str, str], ...]


class NoStepCard(ValueError):
    """A text from which no card can be made: without steps, or with more than fits."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a line of a list."""

    words: str
    item: bool = False


@cache
def starting_groups() -> tuple[StartingGroup, ...]:
    """The groups a municipality can begin with."""
    return tuple(
        StartingGroup(**{**row, "moments": tuple(row["moments"]), "what_works": tuple(row["what_works"])})
        for row in _file("groups.nl")["group"]
    )


@cache
def leaflets(language: str) -> dict[str, Leaflet]:
    """The leaflets in one language, by name, in the order of the file."""
    rows = _file(f"leaflets.{language}")["leaflet"]
    return {row["name"]: Leaflet(**{**row, "body": row["body"].strip()}) for row in rows}


@cache
def articles() -> dict[str, Article]:
    """The articles, by name, in the order of the file."""
    return {
        row["name"]: Article(row["name"], row["title"], {length: row[length.value].strip() for length in Length})
        for row in _file("articles.nl")["article"]
    }


@cache
def step_card(language: str) -> StepCard:
    """The step card in one language."""
    told = _file(f"code.{language}")
    steps = tuple((step["title"], step["text"]) for step in told["step"])
    return StepCard(told["title"], told["promise"], told["lead"], told["foot"], steps)


def as_text(card: StepCard) -> str:
    """The card as a text to adapt: who it is for, the steps with a number, and where to go.

    >>> as_text(StepCard("", "", "For you.", "Call us.", (("Look", "And see."),)))
    'For you.\\n\\n1. Look\\nAnd see.\\n\\nCall us.'
    """
    steps = [f"{number}. {title}\n{words}" for number, (title, words) in enumerate(card.steps, start=1)]
    return "\n\n".join([card.lead, *steps, card.foot])


def as_step_card(title: str, body: str, language: str) -> StepCard:
    """The card of a text in the municipality's own words. The promise stays the house's: the resident decides.

    >>> card = as_step_card("Zie het", "Voor u.\\n\\n1. Kijk\\nEn zie.\\n\\n2. Vraag\\nEn luister.\\n\\nBel ons.", "nl")
    >>> card.lead, card.steps, card.foot
    ('Voor u.', (('Kijk', 'En zie.'), ('Vraag', 'En luister.')), 'Bel ons.')
    """
    lead: list[str] = []
    foot: list[str] = []
    steps: list[tuple[str, str]] = []
    for paragraph in re.split(r"\n\s*\n", body.replace("\r\n", "\n").strip()):
        first, _line, rest = paragraph.strip().partition("\n")
        if numbered := _STEP.fullmatch(first.strip()):
            steps.append((numbered[1], " ".join(rest.split())))
        else:
            (foot if steps else lead).append(" ".join(paragraph.split()))
    if not 2 <= len(steps) <= MOST_STEPS or any(len(words) > LONGEST_STEP or not words for _title, words in steps):
        raise NoStepCard
    return StepCard(title, step_card(language).promise, " ".join(lead), " ".join(foot), tuple(steps))


def exists(name: str, language: str, length: str) -> bool:
    """Whether the house has this text: a leaflet and the step card have no length, an article has three and is Dutch.

    >>> exists("young", "en", ""), exists("young", "fr", ""), exists("letter", "nl", "short")
    (True, False, True)
    """
    if name == STEP_CARD:
        return language in STEP_CARD_LANGUAGES and not length
    if length:
        return language == "nl" and name in articles() and length in LONGEST
    return language in LEAFLET_LANGUAGES and name in leaflets(language)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its marks filled in; a mark that nobody knows stays to be seen.

    >>> filled("Bel {{ telefoon }} of {{ iets }}.", {"telefoon": "0800 0000 901"})
    'Bel 0800 0000 901 of {{ iets }}.'
    """
    return _MARK.sub(lambda mark: values.get(mark[1], mark[0]), text)


def left_to_right(words: str) -> str:
    """Words that read from left to right in a text that does not: else the groups of a phone number change places.

    >>> left_to_right("0800 0000 901") == "\\u20660800 0000 901\\u2069"
    True
    """
    return f"\u2066{words}\u2069"


def unknown_marks(text: str) -> list[str]:
    """Marks that would stay as they are.

    >>> unknown_marks("{{ gemeente }} en {{ naam }}")
    ['naam']
    """
    return [name for name in dict.fromkeys(_MARK.findall(text)) if name not in MARKS]


def blocks(text: str) -> list[Block]:
    """Paragraphs and the lines of lists, in order.

    >>> [(one.words, one.item) for one in blocks("Doe dit:\\n\\n- bel\\n- kom")]
    [('Doe dit:', False), ('bel', True), ('kom', True)]
    """
    found: list[Block] = []
    for paragraph in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        plain = " ".join(line for line in lines if not line.startswith("- "))
        if plain:
            found.append(Block(plain))
        found += [Block(line[2:].strip(), item=True) for line in lines if line.startswith("- ")]
    return found


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
