"""What the team's own visits yield and teach. Counts of visits only: no household, and no ranking of colleagues."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractIsoWeekDay

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.cases.models import ContactAttempt, ContactKind
from aanbel.kernel import clock
from aanbel.visits.core.chance import Chances, DayPart, Tally
from aanbel.visits.core.facts import MET
from aanbel.visits.core.figures import Lesson, lesson, share, small, stays, usual
from aanbel.visits.core.safety import Seen, Sign
from aanbel.visits.models import CheckIn, Registration, RoundDebrief
from aanbel.visits.permissions import check_can_see_figures

LEARNS_FROM = timedelta(days=365)
LOOKS_BACK = timedelta(days=90)
ANSWERS_WITHIN = timedelta(days=21)

_MET = [one.value for one in MET]


@dataclass(frozen=True)
class Cell:
    """One part of the day on one weekday: so many visits, so many met, shown only when that tells nobody apart."""

    part: DayPart
    weekday: int
    tally: Tally

    @property
    def share(self) -> float | None:
        return share(self.tally)

    @property
    def tried(self) -> bool:
        return bool(self.tally.visits)

    @property
    def depth(self) -> str:
        """How dark the picture is here, from 0 to 1."""
        return f"{self.share or 0:.2f}"


@dataclass(frozen=True)
class Figures:
    """The page of figures."""

    since: date
    mine: bool
    chances: Chances
    helped: int
    cards: int
    answered: int
    minutes: int | None
    paces: dict[str, int]

    @property
    def all(self) -> Tally:
        return self.chances.all

    @property
    def share(self) -> float | None:
        return share(self.all)

    @property
    def grid(self) -> list[tuple[DayPart, Tally, list[Cell]]]:
        """A row for each part of the day, Monday to Sunday."""
        rows = []
        for part in DayPart:
            cells = [Cell(part, day, self.chances.tallies.get((day, part), Tally())) for day in range(7)]
            rows.append((part, sum((cell.tally for cell in cells), Tally()), cells))
        return rows

    @property
    def lesson(self) -> Lesson | None:
        return lesson({part: tally for part, tally, _cells in self.grid})

    @property
    def cards_tell(self) -> bool:
        """Whether there were enough cards, and answers, to say something."""
        return bool(self.cards) and not small(self.cards) and not small(self.answered)


def day_part_figures(*, by: Acting) -> Chances:
    """The chance to meet somebody per weekday and part of the day, from a year of one's own visits; one statement."""
    check_can_see_figures(by)
    return Chances(_tallies(_visits(by, since=clock.today() - LEARNS_FROM)))


def figures(*, by: Acting, mine: bool = False) -> Figures:
    """What the visits of the last three months yielded: of the team, or of the rounds on which I went."""
    check_can_see_figures(by)
    since = clock.today() - LOOKS_BACK
    told = Registration.objects.of(by.municipality).standing().filter(day__gte=since)
    visits, signs = _visits(by, since=since), CheckIn.objects.filter(municipality_id=by.municipality, day__gte=since)
    if mine:
        told = told.filter(stop__round__visitors__user=by.user_id or 0)
        visits, signs = visits.filter(origin__in=told.values("pk")), signs.filter(user=by.user_id or 0)
    cards = dict(told.filter(facts__card_left=True).order_by("counted_at").values_list("case", "counted_at"))
    debriefs = RoundDebrief.objects.filter(municipality_id=by.municipality, round__day__gte=since).order_by()
    return Figures(
        since=since,
        mine=mine,
        chances=Chances(_tallies(visits)),
        helped=told.filter(facts__help_accepted=True).values("case").distinct().count(),
        cards=len(cards),
        answered=_answered(by, cards),
        minutes=usual(_stays(signs.filter(stop__in=told.filter(outcome__in=_MET).values("stop")))),
        paces=dict(debriefs.values_list("pace").annotate(Count("pk"))) if not mine else {},
    )


def _visits(by: Acting, *, since: date) -> QuerySet[ContactAttempt]:
    return ContactAttempt.objects.filter(
        municipality_id=by.municipality, kind=ContactKind.VISIT.value, undone_at__isnull=True, on__gte=since
    )


def _tallies(visits: QuerySet[ContactAttempt]) -> dict[tuple[int, DayPart], Tally]:
    rows = (
        visits.order_by()
        .values("day_part", weekday=ExtractIsoWeekDay("on"))
        .annotate(visits=Count("pk"), met=Count("pk", filter=Q(reached=True)))
    )
    return {(row["weekday"] - 1, DayPart(row["day_part"])): Tally(row["visits"], row["met"]) for row in rows}


def _answered(by: Acting, cards: dict[int, datetime]) -> int:
    """Households that answered within three weeks after a card was left."""
    if not cards:
        return 0
    events = Event.objects.filter(municipality_id=by.municipality, case_id__in=cards, verb__startswith="resident_")
    answers = events.values_list("case_id", "at").order_by()
    left = [(case, cards[case], at) for case, at in answers if case in cards]
    return len({case for case, card, at in left if card <= at <= card + ANSWERS_WITHIN})


def _stays(signs: QuerySet[CheckIn]) -> list[timedelta]:
    by_day: dict[tuple[int, date], list[Seen]] = {}
    for row in signs.order_by("pk"):
        by_day.setdefault((row.user_id, row.day), []).append(Seen(Sign(row.kind), row.counted_at, row.stop_id))
    return [stay for one in by_day.values() for stay in stays(one)]
