"""Signals as partners deliver them, not yet linked, and the people behind them."""

from datetime import date
from itertools import count
from typing import Any

from aanbel.audit.acting import Acting
from aanbel.intake.models import Agreement, Delivery, Partner, Signal
from aanbel.kernel import clock

ANNA = {
    "initials": "A.M.",
    "prefix": "de",
    "surname": "Vries",
    "birth_date": date(1984, 3, 12),
    "sex": "V",
    "street": "Molenweg",
    "house_number": 12,
    "postcode": "9901AB",
    "place": "Klokkendam",
}
"""A resident of the Molenweg, complete but for her BSN."""

BRAM = {**ANNA, "initials": "B.", "surname": "Jansen", "prefix": "", "birth_date": date(1979, 11, 2), "sex": "M"}
"""He lives at the same address and is somebody else."""

_numbers = count(1)


def delivery(by: Acting, *, slug: str = "lichtstroom", kind: str = "energie") -> Delivery:
    """One file of one partner for the acting municipality."""
    partner, _new = Partner.objects.get_or_create(slug=slug, defaults={"name": slug.title(), "kind": kind})
    agreement, _new = Agreement.objects.get_or_create(
        municipality_id=by.municipality, partner=partner, starts_on=date(2025, 1, 1)
    )
    found, _new = Delivery.objects.get_or_create(
        municipality_id=by.municipality,
        partner=partner,
        agreement=agreement,
        period=clock.month_of(clock.today()),
        defaults={
            "filename": "signalen.csv",
            "sha256": f"{next(_numbers):064d}",
            "size": 1,
            "received_at": clock.now(),
            "received_by": "test",
        },
    )
    return found


def signal(by: Acting, **columns: Any) -> Signal:
    """One signal, accepted and waiting to be linked."""
    file = delivery(by)
    number = next(_numbers)
    facts = {**ANNA, "amount": 12_000, "kind": "energie", "signalled_on": clock.today(), **columns}
    return Signal.objects.create(
        municipality_id=by.municipality,
        partner=file.partner,
        delivery=file,
        reference=f"P{number}",
        row=number,
        period=file.period,
        **facts,
    )
