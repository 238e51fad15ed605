"""The budget sketch (bierviltje): what comes in, what goes out, in the order of Nibud, per month.

Income beside fixed charges, reserve expenses and household expenses (Nibud method, DOMAIN §9). Nothing is required:
a sketch of three lines is a sketch. It grounds no decision and computes no protected income (vtlb): it is paper on
which two people see whether it balances. Amounts are whole cents; a period is converted as Nibud does, by the year.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

MOST = 100_000_000  # a million euros: more is a slip of the finger
TYPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9})"  # 1.250 or 1250
    r"(?:[.,](?P<rest>[0-9]{1,2}))?"
)


class Per(StrEnum):
    """How often an amount comes or goes."""

    MONTH = "month"
    FOUR_WEEKS = "four_weeks"
    WEEK = "week"
    QUARTER = "quarter"
    YEAR = "year"


TIMES_A_YEAR: dict[Per, int] = {Per.MONTH: 12, Per.FOUR_WEEKS: 13, Per.WEEK: 52, Per.QUARTER: 4, Per.YEAR: 1}


class Group(StrEnum):
    """The four groups, in the Nibud order."""

    INCOME = "income"
    FIXED = "fixed"
    RESERVE = "reserve"
    HOUSEHOLD = "household"


LINES: dict[Group, tuple[str, ...]] = {
    Group.INCOME: (
        "wages",
        "benefit",
        "pension",
        "holiday_pay",
        "thirteenth_month",
        "rent_allowance",
        "care_allowance",
        "child_budget",
        "childcare_allowance",
        "child_benefit",
        "alimony_in",
        "tax_refund",
        "travel_refund",
        "board",
        "other_income",
    ),
    Group.FIXED: (
        "rent",
        "mortgage",
        "energy",
        "water",
        "local_taxes",
        "health_insurance",
        "insurances",
        "phone",
        "transport",
        "childcare",
        "school",
        "alimony_out",
        "subscriptions",
        "repayments",
        "other_fixed",
    ),
    Group.RESERVE: ("clothes", "inventory", "house_and_garden", "own_risk", "outings", "other_reserve"),
    Group.HOUSEHOLD: ("food", "cleaning", "body_care", "pets", "pocket_money", "other_household"),
}
GROUP_OF: dict[str, Group] = {line: group for group, lines in LINES.items() for line in lines}
USUALLY: dict[str, Per] = {
    "holiday_pay": Per.YEAR,
    "thirteenth_month": Per.YEAR,
    "tax_refund": Per.YEAR,
    "child_benefit": Per.QUARTER,
    "local_taxes": Per.YEAR,
    "own_risk": Per.YEAR,
    "food": Per.WEEK,
    "cleaning": Per.WEEK,
    "pocket_money": Per.WEEK,
}
"""How often a line usually comes; the rest is per month."""

NET_OF: dict[str, str] = {
    "rent": "rent_allowance",
    "health_insurance": "care_allowance",
    "childcare": "childcare_allowance",
}
"""Charges that people tend to name with the allowance already taken off, and that allowance."""


def cents_of(text: str) -> int:
    """An amount as people type it, in cents; `ValueError` when it is none, negative, or more than anyone has.

    >>> [cents_of(text) for text in ("1.234,56", "€ 1234.5", "80", "1.250", "12,-")]
    [123456, 123450, 8000, 125000, 1200]
    """
    bare = text.replace("€", "").replace("\u00a0", "").replace(" ", "").removesuffix(",-").removesuffix("-")
    found = TYPED.fullmatch(bare)
    if found is None:
        raise ValueError(text)
    cents = int(re.sub(r"[.,]", "", found["whole"])) * 100 + int((found["rest"] or "0").ljust(2, "0"))
    if cents > MOST:
        raise ValueError(text)
    return cents


def per_month(cents: int, per: Per) -> int:
    """An amount per period as an amount per month, rounded half up.

    >>> per_month(10_000, Per.WEEK), per_month(10_000, Per.FOUR_WEEKS), per_month(50, Per.YEAR)
    (43333, 10833, 4)
    """
    return (2 * cents * TIMES_A_YEAR[per] + 12) // 24


@dataclass(frozen=True)
class Amount:
    """What was filled in on a line."""

    cents: int
    per: Per = Per.MONTH

    @property
    def month(self) -> int:
        """Cents per month."""
        return per_month(self.cents, self.per)


@dataclass(frozen=True)
class Balance:
    """What comes in and goes out per month, in cents, per group."""

    income: int
    fixed: int
    reserve: int
    household: int

    @property
    def out(self) -> int:
        return self.fixed + self.reserve + self.household

    @property
    def left(self) -> int:
        """What remains; below zero it does not fit."""
        return self.income - self.out

    @property
    def short(self) -> int:
        """What is missing, as an amount above zero."""
        return max(0, -self.left)


@dataclass(frozen=True)
class Sketch:
    """What was filled in, and what might become of it.

    `lines` is now; `what_if` replaces single lines (a benefit that was applied for, a cost that is gone) and is never
    mixed with it; `net` names the charges from which the allowance was taken off already.
    """

    lines: Mapping[str, Amount] = field(default_factory=dict)
    what_if: Mapping[str, Amount] = field(default_factory=dict)
    net: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in."""
        return not self.lines and not self.what_if

    @property
    def now(self) -> Balance:
        """The balance as it is.

        >>> Sketch({"wages": Amount(180_000), "rent": Amount(70_000), "food": Amount(10_000, Per.WEEK)}).now.left
        66667
        """
        return balance(self.lines)

    @property
    def then(self) -> Balance | None:
        """The balance if the changes come true; None without any.

        >>> Sketch({"rent": Amount(70_000)}, {"rent_allowance": Amount(20_000)}).then.left
        -50000
        """
        return balance({**self.lines, **self.what_if}) if self.what_if else None

    @property
    def counted_twice(self) -> list[str]:
        """Charges noted with the allowance taken off, while that allowance is counted as income as well."""
        lines = {**self.lines, **self.what_if}
        return [
            charge
            for charge, allowance in NET_OF.items()
            if charge in self.net and charge in lines and allowance in lines and lines[allowance].cents
        ]

    def stored(self) -> dict[str, Any]:
        """As plain JSON; `from_stored` reads it back."""
        return {
            "lines": {line: [amount.cents, amount.per.value] for line, amount in self.lines.items()},
            "what_if": {line: [amount.cents, amount.per.value] for line, amount in self.what_if.items()},
            "net": sorted(self.net),
        }

    @classmethod
    def from_stored(cls, figures: Mapping[str, Any]) -> Self:
        """A kept sketch. Lines that no longer exist are left out.

        >>> sketch = Sketch({"rent": Amount(5)}, net=frozenset({"rent"}))
        >>> Sketch.from_stored(sketch.stored()) == sketch
        True
        """
        return cls(
            lines=_amounts(figures.get("lines", {})),
            what_if=_amounts(figures.get("what_if", {})),
            net=frozenset(charge for charge in figures.get("net", []) if charge in NET_OF),
        )


def balance(lines: Mapping[str, Amount]) -> Balance:
    """The sums per group of what was filled in."""
    sums = dict.fromkeys(Group, 0)
    for line, amount in lines.items():
        sums[GROUP_OF[line]] += amount.month
    return Balance(sums[Group.INCOME], sums[Group.FIXED], sums[Group.RESERVE], sums[Group.HOUSEHOLD])


@dataclass(frozen=True)
class Block:
    """A piece of a bar of the picture: what it stands for, where it begins and how long it is (0 to 100)."""

    name: str
    start: float
    length: float


def bars(shown: Balance, *, scale: int) -> tuple[list[Block], list[Block]]:
    """The two bars of the picture, in and out, on a scale in cents; the shorter is filled up with what is missing.

    >>> inn, out = bars(Balance(1000, 600, 100, 0), scale=1000)
    >>> [(block.name, block.start, block.length) for block in out]
    [('fixed', 0.0, 60.0), ('reserve', 60.0, 10.0), ('left', 70.0, 30.0)]
    """
    coming = [("income", shown.income), ("short", shown.short)]
    going = [
        ("fixed", shown.fixed),
        ("reserve", shown.reserve),
        ("household", shown.household),
        ("left", max(0, shown.left)),
    ]
    return _blocks(coming, scale), _blocks(going, scale)


def scale_of(balances: Iterable[Balance]) -> int:
    """The longest bar of a picture, in cents, so that now and then are drawn alike; at least one cent."""
    return max([1, *(max(one.income, one.out) for one in balances)])


def _blocks(parts: list[tuple[str, int]], scale: int) -> list[Block]:
    blocks, start = [], 0
    for name, cents in parts:
        if cents > 0:
            blocks.append(Block(name, round(100 * start / scale, 2), round(100 * cents / scale, 2)))
            start += cents
    return blocks


def _amounts(stored: Mapping[str, Any]) -> dict[str, Amount]:
    return {line: Amount(int(cents), Per(per)) for line, (cents, per) in stored.items() if line in GROUP_OF}
