"""Figures of the desks over the last four weeks, for the coordinator."""

from dataclasses import dataclass
from datetime import date, timedelta

from aanbel.audit.acting import Acting
from aanbel.desk.core.figures import Asked, Tally, answered_in_time, tallies
from aanbel.desk.models import Desk, HandOver, Question
from aanbel.desk.permissions import check_can_coordinate_desk
from aanbel.desk.queries.rota import desks
from aanbel.kernel import clock

DAYS = 28


@dataclass(frozen=True)
class DeskFigures:
    """Each desk with its tally, and what became of hand-overs."""

    since: date
    rows: list[tuple[Desk, Tally]]
    handed_over: int
    in_time: int
    late: int

    @property
    def asked(self) -> int:
        return sum(tally.asked for _desk, tally in self.rows)

    @property
    def most(self) -> int:
        """The largest count of a part of the day at a desk: the full length of a bar."""
        return max((count for _desk, tally in self.rows for count in tally.parts.values()), default=0)


def desk_figures(*, by: Acting) -> DeskFigures:
    """The last four weeks, in three statements."""
    check_can_coordinate_desk(by)
    since, now = clock.today() - timedelta(days=DAYS), clock.now()
    here = Question.objects.filter(municipality_id=by.municipality, on__gte=since).order_by("pk")
    rows = here.values_list("desk_id", "day_part", "state", "arrived_at", "began_at")
    counted = tallies(
        Asked(desk, part, state, began - arrived if began else None) for desk, part, state, arrived, began in rows
    )
    given = HandOver.objects.filter(municipality_id=by.municipality, asked_at__date__gte=since).order_by("pk")
    answers = [
        answered_in_time(asked, answered, now) for asked, answered in given.values_list("asked_at", "answered_at")
    ]
    return DeskFigures(
        since=since,
        rows=[(one, counted.get(one.pk, Tally())) for one in desks(by=by) if one.in_use or one.pk in counted],
        handed_over=len(answers),
        in_time=answers.count(True),
        late=answers.count(False),
    )
