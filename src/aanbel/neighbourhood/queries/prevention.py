"""The year of prevention, its groups and organisations, as seen by the district team.

A key figure is named only while their yes stands: names are asked of `KeyFigure.objects`, never followed from a row.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing
from aanbel.neighbourhood.core.prevention.kinds import State
from aanbel.neighbourhood.core.prevention.year import Mark, mark_of, months_of
from aanbel.neighbourhood.models import Activity, Ally, KeyFigure, RiskGroup
from aanbel.neighbourhood.permissions import check_can_plan_prevention


@dataclass(frozen=True)
class Month:
    """One month of one group."""

    first: date
    mark: Mark
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class Year:
    """The picture: per group twelve months; and what asks for a word of how it went."""

    year: int
    months: list[date]
    rows: list[tuple[RiskGroup, list[Month]]]
    unanswered: list[Activity]
    next_ones: list[Activity]
    came: int
    held: int
    without: list[RiskGroup]
    """Groups in use for whom nothing is planned or held this year."""


@dataclass(frozen=True)
class AllyLine:
    """An organisation with when we were there last and are next."""

    ally: Ally
    last: date | None
    next: date | None


def year_of_prevention(*, by: Acting, year: int) -> Year:
    """Two statements for the whole year."""
    check_can_plan_prevention(by)
    today = clock.today()
    groups = list(RiskGroup.objects.filter(municipality_id=by.municipality).order_by("name"))
    here = Activity.objects.filter(municipality_id=by.municipality, on__year=year)
    activities = list(here.exclude(state=State.CANCELLED).select_related("group", "ally", "neighbourhood"))
    placed: defaultdict[tuple[int, int], list[Activity]] = defaultdict(list)
    for one in activities:
        placed[one.group_id, one.on.month].append(one)
    seen = {one.group_id for one in activities}
    rows = [
        (group, [_month(placed[group.pk, first.month], first, today) for first in months_of(year)])
        for group in groups
        if group.in_use or group.pk in seen
    ]
    planned = [one for one in activities if one.state == State.PLANNED]
    held = [one for one in activities if one.state == State.HELD]
    return Year(
        year=year,
        months=months_of(year),
        rows=rows,
        unanswered=[one for one in planned if one.on < today],
        next_ones=[one for one in planned if one.on >= today][:5],
        came=sum(one.came or 0 for one in held),
        held=len(held),
        without=[group for group in groups if group.in_use and group.pk not in seen],
    )


def groups(*, by: Acting, in_use: bool = False) -> list[RiskGroup]:
    """The groups at risk, by name."""
    check_can_plan_prevention(by)
    here = RiskGroup.objects.filter(municipality_id=by.municipality).order_by("name")
    return list(here.filter(in_use=True) if in_use else here)


def group(*, by: Acting, number: int) -> RiskGroup:
    """One of them."""
    check_can_plan_prevention(by)
    found = RiskGroup.objects.filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This group does not exist here (any more)."))
    return found


def activity(*, by: Acting, number: int) -> Activity:
    """One activity with what belongs to it."""
    check_can_plan_prevention(by)
    here = Activity.objects.filter(municipality_id=by.municipality, pk=number)
    found = here.select_related("group", "ally", "neighbourhood", "colleague").first()
    if found is None:
        raise Missing(_("This activity does not exist here (any more)."))
    return found


def allies(*, by: Acting) -> list[AllyLine]:
    """Schools, employers and organisations by name."""
    check_can_plan_prevention(by)
    today = clock.today()
    days: defaultdict[int, list[date]] = defaultdict(list)
    counted = Activity.objects.filter(municipality_id=by.municipality, ally__isnull=False)
    for number, on in counted.exclude(state=State.CANCELLED).order_by("on").values_list("ally_id", "on"):
        days[number].append(on)
    here = Ally.objects.filter(municipality_id=by.municipality).select_related("neighbourhood").order_by("name")
    return [
        AllyLine(
            one,
            last=max((day for day in days[one.pk] if day < today), default=None),
            next=min((day for day in days[one.pk] if day >= today), default=None),
        )
        for one in here
    ]


def ally(*, by: Acting, number: int) -> Ally:
    """One organisation."""
    check_can_plan_prevention(by)
    found = Ally.objects.filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This organisation does not exist here (any more)."))
    return found


def figures_that_agree(*, by: Acting) -> list[KeyFigure]:
    """Key figures whose yes stands today, to choose from."""
    check_can_plan_prevention(by)
    return list(KeyFigure.objects.filter(municipality_id=by.municipality).order_by("name"))


def names_of_figures(*, by: Acting, activities: Iterable[Activity]) -> dict[int, str]:
    """The names of those who take part and whose yes still stands."""
    numbers = {one.figure_id for one in activities if one.figure_id is not None}
    if not numbers:
        return {}
    here = KeyFigure.objects.filter(municipality_id=by.municipality, pk__in=numbers)
    return {one.pk: one.name for one in here}


def _month(activities: list[Activity], first: date, today: date) -> Month:
    ordered = sorted(activities, key=lambda one: (one.on, one.pk))
    return Month(first, mark_of([(one.on, State(one.state)) for one in ordered], first, today), tuple(ordered))
