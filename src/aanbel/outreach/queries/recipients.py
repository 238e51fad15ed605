"""Who a message goes to and what it may be filled with, for one case or ten thousand, in a constant number of queries.

Only what the municipality may hold before the resident says yes is used: the register and the signal (Wgs art. 8b).
What kind of company told us is said (AVG art. 14), never which one, nor how much.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from babel.dates import format_date

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Municipality, User
from aanbel.audit.acting import Acting
from aanbel.cases import queries as cases
from aanbel.cases.models import Case, Decision
from aanbel.intake.models import Kind
from aanbel.kernel import clock
from aanbel.kernel.identity import PostalAddress
from aanbel.outreach.core.template_kinds import Condition
from aanbel.outreach.models import Message
from aanbel.outreach.wording.senders import SENDERS
from aanbel.people.models import Resident

Why = Message.Why

AT_THE_DOOR = "Aan de bewoners van dit adres"
"""Who stands in the window when no name is known: the post reads it, so it is Dutch."""

OF_KIND: dict[str, Condition] = {
    Kind.HUUR: Condition.RENT,
    Kind.ENERGIE: Condition.ENERGY,
    Kind.WATER: Condition.WATER,
    Kind.ZORG: Condition.HEALTH,
    Kind.CAK_ZORG: Condition.HEALTH,
    Kind.HYPOTHEEK: Condition.MORTGAGE,
}
YOUNG_UNTIL, OLDER_FROM = 27, 67
MANY = 20
"""Fewer households than this would comfort nobody, and might point at one."""
_GONE = (Resident.Registration.MOVED_OUT, Resident.Registration.DECEASED)


@dataclass(frozen=True)
class Recipient:
    """A household as a text sees it. `why` says that it gets nothing, and why."""

    case: Case
    to: tuple[str, ...]
    values: dict[str, str]
    facts: frozenset[Condition]
    phone: str = ""
    email: str = ""
    why: str = ""


@dataclass
class _Told:
    """What the signals of one case tell."""

    residents: list[Resident] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    phone: str = ""
    email: str = ""


def recipients(
    *, by: Acting, cases_: Collection[int], language: str = "nl", visit_on: date | None = None
) -> dict[int, Recipient]:
    """Case number → who lives there and what to fill in. Cases of another municipality are not among them."""
    found = list(
        Case.objects.of(by.municipality).filter(pk__in=cases_).select_related("address", "assigned_to").order_by("pk")
    )
    told = _told(by, [one.pk for one in found])
    stopped = set(cases.not_to_approach(by.municipality).filter(pk__in=cases_).values_list("pk", flat=True))
    house = _House.read(by, language, visit_on)
    return {one.pk: _recipient(one, told[one.pk], house, refused=one.pk in stopped) for one in found}


def _told(by: Acting, numbers: Collection[int]) -> dict[int, _Told]:
    """The newest signal first, so that the letter is for whom it is about."""
    rows = (
        Decision.objects.filter(municipality_id=by.municipality, case__in=numbers)
        .select_related("signal__link__resident")
        .order_by("case_id", "-signal__signalled_on", "-signal_id")
    )
    found: dict[int, _Told] = defaultdict(_Told)
    for row in rows:
        told = found[row.case_id or 0]
        told.residents.append(row.signal.link.resident)
        told.kinds.append(row.signal.kind)
        told.phone = told.phone or row.signal.phone
        told.email = told.email or row.signal.email
    return found


@dataclass(frozen=True)
class _House:
    """What every message of a municipality shares."""

    municipality: Municipality
    sender: User | None
    words: dict[str, str]
    language: str
    visit_on: date | None
    norm: str
    pointers: str
    today: date

    @classmethod
    def read(cls, by: Acting, language: str, visit_on: date | None) -> "_House":
        municipality = accounts.municipality(by.municipality)
        return cls(
            municipality=municipality,
            sender=User.objects.filter(pk=by.user_id).first() if by.user_id else None,
            words=SENDERS.get(language, SENDERS["nl"]),
            language=language,
            visit_on=visit_on,
            norm=social_norm(municipality=municipality, language=language),
            pointers="\n".join(_pointer_lines(by)),
            today=clock.today(),
        )


def _pointer_lines(by: Acting) -> list[str]:
    """The first three pointers that fit everybody: in a letter, more is less."""
    always = [one for one in cases.pointers(by=by) if "always" in one.tags]
    return [
        " ".join(part for part in (f"{one.name}: {one.sentence}", one.url.removeprefix("https://").rstrip("/")) if part)
        for one in always[:3]
    ]


def _recipient(case: Case, told: _Told, house: _House, *, refused: bool) -> Recipient:
    at = PostalAddress(
        case.address.postcode,
        case.address.house_number,
        case.address.house_letter,
        case.address.house_addition,
        case.address.street,
        case.address.place or house.municipality.name,
    )
    living = [one for one in told.residents if one.registration not in _GONE]
    who = living[0] if living else None
    town = f"{at.postcode[:4]} {at.postcode[4:]}  {at.place.upper()}"
    name = who.name if who and who.surname else ""
    worker = case.assigned_to or house.sender
    words = house.words
    values = {
        "aanhef": f"{words['greeting']} {name or words['residents']}",
        "naam": name or AT_THE_DOOR,
        "adres": at.line,
        "woonplaats": town,
        "datum": _long(house.today, house.language),
        "gemeente": house.municipality.name,
        "dienst": house.municipality.organisation or f"Gemeente {house.municipality.name}",
        "medewerker": worker.name if worker else "",
        "telefoon": (worker.phone if worker else "") or house.municipality.phone,
        "herkomst": _listed([words[kind] for kind in dict.fromkeys(told.kinds)], words["and"]),
        "sociale_norm": house.norm,
        "wegwijzers": house.pointers,
        "afspraak": case.agreed,
        "gesprek_op": _long(case.first_conversation_on, house.language),
        "geboortejaar": str(who.birth_date.year) if who and who.birth_date else "",
        "bezoekdag": _long(house.visit_on, house.language, weekday=True),
    }
    why = ""
    if case.closed_on is not None:
        why = Why.CLOSED
    elif refused:
        why = Why.REFUSAL
    elif told.residents and not living:
        why = Why.GONE
    elif not case.address.street:
        why = Why.NO_ADDRESS
    return Recipient(
        case=case,
        to=(values["naam"], values["adres"], town),
        values=values,
        facts=_facts(case, told, living, house),
        phone=told.phone,
        email=told.email,
        why=why,
    )


def _facts(case: Case, told: _Told, living: Collection[Resident], house: _House) -> frozenset[Condition]:
    """Ages count in whole years today; the one a letter is for decides."""
    found = {OF_KIND[kind] for kind in told.kinds if kind in OF_KIND}
    first = next(iter(living), None)
    if first and first.birth_date:
        born, today = first.birth_date, house.today
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        found |= {Condition.YOUNG} if age < YOUNG_UNTIL else {Condition.OLDER} if age >= OLDER_FROM else set()
    if any(one.minor_children for one in living):
        found.add(Condition.CHILDREN)
    if case.entrepreneur:
        found.add(Condition.BUSINESS)
    if house.visit_on:
        found.add(Condition.VISIT)
    if house.pointers:
        found.add(Condition.POINTERS)
    return frozenset(found)


def _listed(words: Collection[str], joined: str) -> str:
    """a, b en c."""
    kept = list(dict.fromkeys(words))
    return f" {joined} ".join(part for part in (", ".join(kept[:-1]), kept[-1]) if part) if kept else ""


def _long(day: date | None, language: str, *, weekday: bool = False) -> str:
    return format_date(day, "EEEE d MMMM" if weekday else "d MMMM y", locale=language) if day else ""


def social_norm(*, municipality: Municipality, language: str) -> str:
    """How many households here took help in the past year; nothing when that would not be many, or not be true."""
    since = clock.today().replace(day=1)
    since = since.replace(year=since.year - 1)
    helped = Case.objects.of(municipality.code).filter(help_asked_on__gte=since).count()
    if helped < MANY:
        return ""
    rounded = helped if helped < 50 else helped // 10 * 10
    more = "" if rounded == helped else {"en": "more than "}.get(language, "meer dan ")
    if language == "en":
        return f"In the past year we helped {more}{rounded} households in {municipality.name}."
    return f"Het afgelopen jaar hielpen wij in {municipality.name} {more}{rounded} huishoudens."
