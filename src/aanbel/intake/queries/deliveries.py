"""Deliveries and what was wrong in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Min, Sum
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.core.findings import GRADES, Grade
from aanbel.intake.core.findings import Finding as Found
from aanbel.intake.models import Delivery, Finding
from aanbel.intake.wording import sentence
from aanbel.kernel.errors import Missing

PER_PAGE = 20
EXAMPLES = 12


@dataclass(frozen=True)
class DeliveryPage:
    """Some deliveries, the newest first; `later` is the key of the next page, 0 when there is none."""

    rows: Sequence[Delivery]
    later: int


@dataclass(frozen=True)
class FindingGroup:
    """All findings of one kind in one column: how many, in which rows (the first few), and the first in words."""

    grade: str
    code: str
    column: str
    count: int
    rows: Sequence[int]
    sentence: str

    @property
    def more(self) -> int:
        """The rows that are not named."""
        return self.count - len(self.rows)


def grouped(errors: Iterable[Found]) -> list[FindingGroup]:
    """The findings of a dry run, told as those of a delivery are."""
    together: dict[tuple[str, str], list[Found]] = {}
    for one in errors:
        together.setdefault((one.code, one.column), []).append(one)
    return _gravest_first(
        FindingGroup(
            grade=GRADES[code].value,
            code=code,
            column=column,
            count=len(those),
            rows=[one.row for one in those if one.row][:EXAMPLES],
            sentence=sentence(code, those[0].params),
        )
        for (code, column), those in together.items()
    )


def _gravest_first(groups: Iterable[FindingGroup]) -> list[FindingGroup]:
    gravity = [grade.value for grade in Grade]
    return sorted(groups, key=lambda group: (gravity.index(group.grade), -group.count, group.code, group.column))


def deliveries(by: Acting, *, partner: str = "", period: date | None = None, after: int = 0) -> DeliveryPage:
    """Deliveries of this municipality, the newest first, in keyset pages."""
    found = Delivery.objects.filter(municipality_id=by.municipality).select_related("partner").order_by("-pk")
    if partner:
        found = found.filter(partner__slug=partner)
    if period:
        found = found.filter(period=period)
    if after:
        found = found.filter(pk__lt=after)
    rows = list(found[: PER_PAGE + 1])
    return DeliveryPage(rows[:PER_PAGE], rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else 0)


def delivery(by: Acting, pk: int) -> Delivery:
    """One delivery of this municipality."""
    found = (
        Delivery.objects.filter(municipality_id=by.municipality, pk=pk).select_related("partner", "agreement").first()
    )
    if found is None:
        raise Missing(_("This delivery is not here."))
    return found


def finding_groups(by: Acting, delivery: Delivery) -> list[FindingGroup]:
    """What was wrong, the gravest and most frequent first, each kind once."""
    grouped = (
        Finding.objects.filter(municipality_id=by.municipality, delivery=delivery)
        .values("grade", "code", "column")
        .annotate(count=Count("id"), first=Min("id"), rows=ArrayAgg("row", order_by=["row"]))
        .order_by("code", "column")
    )
    groups = list(grouped)
    params = dict(Finding.objects.filter(pk__in=[group["first"] for group in groups]).values_list("pk", "params"))
    return _gravest_first(
        FindingGroup(
            grade=group["grade"],
            code=group["code"],
            column=group["column"],
            count=group["count"],
            rows=[row for row in group["rows"] if row][:EXAMPLES],
            sentence=sentence(group["code"], params[group["first"]]),
        )
        for group in groups
    )


def delivered_bytes(by: Acting, *, waiting: bool = False) -> dict[int, int]:
    """The size of the files of each municipality, all or those that wait to be read: how much work there is."""
    sizes = Delivery.objects.filter(municipality_id__in=by.municipalities)
    if waiting:
        sizes = sizes.filter(status=Delivery.Status.RECEIVED)
    return dict(sizes.order_by().values_list("municipality_id").annotate(Sum("size")))
