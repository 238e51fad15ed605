"""What the rules may look at. Nothing else about a resident can move a case up or down.

Wgs art. 8b allows BRP data and the data of the signals before a resident says yes: these facts are signals,
the ages and children that the BRP gives, and what we did ourselves. A derived row, one per open case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

KINDS: tuple[str, ...] = (
    "energie",
    "huur",
    "water",
    "zorg",
    "hypotheek",
    "cak_zorg",
    "cak_eigen_bijdrage",
    "belastingdienst",
    "toeslagen",
    "duo",
    "overige",
)
"""The kinds of signal (DDAS 1.2); a test holds them equal to `intake.models.Kind`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """One open case as the rules see it. Amounts in cents; per kind, and only of kinds that were reported.

    A partner that reports the same resident again with a higher amount counts once, with the highest amount.
    `times` is the number of months with a signal at this address in the last six, this one included.
    `supply_ends_on` is the first day on which energy or water stops; None when nothing was announced.
    """

    opened_on: date
    amounts: Mapping[str, int] = field(default_factory=dict)
    partners: int = 1
    times: int = 1
    multiple: bool = False
    crisis: bool = False
    warm_handover: bool = False
    supply_ends_on: date | None = None
    youngest_born: date | None = None
    eldest_born: date | None = None
    children: bool | None = None
    phone: bool = False
    attempts: int = 0
    reached: bool = False

    @property
    def amount(self) -> int:
        """All arrears together.

        >>> Facts(opened_on=date(2026, 11, 2), amounts={"huur": 45000, "water": 12000}).amount
        57000
        """
        return sum(self.amounts.values())


def born_on_or_before(age: int, today: date) -> date:
    """Who is at least `age` today was born on this day or earlier. Someone of 29 February turns on 1 March.

    >>> born_on_or_before(18, date(2026, 11, 21))
    datetime.date(2008, 11, 21)
    >>> born_on_or_before(18, date(2028, 2, 29)), born_on_or_before(1, date(2028, 2, 29))
    (datetime.date(2010, 2, 28), datetime.date(2027, 2, 28))
    """
    try:
        return today.replace(year=today.year - age)
    except ValueError:
        return date(today.year - age, 2, 28)
