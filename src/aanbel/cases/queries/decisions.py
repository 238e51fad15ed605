"""All decisions of a month: how one checks that no signal vanished."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases import wording
from aanbel.cases.core.decisions import Code, Reason
from aanbel.cases.models import Decision
from aanbel.kernel import clock
from aanbel.kernel.identity import PostalAddress

PAGE = 50


@dataclass(frozen=True)
class DecisionLine:
    """One decision with the signal it is about."""

    decision: Decision

    @property
    def address(self) -> str:
        at = self.decision.signal
        return PostalAddress(at.postcode, at.house_number, at.house_letter, at.house_addition, at.street).line

    @property
    def code(self) -> str:
        return str(wording.CODES[Code(self.decision.code)])

    @property
    def reason(self) -> str:
        return wording.reason_sentence(self.decision.reason, self.decision.params)

    @property
    def threat(self) -> str:
        return wording.threat_sentence(self.decision.code, self.decision.params)


@dataclass(frozen=True)
class DecisionPage:
    """One page of a month's decisions, with the number per code over the whole month."""

    period: date
    first: date
    last: date
    counts: dict[Code, int]
    code: Code | None
    rows: list[DecisionLine]
    following: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def before(self) -> date | None:
        """The month before, when there are decisions that old."""
        month = clock.month_after(self.period, -1)
        return month if month >= self.first else None

    @property
    def later(self) -> date | None:
        month = clock.month_after(self.period)
        return month if month <= self.last else None


def decisions_of_month(
    *, by: Acting, period: date | None = None, code: Code | None = None, after: str = "", size: int = PAGE
) -> DecisionPage:
    """The decisions on the signals of a match period (the newest when None), per code and then as they came in.

    `after` is the `following` of the page before; a place in the order, not a number of pages, so that page
    one thousand is as fast as the first.
    """
    all_of_us = Decision.objects.filter(municipality_id=by.municipality)
    ends = all_of_us.aggregate(first=Min("period"), last=Max("period"))
    last = ends["last"] or clock.month_of(clock.today())
    period = period or last
    of_month = all_of_us.filter(period=period)
    counted = dict(of_month.order_by().values_list("code").annotate(Count("signal_id")))
    wanted = of_month.filter(code=code) if code else of_month
    if place := _place(after):
        at_code, at_signal = place
        wanted = wanted.filter(Q(code__gt=at_code) | Q(code=at_code, signal_id__gt=at_signal))
    rows = list(wanted.select_related("signal__partner").order_by("code", "signal_id")[: size + 1])
    more = rows[:size][-1] if len(rows) > size else None
    return DecisionPage(
        period=period,
        first=ends["first"] or last,
        last=last,
        counts={one: counted.get(one.value, 0) for one in Code},
        code=code,
        rows=_lines(rows[:size]),
        following=f"{more.code}.{more.signal_id}" if more else "",
    )


def corrections(*, by: Acting, decision: Decision) -> list[Event]:
    """What people decided about this signal before, newest first; read only when somebody did."""
    if decision.reason != Reason.BY_HAND:
        return []
    of_signal = Event.objects.filter(municipality_id=by.municipality, subject=f"signal:{decision.pk}")
    return list(of_signal.filter(verb=Verb.DECISION_CORRECTED).order_by("-pk"))


def _place(after: str) -> tuple[str, int] | None:
    code, _dot, signal = after.partition(".")
    return (code, int(signal)) if signal.isdecimal() else None


def _lines(decisions: Iterable[Decision]) -> list[DecisionLine]:
    return [DecisionLine(decision) for decision in decisions]
