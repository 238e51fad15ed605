"""A round looked back upon: per door what was found, how long it took, and what can be done next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from aanbel.audit.acting import Acting
from aanbel.cases.models import ContactAttempt, ContactKind
from aanbel.kernel import clock
from aanbel.visits.core.chance import Chances, DayPart
from aanbel.visits.core.debrief import Found, Proposal, proposals
from aanbel.visits.core.facts import MET
from aanbel.visits.core.figures import stays
from aanbel.visits.core.next_attempt import NextAttempt, next_attempt
from aanbel.visits.core.safety import Seen, Sign
from aanbel.visits.models import AddressMark, CheckIn, Registration, RoundDebrief, Stop, VisitNeed
from aanbel.visits.permissions import check_can_debrief
from aanbel.visits.queries.door import ToldVisit, told_of
from aanbel.visits.queries.figures import day_part_figures
from aanbel.visits.queries.rounds import RoundPage, StopLine, round_page


@dataclass(frozen=True)
class DoorLine:
    """One door: what was told of it, and what can be done next."""

    line: StopLine
    visit: ToldVisit | None
    minutes: int | None
    again: NextAttempt | None
    acts: list[Proposal]
    asked_again: VisitNeed | None

    @property
    def stop(self) -> Stop:
        return self.line.stop

    @property
    def told(self) -> Registration | None:
        return self.visit.first if self.visit else None


@dataclass(frozen=True)
class DebriefPage:
    """The round with its doors, and how those who went looked back on it."""

    page: RoundPage
    doors: list[DoorLine]
    kept: RoundDebrief | None

    @property
    def met(self) -> int:
        return sum(1 for door in self.doors if door.told and door.told.told.outcome in MET)

    @property
    def rung(self) -> int:
        return sum(1 for door in self.doors if door.told)

    @property
    def said_yes(self) -> int:
        return sum(1 for door in self.doors if door.told and door.told.facts.get("help_accepted"))


def debrief_page(*, by: Acting, number: int) -> DebriefPage:
    """All that the page of looking back shows, in a constant number of statements."""
    page = round_page(by=by, number=number)
    check_can_debrief(by, page.user_ids)
    stops = [line.stop for line in page.lines]
    told, chances = told_of(by=by, stops=stops), day_part_figures(by=by)
    tried, inside = _tried(by, stops), _minutes(by, stops)
    flagged = _flagged(by, stops)
    asked = {one.case_id: one for one in VisitNeed.objects.filter(case__in=[stop.case_id for stop in stops])}
    doors = [
        _door(line, told.get((line.stop.case_id, line.stop.day)), chances, tried, inside, flagged, asked)
        for line in page.lines
    ]
    kept = RoundDebrief.objects.filter(municipality_id=by.municipality, round=number).first()
    return DebriefPage(page, doors, kept)


def _door(
    line: StopLine,
    visit: ToldVisit | None,
    chances: Chances,
    tried: dict[int, list[DayPart]],
    inside: dict[int, int],
    flagged: set[int],
    asked: dict[int, VisitNeed],
) -> DoorLine:
    stop = line.stop
    again = next_attempt(tried.get(stop.case_id, []), chances, flagged=stop.address_id in flagged)
    first = visit.first if visit else None
    found = Found(
        outcome=first.found if first else None,
        waits=visit.waits if visit else False,
        help_accepted=bool(first and first.facts.get("help_accepted")),
        next_step=bool(first and first.facts.get("next_step")),
        referral=bool(first and first.facts.get("referral")),
        marked=stop.address_id in flagged,
    )
    need = asked.get(stop.case_id)
    return DoorLine(
        line=line,
        visit=visit,
        minutes=inside.get(stop.pk) if first and first.found in MET else None,
        again=again,
        acts=proposals(found, again),
        asked_again=need if need and need.asked_at > stop.leave else None,
    )


def _tried(by: Acting, stops: list[Stop]) -> dict[int, list[DayPart]]:
    """On which parts of the day somebody rang at these doors without meeting anybody."""
    rows = ContactAttempt.objects.filter(
        municipality_id=by.municipality,
        case__in=[stop.case_id for stop in stops],
        kind=ContactKind.VISIT.value,
        reached=False,
        undone_at__isnull=True,
    )
    found: dict[int, list[DayPart]] = defaultdict(list)
    for case, part in rows.order_by("on", "pk").values_list("case", "day_part"):
        found[case].append(DayPart(part))
    return found


def _minutes(by: Acting, stops: list[Stop]) -> dict[int, int]:
    """How long somebody was inside, per door."""
    rows = CheckIn.objects.filter(municipality_id=by.municipality, stop__in=[stop.pk for stop in stops])
    signs: dict[int, list[Seen]] = defaultdict(list)
    for row in rows.order_by("pk"):
        if row.stop_id is not None:
            signs[row.stop_id].append(Seen(Sign(row.kind), row.counted_at, row.stop_id))
    spent = {stop: sum(stays(seen), timedelta()) for stop, seen in signs.items()}
    return {stop: round(time.total_seconds() / 60) for stop, time in spent.items() if time}


def _flagged(by: Acting, stops: list[Stop]) -> set[int]:
    marks = AddressMark.objects.standing(clock.today()).filter(
        municipality_id=by.municipality,
        kind=AddressMark.Kind.UNSAFE.value,
        address__in=[stop.address_id for stop in stops],
    )
    return set(marks.values_list("address", flat=True))
