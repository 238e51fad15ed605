"""The households that may be visited on a day: one statement a subject, for all of them at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from aanbel.audit.acting import Acting
from aanbel.cases import queries as cases
from aanbel.cases.models import Case, ContactAttempt, ContactKind
from aanbel.kernel import clock
from aanbel.kernel.clock import AMSTERDAM
from aanbel.people.models import Address
from aanbel.visits.core.distance import Point
from aanbel.visits.core.hours import minute_of
from aanbel.visits.core.needs import Asked, Known, NotOffered, not_offered
from aanbel.visits.core.wishes import Wish, together
from aanbel.visits.models import AddressMark, Place, Plan, Stop, VisitNeed
from aanbel.visits.permissions import check_can_see_rounds
from aanbel.worklist.models import Placing


@dataclass(frozen=True)
class Candidate:
    """One household with what was asked, what is known, where it is, and why it is not put to the planner (or None)."""

    case_id: int
    address: Address
    asked: Asked
    known: Known
    at: Point | None
    elsewhere: str = ""
    secret: bool = False
    out: NotOffered | None = None


def candidates(*, by: Acting, day: date, wishes: Sequence[Wish] = ()) -> list[Candidate]:
    """Every household that the approach, a worker or a resident asked a visit for; the heaviest first."""
    check_can_see_rounds(by)
    asked = {wish.case: wish for wish in wishes}
    needs = {one.case_id: one for one in VisitNeed.objects.filter(municipality_id=by.municipality).order_by("case")}
    for number, need in needs.items():
        said = Wish(number, asked_in(need))
        asked[number] = together(asked[number], said) if number in asked else said
    told = _Told.read(by, asked, day)
    found = [_candidate(case, asked[case.pk].asked, needs.get(case.pk), told, day) for case in _cases(by, asked)]
    return sorted(found, key=lambda one: (-one.known.score, one.case_id))


def asked_in(need: VisitNeed) -> Asked:
    """What a worker asked, as the rules read it."""
    agreed = (
        (minute_of(need.agreed_from), minute_of(need.agreed_until)) if need.agreed_from and need.agreed_until else None
    )
    return Asked(
        announced=need.announced,
        duo=need.duo,
        required=need.required,
        day_parts=tuple(need.day_parts),
        agreed=agreed,
        agreed_on=need.agreed_from.astimezone(AMSTERDAM).date() if need.agreed_from else None,
        minutes=need.minutes,
        language=need.language,
        skill=need.skill,
        not_before=need.not_before,
    )


def cases_asked_for(*, by: Acting) -> set[int]:
    """The cases for which a worker asked for a visit."""
    check_can_see_rounds(by)
    return set(VisitNeed.objects.filter(municipality_id=by.municipality).order_by().values_list("case_id", flat=True))


def need_of_case(*, by: Acting, case: int) -> VisitNeed | None:
    """The visit that was asked for this case."""
    return VisitNeed.objects.filter(municipality_id=by.municipality, case_id=case).first()


def marks_of_case(*, by: Acting, case: int) -> list[AddressMark]:
    """What is known of the door of this case, as long as it stands. Its words are for named roles: the page asks."""
    check_can_see_rounds(by)
    found = AddressMark.objects.standing(clock.today()).filter(municipality_id=by.municipality, address__cases=case)
    return list(found.order_by("kind"))


def place_of(*, by: Acting, case: int) -> Place | None:
    """Where the door of this case is, as far as anybody was asked."""
    return Place.objects.filter(municipality_id=by.municipality, address__cases=case).first()


def stops_of_case(*, by: Acting, case: int) -> list[Stop]:
    """The visits planned from today on, and those made, the newest first."""
    check_can_see_rounds(by)
    standing = Stop.objects.filter(municipality_id=by.municipality, case_id=case)
    planned = standing.filter(state=Stop.State.PLANNED, day__gte=clock.today(), round__plan__replaced_at__isnull=True)
    visited = standing.filter(state=Stop.State.VISITED)
    found = (planned | visited).select_related("round").prefetch_related("round__visitors__user")
    return list(found.order_by("-day", "-pk")[:5])


def marks_of(*, by: Acting, address: int, day: date) -> list[AddressMark]:
    """What is known of a door, as long as it stands. Its words are for named roles: the page asks."""
    found = AddressMark.objects.standing(day).filter(municipality_id=by.municipality, address_id=address)
    return list(found.order_by("kind"))


def without_place(*, by: Acting, cases: Collection[int]) -> list[Address]:
    """The doors of these cases of which nobody asked yet where they are."""
    doors = Address.objects.filter(municipality_id=by.municipality, cases__in=list(cases), on_map__isnull=True)
    return list(doors.distinct().order_by("pk"))


@dataclass(frozen=True)
class _Told:
    """What is known besides the case itself, by case or by address."""

    scores: dict[int, int]
    refused: set[int]
    marks: dict[int, set[str]]
    places: dict[int, Place]
    tried: dict[int, dict[str, int]]
    letters: dict[int, date]
    in_rounds: set[int]

    @classmethod
    def read(cls, by: Acting, asked: Collection[int], day: date) -> "_Told":
        numbers = list(asked)
        here = by.municipality
        scores = Placing.objects.filter(municipality_id=here, case__in=numbers).order_by()
        marks: dict[int, set[str]] = defaultdict(set)
        standing = AddressMark.objects.standing(day).filter(municipality_id=here, address__cases__in=numbers)
        for address, kind in standing.order_by().values_list("address_id", "kind"):
            marks[address].add(kind)
        attempts = ContactAttempt.objects.filter(municipality_id=here, case__in=numbers, undone_at__isnull=True)
        tried: dict[int, dict[str, int]] = defaultdict(dict)
        visits = attempts.filter(kind=ContactKind.VISIT.value, reached=False).order_by()
        for case, part, times in visits.values_list("case_id", "day_part").annotate(Count("pk")):
            tried[case][part] = times
        letters = attempts.filter(kind=ContactKind.LETTER.value).order_by()
        places = Place.objects.filter(municipality_id=here, address__cases__in=numbers, lon__isnull=False)
        return cls(
            scores=dict(scores.values_list("case_id", "score")),
            refused=set(
                cases.not_to_approach(here, on=day).filter(pk__in=numbers).order_by().values_list("pk", flat=True)
            ),
            marks=marks,
            places={place.address_id: place for place in places.order_by()},
            tried=tried,
            letters=dict(letters.values_list("case_id").annotate(Max("on"))),
            in_rounds=set(_in_other_rounds(here, day).filter(case__in=numbers).values_list("case_id", flat=True)),
        )


def _candidate(case: Case, asked: Asked, need: VisitNeed | None, told: _Told, day: date) -> Candidate:
    marks = told.marks.get(case.address_id, set())
    place = told.places.get(case.address_id)
    at: Point | None = (place.lon, place.lat) if place and place.lon is not None and place.lat is not None else None
    elsewhere = need.elsewhere if need else ""
    if elsewhere and need and need.elsewhere_lon is not None and need.elsewhere_lat is not None:
        at = (need.elsewhere_lon, need.elsewhere_lat)
    known = Known(
        score=told.scores.get(case.pk, 0),
        crisis=case.crisis,
        entrepreneur=case.entrepreneur,
        refused=case.pk in told.refused,
        closed=case.closed_on is not None,
        letter_on=told.letters.get(case.pk),
        tried=told.tried.get(case.pk, {}),
        unsafe="unsafe" in marks,
        no_visits="no_visits" in marks and not elsewhere,
        on_map=at is not None,
        in_a_round=case.pk in told.in_rounds,
    )
    return Candidate(
        case_id=case.pk,
        address=case.address,
        asked=asked,
        known=known,
        at=at,
        elsewhere=elsewhere,
        secret="secret" in marks,
        out=not_offered(asked, known, day=day),
    )


def _cases(by: Acting, numbers: Collection[int]) -> QuerySet[Case]:
    return (
        Case.objects.of(by.municipality)
        .filter(pk__in=list(numbers))
        .select_related("address__neighbourhood")
        .order_by("pk")
    )


def _in_other_rounds(municipality: int, day: date) -> QuerySet[Stop]:
    """Doors that stand in a round already: of another day to come, or were visited on this one."""
    standing = Stop.objects.filter(municipality_id=municipality, round__plan__state=Plan.State.MADE).order_by()
    elsewhere = standing.filter(state=Stop.State.PLANNED, round__plan__replaced_at__isnull=True).exclude(day=day)
    return elsewhere.filter(day__gte=day_of_planning(day)) | standing.filter(state=Stop.State.VISITED, day=day)


def day_of_planning(day: date) -> date:
    """From which day on a planned stop still stands in the way: the Monday of that week.

    >>> day_of_planning(date(2026, 11, 25))
    datetime.date(2026, 11, 23)
    """
    return date.fromordinal(day.toordinal() - day.weekday())
