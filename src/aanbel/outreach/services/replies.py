"""What an answer on the resident's page does, at once. The rules are in `core.answers`; the code is the key.

Nothing here counts as contact: an answer is a reason to act, not a talk (DDAS `bereikt`).
"""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import Refusal, RefusalKind, RefusalSource
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core.answers import MOST_ANSWERS, Kind, PartOfDay, may_change
from aanbel.outreach.models import Answer, ReplyCode, Slot
from aanbel.outreach.permissions import check_can_work_cases

SAID: dict[Kind, Verb] = {
    Kind.CALL: Verb.RESIDENT_ASKS_CALL,
    Kind.VISIT: Verb.RESIDENT_ASKS_VISIT,
    Kind.MEET: Verb.RESIDENT_CHOSE_TIME,
    Kind.SETTLED: Verb.RESIDENT_SETTLED_IT,
    Kind.ELSEWHERE: Verb.RESIDENT_LIVES_ELSEWHERE,
    Kind.NO: Verb.RESIDENT_SAID_NO,
    Kind.OBJECTION: Verb.RESIDENT_OBJECTED,
    Kind.QUESTION: Verb.RESIDENT_ASKED,
}
STOPS: dict[Kind, RefusalKind] = {Kind.NO: RefusalKind.NO_CONTACT, Kind.OBJECTION: RefusalKind.OBJECTION}


@transaction.atomic
def give_answer(
    *,
    by: Acting,
    code: int,
    kind: Kind,
    language: str,
    part_of_day: PartOfDay | None = None,
    phone: str = "",
    slot: int | None = None,
    words: str = "",
) -> Answer:
    """Write down what the holder of a code answered; the same answer again changes nothing.

    A choice takes the place of the household's earlier one; a no or an objection stops every planned act, and
    another choice after a no on this page takes that no back.
    """
    key = _locked_code(by, code)
    fresh = Answer(
        municipality_id=by.municipality,
        case_id=key.case_id,
        code=key,
        kind=kind.value,
        part_of_day=part_of_day.value if part_of_day else "",
        phone=phone,
        slot=_free_slot(by, slot, key) if slot is not None else None,
        words=words.strip()[:500],
        language=language,
        said_at=clock.now(),
    )
    standing = _standing(fresh)
    if kind is Kind.CALL and not phone:  # empty means: the number that we know, also when it was given here
        fresh.phone = next((one.phone for one in standing if one.phone), "")
    for earlier in standing:
        if _same(earlier, fresh):
            return earlier
    if any(not may_change(Kind(one.kind)) for one in standing):
        raise Refused(_("You asked us not to use your data. If you would like to change this, call us."))
    if key.answers >= MOST_ANSWERS:
        raise Refused(_("You have changed your answer many times. Please call us, then we arrange it together."))
    if kind is not Kind.QUESTION:
        Answer.objects.filter(pk__in=[one.pk for one in standing]).update(replaced_at=fresh.said_at)
    fresh.save()
    key.answers += 1
    key.save(update_fields=["answers"])
    audit.record(by=by, verb=SAID[kind], case_id=key.case_id)
    _keep_the_moment(by, fresh, standing)
    _stop_or_go_on(by, fresh, standing)
    defer(JobName.REFRESH_CASE, municipality=by.municipality, case=key.case_id)
    return fresh


@transaction.atomic
def mark_handled(*, by: Acting, answer: int) -> Answer:
    """A worker did what the answer asked; it leaves the list and stays in the timeline."""
    check_can_work_cases(by)
    found = Answer.objects.select_for_update().of(by.municipality).filter(pk=answer).first()
    if found is None:
        raise Missing(_("This answer does not exist here (any more)."))
    if found.handled_at is not None:
        return found
    found.handled_at, found.handled_by_id, found.handled_by_name = clock.now(), by.user_id, by.name
    found.save(update_fields=["handled_at", "handled_by_id", "handled_by_name"])
    audit.record(by=by, verb=Verb.ANSWER_HANDLED, case_id=found.case_id)
    defer(JobName.REFRESH_CASE, municipality=by.municipality, case=found.case_id)
    return found


def _locked_code(by: Acting, code: int) -> ReplyCode:
    """The code, held for this act, so that a form sent twice is answered once; still alive."""
    alive = ReplyCode.objects.select_for_update().filter(municipality_id=by.municipality, pk=code)
    found = alive.alive(clock.now()).first()
    if found is None:
        raise Missing(_("This code does not work (any more)"))
    return found


def _standing(fresh: Answer) -> list[Answer]:
    """The answers of this household that the new one stands beside or replaces, of its own sort."""
    found = Answer.objects.standing().of(fresh.municipality_id).filter(case_id=fresh.case_id).select_for_update()
    if fresh.kind == Kind.QUESTION:
        return list(found.filter(code_id=fresh.code_id, kind=Kind.QUESTION.value).order_by("pk"))
    return list(found.exclude(kind=Kind.QUESTION.value))


def _same(one: Answer, other: Answer) -> bool:
    """Whether somebody sends what still stands: a second click, a page sent again. A handled one may be asked anew."""
    facts = ("code_id", "kind", "part_of_day", "phone", "slot_id", "words")
    return one.handled_at is None and all(getattr(one, fact) == getattr(other, fact) for fact in facts)


def _free_slot(by: Acting, slot: int, key: ReplyCode) -> Slot:
    """The time that was chosen, held for this act; a place in it must be left (one's own counts as free)."""
    found = Slot.objects.select_for_update().filter(municipality_id=by.municipality, pk=slot, withdrawn_at=None).first()
    others = Answer.objects.standing().filter(slot_id=slot).exclude(case_id=key.case_id).count()
    if found is None or found.starts_at <= clock.now() or others >= found.capacity:
        raise Refused(_("This time has just been taken. Please choose another one."))
    return found


def _keep_the_moment(by: Acting, fresh: Answer, replaced: list[Answer]) -> None:
    """A chosen time is in the agenda at once, and out of it with the next choice."""
    if fresh.slot is not None:
        slot = fresh.slot
        cases.agree_to_meet(by=by, case=fresh.case_id, at=slot.starts_at, minutes=slot.minutes, where=slot.place)
    elif fresh.kind != Kind.QUESTION and any(one.slot_id for one in replaced):
        cases.call_off_meeting(by=by, case=fresh.case_id)


def _stop_or_go_on(by: Acting, fresh: Answer, replaced: list[Answer]) -> None:
    """No is no, from this moment; and who says no here and then chooses something else is welcome."""
    kind = Kind(fresh.kind)
    if kind in STOPS:
        cases.refuse(by=by, case=fresh.case_id, kind=STOPS[kind], source=RefusalSource.REPLY)
    elif kind is not Kind.QUESTION and any(one.kind == Kind.NO for one in replaced):
        for refusal in Refusal.objects.filter(
            municipality_id=by.municipality,
            case_id=fresh.case_id,
            kind=RefusalKind.NO_CONTACT,
            source=RefusalSource.REPLY,
            withdrawn_on=None,
        ).order_by("pk"):
            with translation.override(settings.LANGUAGE_CODE):  # kept for workers, whatever the resident reads
                why = _("The resident chose something else on the page.")
            cases.withdraw_refusal(by=by, refusal=refusal.pk, why=why)
