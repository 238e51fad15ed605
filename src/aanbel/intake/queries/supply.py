"""Did every partner deliver this month? (DOMAIN §11.11: a missing supply goes unnoticed until somebody asks.)

Delivered: a file came in the month it counts for. Late: it came after that month. Missing: the month is over, an
agreement held, and nothing readable came. Expected: this month, nothing yet. A month without agreement is empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aanbel.audit.acting import Acting
from aanbel.intake.models import Agreement, Delivery, Partner
from aanbel.kernel import clock

MONTHS = 6


@dataclass(frozen=True)
class SupplyCell:
    """One partner in one month; `delivery` is the newest file, `signals` the rows that were accepted."""

    month: date
    state: str  # delivered | late | missing | expected | none
    delivery: int | None = None
    files: int = 0
    signals: int = 0


@dataclass(frozen=True)
class SupplyLine:
    """One partner with its months, the newest last."""

    partner: Partner
    cells: tuple[SupplyCell, ...]


@dataclass(frozen=True)
class Supply:
    """The months of the grid and its lines, by name of the partner."""

    months: tuple[date, ...]
    lines: tuple[SupplyLine, ...]

    @property
    def missing(self) -> tuple[tuple[Partner, date], ...]:
        """Which partner owes which month."""
        return tuple(
            (line.partner, cell.month) for line in self.lines for cell in line.cells if cell.state == "missing"
        )


def supply_overview(by: Acting, *, months: int = MONTHS, until: date | None = None) -> Supply:
    """What every partner with an agreement delivered in the last months, in two queries."""
    today = until or clock.today()
    this_month = clock.month_of(today)
    shown = tuple(clock.month_after(this_month, back) for back in range(1 - months, 1))
    agreements: dict[Partner, list[Agreement]] = {}
    for agreement in Agreement.objects.filter(municipality_id=by.municipality).select_related("partner"):
        agreements.setdefault(agreement.partner, []).append(agreement)
    files: dict[tuple[int, date], list[Delivery]] = {}
    recent = Delivery.objects.filter(municipality_id=by.municipality, period__gte=shown[0]).exclude(
        status=Delivery.Status.REFUSED
    )
    for delivery in recent.order_by("received_at", "pk"):
        files.setdefault((delivery.partner_id, delivery.period), []).append(delivery)
    return Supply(
        months=shown,
        lines=tuple(
            SupplyLine(
                partner,
                tuple(_cell(month, this_month, terms, files.get((partner.pk, month), [])) for month in shown),
            )
            for partner, terms in agreements.items()
        ),
    )


def _cell(month: date, this_month: date, terms: Iterable[Agreement], files: list[Delivery]) -> SupplyCell:
    if files:
        in_time = any(clock.month_of(file.received_at.astimezone(clock.AMSTERDAM).date()) <= month for file in files)
        state = "delivered" if in_time else "late"
        return SupplyCell(month, state, files[-1].pk, len(files), sum(file.accepted for file in files))
    if not any(_held(one, month) for one in terms):
        return SupplyCell(month, "none")
    return SupplyCell(month, "missing" if month < this_month else "expected")


def _held(agreement: Agreement, month: date) -> bool:
    """Whether the agreement held during the whole month up to its end: a partner that starts halfway owes nothing."""
    starts_in_time = agreement.starts_on <= month
    return starts_in_time and (agreement.ends_on is None or agreement.ends_on >= clock.month_after(month))


def missing_supply(by: Acting) -> tuple[tuple[Partner, date], ...]:
    """Who has not delivered a month that is over."""
    return supply_overview(by).missing
