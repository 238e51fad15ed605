"""Writing a plan down: rounds and stops in their rows, who was left out with the reason, and what it replaces.

A stop keeps its row as long as it is the same household on the same day, and a round as long as somebody of it goes:
so what a phone, a paper list or a registration points at stays what it is. Set-based: a handful of statements.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.visits.core.hours import day_part_of, moment
from aanbel.visits.core.needs import Need
from aanbel.visits.core.planning import Plan as Planned
from aanbel.visits.core.planning import PlannedRound
from aanbel.visits.core.wishes import Wish, as_json
from aanbel.visits.models import Plan, Round, RoundVisitor, Stop
from aanbel.visits.queries.candidates import Candidate
from aanbel.visits.queries.team import Duty
from aanbel.visits.services.changes import note_change, snapshot
from aanbel.visits.services.framing import Framed

SLOWEST = ("foot", "bicycle", "car")
_TIMES = ["round", "position", "arrive", "start", "leave", "lon", "lat", "pinned", "state", "prize", "why"]
_FLAGS = ["announced", "duo", "secret", "unsafe", "elsewhere", "agreed_from", "agreed_until", "cancelled_why"]


def write_plan(
    *,
    by: Acting,
    row: Plan,
    before: Plan | None,
    kept: Sequence[Round],
    team: Sequence[Duty],
    found: Sequence[Candidate],
    framed: Framed,
    planned: Planned,
    wishes: Sequence[Wish],
) -> Plan:
    """The planner's answer as this version; the version before it is replaced, and can be put back."""
    earlier = snapshot(before) if before else None
    standing = _set_aside(before, kept)
    if before:
        before.replaced_at = clock.now()
        before.save(update_fields=["replaced_at"])
    row.state, row.made_at, row.trouble = Plan.State.MADE, clock.now(), ""
    row.wishes = [as_json(wish) for wish in wishes]
    row.left_out = _left_out(found, framed, planned)
    row.figures = _figures(found, framed, planned, kept)
    row.save()
    Round.objects.filter(pk__in=[one.pk for one in kept]).update(plan=row)
    rounds = _rounds(by, row, standing, kept, team, framed, planned)
    stops = _stops(by, row, rounds, framed, planned)
    if earlier is not None:
        note_change(by=by, plan=row, what="again", before=earlier)
    audit.record(
        by=by,
        verb=Verb.PLAN_MADE,
        day=f"{row.day:%Y-%m-%d}",
        version=row.version,
        rounds=len(rounds) + len(kept),
        stops=len(stops),
    )
    audit.record_for_cases(
        by=by, verb=Verb.VISIT_PLANNED, cases=[stop.case_id for stop in stops], day=f"{row.day:%Y-%m-%d}"
    )
    return row


def _set_aside(before: Plan | None, kept: Sequence[Round]) -> list[Round]:
    """The rounds that are made again; their doors wait for a place in the new version."""
    if before is None:
        return []
    again = Round.objects.filter(plan=before).exclude(pk__in=[one.pk for one in kept]).prefetch_related("visitors")
    Stop.objects.filter(round__in=again, state=Stop.State.PLANNED).update(state=Stop.State.REPLACED)
    return list(again.order_by("sequence"))


def _rounds(
    by: Acting,
    row: Plan,
    standing: list[Round],
    kept: Sequence[Round],
    team: Sequence[Duty],
    framed: Framed,
    planned: Planned,
) -> list[Round]:
    """One row for each planned round: that of an earlier round with one of its visitors, else a new one."""
    duties = {str(one.user_id): one for one in team}
    numbers = _free_numbers({one.sequence for one in kept})
    rounds: list[Round] = []
    people: list[RoundVisitor] = []
    for plan_round in planned.rounds:
        ids = [int(who) for who in plan_round.visitors]
        first = duties[plan_round.visitors[0]].visitor
        mine = next((one for one in standing if {p.user_id for p in one.visitors.all()} & set(ids)), None)
        if mine is not None:
            standing.remove(mine)
        one = mine or Round(municipality_id=by.municipality, state=Round.State.DRAFT)
        one.plan, one.day, one.sequence = row, row.day, next(numbers)
        one.transport = min((duties[who].visitor.transport for who in plan_round.visitors), key=SLOWEST.index)
        one.start_place, one.start_lon, one.start_lat = (
            first.start_place,
            first.start_lon or 0.0,
            first.start_lat or 0.0,
        )
        one.end_place = first.end_place or first.start_place
        one.end_lon = one.start_lon if first.end_lon is None else first.end_lon
        one.end_lat = one.start_lat if first.end_lat is None else first.end_lat
        one.starts, one.ends = moment(row.day, plan_round.start), moment(row.day, plan_round.end)
        one.travel_minutes = plan_round.travel
        one.save()
        rounds.append(one)
        people += [
            RoundVisitor(municipality_id=by.municipality, round=one, user_id=user, position=place)
            for place, user in enumerate(ids)
        ]
    RoundVisitor.objects.filter(round__in=rounds).delete()
    RoundVisitor.objects.bulk_create(people)
    return rounds


def _stops(by: Acting, row: Plan, rounds: Sequence[Round], framed: Framed, planned: Planned) -> list[Stop]:
    """Every door in its round: in the row it had on this day, else in a new one."""
    rows = Stop.objects.filter(municipality_id=by.municipality, day=row.day, case__in=list(framed.candidates))
    known = {stop.case_id: stop for stop in rows.filter(state=Stop.State.REPLACED).order_by("pk")}
    old: list[Stop] = []
    new: list[Stop] = []
    for one, plan_round in zip(rounds, planned.rounds, strict=True):
        visited = Stop.objects.filter(round=one, state=Stop.State.VISITED).count() if one.state != "draft" else 0
        for place, columns in enumerate(_columns(row, plan_round, framed), visited):
            stop = known.get(columns["case_id"])
            if stop is None:
                new.append(Stop(municipality_id=by.municipality, day=row.day, round=one, position=place, **columns))
                continue
            stop.round, stop.position, stop.state, stop.cancelled_why = one, place, Stop.State.PLANNED, ""
            for name, value in columns.items():
                setattr(stop, name, value)
            old.append(stop)
    Stop.objects.bulk_update(old, [*_TIMES, *_FLAGS])
    Stop.objects.bulk_create(new)
    return old + new


def _columns(row: Plan, plan_round: PlannedRound, framed: Framed) -> Iterable[dict[str, Any]]:
    for one in plan_round.stops:
        candidate = framed.candidates[int(one.id)]
        need = framed.needs[candidate.case_id]
        prize = _prize_at(need, one.start)
        agreed = candidate.asked.agreed
        assert candidate.at is not None  # noqa: S101 - who has no place is not planned
        yield {
            "case_id": candidate.case_id,
            "address_id": candidate.address.pk,
            "lon": candidate.at[0],
            "lat": candidate.at[1],
            "arrive": moment(row.day, one.arrive),
            "start": moment(row.day, one.start),
            "leave": moment(row.day, one.leave),
            "pinned": framed.problem.by_id[one.id].pin is not None,
            "agreed_from": moment(row.day, agreed[0]) if agreed else None,
            "agreed_until": moment(row.day, agreed[1]) if agreed else None,
            "announced": candidate.asked.announced,
            "duo": need.duo,
            "secret": candidate.secret,
            "unsafe": candidate.known.unsafe,
            "elsewhere": candidate.elsewhere,
            "prize": prize,
            "why": {
                "score": candidate.known.score,
                "day_part": day_part_of(one.start),
                "chance": _chance(candidate, prize),
            },
        }


def _left_out(found: Sequence[Candidate], framed: Framed, planned: Planned) -> list[dict[str, Any]]:
    """Every household without a visit, with the reason as a code and the figures of its sentence."""
    told: list[dict[str, Any]] = [
        {"case": one.case_id, "reason": one.out.value} for one in found if one.out is not None
    ]
    told += [{"case": case, "reason": "beyond"} for case in framed.beyond]
    for one in planned.left_out:
        line: dict[str, Any] = {"case": int(one.id), "reason": one.reason.code.value, "text": one.reason.text}
        line |= {"remedy": one.reason.remedy, "values": {name: str(value) for name, value in one.reason.values.items()}}
        told.append(line | ({"required": True} if framed.needs[int(one.id)].required else {}))
    return told


def _figures(
    found: Sequence[Candidate], framed: Framed, planned: Planned, kept: Sequence[Round]
) -> dict[str, int | float | bool]:
    """What the page tells of the plan as a whole; `met` is how many households we expect to meet."""
    stops = [stop for plan_round in planned.rounds for stop in plan_round.stops]
    met = sum(_chance(framed.candidates[int(one.id)], _prize_at(framed.needs[int(one.id)], one.start)) for one in stops)
    return {
        "candidates": len(found),
        "planned": len(stops),
        "prize": round(planned.prize),
        "travel": planned.travel,
        "seconds": round(planned.seconds, 2),
        "cut": planned.cut,
        "met": round(met, 1),
        "by_roads": framed.by_roads,
        "kept": len(kept),
    }


def _prize_at(need: Need, start: int) -> int:
    """What ringing at this minute is expected to yield."""
    spans = zip(need.windows, need.prizes, strict=True)
    return max((prize for (opens, closes), prize in spans if opens <= start <= closes), default=0)


def _chance(candidate: Candidate, prize: int) -> float:
    """The chance to meet somebody that lies in a prize (`core.needs.yield_of`)."""
    return round(min(1.0, prize / 100 / max(1, candidate.known.score)), 2)


def _free_numbers(taken: set[int]) -> Iterator[int]:
    return (number for number in count(1) if number not in taken)
