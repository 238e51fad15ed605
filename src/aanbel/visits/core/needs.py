"""What a visit needs: what a worker asked for, else what the facts of the case and the door say.

Where it comes from: two go where it is not safe or where nobody knows (source 1; DOMAIN §4.5), a letter needs two
working days before somebody rings, a day part that was tried makes room for another (Divosa 2023), and what was agreed
with a resident is kept. Who runs a business is noted on the case by a worker; no register says so.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from aanbel.kernel.working_days import add_working_days
from aanbel.visits.core.hours import DAY_PARTS, Span, within

MINUTES = 20
LONGER = 45
"""A visit that was announced or agreed becomes a talk; one at a strange door rarely does."""
LETTER_NEEDS = 2
"""Working days between a letter and the doorbell: post takes one, reading it another."""
TRIED_AGAIN = 0.5
"""What is left of the chance on a day part, each time nobody opened on it."""
ANYONE = "anyone"
"""Asked as a skill: a person decided that whoever can go will do, whatever the facts of the case say."""
EXPECTED = 0.9
"""Somebody who agreed on a time, or asked us to come, is nearly always at home."""


class NotOffered(StrEnum):
    """Why a household is not even put to the planner. The words are in `wording`."""

    REFUSED = "refused"
    CLOSED = "closed"
    NO_VISITS = "no_visits"
    TOO_EARLY = "too_early"
    OTHER_DAY = "other_day"
    NO_PLACE = "no_place"
    NO_MOMENT = "no_moment"
    IN_A_ROUND = "in_a_round"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a worker, the approach or the resident asked; what is None or empty is left to the facts."""

    announced: bool = False
    duo: bool | None = None
    required: bool = False
    day_parts: tuple[str, ...] = ()
    agreed: Span | None = None
    agreed_on: date | None = None
    minutes: int | None = None
    language: str = ""
    skill: str = ""
    not_before: date | None = None
    by_resident: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What we know of the case and its door."""

    score: int = 0
    crisis: bool = False
    entrepreneur: bool = False
    refused: bool = False
    closed: bool = False
    letter_on: date | None = None
    tried: Mapping[str, int] = field(default_factory=dict)
    """So many visits without meeting anybody, per day part."""
    unsafe: bool = False
    no_visits: bool = False
    on_map: bool = True
    in_a_round: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """What the planner is asked: one visit of so many minutes, starting within one of the windows."""

    minutes: int
    windows: tuple[Span, ...]
    prizes: tuple[int, ...]
    """What each window is expected to yield: priority times the chance to meet somebody, in hundredths."""
    skills: frozenset[str]
    duo: bool
    required: bool

    @property
    def prize(self) -> int:
        """The best it can yield."""
        return max(self.prizes, default=0)


def not_offered(asked: Asked, known: Known, *, day: date) -> NotOffered | None:
    """Why this household gets no visit on this day; None when it may. A no goes before everything else.

    >>> not_offered(Asked(required=True), Known(refused=True), day=date(2026, 11, 23)).value
    'refused'
    """
    if known.refused:
        return NotOffered.REFUSED
    if known.closed:
        return NotOffered.CLOSED
    if known.no_visits:
        return NotOffered.NO_VISITS
    if known.in_a_round:
        return NotOffered.IN_A_ROUND
    if asked.agreed_on and asked.agreed_on != day:
        return NotOffered.OTHER_DAY
    if day < first_day(asked, known):
        return NotOffered.TOO_EARLY
    if not known.on_map:
        return NotOffered.NO_PLACE
    return None if windows(asked, known) else NotOffered.NO_MOMENT


def first_day(asked: Asked, known: Known) -> date:
    """From which day one may ring: not before what was asked, nor before a letter was read, unless they expect us.

    >>> first_day(Asked(), Known(letter_on=date(2026, 11, 20)))
    datetime.date(2026, 11, 24)
    """
    expected = asked.agreed is not None or asked.by_resident
    after_letter = add_working_days(known.letter_on, LETTER_NEEDS) if known.letter_on and not expected else date.min
    return max(asked.not_before or date.min, after_letter)


def windows(asked: Asked, known: Known) -> list[tuple[str, Span]]:
    """The day parts in which one may ring, each with its span. A door that is not safe is not visited in the evening.

    >>> windows(Asked(day_parts=("evening",)), Known())
    [('evening', (1080, 1260))]
    """
    if asked.agreed:
        return [(name, part) for name, span in DAY_PARTS.items() if (part := within(span, asked.agreed))][:1]
    wanted = asked.day_parts or tuple(DAY_PARTS)
    return [
        (name, span) for name, span in DAY_PARTS.items() if name in wanted and not (known.unsafe and name == "evening")
    ]


def need_of(asked: Asked, known: Known, *, chances: Mapping[str, float]) -> Need:
    """The visit as the planner is asked for it; `chances` is the chance to meet somebody, per day part."""
    open_windows = windows(asked, known)
    skill = asked.skill or ("entrepreneurs" if known.entrepreneur else "")
    skills = {one for one in (skill if skill != ANYONE else "", _language(asked.language)) if one}
    if known.unsafe:
        skills.add("safety")
    return Need(
        minutes=asked.minutes or (LONGER if asked.announced or asked.agreed or asked.by_resident else MINUTES),
        windows=tuple(asked.agreed if asked.agreed else span for _name, span in open_windows),
        prizes=tuple(yield_of(asked, known, name, chances) for name, _span in open_windows),
        skills=frozenset(skills),
        duo=known.unsafe or (known.crisis if asked.duo is None else asked.duo),
        required=asked.required,
    )


def chance_at(asked: Asked, known: Known, day_part: str, chances: Mapping[str, float]) -> float:
    """The chance that somebody opens in this day part; it halves each time nobody did.

    >>> chance_at(Asked(), Known(tried={"morning": 1}), "morning", {"morning": 0.3})
    0.15
    """
    if asked.agreed or asked.by_resident:
        return EXPECTED
    return chances.get(day_part, 0.0) * TRIED_AGAIN ** known.tried.get(day_part, 0)


def yield_of(asked: Asked, known: Known, day_part: str, chances: Mapping[str, float]) -> int:
    """Priority times chance, in hundredths; never nothing, for a visit that was asked for is worth a little.

    >>> yield_of(Asked(), Known(score=40), "evening", {"evening": 0.35})
    1400
    """
    return max(1, round(100 * max(1, known.score) * chance_at(asked, known, day_part, chances)))


def _language(name: str) -> str:
    return f"language:{name.casefold()}" if name else ""


def skills_held(skills: Collection[str], languages: Collection[str]) -> frozenset[str]:
    """What a visitor brings, in the words of `need_of`.

    >>> sorted(skills_held({"safety"}, ["Pools"]))
    ['language:pools', 'safety']
    """
    return frozenset(skills) | {_language(name) for name in languages}
