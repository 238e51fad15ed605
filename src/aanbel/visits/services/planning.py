"""Making a day's plan: who may be visited, who can go, the planner, and what is written down of it.

A plan is made from what is true at that moment; whether somebody may be visited is asked again by everyone who looks
at it later (`visits.queries.may_still_visit`). Rounds that were handed out are left alone, unless they are asked to be
made again.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits.core.hours import minute_of
from aanbel.visits.core.needs import Asked
from aanbel.visits.core.planning import Plan as Planned
from aanbel.visits.core.planning import plan as make_plan
from aanbel.visits.core.wishes import Wish, from_json, together
from aanbel.visits.models import Companionship, Plan, Round, Stop
from aanbel.visits.permissions import check_can_plan
from aanbel.visits.queries import Candidate, Duty, candidates, current_plan, duties
from aanbel.visits.queries.figures import day_part_figures
from aanbel.visits.services.framing import Framed, Start, frame
from aanbel.visits.services.writing import write_plan

FIXED = (Round.State.HANDED_OUT, Round.State.UNDER_WAY, Round.State.DONE)
LONGEST_AHEAD = timedelta(days=28)


@transaction.atomic
def ask_plans(*, by: Acting, days: Collection[date]) -> list[Plan]:
    """Ask for the plans of these days, in the background, one after the other: what does not fit goes to the next."""
    check_can_plan(by)
    today = clock.today()
    if min(days) < today or max(days) > today + LONGEST_AHEAD:
        raise Refused(_("Plan today or a day within four weeks."))
    asked = [_next_version(by, day, Plan.State.WAITING) for day in sorted(days)]
    defer(JobName.PLAN_ROUNDS, municipality=by.municipality)
    return asked


def waiting_plans(*, by: Acting) -> list[Plan]:
    """Plans that were asked for and not made yet, the first day first; one that was cut off is made again."""
    check_can_plan(by)
    states = (Plan.State.WAITING, Plan.State.MAKING)
    return list(Plan.objects.filter(municipality_id=by.municipality, state__in=states).order_by("day", "version"))


@transaction.atomic
def begin_plan(*, by: Acting, plan: int) -> Plan:
    """So that who waits sees that it is being made."""
    found = _locked(by, plan)
    found.state = Plan.State.MAKING
    found.save(update_fields=["state"])
    return found


@transaction.atomic
def fail_plan(*, by: Acting, plan: int, sentence: str) -> Plan:
    """It could not be made; the plan that stood keeps standing."""
    found = _locked(by, plan)
    found.state, found.trouble = Plan.State.FAILED, sentence[:400]
    found.save(update_fields=["state", "trouble"])
    return found


@transaction.atomic
def plan_day(
    *, by: Acting, day: date, wishes: Sequence[Wish] = (), seed: int | None = None, plan: int | None = None
) -> Plan:
    """Make the plan of one day. `wishes` is what the approach and residents ask; what workers asked is read here.

    The same households, team and seed give the same plan.
    """
    check_can_plan(by)
    row = _locked(by, plan) if plan else _next_version(by, day, Plan.State.MAKING)
    row.seed = row.seed if seed is None else seed
    before = current_plan(by=by, day=day)
    wishes = _with_promises(wishes, before)
    kept = list(_rounds_of(before).filter(state__in=FIXED)) if before else []
    away = {person.user_id for one in kept for person in one.visitors.all()}
    in_kept = {stop.case_id for one in kept for stop in one.stops.all() if stop.state == Stop.State.PLANNED}
    found = [one for one in candidates(by=by, day=day, wishes=wishes) if one.case_id not in in_kept]
    team = [one for one in duties(by=by, day=day) if one.can_go and one.user_id not in away]
    if not team and not kept:
        raise Refused(_nobody(by, day))
    framed, planned = _planned(by, row, found, team, pins=_pins(before, team))
    return write_plan(
        by=by, row=row, before=before, kept=kept, team=team, found=found, framed=framed, planned=planned, wishes=wishes
    )


@transaction.atomic
def replan(*, by: Acting, day: date) -> Plan:
    """Make the day again with what changed: somebody fell ill, a resident called. Also what was handed out.

    Doors that were done stay, pinned ones stay with their visitors, who is under way goes on from the last door.
    """
    check_can_plan(by)
    before = current_plan(by=by, day=day)
    if before is None:
        raise Missing(_("There is no plan for this day yet. Make the rounds first."))
    wishes = _with_promises([from_json(one) for one in before.wishes], before)
    row = _next_version(by, day, Plan.State.MAKING)
    rounds = list(_rounds_of(before))
    kept = [one for one in rounds if one.state == Round.State.DONE]
    done = {person.user_id for one in kept for person in one.visitors.all()}
    team = [one for one in duties(by=by, day=day) if one.can_go and one.user_id not in done]
    starts = _starts(rounds)
    if not team and not kept:
        raise Refused(_nobody(by, day))
    out = {stop.case_id for one in rounds for stop in one.stops.all() if stop.state == Stop.State.CANCELLED}
    found = [one for one in candidates(by=by, day=day, wishes=wishes) if one.case_id not in out]
    going = {one.user_id for one in team}
    duos = [[user for user in _people(one) if user in going] for one in rounds] if starts else None
    framed, planned = _planned(
        by,
        row,
        found,
        team,
        pins=_pins(before, team),
        starts=starts,
        duos=[duo for duo in duos if len(duo) > 1] if duos else None,
    )
    return write_plan(
        by=by, row=row, before=before, kept=kept, team=team, found=found, framed=framed, planned=planned, wishes=wishes
    )


def _planned(
    by: Acting,
    row: Plan,
    found: Iterable[Candidate],
    team: Sequence[Duty],
    *,
    pins: dict[int, int],
    starts: dict[int, Start] | None = None,
    duos: Sequence[Sequence[int]] | None = None,
) -> tuple[Framed, Planned]:
    """The planner's answer. A promise that cannot be kept does not hold up the day: it is told, first of all."""
    offered = [one for one in found if one.out is None]
    companions = list(Companionship.objects.filter(municipality_id=by.municipality).order_by("pk"))
    chances = day_part_figures(by=by)

    def framed(keep_promises: bool) -> Framed:
        return frame(
            day=row.day,
            candidates=offered,
            team=team,
            chances=chances,
            companions=companions,
            pins=pins,
            duos=duos,
            starts=starts,
            seed=row.seed,
            keep_promises=keep_promises,
        )

    strict = framed(True)
    try:
        return strict, make_plan(strict.problem)
    except Refused:
        loose = framed(False)
        return loose, make_plan(loose.problem)


def _with_promises(wishes: Iterable[Wish], before: Plan | None) -> list[Wish]:
    """The wishes, with the times that were agreed with residents since the plan was made."""
    asked = {wish.case: wish for wish in wishes}
    if before is not None:
        promised = Stop.objects.filter(round__plan=before, state=Stop.State.PLANNED, agreed_from__isnull=False)
        for stop in promised.order_by("pk"):
            if stop.agreed_from and stop.agreed_until:
                span = (minute_of(stop.agreed_from), minute_of(stop.agreed_until))
                said = Wish(stop.case_id, Asked(agreed=span, agreed_on=stop.day, announced=True, required=True))
                asked[stop.case_id] = together(asked.get(stop.case_id, Wish(stop.case_id)), said)
    return list(asked.values())


def _pins(before: Plan | None, team: Sequence[Duty]) -> dict[int, int]:
    """Stops that were locked, with the first of their visitors who can still go."""
    if before is None:
        return {}
    going = {one.user_id for one in team}
    pins: dict[int, int] = {}
    for one in _rounds_of(before):
        with_whom = next((user for user in _people(one) if user in going), None)
        if with_whom is None or one.state == Round.State.DONE:
            continue
        pins |= {
            stop.case_id: with_whom for stop in one.stops.all() if stop.pinned and stop.state == Stop.State.PLANNED
        }
    return pins


def _starts(rounds: Iterable[Round]) -> dict[int, Start]:
    """From where and when those go on who are under way: from the last door they were at."""
    starts: dict[int, Start] = {}
    for one in rounds:
        done = [stop for stop in one.stops.all() if stop.state == Stop.State.VISITED]
        if one.state != Round.State.UNDER_WAY or not done:
            continue
        last = max(done, key=lambda stop: stop.position)
        now = max(minute_of(clock.now()), minute_of(one.starts))
        starts |= {user: Start((last.lon, last.lat), now) for user in _people(one)}
    return starts


def _people(one: Round) -> list[int]:
    return [person.user_id for person in sorted(one.visitors.all(), key=lambda person: person.position)]


def _rounds_of(plan: Plan) -> QuerySet[Round]:
    return Round.objects.filter(plan=plan).prefetch_related("visitors", "stops").order_by("sequence")


def _nobody(by: Acting, day: date) -> str:
    """Why there is nobody to plan for, and what to do about it."""
    team = duties(by=by, day=day)
    if not team:
        return _("Nobody is in the visiting team yet. Add colleagues under Visiting team, with their hours.")
    on_duty = [one for one in team if one.on_duty]
    if not on_duty:
        return _("Nobody is on duty on this day. Change the hours under Visiting team, or choose another day.")
    if not any(one.trained for one in on_duty):
        return _("Nobody who is on duty is trained for home visits. Look under Team, who may be sent where.")
    return _("We do not know where those on duty start. Fill in their place of departure under Visiting team.")


def _next_version(by: Acting, day: date, state: Plan.State) -> Plan:
    plans = Plan.objects.filter(municipality_id=by.municipality, day=day)
    newest = plans.aggregate(newest=Max("version"))["newest"] or 0
    return Plan.objects.create(
        municipality_id=by.municipality,
        day=day,
        version=newest + 1,
        state=state,
        seed=day.toordinal(),
        asked_by_id=by.user_id,
        made_by=by.name,
        asked_at=clock.now(),
    )


def _locked(by: Acting, number: int) -> Plan:
    found = Plan.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This plan does not exist here (any more)."))
    return found
