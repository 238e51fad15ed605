"""Deliveries and what was wrong in them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.core.findings import EXAMPLES, GRADES, Grade, Sort
from aanbel.intake.models import Delivery, Finding
from aanbel.intake.wording import sentence
from aanbel.kernel.errors import Missing

PER_PAGE = 20


@dataclass(frozen=True)
class DeliveryPage:
    """Some deliveries, the newest first; `later` is the key of the next page, 0 when there is none."""

    rows: Sequence[Delivery]
    later: int


@dataclass(frozen=True)
class FindingGroup:
    """All findings of one kind in one column: how many, in which rows (the first few), and the first in words.

    `speaks_of_one`: the sentence holds the value of that first one, and there are more.
    """

    grade: str
    code: str
    column: str
    count: int
    rows: Sequence[int]
    sentence: str
    speaks_of_one: bool = False

    @property
    def more(self) -> int:
        """The rows that are not named."""
        return self.count - len(self.rows)


def grouped(sorts: Iterable[Sort]) -> list[FindingGroup]:
    """Findings in words, the gravest and most frequent first, each sort once."""
    return _gravest_first(
        FindingGroup(
            grade=GRADES[one.code].value,
            code=one.code,
            column=one.column,
            count=one.count,
            rows=one.rows,
            sentence=sentence(one.code, one.params),
            speaks_of_one=one.count > 1 and bool(one.params),
        )
        for one in sorts
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
    """What was wrong, the gravest and most frequent first, each sort once; however many, only the first are fetched."""
    kept = Finding.objects.filter(municipality_id=by.municipality, delivery=delivery).order_by()
    counts = {(code, column): count for code, column, count in kept.values_list("code", "column").annotate(Count("id"))}
    place = Window(RowNumber(), partition_by=["code", "column"], order_by=["row", "id"])
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    params: dict[tuple[str, str], dict[str, str]] = {}
    for one in kept.annotate(place=place).filter(place__lte=EXAMPLES).order_by("row", "id"):
        params.setdefault((one.code, one.column), one.params)
        rows[one.code, one.column] += [one.row] if one.row else []
    return grouped(
        Sort(code, column, count, tuple(rows[code, column]), params[code, column])
        for (code, column), count in counts.items()
    )


def delivered_bytes(by: Acting, *, waiting: bool = False) -> dict[int, int]:
    """The size of the files of each municipality, all or those that wait to be read: how much work there is."""
    sizes = Delivery.objects.filter(municipality_id__in=by.municipalities)
    if waiting:
        sizes = sizes.filter(status=Delivery.Status.RECEIVED)
    return dict(sizes.order_by().values_list("municipality_id").annotate(Sum("size")))
