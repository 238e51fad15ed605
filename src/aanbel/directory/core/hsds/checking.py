"""Flat rows into values that fit our columns, with a finding for everything that does not.

Refused is a row without an id or name, with a word where only some words are allowed, or that hangs on something that
is not there. Everything else is kept: a value we cannot read, or a link to nothing, stays as it was told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from aanbel.directory.core.hsds.reading import Row, Rows
from aanbel.directory.core.hsds.shape import ENTITIES, IN_ORDER, LONGEST, Field, Holds

Known = Callable[[str, str], bool]
"""Whether a record of this table with this id stands on the map already."""
_ID = 200
_LARGEST = 2**31 - 1
_EARLIEST = date(1900, 1, 1)
"""An older day is a typing error: no calendar is reckoned from it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one row: where, which field, what was told. A refused row is not taken over."""

    table: str
    where: str
    code: str  # see directory.wording.findings
    field: str = ""
    told: str = ""
    refused: bool = False


@dataclass(slots=True)
class Good:
    """A row that fits: values by column, links by column to the told id, and what no column holds."""

    values: dict[str, Any]
    links: dict[str, tuple[str, str]]
    further: dict[str, Any]


@dataclass
class Checked:
    """The rows that fit, per table by told id, and the findings."""

    tables: dict[str, dict[str, Good]] = field(default_factory=lambda: {name: {} for name in ENTITIES})
    findings: list[Finding] = field(default_factory=list)


class _Bad(ValueError):
    """This value refuses the row."""


def checked(rows: Rows, known: Known) -> Checked:
    """Every row looked at, in the order in which they lean on each other."""
    answer = Checked()
    answer.findings += [Finding(table, where, "no_id", "id", refused=True) for table, where in rows.without_id]
    answer.findings += [Finding(table, where, "told_twice", name) for table, where, name in rows.differing]
    answer.findings += [Finding(name, "", "unknown_table") for name in rows.ignored]
    for name in IN_ORDER:
        told = rows.tables[name]
        accepted = answer.tables[name]
        for number, row in told.items():
            if (good := _one(name, number, row, answer.findings)) is not None:
                accepted[number] = good
        for number in [number for number in accepted if not _tied(name, number, told[number], answer, known)]:
            del accepted[number]
    return answer


def _one(name: str, number: str, row: Row, findings: list[Finding]) -> Good | None:
    """One row by itself; None when it is refused."""
    shape = ENTITIES[name]
    good, trouble = Good({}, {}, {}), []
    if len(number) > _ID:
        trouble.append(Finding(name, row.where, "long_id", "id", number[:40], refused=True))
    links = {link.name: link for link in shape.links}
    fields = {one.name: one for one in shape.fields}
    for key, value in row.told.items():
        if key in links:
            good.links[links[key].attribute] = (links[key].to, str(value))
        elif key not in fields:
            good.further[key] = value
        elif (problem := _fill(good, name, fields[key], value)) is not None:
            code, refused = problem
            trouble.append(Finding(name, row.where, code, key, str(value)[:80], refused))
    missing = [one for one in shape.fields if one.required and one.attribute not in good.values]
    named = {finding.field for finding in trouble}
    trouble += [Finding(name, row.where, "missing", one.name, "", True) for one in missing if one.name not in named]
    findings.extend(trouble)
    return None if any(finding.refused for finding in trouble) else good


def _fill(good: Good, name: str, told: Field, value: Any) -> tuple[str, bool] | None:
    """Puts a value in its column; what does not fit stays as told, with the code of the finding."""
    try:
        read = _READ[told.holds](value)
    except (ValueError, ArithmeticError):
        good.further[told.name] = value
        return f"no_{told.holds}", told.required
    longest = LONGEST.get(f"{name}.{told.name}")
    if longest and len(read) > longest:
        good.further[told.name] = value
        return "too_long", False
    if told.choices and read not in told.choices:
        return "unknown_word", True
    good.values[told.attribute] = read
    return None


def _tied(name: str, number: str, row: Row, answer: Checked, known: Known) -> bool:
    """Whether what this row hangs on is there. A link that may be missing is kept as told."""
    good = answer.tables[name][number]
    stands = True
    for link in ENTITIES[name].links:
        to = good.links.get(link.attribute)
        if to is None:
            if link.required:
                answer.findings.append(Finding(name, row.where, "hangs_on_nothing", link.name, refused=True))
                stands = False
        elif to[1] not in answer.tables[to[0]] and not known(*to):
            answer.findings.append(Finding(name, row.where, "points_nowhere", link.name, to[1], link.required))
            stands = stands and not link.required
            del good.links[link.attribute]
            good.further[link.name] = to[1]
    return stands


def _text(told: Any) -> str:
    if isinstance(told, str):
        return told
    if isinstance(told, bool | list | dict):
        raise ValueError
    return str(told)


def _whole(told: Any) -> int:
    number = Decimal(_text(told).strip())
    if number != number.to_integral_value() or abs(number) > _LARGEST:
        raise ValueError
    return int(number)


def _count(told: Any) -> int:
    number = _whole(told)
    if number < 0:
        raise ValueError
    return number


def _number(told: Any) -> float:
    number = float(_text(told).strip())
    if not isfinite(number):
        raise ValueError
    return number


def _cents(told: Any) -> int:
    cents = Decimal(_text(told).strip()) * 100
    if cents != cents.to_integral_value() or abs(cents) > 10**15:
        raise ValueError
    return int(cents)


def _day(told: Any) -> date:
    day = date.fromisoformat(_text(told).strip())
    if day < _EARLIEST:
        raise ValueError
    return day


def _moment(told: Any) -> datetime:
    moment = datetime.fromisoformat(_text(told).strip())
    moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if moment.date() < _EARLIEST:
        raise ValueError
    return moment


def _time(told: Any) -> time:
    return time.fromisoformat(_text(told).strip().removesuffix("Z")).replace(tzinfo=None)


def _yes(told: Any) -> bool:
    word = str(told).strip().lower()
    if word in {"true", "1", "yes"}:
        return True
    if word in {"false", "0", "no"}:
        return False
    raise ValueError


_READ: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.TEXT: _text,
    Holds.WHOLE: _whole,
    Holds.COUNT: _count,
    Holds.NUMBER: _number,
    Holds.CENTS: _cents,
    Holds.DAY: _day,
    Holds.MOMENT: _moment,
    Holds.TIME: _time,
    Holds.YES: _yes,
}
