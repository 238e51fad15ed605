"""Who may be sent where: “you cannot send just anyone” (NVVK, source 1; DOMAIN §9).

A qualification is given by a person, for a time. The rule reads what somebody holds today and says yes, yes with a
mentor beside them, or no, with what is missing; it orders nobody and never adds up to a score.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Skill(StrEnum):
    """What somebody is trained in or knows from experience, and whether a mentor goes along."""

    VISITS = "visits"
    LANGUAGE = "language"
    ENTREPRENEURS = "entrepreneurs"
    YOUNG = "young"
    SAFETY = "safety"
    MENTOR = "mentor"
    NEEDS_MENTOR = "needs_mentor"


class Errand(StrEnum):
    """What somebody can be sent to."""

    HOME = "home"
    ENTREPRENEUR = "entrepreneur"
    YOUNG_PERSON = "young_person"
    UNSAFE = "unsafe"


class Sending(StrEnum):
    """The answer, and the reason when it is no."""

    ALONE = "alone"
    WITH_MENTOR = "with_mentor"
    NOT_TRAINED = "not_trained"
    NOT_FOR_THIS = "not_for_this"


@dataclass(frozen=True)
class Held:
    """One qualification of one person."""

    skill: Skill
    valid_until: date | None = None

    def holds(self, on: date) -> bool:
        """Valid up to and including its last day."""
        return self.valid_until is None or on <= self.valid_until


ASKS: dict[Errand, frozenset[Skill]] = {
    Errand.HOME: frozenset({Skill.VISITS}),
    Errand.ENTREPRENEUR: frozenset({Skill.VISITS, Skill.ENTREPRENEURS}),
    Errand.YOUNG_PERSON: frozenset({Skill.VISITS, Skill.YOUNG}),
    Errand.UNSAFE: frozenset({Skill.VISITS, Skill.SAFETY}),
}
"""Each errand with all it asks."""


def sending(held: Collection[Held], errand: Errand, *, on: date) -> Sending:
    """Whether somebody with these qualifications may be sent on this errand on this day.

    >>> sending([Held(Skill.VISITS), Held(Skill.NEEDS_MENTOR)], Errand.HOME, on=date(2026, 3, 9))
    <Sending.WITH_MENTOR: 'with_mentor'>
    """
    today = {one.skill for one in held if one.holds(on)}
    if Skill.VISITS not in today:
        return Sending.NOT_TRAINED
    if not ASKS[errand] <= today:
        return Sending.NOT_FOR_THIS
    if Skill.NEEDS_MENTOR in today:
        return Sending.NOT_FOR_THIS if errand is Errand.UNSAFE else Sending.WITH_MENTOR
    return Sending.ALONE
