"""An approach (aanpak) as data: for each kind of case the steps in which we seek contact, and when we stop.

Municipalities do this very differently and nobody knows what works best (NVVK workshop *Huisbezoeken*, 2022: announce
or not, call or visit; DOMAIN §4.3): so it is the municipality's choice, written down and versioned, not ours in code.
What is known is in the checks: other parts of the day and more attempts reach more people (Divosa 2023; Rotterdam
2018), no national norm says how many are enough, and nobody may be besieged: there is always a most and a least.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from aanbel.outreach.core.msgids import gettext_noop as _

MOST_STEPS = 10
MOST_ATTEMPTS = 12
LONGEST_WAIT = 60


class Unsound(ValueError):
    """An approach that cannot be used. `text` is a msgid, `values` fill it; the services translate it."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text % values)
        self.text, self.values = text, values


class Kind(StrEnum):
    """The ways in which we seek contact: those of the exchange model (DDAS EnumContactsoort) that a step can ask."""

    CARD = "card"
    LETTER = "letter"
    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    VISIT = "visit"
    OFFICE = "office"


WRITTEN = frozenset({Kind.CARD, Kind.LETTER, Kind.TEXT, Kind.EMAIL})
"""What is sent; a template says what stands in it."""
SPOKEN = frozenset({Kind.PHONE, Kind.VISIT})
"""Where the part of the day decides whether somebody is in."""


class DayPart(StrEnum):
    """The parts of the day of the exchange model (DDAS EnumDagdeel)."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Asks(StrEnum):
    """Who can best do a step: a wish that is shown, as “you cannot send just anyone” (NVVK 2022).

    The words are those of a colleague's qualifications, and “two” for going together.
    """

    ANYONE = ""
    VISITS = "visits"
    TWO = "two"
    YOUNG = "young"
    ENTREPRENEURS = "entrepreneurs"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One station of the way to a resident."""

    kind: Kind
    days: int = 0
    """Days after the attempt before it, at least; for the first step after the case was opened."""
    within: int = 5
    """Working days in which it should be done, counted from the first day on which it may."""
    day_part: DayPart | None = None
    """None: the part of the day that was tried least."""
    announce: int = 0
    """Of a visit: a letter goes out so many working days before, so that one can say no. 0 = not announced."""
    template: str = ""
    """The short name of the text that is sent, or that announces the visit."""
    asks: Asks = Asks.ANYONE


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFacts:
    """What may be looked at to choose an approach: the tray, the signals, and ages from the register (Wgs art. 8b).

    That somebody runs a business is in none of them (DDAS has no such field): a worker who heard it notes it.
    """

    tray: str = ""
    amounts: Mapping[str, int] = field(default_factory=dict)
    partners: int = 1
    youngest_born: date | None = None
    eldest_born: date | None = None
    entrepreneur: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Audience:
    """For whom a sequence is; all that is asked must hold, and what is left empty is not asked."""

    trays: tuple[str, ...] = ()
    youngest: int = 0
    eldest: int = 0
    kind: str = ""
    amount: int = 0
    partners: int = 0
    entrepreneur: bool = False
    by_hand: bool = False
    """Never chosen by the machine, only by a worker."""

    def holds(self, facts: CaseFacts, today: date) -> bool:
        """Whether this case is meant.

        >>> Audience(trays=("crisis",)).holds(CaseFacts(tray="crisis"), date(2026, 11, 23))
        True
        """
        if self.by_hand or (self.trays and facts.tray not in self.trays) or facts.partners < self.partners:
            return False
        if self.entrepreneur and not facts.entrepreneur:
            return False
        if self.kind or self.amount:
            owed = facts.amounts.get(self.kind) if self.kind else sum(facts.amounts.values())
            if owed is None or owed < self.amount:
                return False
        if not self.youngest and not self.eldest:
            return True
        ages = [age(born, today) for born in (facts.youngest_born, facts.eldest_born) if born]
        return any(self.youngest <= one <= (self.eldest or 120) for one in ages)

    @property
    def everyone(self) -> bool:
        """Whether no case is left out."""
        return self == Audience()


def age(born: date, today: date) -> int:
    """Whole years. Someone of 29 February turns on 1 March.

    >>> age(date(2008, 2, 29), date(2026, 2, 28))
    17
    """
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sequence:
    """The steps for one kind of case, with their limits. `name`, `purpose` and `opening` are msgids when shipped."""

    slug: str
    name: str
    purpose: str
    audience: Audience
    steps: tuple[Step, ...]
    minimum_days: int = 2
    """Days between two attempts, at least. What the resident asked for may come sooner."""
    maximum: int = 6
    """Attempts, at most; a letter counts."""
    evening: bool = True
    """Call or visit in the evening at least once: who works by day is reached then."""
    return_visit: int = 0
    """Days after a visit at which we were let in, nothing was agreed and nobody said no: then once more. 0 = never."""
    after: int = 0
    """So many attempts belong to the approach before this one, and are no steps of it."""
    opening: str = ""
    """What to say at once."""

    def __post_init__(self) -> None:
        values = {"name": self.name or self.slug}
        if not self.slug.replace("_", "").isalnum() or not self.slug.isascii() or len(self.slug) > 40:
            raise Unsound(_("“%(name)s” cannot be the short name of an approach."), name=self.slug)
        if not self.name.strip():
            raise Unsound(_("An approach needs a name."))
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise Unsound(_("“%(name)s” has between 1 and %(most)s steps."), most=MOST_STEPS, **values)
        if not 1 <= self.maximum <= MOST_ATTEMPTS:
            raise Unsound(_("“%(name)s” stops after 1 to %(most)s attempts."), most=MOST_ATTEMPTS, **values)
        waits = [self.minimum_days, self.return_visit]
        waits += [wait for step in self.steps for wait in (step.days, step.within, step.announce)]
        if any(not 0 <= wait <= LONGEST_WAIT for wait in waits):
            raise Unsound(_("Waiting in “%(name)s” takes 0 to %(most)s days."), most=LONGEST_WAIT, **values)
        if any(step.announce and step.kind is not Kind.VISIT for step in self.steps):
            raise Unsound(_("Only a visit can be announced; “%(name)s” announces something else."), **values)
        if self.evening and not any(step.kind in SPOKEN for step in self.steps):
            raise Unsound(_("“%(name)s” asks for an evening, but has no call or visit."), **values)


@dataclass(frozen=True)
class Approach:
    """All sequences of a version in order; the first that is meant for a case is its approach."""

    sequences: tuple[Sequence, ...]

    def __post_init__(self) -> None:
        slugs = [sequence.slug for sequence in self.sequences]
        if not 1 <= len(slugs) <= 30:
            raise Unsound(_("There are between 1 and %(most)s approaches."), most=30)
        doubled = next((slug for slug in slugs if slugs.count(slug) > 1), "")
        if doubled:
            raise Unsound(_("Two approaches are called “%(name)s”."), name=doubled)
        if not self.sequences[-1].audience.everyone:
            raise Unsound(_("The last approach must be for everyone, so that no case is left without one."))
        early = next((one for one in self.sequences[:-1] if one.audience.everyone), None)
        if early:
            raise Unsound(_("Say for whom “%(name)s” is: for everyone there is the last approach."), name=early.name)

    def of(self, facts: CaseFacts, today: date) -> Sequence:
        """The sequence for a case that nobody chose one for."""
        return next(one for one in self.sequences if one.audience.holds(facts, today))

    def named(self, slug: str) -> Sequence | None:
        """The sequence with this short name, when this version still has it."""
        return next((one for one in self.sequences if one.slug == slug), None)

    def with_sequence(self, changed: Sequence) -> "Approach":
        """The same with one sequence replaced."""
        return Approach(tuple(changed if one.slug == changed.slug else one for one in self.sequences))
