"""Changing a plan by hand: what it costs is shown before, it is noted with what it was, and it can be undone.

Where a stop may go is not another rule than the planner's: the same crews, windows, breaks and shifts answer
(`core.planning`). What was put somewhere by hand is locked there, for a person had a reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.identity import PostalAddress
from aanbel.visits.core.hours import clock_words, minute_of, moment
from aanbel.visits.core.planning import PlannedRound
from aanbel.visits.models import Plan, Round, Stop
from aanbel.visits.permissions import check_can_plan
from aanbel.visits.services.changes import note_change, snapshot
from aanbel.visits.services.day import Day, day_of


@dataclass(frozen=True)
class Option:
    """A place for a stop, with what it costs: minutes of travel more (or less), and yield that is won or lost."""

    round: Round
    position: int
    after: Stop | None
    start: int
    travel: int
    prize: int
    later: int
    here: bool = False

    @property
    def at(self) -> str:
        """When we would ring."""
        return clock_words(self.start)

    @property
    def after_words(self) -> str:
        """The door before it; what it is called when it is secret."""
        if self.after is None:
            return ""
        at = self.after.address
        line = PostalAddress(at.postcode, at.house_number, at.house_letter, at.house_addition, at.street, at.place).line
        return _("Secret address") if self.after.secret else line

    @property
    def travel_words(self) -> str:
        """More or less."""
        return f"{self.travel:+d}"


def options_for(*, by: Acting, stop: int) -> list[Option]:
    """Every place where this stop fits, in each round, the cheapest first; where it stands now is marked."""
    check_can_plan(by)
    found = _stop(by, stop)
    day = day_of(by=by, plan=found.round.plan, also=[found.case_id])
    options = []
    for number, order in day.orders.items():
        rest = [one for one in order if one != found.case_id]
        for position in range(len(rest) + 1):
            tried = [*rest[:position], found.case_id, *rest[position:]]
            elsewhere = {one: [case for case in kept if case != found.case_id] for one, kept in day.orders.items()}
            if day.parts_neighbours(elsewhere | {number: tried}):
                continue
            if (option := _weighed(day, found, number, position, tried)) is not None:
                options.append(option)
    return sorted(
        options, key=lambda one: (not one.here, one.travel - one.prize / 100, one.round.sequence, one.position)
    )


@transaction.atomic
def move_stop(*, by: Acting, stop: int, to: int, position: int) -> Stop:
    """Put a stop in a round, at this place in its order; it is locked there."""
    check_can_plan(by)
    found = _stop(by, stop)
    plan = _open_plan(by, found)
    cases.check_may_approach(by=by, case=found.case_id)
    before = snapshot(plan)
    day = day_of(by=by, plan=plan, also=[found.case_id])
    if to not in day.orders:
        raise Missing(_("This round does not exist here (any more). Perhaps the plan was made again."))
    source = found.round_id
    orders = {number: [one for one in order if one != found.case_id] for number, order in day.orders.items()}
    position = max(0, min(position, len(orders[to])))
    orders[to].insert(position, found.case_id)
    found.pinned, found.state, found.cancelled_why = True, Stop.State.PLANNED, ""
    found.save(update_fields=["pinned"])
    _keep(by, plan, day, {number: orders[number] for number in {source, to}}, moved=found)
    _note(by, plan, "moved", before, found)
    return found


@transaction.atomic
def swap_stops(*, by: Acting, stop: int, other: int) -> None:
    """Two stops change places; both are locked there."""
    check_can_plan(by)
    one, two = _stop(by, stop), _stop(by, other)
    plan = _open_plan(by, one)
    before = snapshot(plan)
    day = day_of(by=by, plan=plan)
    exchange = {one.case_id: two.case_id, two.case_id: one.case_id}
    orders = {number: [exchange.get(case, case) for case in order] for number, order in day.orders.items()}
    Stop.objects.filter(pk__in=[one.pk, two.pk]).update(pinned=True)
    _keep(by, plan, day, {number: orders[number] for number in {one.round_id, two.round_id}})
    _note(by, plan, "swapped", before, one)


@transaction.atomic
def pin_stop(*, by: Acting, stop: int, pinned: bool = True) -> Stop:
    """Lock a stop in its round, or let the next plan decide again."""
    check_can_plan(by)
    found = _stop(by, stop)
    plan = _open_plan(by, found)
    before = snapshot(plan)
    found.pinned = pinned
    found.save(update_fields=["pinned"])
    _note(by, plan, "pinned" if pinned else "unpinned", before, found)
    return found


@transaction.atomic
def take_out(*, by: Acting, stop: int, why: str) -> Stop:
    """No visit today after all: a resident called. The rest of the round moves up."""
    check_can_plan(by)
    found = _stop(by, stop)
    if found.state != Stop.State.PLANNED:
        raise Refused(_("This door was visited or taken out already."))
    plan = _open_plan(by, found)
    before = snapshot(plan)
    day = day_of(by=by, plan=plan)
    found.state, found.cancelled_why, found.pinned = Stop.State.CANCELLED, why.strip()[:200], False
    found.save(update_fields=["state", "cancelled_why", "pinned"])
    order = [case for case in day.orders[found.round_id] if case != found.case_id]
    _keep(by, plan, day, {found.round_id: order})
    note_change(by=by, plan=plan, what="taken_out", before=before, case=found.case_id)
    audit.record(
        by=by, verb=Verb.VISIT_TAKEN_OUT, case_id=found.case_id, day=f"{plan.day:%Y-%m-%d}", why=found.cancelled_why
    )
    return found


@transaction.atomic
def fix_time(*, by: Acting, stop: int, starts: datetime, until: datetime) -> Stop:
    """A time was agreed with the resident: we ring between these two, in the round where it costs least."""
    check_can_plan(by)
    found = _stop(by, stop)
    plan = _open_plan(by, found)
    if starts > until:
        raise Refused(_("The end lies before the beginning. Change one of the two times."))
    before = snapshot(plan)
    found.agreed_from, found.agreed_until, found.announced = starts, until, True
    found.save(update_fields=["agreed_from", "agreed_until", "announced"])
    options = options_for(by=by, stop=stop)
    if not options:
        raise Refused(_("No round can be there at that time. Choose another time, or ask a colleague to go apart."))
    best = min(options, key=lambda one: (one.round.pk != found.round_id, one.travel))
    day = day_of(by=by, plan=plan, also=[found.case_id])
    orders = {number: [case for case in order if case != found.case_id] for number, order in day.orders.items()}
    orders[best.round.pk].insert(best.position, found.case_id)
    found.pinned = True
    found.save(update_fields=["pinned"])
    _keep(by, plan, day, {number: orders[number] for number in {found.round_id, best.round.pk}}, moved=found)
    _note(by, plan, "fixed", before, found)
    return found


def _weighed(day: Day, stop: Stop, number: int, position: int, tried: Sequence[int]) -> Option | None:
    planned = day.timetable(number, tried)
    if planned is None:
        return None
    here = number == stop.round_id and list(tried) == day.orders[number]
    source = day.timetable(stop.round_id, [one for one in day.orders[stop.round_id] if one != stop.case_id])
    travel, prize = planned.travel - day.travel(number), planned.prize - day.prize(number)
    if number != stop.round_id and stop.state == Stop.State.PLANNED:
        travel += (source.travel if source else 0) - day.travel(stop.round_id)
        prize += (source.prize if source else 0) - day.prize(stop.round_id)
    before = day.stop_of(tried[position - 1]) if position else None
    start = next(one.start for one in planned.stops if one.id == str(stop.case_id))
    later = planned.end - minute_of(day.rounds[number].ends)
    return Option(day.rounds[number], position, before, start, travel, round(prize), later, here)


def _keep(by: Acting, plan: Plan, day: Day, orders: dict[int, list[int]], moved: Stop | None = None) -> None:
    """The times of these rounds in their new order; refuses with the reason when one cannot be kept."""
    if day.parts_neighbours(orders):
        raise Refused(
            _("Neighbours behind one front door are visited one after another. Take one out, or make the rounds again.")
        )
    rows: list[Stop] = []
    for number, order in orders.items():
        one = day.rounds[number]
        planned = day.timetable(number, order)
        if planned is None and order:
            raise Refused(day.why_not(number, order, moved.case_id if moved else None))
        rows += _timed(day, one, planned, moved)
        if planned is not None:
            one.starts, one.ends = moment(plan.day, planned.start), moment(plan.day, planned.end)
        one.travel_minutes = planned.travel if planned else 0
        one.save(update_fields=["starts", "ends", "travel_minutes"])
    Stop.objects.bulk_update(rows, ["round", "position", "arrive", "start", "leave", "state", "cancelled_why"])


def _timed(day: Day, one: Round, planned: PlannedRound | None, moved: Stop | None) -> list[Stop]:
    rows = []
    for place, told in enumerate(planned.stops if planned else (), day.visited(one.pk)):
        case = int(told.id)
        stop = moved if moved is not None and moved.case_id == case else day.stop_of(case)
        stop.round, stop.position, stop.state = one, place, Stop.State.PLANNED
        stop.arrive, stop.start = moment(one.day, told.arrive), moment(one.day, told.start)
        stop.leave = moment(one.day, told.leave)
        rows.append(stop)
    return rows


def _note(by: Acting, plan: Plan, what: str, before: dict[str, object], stop: Stop) -> None:
    note_change(by=by, plan=plan, what=what, before=before, case=stop.case_id)
    audit.record(by=by, verb=Verb.PLAN_CHANGED, case_id=stop.case_id, day=f"{plan.day:%Y-%m-%d}")


def _stop(by: Acting, number: int) -> Stop:
    found = (
        Stop.objects.select_related("round__plan", "address")
        .filter(municipality_id=by.municipality, pk=number)
        .exclude(state=Stop.State.REPLACED)
        .first()
    )
    if found is None:
        raise Missing(_("This door is not in a round (any more). Perhaps the plan was made again."))
    return found


def _open_plan(by: Acting, stop: Stop) -> Plan:
    """The plan of this stop, held for this act, when it can still be changed."""
    plan = Plan.objects.select_for_update().get(pk=stop.round.plan_id, municipality_id=by.municipality)
    if plan.replaced_at is not None:
        raise Refused(_("This plan does not stand any more. Open the day again to see the newest one."))
    if stop.round.state == Round.State.DONE:
        raise Refused(_("This round is over. What happened at the door is registered with the case."))
    if stop.state == Stop.State.VISITED:
        raise Refused(_("This door was visited already."))
    return plan
