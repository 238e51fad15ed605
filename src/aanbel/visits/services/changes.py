"""What was changed, and putting it back: before a change the rounds it touches are kept as they were."""

from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits.models import Plan, PlanChange, Round, RoundVisitor, Stop
from aanbel.visits.permissions import check_can_plan

_ROUND = ("sequence", "transport", "starts", "ends", "travel_minutes", "state")
_STOP = ("round_id", "position", "arrive", "start", "leave", "pinned", "state", "cancelled_why", "prize", "why")
_MOMENTS = frozenset({"starts", "ends", "arrive", "start", "leave", "agreed_from", "agreed_until"})
_AGREED = ("agreed_from", "agreed_until")


def snapshot(plan: Plan) -> dict[str, Any]:
    """Rounds, people and stops of a plan as they are now, in a form that can be kept."""
    rounds = Round.objects.filter(plan=plan).prefetch_related("visitors", "stops").order_by("pk")
    return {
        "plan": plan.pk,
        "rounds": [
            {
                "id": one.pk,
                "visitors": [person.user_id for person in sorted(one.visitors.all(), key=lambda who: who.position)],
                "stops": [
                    {"id": stop.pk} | _plain(stop, (*_STOP, *_AGREED))
                    for stop in one.stops.all()
                    if stop.state != Stop.State.REPLACED
                ],
            }
            | _plain(one, _ROUND)
            for one in rounds
        ],
    }


def note_change(*, by: Acting, plan: Plan, what: str, before: dict[str, Any], case: int | None = None) -> PlanChange:
    """Keeps how it was, so that it can be undone."""
    return PlanChange.objects.create(
        municipality_id=by.municipality,
        plan=plan,
        what=what,
        case_id=case,
        before=before,
        by_id=by.user_id,
        by_name=by.name,
        at=clock.now(),
    )


@transaction.atomic
def undo_change(*, by: Acting, plan: int) -> Plan:
    """Put back what was changed last in this plan; the plan that then stands. What was visited since stays visited."""
    check_can_plan(by)
    row = Plan.objects.select_for_update().filter(municipality_id=by.municipality, pk=plan).first()
    if row is None or row.replaced_at is not None:
        raise Missing(_("This plan does not stand any more. Open the day again to see the newest one."))
    change = PlanChange.objects.filter(plan=row, undone_at__isnull=True).first()
    if change is None:
        raise Missing(_("There is nothing to undo."))
    if Stop.objects.filter(round__plan=row, state=Stop.State.VISITED, day=row.day).exists() and change.what == "again":
        raise Refused(_("Somebody rang a doorbell since. Make the rounds again instead: what was visited stays."))
    standing = _put_back(by, row, change.before)
    change.undone_at = clock.now()
    change.save(update_fields=["undone_at"])
    audit.record(by=by, verb=Verb.PLAN_CHANGED, day=f"{row.day:%Y-%m-%d}")
    return standing


def _put_back(by: Acting, row: Plan, before: dict[str, Any]) -> Plan:
    """The rounds and stops as they were; visited stops keep their state."""
    rounds = {one["id"]: one for one in before["rounds"]}
    told = {stop["id"]: stop for one in before["rounds"] for stop in one["stops"]}
    Stop.objects.filter(round__plan=row, state=Stop.State.PLANNED).update(state=Stop.State.REPLACED)
    standing = row
    if before["plan"] != row.pk:
        standing = Plan.objects.get(pk=before["plan"], municipality_id=by.municipality)
        row.replaced_at, standing.replaced_at = clock.now(), None
        row.save(update_fields=["replaced_at"])
        standing.save(update_fields=["replaced_at"])
    rows = list(Round.objects.filter(municipality_id=by.municipality, pk__in=rounds))
    for one in rows:
        _fill(one, rounds[one.pk], _ROUND)
        one.plan = standing
    Round.objects.bulk_update(rows, [*_ROUND, "plan"])
    RoundVisitor.objects.filter(round__in=rows).delete()
    RoundVisitor.objects.bulk_create(
        RoundVisitor(municipality_id=by.municipality, round=one, user_id=user, position=place)
        for one in rows
        for place, user in enumerate(rounds[one.pk]["visitors"])
    )
    stops = list(Stop.objects.filter(municipality_id=by.municipality, pk__in=told).exclude(state=Stop.State.VISITED))
    for stop in stops:
        _fill(stop, told[stop.pk], (*_STOP, *_AGREED))
    Stop.objects.bulk_update(stops, [name.removesuffix("_id") for name in (*_STOP, *_AGREED)])
    return standing


def _plain(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    values = ((name, getattr(row, name)) for name in names)
    return {name: value.isoformat() if name in _MOMENTS and value else value for name, value in values}


def _fill(row: Any, told: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        value = told[name]
        setattr(row, name, parse_datetime(value) if name in _MOMENTS and value else value)
