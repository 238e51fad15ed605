"""Signals that are linked to residents at addresses, and the cases that come of them."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from aanbel.audit.acting import Acting
from aanbel.cases import services
from aanbel.cases.models import Case, Refusal, RefusalKind, RefusalSource
from aanbel.intake.models import Agreement, Delivery, Partner, Signal
from aanbel.kernel import clock
from aanbel.people.models import Address, Link, Resident

MARCH = date(2026, 3, 1)
_numbers = count(1)


def partner(slug: str = "klokwonen", *, kind: str = "huur") -> Partner:
    """A signal partner, made once."""
    return Partner.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "kind": kind})[0]


def agreement(by: Acting, of: Partner, **terms: Any) -> Agreement:
    """What was agreed with a partner; without terms nothing is too low, too early or alone."""
    return Agreement.objects.update_or_create(
        municipality_id=by.municipality, partner=of, starts_on=date(2025, 1, 1), defaults=terms
    )[0]


def address(by: Acting, *, number: int | None = None, street: str = "Molenweg") -> Address:
    """A door in the Molenweg."""
    found, _new = Address.objects.get_or_create(
        municipality_id=by.municipality,
        postcode="9901AB",
        house_number=number or next(_numbers) + 3000,
        house_letter="",
        house_addition="",
        defaults={"street": street, "place": "Klokkendam"},
    )
    return found


def resident(by: Acting, at: Address, **known: Any) -> Resident:
    """Somebody who lives there."""
    who = {"initials": "M.", "prefix": "de", "surname": "Boer", "birth_date": date(1987, 5, 4), **known}
    return Resident.objects.create(municipality_id=by.municipality, address=at, **who)


def signal(
    by: Acting,
    *,
    of: Resident | None = None,
    at: Address | None = None,
    by_partner: Partner | None = None,
    period: date = MARCH,
    **columns: Any,
) -> Signal:
    """One signal, delivered and linked, not yet decided."""
    at = at or (of.address if of else address(by))
    of = of or resident(by, at)
    by_partner = by_partner or partner()
    made = Agreement.objects.filter(municipality_id=by.municipality, partner=by_partner).first()
    made = made or agreement(by, by_partner)
    number = next(_numbers)
    delivery, _new = Delivery.objects.get_or_create(
        municipality_id=by.municipality,
        partner=by_partner,
        agreement=made,
        period=period,
        defaults={
            "filename": "signals.csv",
            "sha256": f"{number:064d}",
            "size": 1,
            "received_at": clock.now(),
            "received_by": "test",
        },
    )
    facts = {
        "kind": by_partner.kind,
        "amount": 20_000,
        "signalled_on": period.replace(day=15),
        "birth_date": of.birth_date,
        "initials": of.initials,
        "surname": of.surname,
        "postcode": at.postcode,
        "house_number": at.house_number,
        "street": at.street,
        **columns,
    }
    row = Signal.objects.create(
        municipality_id=by.municipality,
        partner=by_partner,
        delivery=delivery,
        reference=f"S{number}",
        row=number,
        period=period,
        **facts,
    )
    Link.objects.create(
        signal=row,
        municipality_id=by.municipality,
        resident=of,
        address=at,
        method=Link.Method.NEW,
        linked_at=clock.now(),
    )
    return row


def refusal(by: Acting, *, at: Address, of: Resident | None = None, days: int | None = None) -> Refusal:
    """A no that stands until so many days from today; without days an objection."""
    return Refusal.objects.create(
        municipality_id=by.municipality,
        address=at,
        resident=of,
        kind=RefusalKind.OBJECTION if days is None else RefusalKind.NO_CONTACT,
        source=RefusalSource.PHONE,
        said_on=clock.today(),
        until=None if days is None else clock.today() + timedelta(days=days),
        recorded_at=clock.now(),
        recorded_by_name="test",
    )


def case(by: Acting, **columns: Any) -> Case:
    """An open case with one signal, opened as the machine does it."""
    row = signal(by, **columns)
    services.decide_signals(by=Acting.system(by.municipality))
    return Case.objects.get(decisions__signal=row)
