"""Where each open case stands, as the rule of the next act sees it: one statement a subject, for all cases at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from aanbel.audit.acting import Acting
from aanbel.cases import queries as cases
from aanbel.cases.models import ContactAttempt, Decision, Status
from aanbel.intake.models import Kind as SignalKind
from aanbel.kernel import clock
from aanbel.outreach.core import approach as rules
from aanbel.outreach.core.approach import CaseFacts
from aanbel.outreach.core.situation import Answer as Said
from aanbel.outreach.core.situation import Attempt, Situation, Wish
from aanbel.outreach.models import Answer, Batch, ChosenApproach, Kind, Message, PartOfDay, SetAside
from aanbel.worklist.models import Placing

Rows = TypeVar("Rows", bound=Model)
WISHES: dict[str, Wish] = {
    Kind.CALL.value: Wish.CALL,
    Kind.VISIT.value: Wish.VISIT,
    Kind.MEET.value: Wish.OFFICE,
    Kind.SETTLED.value: Wish.ARRANGED,
    Kind.ELSEWHERE.value: Wish.NOT_HERE,
    Kind.NO.value: Wish.NO,
    Kind.OBJECTION.value: Wish.OBJECTION,
    Kind.QUESTION.value: Wish.QUESTION,
}
"""What an answer on the resident's page does to the approach."""
ENDS = frozenset({Wish.ARRANGED, Wish.NOT_HERE, Wish.NO, Wish.OBJECTION})
_AMOUNTS = tuple(SignalKind.values)
_PLACING = (
    "case_id",
    "assigned_to_id",
    "score",
    "tray",
    "phone",
    "supply_ends_on",
    "youngest_born",
    "eldest_born",
    "partners",
    "opened_on",
    "case__status",
    "case__call_back_on",
    "case__entrepreneur",
    *(f"amount_{kind}" for kind in _AMOUNTS),
)


@dataclass(frozen=True, slots=True)
class Known:
    """One open case: who works on it, what chooses its approach, and where it stands."""

    case_id: int
    assigned_to_id: int | None
    score: int
    facts: CaseFacts
    at: Situation
    chosen: str = ""
    in_batch: str = ""


def situations(*, by: Acting, only: Collection[int] | None = None) -> list[Known]:
    """All open cases of the municipality that are in the worklist, or these."""
    told = _Told.read(by, only)
    placed = Placing.objects.filter(municipality_id=by.municipality, case__closed_on__isnull=True).order_by()
    if only is not None:
        placed = placed.filter(case__in=only)
    return [_known(dict(zip(_PLACING, row, strict=True)), told) for row in placed.values_list(*_PLACING)]


@dataclass(frozen=True)
class _Told:
    """What is known of cases besides their facts, by case."""

    attempts: dict[int, list[Attempt]]
    answers: dict[int, Said]
    refused: set[int]
    emails: set[int]
    chosen: dict[int, str]
    in_batch: dict[int, str]
    skipped: dict[int, list[rules.Kind]]
    put_off: dict[int, date]

    @classmethod
    def read(cls, by: Acting, only: Collection[int] | None) -> "_Told":
        skipped, put_off = _set_aside(by, only)
        refused = cases.not_to_approach(by.municipality).order_by()
        if only is not None:
            refused = refused.filter(pk__in=only)
        chosen = _of(ChosenApproach.objects.order_by(), by, only).values_list("case_id", "sequence")
        return cls(
            attempts=_attempts(by, only),
            answers=_answers(by, only),
            refused=set(refused.values_list("pk", flat=True)),
            emails=_with_email(by, only),
            chosen=dict(chosen),
            in_batch=_in_batch(by, only),
            skipped=skipped,
            put_off=put_off,
        )


def _known(placing: dict[str, Any], told: _Told) -> Known:
    case = placing["case_id"]
    return Known(
        case_id=case,
        assigned_to_id=placing["assigned_to_id"],
        score=placing["score"],
        facts=CaseFacts(
            tray=placing["tray"],
            amounts={kind: cents for kind in _AMOUNTS if (cents := placing[f"amount_{kind}"]) is not None},
            partners=placing["partners"],
            youngest_born=placing["youngest_born"],
            eldest_born=placing["eldest_born"],
            entrepreneur=placing["case__entrepreneur"],
        ),
        at=Situation(
            opened_on=placing["opened_on"],
            attempts=tuple(told.attempts.get(case, ())),
            refused=case in told.refused,
            agreed=placing["case__status"] == Status.HELP_OFFERED,
            call_back_on=placing["case__call_back_on"],
            answer=told.answers.get(case),
            set_aside=tuple(told.skipped.get(case, ())),
            not_before=told.put_off.get(case),
            phone=placing["phone"],
            email=case in told.emails,
            supply_ends_on=placing["supply_ends_on"],
        ),
        chosen=told.chosen.get(case, ""),
        in_batch=told.in_batch.get(case, ""),
    )


def _of(rows: QuerySet[Rows], by: Acting, only: Collection[int] | None) -> QuerySet[Rows]:
    """The rows of open cases here, or of these cases."""
    here = rows.filter(municipality_id=by.municipality)
    return here.filter(case__closed_on__isnull=True) if only is None else here.filter(case__in=only)


def _attempts(by: Acting, only: Collection[int] | None) -> dict[int, list[Attempt]]:
    """In the order in which they were made; what was undone does not count."""
    made = _of(ContactAttempt.objects.filter(undone_at__isnull=True), by, only).order_by("case_id", "on", "pk")
    found: dict[int, list[Attempt]] = defaultdict(list)
    for case, kind, on, day_part, reached in made.values_list("case_id", "kind", "on", "day_part", "reached"):
        found[case].append(Attempt(kind, on, day_part, reached))
    return found


def _answers(by: Acting, only: Collection[int] | None) -> dict[int, Said]:
    """The last answer that nobody acted on yet; what ends an approach is not overruled by a question beside it."""
    given = _of(Answer.objects.waiting(), by, only).order_by("said_at", "pk")
    found: dict[int, Said] = {}
    columns = ("case_id", "kind", "part_of_day", "said_at", "slot__starts_at")
    for case, kind, part, said_at, meet_at in given.values_list(*columns):
        if case in found and found[case].wish in ENDS:
            continue
        day_part = rules.DayPart(part) if part and part != PartOfDay.ANY else None
        found[case] = Said(WISHES[kind], _day(said_at), day_part, _day(meet_at) if meet_at else None)
    return found


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.AMSTERDAM).date()


def _with_email(by: Acting, only: Collection[int] | None) -> set[int]:
    mailed = Decision.objects.filter(municipality_id=by.municipality, signal__email__gt="").order_by()
    of_cases = Q(case__isnull=False, case__closed_on__isnull=True) if only is None else Q(case__in=only)
    return {case for case in mailed.filter(of_cases).values_list("case_id", flat=True) if case}


def _in_batch(by: Acting, only: Collection[int] | None) -> dict[int, str]:
    """What lies in a batch, or waits to be sent, and so need not be proposed again."""
    states = [Message.State.PLANNED, Message.State.WAITING, Message.State.SENDING]
    withdrawn = Q(batch__state=Batch.State.WITHDRAWN)
    waiting = _of(Message.objects.filter(~withdrawn | Q(batch=None), state__in=states), by, only).order_by("pk")
    return dict(waiting.values_list("case_id", "version__template__kind"))


def _set_aside(by: Acting, only: Collection[int] | None) -> tuple[dict[int, list[rules.Kind]], dict[int, date]]:
    """The steps that were skipped, and until when the next one was put off."""
    skipped: dict[int, list[rules.Kind]] = defaultdict(list)
    put_off: dict[int, date] = {}
    for case, kind, until in _of(SetAside.objects.order_by("pk"), by, only).values_list("case_id", "kind", "until"):
        if until is None:
            skipped[case].append(rules.Kind(kind))
        else:
            put_off[case] = max(until, put_off.get(case, until))
    return skipped, put_off
