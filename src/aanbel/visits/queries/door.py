"""Whether a door may still be rung, and what was told of visits, as seen by this user."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.audit.models import Event
from aanbel.audit.verbs import Verb
from aanbel.cases import queries as cases
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.visits.core.facts import Outcome, differences
from aanbel.visits.core.safety import Breach, breaches
from aanbel.visits.models import AddressMark, Registration, RoundVisitor, Stop
from aanbel.visits.permissions import check_can_see_rounds

ANSWERS = (
    Verb.RESIDENT_ASKS_CALL,
    Verb.RESIDENT_CHOSE_TIME,
    Verb.RESIDENT_SETTLED_IT,
    Verb.RESIDENT_LIVES_ELSEWHERE,
)
"""Answers after which nobody rings until a worker looked; a no or an objection stands with the case itself."""

LOOKS_BACK = timedelta(days=31)


@dataclass(frozen=True)
class ToldVisit:
    """All that was told of one visit, the counted one first, and in what it differs."""

    told: list[Registration]
    differs: list[str]

    @property
    def first(self) -> Registration:
        return self.told[0]

    @property
    def waits(self) -> bool:
        """Whether a person still has to look: it came in late, two told different things, or somebody moved."""
        unseen = [one for one in self.told if one.seen_at is None]
        late = any(one.kept_as == Registration.KeptAs.AFTER_STOP for one in unseen)
        return late or self.moved or bool(self.differs and unseen)

    @property
    def moved(self) -> bool:
        """Whether somebody at the door said that the resident lives elsewhere, and nobody looked that up yet."""
        return any(one.found is Outcome.MOVED and one.seen_at is None for one in self.told)


def may_still_visit(*, by: Acting, stop: Stop) -> str:
    """Why this door need not be rung now, in a sentence for the visitor; empty when it may."""
    return stopped_doors(by=by, stops=[stop]).get(stop.pk, "")


def stopped_doors(*, by: Acting, stops: Collection[Stop]) -> dict[int, str]:
    """For each stop that need not be rung (any more): why. Asked of a whole round at once."""
    check_can_see_rounds(by)
    found = {stop.pk: sentence for stop in stops if (sentence := _out_of_the_round(stop))}
    rest = [stop for stop in stops if stop.pk not in found]
    if not rest:
        return found
    known = {case.pk: case for case in Case.objects.of(by.municipality).filter(pk__in={one.case_id for one in rest})}
    refusing = set(cases.not_to_approach(by.municipality).filter(pk__in=known).values_list("pk", flat=True))
    answered = _answers(by, rest)
    marked = _flags(by, rest)
    for stop in rest:
        case = known.get(stop.case_id)
        sentence = (
            _("This case does not exist here (any more).")
            if case is None
            else why_stopped(case, refusing=case.pk in refusing) or answered.get(case.pk) or marked.get(stop.pk, "")
        )
        if sentence:
            found[stop.pk] = sentence
    return found


def why_stopped(case: Case, *, refusing: bool) -> str:
    """Why nobody goes to this household: it was closed, or somebody said no."""
    if case.closed_on:
        return _("This case was closed on %(day)s. You need not ring.") % {"day": _day(case.closed_on)}
    return cases.permit(case=case).sentence if refusing else ""


def told_of(*, by: Acting, stops: Iterable[Stop]) -> dict[tuple[int, date], ToldVisit]:
    """What was told of the visits at these stops, by household and day; one statement."""
    pairs = {(stop.case_id, stop.day) for stop in stops}
    rows = (
        Registration.objects.of(by.municipality)
        .standing()
        .filter(case__in={case for case, _day_ in pairs}, day__in={day for _case, day in pairs})
    )
    visits: dict[tuple[int, date], list[Registration]] = {}
    for row in rows.order_by("counted_at", "pk"):
        visits.setdefault((row.case_id, row.day), []).append(row)
    return {key: _as_one(visits[key]) for key in pairs if key in visits}


def waiting_for_a_look(*, by: Acting) -> list[ToldVisit]:
    """Visits of the last month that a person has to look at: told late, twice and differently, or of who moved."""
    check_can_see_rounds(by)
    recent = Registration.objects.of(by.municipality).standing().filter(day__gt=clock.today() - LOOKS_BACK)
    several = recent.values("case", "day").annotate(times=Count("pk")).filter(times__gt=1)
    keys = {(row["case"], row["day"]) for row in several}
    keys |= set(recent.for_a_person().values_list("case", "day"))
    keys |= set(recent.filter(outcome=Outcome.MOVED.value, seen_at__isnull=True).values_list("case", "day"))
    rows = recent.filter(case__in={case for case, _day_ in keys}, day__in={day for _case, day in keys})
    visits: dict[tuple[int, date], list[Registration]] = {}
    for row in rows.select_related("stop__round").order_by("counted_at", "pk"):
        visits.setdefault((row.case_id, row.day), []).append(row)
    found = [_as_one(visits[key]) for key in sorted(keys, key=lambda key: (key[1], key[0])) if key in visits]
    return [visit for visit in found if visit.waits]


def registration_of(*, by: Acting, id: UUID) -> Registration | None:
    """What was kept under this id, for who asks again what became of it."""
    return Registration.objects.of(by.municipality).filter(pk=id).first()


def visitors_of(stop: Stop) -> list[int]:
    """Who goes on the round of this stop."""
    return list(RoundVisitor.objects.filter(round_id=stop.round_id).order_by("position").values_list("user", flat=True))


def _as_one(told: list[Registration]) -> ToldVisit:
    ordered = sorted(told, key=lambda one: (one.kept_as != Registration.KeptAs.COUNTED, one.told.rank))
    return ToldVisit(ordered, differences([(one.found, one.facts) for one in ordered]) if len(ordered) > 1 else [])


def _out_of_the_round(stop: Stop) -> str:
    if stop.state == Stop.State.CANCELLED:
        why = stop.cancelled_why
        return _("Taken out of the round: %(why)s") % {"why": why} if why else _("Taken out of the round.")
    if stop.state == Stop.State.REPLACED:
        return _("The plan was made again. Fetch the round once more.")
    return ""


def _answers(by: Acting, stops: Collection[Stop]) -> dict[int, str]:
    """Households that answered something after the round was made, on which nobody acted yet."""
    made = {stop.case_id: stop.round.handed_out_at or stop.round.plan.made_at for stop in stops}
    asked = Event.objects.filter(
        municipality_id=by.municipality, case_id__in=made, verb__in=[*ANSWERS, Verb.ANSWER_HANDLED]
    ).order_by("at", "pk")
    last = {event.case_id: event for event in asked if event.case_id is not None}
    sentences = {}
    for case, event in last.items():
        since = made[case]
        if event.verb in set(ANSWERS) and since is not None and event.at >= since:
            told = {"day": date_format(event.at.astimezone(clock.AMSTERDAM), "j F H:i"), "answer": event.sentence}
            sentences[case] = _("%(day)s: %(answer)s. Call the office before you ring.") % told
    return sentences


def _flags(by: Acting, stops: Collection[Stop]) -> dict[int, str]:
    """Doors with a flag that are not to be visited as this round would."""
    kinds: dict[int, set[str]] = {}
    marks = AddressMark.objects.standing(clock.today()).filter(
        municipality_id=by.municipality, address__in={stop.address_id for stop in stops}
    )
    for address, kind in marks.values_list("address", "kind"):
        kinds.setdefault(address, set()).add(kind)
    flagged = [stop for stop in stops if stop.address_id in kinds]
    if not flagged:
        return {}
    rounds = RoundVisitor.objects.filter(round__in={stop.round_id for stop in flagged})
    going = {row["round"]: row["people"] for row in rounds.values("round").annotate(people=Count("pk")).order_by()}
    found = {}
    for stop in flagged:
        wrong = breaches(
            unsafe=AddressMark.Kind.UNSAFE.value in kinds[stop.address_id],
            no_visits=AddressMark.Kind.NO_VISITS.value in kinds[stop.address_id],
            visitors=going.get(stop.round_id, 0),
            at=stop.start,
        )
        if wrong:
            found[stop.pk] = _flag_sentence(wrong)
    return found


def _flag_sentence(wrong: list[Breach]) -> str:
    if Breach.NO_VISITS in wrong:
        return _("No visits at this door. Invite the resident elsewhere.")
    if len(wrong) > 1:
        return _("This door has a flag: go with two, and not in the evening.")
    if Breach.ALONE in wrong:
        return _("This door has a flag: never go alone.")
    return _("This door has a flag: do not go in the evening.")


def _day(day: date) -> str:
    return date_format(day, "j F")
