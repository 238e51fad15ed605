"""One day as it is planned now, in the planner's words: to weigh a change before it is made."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.visits.core.hours import minute_of
from aanbel.visits.core.needs import Asked
from aanbel.visits.core.planning import PlannedRound, Problem
from aanbel.visits.core.planning.crews import Crew, crew_of
from aanbel.visits.core.planning.lanes import Lane
from aanbel.visits.core.planning.rounds import planned
from aanbel.visits.core.wishes import Wish, from_json
from aanbel.visits.models import Plan, Round, Stop
from aanbel.visits.queries import candidates, duties
from aanbel.visits.queries.figures import day_part_figures
from aanbel.visits.services.framing import Start, frame


@dataclass
class Day:
    """The rounds with the cases that are still to be visited, in order, and the planner's clock for each."""

    rounds: dict[int, Round]
    orders: dict[int, list[int]]
    stops: dict[int, Stop]
    problem: Problem
    crews: dict[int, Crew]

    def timetable(self, number: int, order: Sequence[int]) -> PlannedRound | None:
        """The times of this round in this order, or None when it cannot be kept (or has no doors)."""
        crew = self.crews.get(number)
        doors = [self.problem.by_id.get(str(case)) for case in order]
        known = [door for door in doors if door is not None]
        if crew is None or not order or len(known) != len(doors) or not all(crew.serves(door) for door in known):
            return None
        lane = Lane.of(crew, known)
        return planned(crew, known, lane.end) if lane is not None and lane.end is not None else None

    @cached_property
    def _now(self) -> dict[int, PlannedRound | None]:
        return {number: self.timetable(number, order) for number, order in self.orders.items()}

    def travel(self, number: int) -> int:
        """Minutes on the way as it is now."""
        now = self._now[number]
        return now.travel if now else 0

    def prize(self, number: int) -> float:
        """The expected yield as it is now."""
        now = self._now[number]
        return now.prize if now else 0.0

    def stop_of(self, case: int) -> Stop:
        """The row of this household."""
        return self.stops[case]

    def visited(self, number: int) -> int:
        """So many doors of this round were done."""
        return sum(stop.round_id == number and stop.state == Stop.State.VISITED for stop in self.stops.values())

    def parts_neighbours(self, orders: Mapping[int, Sequence[int]]) -> bool:
        """Whether doors behind one front door would not be visited one after another in one round."""
        runs: Counter[str] = Counter()
        for order in (self.orders | dict(orders)).values():
            doors = [self.problem.by_id[str(case)].same_door for case in order if str(case) in self.problem.by_id]
            runs.update(door for door, _same in groupby(doors) if door)
        return any(count > 1 for count in runs.values())

    def why_not(self, number: int, order: Sequence[int], case: int | None) -> str:
        """Why this order cannot be kept, in words."""
        crew = self.crews.get(number)
        if crew is None:
            return _("Nobody of this round is on duty at the same time any more. Make the rounds again.")
        for one in [case] if case is not None else order:
            door = self.problem.by_id.get(str(one))
            if door is None:
                return _("This household may not be visited today (any more). Open the case to see why.")
            if door.duo and len(crew.visitors) < 2:
                return _("This door asks for two visitors, and one goes in this round.")
            if not door.skills <= crew.skills:
                return _("Nobody in this round has what this visit asks for.")
        return _("It does not fit: the round would end too late, or a time that was agreed would be missed.")


def day_of(*, by: Acting, plan: Plan, also: Collection[int] = ()) -> Day:
    """The day of this plan as it stands now. `also`: households that were taken out, to put back."""
    rows = Round.objects.filter(municipality_id=by.municipality, plan=plan).exclude(state=Round.State.DONE)
    rounds = {one.pk: one for one in rows.prefetch_related("visitors", "stops__address").order_by("sequence")}
    stops = {stop.case_id: stop for one in rounds.values() for stop in one.stops.all() if _counts(stop, also)}
    orders = {
        number: [stop.case_id for stop in sorted(one.stops.all(), key=_place) if stop.state == Stop.State.PLANNED]
        for number, one in rounds.items()
    }
    wishes = [_as_agreed(wish, stops) for wish in _all_wishes(plan, stops)]
    team = {one.user_id: one for one in duties(by=by, day=plan.day) if one.on_duty and one.located}
    duos = [[who.user_id for who in one.visitors.all() if who.user_id in team] for one in rounds.values()]
    framed = frame(
        day=plan.day,
        candidates=[
            one for one in candidates(by=by, day=plan.day, wishes=wishes) if one.case_id in stops and one.out is None
        ],
        team=list(team.values()),
        chances=day_part_figures(by=by),
        duos=[],
        starts=_starts(rounds),
        keep_promises=False,
        seed=plan.seed,
    )
    visitors = {one.id: one for one in framed.problem.visitors}
    crews = {
        number: crew_of(framed.problem, [visitors[str(user)] for user in duo])
        for number, duo in zip(rounds, duos, strict=True)
        if duo
    }
    return Day(
        rounds,
        orders,
        stops,
        framed.problem,
        {number: crew for number, crew in crews.items() if crew.opens <= crew.closes},
    )


def _counts(stop: Stop, also: Collection[int]) -> bool:
    return stop.state in (Stop.State.PLANNED, Stop.State.VISITED) or (
        stop.state == Stop.State.CANCELLED and stop.case_id in also
    )


def _place(stop: Stop) -> int:
    return stop.position


def _all_wishes(plan: Plan, stops: Collection[int]) -> list[Wish]:
    """What was asked at planning; a household of which nothing was asked then is asked without more."""
    asked = {wish.case: wish for wish in map(from_json, plan.wishes)}
    return [asked.get(case, Wish(case, Asked())) for case in stops]


def _as_agreed(wish: Wish, stops: dict[int, Stop]) -> Wish:
    """With the time that was agreed since."""
    stop = stops[wish.case]
    if stop.agreed_from is None or stop.agreed_until is None:
        return wish
    agreed = (minute_of(stop.agreed_from), minute_of(stop.agreed_until))
    return replace(wish, asked=replace(wish.asked, agreed=agreed, agreed_on=stop.day, announced=True))


def _starts(rounds: dict[int, Round]) -> dict[int, Start]:
    """Where those go on who are under way."""
    starts: dict[int, Start] = {}
    for one in rounds.values():
        done = [stop for stop in one.stops.all() if stop.state == Stop.State.VISITED]
        if done and one.state == Round.State.UNDER_WAY:
            last = max(done, key=_place)
            starts |= {who.user_id: Start((last.lon, last.lat), minute_of(last.leave)) for who in one.visitors.all()}
    return starts
