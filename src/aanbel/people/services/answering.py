"""A person answers whether two records are about one resident. Every answer can be given again, the other way.

*Same*: all signals of the temporary resident move to the candidate; each link remembers which answer moved it.
*Different*: they stay, or go back; the pair is not asked about again. What this means for the cases is decided
where cases are decided. Signals and residents themselves are never changed or deleted by an answer.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.people.models import Link, Question
from aanbel.people.permissions import check_can_answer_questions


@transaction.atomic
def answer_question(*, by: Acting, question_id: int, answer: str) -> Question:
    """Records 'same' or 'different' and moves the signals accordingly. Safe to repeat."""
    check_can_answer_questions(by)
    if answer not in (Question.Answer.SAME, Question.Answer.DIFFERENT):
        raise Refused(_("Answer with the same person or with somebody else."))
    question = _locked(by, question_id)
    if question.answer == answer:
        return question
    if answer == Question.Answer.SAME:
        _part_from_other_candidates(by, question)
        _join(question)
    else:
        _part(question)
    _note(by, question, answer)
    return question


def _locked(by: Acting, question_id: int) -> Question:
    here = Question.objects.select_for_update().filter(municipality_id=by.municipality)
    question = here.filter(pk=question_id).first()
    if question is None:
        raise Missing(_("This question is not there any more."))
    return question


def _join(question: Question) -> None:
    temporary = Link.objects.get(pk=question.signal_id).resident_id
    target = _where_now(question.candidate_id)
    question.previous_resident_id = temporary
    if temporary != target:
        Link.objects.filter(resident_id=temporary).update(
            resident_id=target, moved_by_id=question.pk, method=Link.Method.HUMAN
        )


def _part(question: Question) -> None:
    if question.previous_resident_id is not None:
        Link.objects.filter(moved_by_id=question.pk).update(
            resident_id=question.previous_resident_id, moved_by_id=None, method=Link.Method.HUMAN
        )
        question.previous_resident_id = None


def _part_from_other_candidates(by: Acting, question: Question) -> None:
    """A signal is about one resident: an earlier *same* with another candidate no longer holds."""
    others = Question.objects.select_for_update().filter(
        municipality_id=by.municipality, signal_id=question.signal_id, answer=Question.Answer.SAME
    )
    for other in others.exclude(pk=question.pk):
        _part(other)
        _note(by, other, Question.Answer.DIFFERENT)


def _where_now(resident_id: int) -> int:
    """The resident to whom all signals of this one were moved by earlier answers, or this one."""
    seen = {resident_id}
    while True:
        moved = Question.objects.filter(previous_resident_id=resident_id, answer=Question.Answer.SAME).first()
        if moved is None or moved.candidate_id in seen:
            return resident_id
        resident_id = moved.candidate_id
        seen.add(resident_id)


def _note(by: Acting, question: Question, answer: str) -> None:
    question.answer = answer
    question.answered_by = by.name
    question.answered_at = clock.now()
    question.save(update_fields=["answer", "answered_by", "answered_at", "previous_resident_id"])
    same = answer == Question.Answer.SAME
    audit.record(
        by=by,
        verb=Verb.RESIDENT_LINKED if same else Verb.RESIDENT_UNLINKED,
        subject=f"question:{question.pk}",
        signal=question.signal_id,
        resident=question.candidate_id,
    )
