"""Two records beside each other in words: per field what both say, what that means, and how much it weighs."""

from dataclasses import dataclass
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.intake.models import Signal
from aanbel.kernel.identity import PostalAddress, masked_bsn
from aanbel.people.core.comparison import PRIOR
from aanbel.people.core.explain import waterfall, why_asked
from aanbel.people.models import Resident
from aanbel.people.queries import Doubt

FIELDS: Final = {
    "surname": gettext_lazy("Surname"),
    "initials": gettext_lazy("Initials"),
    "birth_date": gettext_lazy("Date of birth"),
    "sex": gettext_lazy("Sex"),
    "bsn": gettext_lazy("BSN"),
    "address": gettext_lazy("Address"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
}
SEXES: Final = {"M": gettext_lazy("man"), "V": gettext_lazy("woman")}

WIDEST: Final = 32.0
"""Bits on the whole width of the waterfall: from the prior of -13 to well past certain; stronger sums are cut off."""


@dataclass(frozen=True)
class Bar:
    """A piece of the waterfall in percents of its width; `supports` tells for from against, without colour."""

    x: float
    width: float
    supports: bool


@dataclass(frozen=True)
class Row:
    """One field of both records; without a `reason` one of them does not give it, and nothing can be said."""

    field: str
    new: str
    known: str
    reason: str = ""
    weight: float = 0.0
    bar: Bar | None = None


@dataclass(frozen=True)
class Comparison:
    """The whole picture of one doubtful match. `chance` is what the evidence makes of it, between 0 and 1; `why`
    says why the machine did not decide."""

    doubt: Doubt
    title: str
    why: str
    rows: list[Row]
    before: float
    weight: float
    chance: float
    zero: float


def compared(doubt: Doubt) -> Comparison:
    """The fields of both records, the strongest evidence first, then what cannot be compared."""
    new, known = _of_signal(doubt.new), _of_signal(doubt.known) if doubt.known else _of_resident(doubt.candidate)
    told = [
        Row(
            str(FIELDS[step.reason.comparison]),
            new[step.reason.comparison],
            known[step.reason.comparison],
            _(step.reason.text),
            round(step.reason.weight, 1) or 0.0,
            _bar(step.start, step.end),
        )
        for step in waterfall(doubt.question.levels)
    ]
    said = {row.field for row in told}
    silent = [Row(str(word), new[name], known[name]) for name, word in FIELDS.items() if str(word) not in said]
    weight = doubt.question.weight
    names = {"new": _called(new), "known": _called(known)}
    return Comparison(
        doubt=doubt,
        title=_("Is %(new)s the same person as %(known)s?") % names,
        why=_(why_asked(doubt.question.levels, weight)),
        rows=told + [row for row in silent if row.new or row.known],
        before=PRIOR,
        weight=weight,
        chance=1 / (1 + 2**-weight),
        zero=_place(0.0),
    )


def _called(record: dict[str, str]) -> str:
    return " ".join(part for part in (record["initials"], record["surname"]) if part) or _("Name unknown")


def _of_signal(signal: Signal) -> dict[str, str]:
    at = PostalAddress(
        signal.postcode, signal.house_number, signal.house_letter, signal.house_addition, signal.street, signal.place
    )
    return {**_of_person(signal), "address": str(at), "phone": signal.phone, "email": signal.email}


def _of_resident(person: Resident) -> dict[str, str]:
    return {**_of_person(person), "address": str(person.address), "phone": "", "email": ""}


def _of_person(person: Signal | Resident) -> dict[str, str]:
    return {
        "surname": " ".join(part for part in (person.prefix, person.surname) if part),
        "initials": person.initials,
        "birth_date": date_format(person.birth_date, "j F Y") if person.birth_date else "",
        "sex": str(SEXES.get(person.sex, "")),
        "bsn": masked_bsn(person.bsn),
    }


def _place(bits: float) -> float:
    return round(100 * min(max((bits - PRIOR) / WIDEST, 0.0), 1.0), 1)


def _bar(start: float, end: float) -> Bar:
    left, right = sorted((_place(start), _place(end)))
    return Bar(x=left, width=max(round(right - left, 1), 0.5), supports=end > start)
