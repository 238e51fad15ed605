"""What the team's own visits teach: how often somebody was met, per day of the week and part of the day."""

from django.db.models import Count, Q
from django.db.models.functions import ExtractIsoWeekDay

from aanbel.audit.acting import Acting
from aanbel.cases.models import ContactAttempt, ContactKind
from aanbel.visits.core.chance import Chances, DayPart, Moment, Tally
from aanbel.visits.permissions import check_can_see_rounds


def day_part_figures(*, by: Acting) -> Chances:
    """Visits made and people met at each moment of the week, in one statement; `core.chance` smooths them."""
    check_can_see_rounds(by)
    visits = ContactAttempt.objects.filter(
        municipality_id=by.municipality, kind=ContactKind.VISIT.value, undone_at__isnull=True
    )
    rows = (
        visits.annotate(weekday=ExtractIsoWeekDay("on"))
        .order_by()
        .values_list("weekday", "day_part")
        .annotate(made=Count("pk"), met=Count("pk", filter=Q(reached=True)))
    )
    tallies: dict[Moment, Tally] = {
        (weekday - 1, DayPart(part)): Tally(visits=made, met=met) for weekday, part, made, met in rows
    }
    return Chances(tallies)
