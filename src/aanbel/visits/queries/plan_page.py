"""All that the page of a day's plan tells, in a constant number of statements, however many were left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils.translation import ngettext

from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.kernel.identity import PostalAddress
from aanbel.visits import wording
from aanbel.visits.core.drawing import Drawing, Leg, draw
from aanbel.visits.models import Plan, PlanChange, VisitNeed
from aanbel.visits.permissions import check_can_see_rounds
from aanbel.visits.queries.rounds import RoundPage, last_change, latest_asked, rounds_of_plan
from aanbel.visits.queries.team import Duty, duties, week_of
from aanbel.visits.wording.left_out import Remedy, reason_words, remedies, remedy_words

_WAITS = (Plan.State.WAITING, Plan.State.MAKING)


@dataclass(frozen=True)
class LeftOutLine:
    """One household without a visit on this day."""

    case: int
    door: str
    sentence: str
    hint: str
    remedies: tuple[Remedy, ...]
    promised: bool


@dataclass(frozen=True)
class DayTab:
    """One day of the week, with its plan as far as there is one."""

    day: date
    plan: Plan | None
    current: bool

    @property
    def doors(self) -> int | None:
        return self.plan.figures.get("planned") if self.plan and self.plan.state == Plan.State.MADE else None


@dataclass(frozen=True)
class PlanPage:
    """The day: who is on duty, the rounds, the drawing, who was left out."""

    by: Acting
    day: date
    days: list[DayTab]
    team: list[Duty]
    plan: Plan | None
    asked: Plan | None
    rounds: list[RoundPage]
    left_out: list[tuple[str, list[LeftOutLine]]]
    change: PlanChange | None
    asked_for: int

    @property
    def waiting(self) -> bool:
        """Whether a plan is being made now."""
        return self.asked is not None and self.asked.state in _WAITS

    @property
    def trouble(self) -> str:
        """Why the newest plan could not be made."""
        return self.asked.trouble if self.asked and self.asked.state == Plan.State.FAILED else ""

    @property
    def on_duty(self) -> list[Duty]:
        return [one for one in self.team if one.on_duty]

    @property
    def can_go(self) -> int:
        return sum(one.can_go for one in self.team)

    @property
    def left_out_count(self) -> int:
        return sum(len(lines) for _sentence, lines in self.left_out)

    @property
    def handed_out(self) -> bool:
        return any(one.round.state != "draft" for one in self.rounds)

    @property
    def going(self) -> set[int]:
        """Who is in a round."""
        return {user for one in self.rounds for user in one.user_ids}

    @property
    def rounds_words(self) -> str:
        return ngettext("in %(count)s round", "in %(count)s rounds", len(self.rounds)) % {"count": len(self.rounds)}

    @property
    def met_words(self) -> str:
        """How many households we expect to meet, in a round number: it is an expectation."""
        return f"± {round(self.plan.figures.get('met', 0))}" if self.plan else ""

    @property
    def change_words(self) -> str:
        return wording.change_words(self.change) if self.change else ""

    @cached_property
    def drawing(self) -> Drawing | None:
        """The map; a secret address is never on it, whoever looks."""
        return drawing_of(self.rounds)

    @property
    def next_days(self) -> tuple[date, date]:
        return self.day - timedelta(days=7), self.day + timedelta(days=7)


def plan_page(*, by: Acting, day: date) -> PlanPage:
    """The page of this day."""
    check_can_see_rounds(by)
    week = [one for one in week_of(day) if one.weekday() < 5 or one == day]
    plans = {
        plan.day: plan
        for plan in Plan.objects.current().filter(municipality_id=by.municipality, day__in=week).defer("wishes")
    }
    plan, team = plans.get(day), duties(by=by, day=day)
    names = {str(one.user_id): one.name for one in team}
    return PlanPage(
        by=by,
        day=day,
        days=[DayTab(one, plans.get(one), one == day) for one in week],
        team=team,
        plan=plan,
        asked=latest_asked(by=by, days=[day]).get(day),
        rounds=rounds_of_plan(by=by, plan=plan) if plan else [],
        left_out=_left_out(by, plan.left_out, names) if plan else [],
        change=last_change(by=by, plan=plan) if plan else None,
        asked_for=VisitNeed.objects.filter(municipality_id=by.municipality).count(),
    )


def drawing_of(rounds: Sequence[RoundPage]) -> Drawing | None:
    """These rounds as a drawing, without secret doors."""
    return draw(
        [
            Leg(
                name=str(one.round.sequence),
                start=(one.round.start_lon, one.round.start_lat),
                end=(one.round.end_lon, one.round.end_lat),
                doors=tuple(
                    (line.number, (line.stop.lon, line.stop.lat), str(line.stop.address.neighbourhood or ""))
                    for line in one.lines
                    if not line.stop.secret
                ),
            )
            for one in rounds
        ]
    )


def _left_out(by: Acting, told: Sequence[dict[str, Any]], names: dict[str, str]) -> list[tuple[str, list[LeftOutLine]]]:
    """Grouped by reason, promised visits first, then the largest group a coordinator can do something about."""
    numbers = [one["case"] for one in told]
    doors = {
        case.pk: PostalAddress(
            case.address.postcode,
            case.address.house_number,
            case.address.house_letter,
            case.address.house_addition,
            case.address.street,
            case.address.place,
        ).line
        for case in Case.objects.of(by.municipality).filter(pk__in=numbers).select_related("address").order_by()
    }
    lines = [
        LeftOutLine(
            case=one["case"],
            door=doors.get(one["case"], ""),
            sentence=reason_words(one),
            hint=remedy_words(one, names),
            remedies=remedies(one),
            promised=bool(one.get("required")),
        )
        for one in told
    ]
    lines.sort(key=lambda one: (not one.promised, not one.remedies, one.sentence))
    return [(sentence, list(group)) for sentence, group in groupby(lines, key=lambda one: one.sentence)]
