"""Trays (werkbakjes): ordered rules that put a case into a named pile with the next act on it; the first that
fits.

After BKR's werkbakjes and what municipalities do (DOMAIN §4.3): a crisis is called today, an end of supply
visited before its date, youth texted, a small single arrear gets a letter or card, several partners or a high
rent a visit.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.facts import KINDS, Facts
from aanbel.worklist.core.msgids import gettext_noop as _
from aanbel.worklist.core.scheme import Unsound, within_reach


@dataclass(frozen=True, kw_only=True)
class Test:
    """One condition of a tray; with `unless` the contrary. Exactly one of flag, measure and age is asked."""

    __test__ = False

    flag: Flag | None = None
    measure: Measure | None = None
    at_least: int = 0
    kind: str = ""
    age: AgeGroup | None = None
    unless: bool = False

    def holds(self, facts: Facts, today: date) -> bool:
        """Whether this case passes.

        >>> two = Test(measure=Measure.PARTNERS, at_least=2)
        >>> two.holds(Facts(opened_on=date(2026, 11, 2)), date(2026, 11, 21))
        False
        """
        if self.flag is not None:
            so = self.flag.holds(facts)
        elif self.measure is not None:
            so = self.measure.reaches(self.at_least, facts, today, self.kind)
        else:
            so = self.age is not None and self.age.holds(facts, today)
        return so is not self.unless

    @property
    def sound(self) -> bool:
        """Whether its numbers can be asked: a bound within reach, ages from low to high."""
        if self.measure is not None:
            return within_reach(self.measure, self.at_least)
        return self.age is None or 0 <= self.age.youngest <= self.age.eldest <= 120

    def sql(self, today: date) -> str:
        """The same over the columns of a placing; never null."""
        if self.flag is not None:
            so = self.flag.sql
        elif self.measure is not None:
            so = self.measure.sql(self.at_least, today, self.kind)
        else:
            so = self.age.sql(today) if self.age else "false"
        return f"({so}) is {'not ' if self.unless else ''}true"


@dataclass(frozen=True, kw_only=True)
class Tray:
    """A pile of cases that ask for the same act. `when` holds alternatives; each is a list of tests that all
    hold.

    `name` and `action` are msgids in the shipped set, and the municipality's own words in its own.
    """

    slug: str
    name: str
    action: str
    when: tuple[tuple[Test, ...], ...] = ()

    def takes(self, facts: Facts, today: date) -> bool:
        """Whether this case belongs here, as far as this tray is concerned."""
        return any(all(test.holds(facts, today) for test in tests) for tests in self.when)

    def sql(self, today: date) -> str:
        """The same over the columns of a placing."""
        return (
            " or ".join(f"({' and '.join(test.sql(today) for test in tests) or 'true'})" for tests in self.when)
            or "false"
        )


@dataclass(frozen=True)
class Trays:
    """The trays in order; what fits none lies in the last."""

    trays: tuple[Tray, ...]

    def __post_init__(self) -> None:
        slugs = [tray.slug for tray in self.trays]
        if not 1 <= len(slugs) <= 20:
            raise Unsound(_("There are between 1 and %(most)s trays."), most=20)
        for tray in self.trays:
            if slugs.count(tray.slug) > 1:
                raise Unsound(_("Two trays are called “%(tray)s”."), tray=tray.slug)
            if not tray.slug.replace("_", "").isalnum() or len(tray.slug) > 40 or not tray.slug.isascii():
                raise Unsound(_("“%(tray)s” cannot be the short name of a tray."), tray=tray.slug)
            if not tray.name.strip() or not tray.action.strip():
                raise Unsound(_("Tray “%(tray)s” has no name or no next act."), tray=tray.name or tray.slug)
            if not tray.when and tray is not self.trays[-1]:
                raise Unsound(_("Tray “%(tray)s” has no condition: only the last may do without."), tray=tray.name)
            if not all(test.sound for tests in tray.when for test in tests):
                raise Unsound(_("A number in a condition of tray “%(tray)s” is too low or too high."), tray=tray.name)

    def of(self, facts: Facts, today: date) -> Tray:
        """The tray of one case."""
        return next((tray for tray in self.trays if tray.takes(facts, today)), self.trays[-1])


def to_json(trays: Trays) -> list[dict[str, Any]]:
    """The trays as they are stored."""
    return [
        {
            "tray": tray.slug,
            "name": tray.name,
            "action": tray.action,
            "when": [[_test_to_json(test) for test in tests] for tests in tray.when],
        }
        for tray in trays.trays
    ]


def _test_to_json(test: Test) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    if test.flag is not None:
        stored["flag"] = test.flag.value
    elif test.measure is not None:
        stored |= {"measure": test.measure.value, "at_least": test.at_least}
        stored |= {"kind": test.kind} if test.kind else {}
    elif test.age is not None:
        stored |= {"age": [test.age.youngest, test.age.eldest]}
        stored |= {"kind": test.age.kind} if test.age.kind else {}
    return stored | ({"unless": True} if test.unless else {})


def from_json(stored: list[dict[str, Any]]) -> Trays:
    """Reads stored trays back; whatever is not one is `Unsound`."""
    try:
        return Trays(
            tuple(
                Tray(
                    slug=str(item["tray"]),
                    name=str(item["name"]),
                    action=str(item["action"]),
                    when=tuple(tuple(_read_test(test) for test in tests) for tests in item["when"]),
                )
                for item in stored
            )
        )
    except (KeyError, TypeError, AttributeError) as unreadable:
        raise Unsound(_("The trays could not be read.")) from unreadable


def _read_test(stored: dict[str, Any]) -> Test:
    unless, kind = bool(stored.get("unless")), str(stored.get("kind", ""))
    if kind and kind not in KINDS:
        raise Unsound(_("A tray asks for kind “%(kind)s”, which is unknown."), kind=kind)
    try:
        if "flag" in stored:
            return Test(flag=Flag(stored["flag"]), unless=unless)
        if "measure" in stored:
            measure, bound = Measure(stored["measure"]), int(stored["at_least"])
            return Test(measure=measure, at_least=bound, kind=kind, unless=unless)
        youngest, eldest = stored["age"]
        return Test(age=AgeGroup(int(youngest), int(eldest), kind), unless=unless)
    except (KeyError, ValueError) as unreadable:
        raise Unsound(_("A condition of a tray could not be read.")) from unreadable
