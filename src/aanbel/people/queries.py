"""Reading residents, addresses and doubtful matches, as seen by this user in their municipality."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.models import Signal
from aanbel.kernel.errors import Missing
from aanbel.kernel.identity import masked_bsn
from aanbel.people.models import Link, Question, Resident


@dataclass(frozen=True)
class ResidentSeen:
    """A resident as a page shows them: the BSN masked (Wgs art. 8c), `in_doubt` when a match waits for an answer."""

    id: int
    name: str
    birth_date: date | None
    sex: str
    bsn: str
    address: str
    registration: str
    registration_label: str
    checked_on: date | None
    minor_children: bool | None
    known_to_debt_help: bool
    in_doubt: bool


def residents_at(by: Acting, address_id: int) -> list[ResidentSeen]:
    """Everyone about whom a signal came in at this address, in the order in which they became known."""
    return _seen(by, Q(links__address_id=address_id))


def residents_of_signals(by: Acting, signal_ids: Iterable[int]) -> list[ResidentSeen]:
    """Everyone whom these signals (of a case, say) are about, in the order in which they became known."""
    return _seen(by, Q(links__signal_id__in=list(signal_ids)))


def resident(by: Acting, resident_id: int) -> ResidentSeen:
    """One resident; `Missing` when not of this municipality."""
    found = _seen(by, Q(pk=resident_id))
    if not found:
        raise Missing(_("This resident is not there any more."))
    return found[0]


def resident_to_change(by: Acting, resident_id: int) -> Resident:
    """The resident, locked until the end of this transaction; `Missing` when not of this municipality."""
    here = Resident.objects.select_for_update().filter(municipality_id=by.municipality)
    found = here.filter(pk=resident_id).first()
    if found is None:
        raise Missing(_("This resident is not there any more."))
    return found


@dataclass(frozen=True)
class Doubt:
    """A question with the two records it is about; `known` is None when the candidate's signal is destroyed."""

    question: Question
    new: Signal
    known: Signal | None
    candidate: Resident


@dataclass(frozen=True)
class Doubts:
    """One page of questions, the likeliest first; `next_key` opens the next page ("" on the last)."""

    rows: list[Doubt]
    next_key: str


def doubts(by: Acting, *, answered: bool = False, after: str = "", limit: int = 10) -> Doubts:
    """Doubtful matches, open or answered. `after` is the `next_key` of the page before."""
    found = list(_questions(by, answered, after)[: limit + 1])
    more = len(found) > limit
    rows = _doubts(found[:limit])
    last = rows[-1].question if more else None
    return Doubts(rows, f"{last.weight!r}_{last.pk}" if last else "")


def doubt(by: Acting, question_id: int) -> Doubt:
    """One question; `Missing` when not of this municipality."""
    found = _doubts(list(_all_questions(by).filter(pk=question_id)))
    if not found:
        raise Missing(_("This question is not there any more."))
    return found[0]


def count_open(by: Acting) -> int:
    """How many doubtful matches wait for an answer."""
    return Question.objects.filter(municipality_id=by.municipality, answer=Question.Answer.OPEN).count()


def _all_questions(by: Acting) -> QuerySet[Question]:
    return Question.objects.filter(municipality_id=by.municipality).select_related(
        "signal__partner", "candidate__address"
    )


def _questions(by: Acting, answered: bool, after: str) -> QuerySet[Question]:
    is_open = Q(answer=Question.Answer.OPEN)
    questions = _all_questions(by).filter(~is_open if answered else is_open).order_by("-weight", "-id")
    weight, _between, number = after.partition("_")
    try:
        key = (float(weight), int(number))
    except ValueError:
        return questions
    return questions.filter(Q(weight__lt=key[0]) | Q(weight=key[0], id__lt=key[1]))


def _doubts(questions: list[Question]) -> list[Doubt]:
    numbers = [q.matched_signal_id for q in questions if q.matched_signal_id is not None]
    known = Signal.objects.select_related("partner").in_bulk(numbers)
    return [Doubt(q, q.signal, known.get(q.matched_signal_id or 0), q.candidate) for q in questions]


def _seen(by: Acting, wanted: Q) -> list[ResidentSeen]:
    open_questions = Question.objects.filter(answer=Question.Answer.OPEN)
    of_theirs = Link.objects.filter(resident_id=OuterRef("pk"))
    asked = open_questions.filter(Q(candidate_id=OuterRef("pk")) | Q(signal__link__resident_id=OuterRef("pk")))
    found = (
        Resident.objects.filter(wanted, municipality_id=by.municipality)
        .filter(Exists(of_theirs))
        .annotate(in_doubt=Exists(asked))
        .select_related("address")
        .distinct()
        .order_by("pk")
    )
    return [_as_seen(person) for person in found]


def _as_seen(person: Resident) -> ResidentSeen:
    return ResidentSeen(
        id=person.pk,
        name=person.name or _("Name unknown"),
        birth_date=person.birth_date,
        sex=person.sex,
        bsn=masked_bsn(person.bsn),
        address=str(person.address),
        registration=person.registration,
        registration_label=person.get_registration_display(),
        checked_on=person.registration_checked_on,
        minor_children=person.minor_children,
        known_to_debt_help=person.known_to_debt_help,
        in_doubt=person.in_doubt,  # type: ignore[attr-defined]  # annotated above
    )
