"""Open cases as the slices below leave them: an address with residents, signals with their links and decisions."""

from datetime import date
from itertools import count
from typing import Any

from aanbel.accounts.models import Neighbourhood
from aanbel.audit.acting import Acting
from aanbel.cases.models import Case, ContactAttempt, Decision
from aanbel.intake.models import Agreement, Delivery, Partner, Signal
from aanbel.kernel import clock
from aanbel.people.models import Address, Link, Resident

TODAY = date(2026, 11, 23)
PERIOD = date(2026, 11, 1)
_numbers = count(1)


def partner(kind: str = "huur", slug: str = "") -> Partner:
    """A signal partner of this kind, made once."""
    slug = slug or f"{kind}-partner"
    return Partner.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "kind": kind})[0]


def neighbourhood(by: Acting, name: str = "Centrum") -> Neighbourhood:
    """A neighbourhood of the acting municipality."""
    return Neighbourhood.objects.get_or_create(municipality_id=by.municipality, code=name[:12], name=name)[0]


def address(by: Acting, *, street: str = "Molenweg", number: int | None = None, **columns: Any) -> Address:
    """A door of its own."""
    return Address.objects.create(
        municipality_id=by.municipality,
        postcode="9901AB",
        house_number=number or 1000 + next(_numbers),
        street=street,
        place="Klokkendam",
        **columns,
    )


def case(by: Acting, *, at: Address | None = None, opened_on: date = date(2026, 11, 16), **columns: Any) -> Case:
    """An open case without signals; `signal` gives it some."""
    return Case.objects.create(
        municipality_id=by.municipality,
        address=at or address(by),
        period=PERIOD,
        period_end=date(2026, 11, 30),
        opened_on=opened_on,
        **columns,
    )


def resident(by: Acting, at: Address, **known: Any) -> Resident:
    """Somebody at this door."""
    who = {"initials": "M.", "surname": "Jansen", "birth_date": date(1980, 5, 4), **known}
    return Resident.objects.create(municipality_id=by.municipality, address=at, **who)


def signal(
    of: Case,
    *,
    who: Resident | None = None,
    kind: str = "huur",
    by_partner: Partner | None = None,
    taken_up: bool = True,
    **columns: Any,
) -> Signal:
    """One signal of the case, linked and decided."""
    by = Acting.system(of.municipality_id)
    by_partner = by_partner or partner(kind)
    who = who or Resident.objects.filter(address=of.address).first() or resident(by, of.address)
    number, period = next(_numbers), columns.pop("period", PERIOD)
    agreement, _ = Agreement.objects.get_or_create(
        municipality_id=by.municipality, partner=by_partner, starts_on=date(2025, 1, 1)
    )
    delivery = Delivery.objects.create(
        municipality_id=by.municipality,
        partner=by_partner,
        agreement=agreement,
        period=period,
        filename="signals.csv",
        sha256=f"{number:064d}",
        size=1,
        received_at=clock.now(),
        received_by="test",
    )
    row = Signal.objects.create(
        municipality_id=by.municipality,
        partner=by_partner,
        delivery=delivery,
        reference=columns.pop("reference", f"S-{number}"),
        row=number,
        period=period,
        kind=kind,
        postcode=of.address.postcode,
        house_number=of.address.house_number,
        amount=columns.pop("amount", 20_000),
        signalled_on=period.replace(day=15),
        **columns,
    )
    Link.objects.create(
        signal=row,
        municipality_id=by.municipality,
        resident=who,
        address=of.address,
        method=Link.Method.NEW,
        linked_at=clock.now(),
    )
    Decision.objects.create(
        signal=row,
        municipality_id=by.municipality,
        period=period,
        code="taken_up" if taken_up else "repeated",
        reason="regular" if taken_up else "not_higher",
        case=of if taken_up else None,
        decided_on=TODAY,
    )
    return row


def attempt(of: Case, *, reached: bool = False, on: date = TODAY) -> ContactAttempt:
    """One call."""
    return ContactAttempt.objects.create(
        municipality_id=of.municipality_id,
        case=of,
        kind="phone",
        day_part="morning",
        reached=reached,
        on=on,
        registered_at=clock.now(),
        registered_by_name="test",
    )
