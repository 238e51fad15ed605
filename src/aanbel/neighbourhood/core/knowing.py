"""Who knows which street, group or language: what key figures say of themselves, laid beside what there is.

A question is put as one says it ("wie kent de Havenkade?"), with typos forgiven. What nobody knows is a blind spot:
not a fault of anybody, but where to go and have coffee.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

ALIKE = 84.0
"""From so many hundredths on a misspelt word is taken for the known one (rapidfuzz ratio)."""
_ASKED = frozenset(
    plain
    for line in (
        "wie kent kennen spreekt spreken iemand mensen met in op de het een van weet",
        "who knows speaks the",
    )
    for plain in line.split()
)
_POSTCODE = re.compile(r"^[1-9]\d{3}([a-z]{2})?$")


class Subject(StrEnum):
    """What a question is about."""

    STREET = "street"
    POSTCODE = "postcode"
    GROUP = "group"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Knower:
    """What one key figure knows, by key."""

    key: str
    area: int
    streets: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StreetOf:
    """A street of a neighbourhood, with its postcodes."""

    name: str
    area: int
    postcodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """Who knows what was asked. `word` is how the question was understood; `area` where a street lies."""

    subject: Subject
    word: str
    keys: tuple[str, ...]
    area: int | None = None
    near: tuple[str, ...] = ()
    """Key figures of the same neighbourhood, when nobody knows the street itself."""


@dataclass(frozen=True)
class Blind:
    """What nobody knows in one neighbourhood."""

    area: int
    people: int
    streets: int
    unknown_streets: tuple[str, ...]
    unknown_groups: tuple[str, ...]
    unknown_languages: tuple[str, ...]

    @property
    def known_streets(self) -> int:
        return self.streets - len(self.unknown_streets)

    @property
    def share(self) -> int:
        """Hundredths of the streets that somebody knows."""
        return round(100 * self.known_streets / self.streets) if self.streets else 0


def plain(words: str) -> str:
    """Lower case, without accents and signs, so that two spellings of one word are the same.

    >>> plain("Café-straat "), plain("İstanbul")
    ('cafe straat', 'istanbul')
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w]+", " ", bare).split())


def asked(question: str) -> str:
    """What is asked for, without the words around it.

    >>> asked("Wie kent de Havenkade?"), asked("wie spreekt Pools"), asked("8945 YA")
    ('havenkade', 'pools', '8945ya')
    """
    words = " ".join(word for word in plain(question).split() if word not in _ASKED)
    closed = words.replace(" ", "")
    return closed if _POSTCODE.match(closed) else words


def knows_street(knower: Knower, street: StreetOf) -> bool:
    """Whether somebody said to know this street, by its name or by (the beginning of) a postcode of it.

    >>> street = StreetOf("Havenkade", 1, ("8945YA", "8945YB"))
    >>> [knows_street(Knower("f1", area, *known), street) for area, known in (
    ...     (2, (("havenkade",), ())), (1, ((), ("8945",))), (1, (("Kade",), ("8945YC",))))]
    [True, True, False]
    """
    if plain(street.name) in {plain(name) for name in knower.streets}:
        return True
    return any(code.startswith(prefix) for prefix in knower.postcodes for code in street.postcodes)


def who_knows(
    question: str, knowers: Sequence[Knower], streets: Sequence[StreetOf], groups: Mapping[str, str]
) -> Answer | None:
    """The answer to a question; `groups` are the words for each group. None when it cannot be understood.

    >>> who = [Knower("f1", 1, streets=("Havenkade",), languages=("Pools",))]
    >>> there = [StreetOf("Havenkade", 1), StreetOf("Kerkpad", 1)]
    >>> [(found.word, found.keys, found.near) for found in (
    ...     who_knows(words, who, there, {}) for words in ("wie kent de havnkade", "kerkpad", "pools")) if found]
    [('Havenkade', ('f1',), ()), ('Kerkpad', (), ('f1',)), ('Pools', ('f1',), ())]
    """
    wanted = asked(question)
    if not wanted:
        return None
    if _POSTCODE.match(wanted):
        return _of_postcode(wanted.upper(), knowers, streets)
    said = [StreetOf(name, one.area) for one in knowers for name in one.streets]
    words: dict[str, tuple[Subject, str]] = {}
    for name in sorted({word for one in knowers for word in one.languages}):
        words.setdefault(plain(name), (Subject.LANGUAGE, name))
    for group, label in groups.items():
        words.setdefault(plain(label), (Subject.GROUP, group))
    for street in (*streets, *said):
        words.setdefault(plain(street.name), (Subject.STREET, street.name))
    meant = _meant(wanted, words)
    if meant is None:
        return None
    subject, word = meant
    if subject is Subject.STREET:
        return _of_street(word, knowers, streets)
    if subject is Subject.GROUP:
        return Answer(subject, groups[word], tuple(one.key for one in knowers if word in one.groups))
    speaks = tuple(one.key for one in knowers if plain(word) in {plain(name) for name in one.languages})
    return Answer(subject, word, speaks)


def blind_spots(
    areas: Iterable[int], knowers: Sequence[Knower], streets: Sequence[StreetOf], groups: Sequence[str]
) -> list[Blind]:
    """Per neighbourhood: streets and groups that nobody knows, and languages that are spoken elsewhere but not here."""
    everywhere = {plain(name): name for one in knowers for name in one.languages}
    named = {plain(name) for one in knowers for name in one.streets}
    codes = tuple({prefix for one in knowers for prefix in one.postcodes})
    found = []
    for area in areas:
        here = [one for one in knowers if one.area == area]
        lanes = [street for street in streets if street.area == area]
        spoken = {plain(name) for one in here for name in one.languages}
        known = {group for one in here for group in one.groups}
        found.append(
            Blind(
                area,
                len(here),
                len(lanes),
                tuple(
                    lane.name  # as `knows_street` for everybody at once: there are thousands of streets
                    for lane in lanes
                    if plain(lane.name) not in named and not any(code.startswith(codes) for code in lane.postcodes)
                ),
                tuple(group for group in groups if group not in known),
                tuple(sorted(name for word, name in everywhere.items() if word not in spoken)),
            )
        )
    return found


def _of_postcode(code: str, knowers: Sequence[Knower], streets: Sequence[StreetOf]) -> Answer:
    lanes = [lane for lane in streets if any(one.startswith(code) for one in lane.postcodes)]
    keys = tuple(
        one.key
        for one in knowers
        if any(code.startswith(prefix) or prefix.startswith(code) for prefix in one.postcodes)
        or any(knows_street(one, lane) for lane in lanes)
    )
    area = lanes[0].area if lanes else None
    return Answer(Subject.POSTCODE, code, keys, area, () if keys else _people_of(area, knowers))


def _of_street(word: str, knowers: Sequence[Knower], streets: Sequence[StreetOf]) -> Answer:
    lanes = [lane for lane in streets if plain(lane.name) == plain(word)] or [StreetOf(word, 0)]
    keys = tuple(one.key for one in knowers if any(knows_street(one, lane) for lane in lanes))
    area = lanes[0].area or None
    return Answer(Subject.STREET, word, keys, area, () if keys else _people_of(area, knowers))


def _people_of(area: int | None, knowers: Sequence[Knower]) -> tuple[str, ...]:
    return tuple(one.key for one in knowers if one.area == area)


def _meant(wanted: str, words: Mapping[str, tuple[Subject, str]]) -> tuple[Subject, str] | None:
    if wanted in words:
        return words[wanted]
    close = process.extractOne(wanted, list(words), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if close is not None:
        return words[close[0]]
    within = sorted(word for word in words if len(wanted) > 3 and wanted in word)
    return words[within[0]] if within else None
