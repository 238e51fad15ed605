"""The conditions a rule or a tray may test, each said twice: in Python and in SQL over the columns of a
placing.

A measure is a number (an amount, a count, a number of days) that reaches a bound, or a flag that is up. The
SQL is put together from column names of this file and whole numbers and dates only; no text of a user ever
enters it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aanbel.kernel.working_days import add_working_days, working_days_between
from aanbel.worklist.core.facts import KINDS, Facts, born_on_or_before


class Flag(StrEnum):
    """What is so, or not so."""

    CRISIS = "crisis"
    WARM_HANDOVER = "warm_handover"
    MULTIPLE = "multiple"
    CHILDREN = "children"
    PHONE = "phone"
    REACHED = "reached"
    END_OF_SUPPLY = "end_of_supply"

    def holds(self, facts: Facts) -> bool:
        """Whether the flag is up; what is not known is not so."""
        if self is Flag.END_OF_SUPPLY:
            return facts.supply_ends_on is not None
        return bool(getattr(facts, self.value))

    @property
    def sql(self) -> str:
        """The same over the columns of a placing; never null."""
        if self is Flag.END_OF_SUPPLY:
            return "(supply_ends_on is not null)"
        return "coalesce(children, false)" if self is Flag.CHILDREN else self.value


class Measure(StrEnum):
    """What can be counted. `SUPPLY` counts down: it reaches a bound when at most so many working days are
    left.
    """

    AMOUNT = "amount"
    PARTNERS = "partners"
    TIMES = "times"
    ATTEMPTS = "attempts"
    WAITING = "waiting"
    SUPPLY = "supply"

    def number(self, facts: Facts, today: date, kind: str = "") -> int | None:
        """The number itself; None when there is nothing to count."""
        match self:
            case Measure.AMOUNT:
                return facts.amounts.get(kind) if kind else facts.amount
            case Measure.WAITING:
                return (today - facts.opened_on).days
            case Measure.SUPPLY:
                return working_days_between(today, facts.supply_ends_on) if facts.supply_ends_on else None
            case _:
                return int(getattr(facts, self.value))

    def reaches(self, bound: int, facts: Facts, today: date, kind: str = "") -> bool:
        """Whether the number has come as far as the bound.

        >>> Measure.AMOUNT.reaches(10000, Facts(opened_on=date(2026, 11, 2), amounts={"water": 12000}),
        ...                        date(2026, 11, 21), kind="water")
        True
        """
        if self is Measure.SUPPLY:
            ends = facts.supply_ends_on
            return ends is not None and ends <= add_working_days(today, bound)
        value = self.number(facts, today, kind)
        return value is not None and value >= bound

    def sql(self, bound: int, today: date, kind: str = "") -> str:
        """The same over the columns of a placing; days become a date first, so that the database compares
        dates.
        """
        match self:
            case Measure.AMOUNT:
                return f"{f'amount_{_known(kind)}' if kind else 'amount'} >= {int(bound)}"
            case Measure.WAITING:
                return f"opened_on <= {_literal(today - timedelta(days=int(bound)))}"
            case Measure.SUPPLY:
                return f"supply_ends_on <= {_literal(add_working_days(today, int(bound)))}"
            case _:
                return f"{self.value} >= {int(bound)}"


@dataclass(frozen=True)
class AgeGroup:
    """The youngest or the eldest resident we know of at the address is of this age (years, both ends
    included).

    With `kind` only when there is a signal of that kind: a health-insurance signal of a young adult is often
    all there is (NVVK, 7 October 2021).
    """

    youngest: int
    eldest: int
    kind: str = ""

    def holds(self, facts: Facts, today: date) -> bool:
        """Whether somebody of this age is known; no date of birth, no age.

        >>> someone = Facts(opened_on=date(2026, 11, 2), youngest_born=date(2004, 5, 1))
        >>> AgeGroup(18, 25).holds(someone, date(2026, 11, 21))
        True
        """
        if self.kind and self.kind not in facts.amounts:
            return False
        after, until = self._born(today)
        return any(born and after < born <= until for born in (facts.youngest_born, facts.eldest_born))

    def sql(self, today: date) -> str:
        """The same over the columns of a placing."""
        after, until = (_literal(day) for day in self._born(today))
        born = " or ".join(
            f"({column} > {after} and {column} <= {until})" for column in ("youngest_born", "eldest_born")
        )
        return f"(amount_{_known(self.kind)} is not null and ({born}))" if self.kind else f"({born})"

    def _born(self, today: date) -> tuple[date, date]:
        return born_on_or_before(self.eldest + 1, today), born_on_or_before(self.youngest, today)


def _literal(day: date) -> str:
    return f"date '{day.isoformat()}'"


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(kind)
    return kind
