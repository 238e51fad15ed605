"""The visits that a plan is made from, as they were asked: kept with the plan, so that it can be made again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from aanbel.visits.core.needs import Asked


@dataclass(frozen=True, slots=True)
class Wish:
    """One household to visit, with what was asked of the visit."""

    case: int
    asked: Asked = field(default_factory=Asked)


def as_json(wish: Wish) -> dict[str, Any]:
    """As a plan keeps it; what was not asked is left away.

    >>> as_json(Wish(7, Asked(duo=True, not_before=date(2026, 11, 23))))
    {'case': 7, 'duo': True, 'not_before': '2026-11-23'}
    """
    plain = asdict(Asked())
    told = {name: value for name, value in asdict(wish.asked).items() if value != plain[name]}
    return {"case": wish.case} | {
        name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()
    }


def from_json(kept: Mapping[str, Any]) -> Wish:
    """What `as_json` wrote.

    >>> from_json({"case": 7, "agreed": [600, 660], "agreed_on": "2026-11-23"}).asked.agreed
    (600, 660)
    """
    told = dict(kept)
    case = told.pop("case")
    for name in ("agreed_on", "not_before"):
        if told.get(name):
            told[name] = date.fromisoformat(told[name])
    for name in ("agreed", "day_parts"):
        if told.get(name):
            told[name] = tuple(told[name])
    return Wish(case, Asked(**told))


def together(one: Wish, other: Wish) -> Wish:
    """Two wishes for one household: what is asked in `other` (by a person) goes before what is asked in `one`.

    >>> together(Wish(7, Asked(by_resident=True, minutes=20)), Wish(7, Asked(minutes=45))).asked.minutes
    45
    """
    plain = asdict(Asked())
    said = {name: value for name, value in asdict(other.asked).items() if value != plain[name]}
    return Wish(one.case, replace(one.asked, **said))
