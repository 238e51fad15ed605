"""A case discussion: asking colleagues without telling who it is about, their views, and what was agreed."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.permissions import PAID
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.models import AgreedStep, Discussion, Participant, PlanStep
from aanbel.cases.permissions import check_can_read_discussion, check_can_work_cases
from aanbel.cases.queries.discussion import softened_for
from aanbel.cases.services.plan import agree_step
from aanbel.cases.services.working import locked_case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused


@transaction.atomic
def ask_colleagues(
    *,
    by: Acting,
    case: int,
    question: str,
    text: str,
    participants: Collection[int],
    meets_on: date | None = None,
    looked_at: bool = False,
) -> Discussion:
    """Ask a few colleagues to think along. Refused while a name, address or number of the resident is in the text.

    `looked_at`: the worker read what looks like a trace and says that it tells nobody who this is about.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    removed = softened_for(found, f"{question}\n{text}").removed
    if removed and not looked_at:
        raise Refused(_("The text still tells who this is about: %(what)s.") % {"what": said(removed)})
    colleagues = set(accounts.colleagues(by=by, roles=PAID).filter(pk__in=participants).values_list("pk", flat=True))
    colleagues.discard(by.user_id or 0)
    if not colleagues:
        raise Refused(_("Choose at least one colleague to think along."))
    asker, question = accounts.user(by.user_id or 0), question.strip()[:300]
    again = Discussion.objects.filter(case=found, asked_by=asker, question=question, closed_on__isnull=True).first()
    if again is not None:  # the form sent twice is one question
        return again
    discussion = Discussion.objects.create(
        municipality_id=found.municipality_id,
        case=found,
        question=question,
        text=text.strip()[:3000],
        meets_on=meets_on,
        asked_at=clock.now(),
        asked_by=asker,
    )
    Participant.objects.bulk_create(
        Participant(municipality_id=found.municipality_id, discussion=discussion, user_id=user)
        for user in sorted(colleagues)
    )
    audit.record(by=by, verb=Verb.DISCUSSION_ASKED, case_id=found.pk)
    return discussion


@transaction.atomic
def give_view(*, by: Acting, discussion: int, view: str) -> Participant:
    """What a colleague thinks; they may write it better until the discussion is closed."""
    found = _open(by, discussion)
    mine = found.participants.filter(user_id=by.user_id or 0).first()
    if mine is None:
        raise NotAllowed(_("You were not asked in this case discussion. Ask the colleague who leads it."))
    first = mine.viewed_at is None
    mine.view, mine.viewed_at = view.strip()[:1000], clock.now()
    mine.save()
    if first:
        audit.record(by=by, verb=Verb.DISCUSSION_VIEWED, case_id=found.case_id)
    return mine


@transaction.atomic
def note_agreement(
    *, by: Acting, discussion: int, what: str, who: PlanStep.Who, by_whom: str = "", due_on: date | None = None
) -> AgreedStep:
    """Write down what was agreed: what, who, by when."""
    found = _open(by, discussion)
    check_can_read_discussion(by, set(found.participants.values_list("user_id", flat=True)))
    if who is PlanStep.Who.SERVICE and not by_whom.strip():
        raise Refused(_("Say which service does this."))
    return AgreedStep.objects.create(
        municipality_id=found.municipality_id,
        discussion=found,
        what=what.strip()[:200],
        who=who,
        by_whom=by_whom.strip()[:120],
        due_on=due_on,
    )


@transaction.atomic
def put_in_plan(*, by: Acting, step: int) -> AgreedStep:
    """The resident agrees too: the step goes into their plan. Colleagues alone decide nothing about a resident."""
    check_can_work_cases(by)
    found = (
        AgreedStep.objects.select_for_update(of=("self",))
        .filter(municipality_id=by.municipality, pk=step)
        .select_related("discussion")
        .first()
    )
    if found is None:
        raise Missing(_("This step does not exist here (any more)."))
    if found.in_plan_on is not None:
        raise Refused(_("This step stands in the plan already."))
    who = PlanStep.Who(found.who)
    agree_step(
        by=by,
        case=found.discussion.case_id,
        what=found.what,
        who=who,
        service=found.by_whom if who is PlanStep.Who.SERVICE else "",
        due_on=found.due_on,
    )
    found.in_plan_on = clock.today()
    found.save(update_fields=["in_plan_on"])
    return found


@transaction.atomic
def close_discussion(*, by: Acting, discussion: int, concluded: str) -> Discussion:
    """End it with one sentence, by who works on the case."""
    check_can_work_cases(by)
    found = _open(by, discussion)
    found.closed_on, found.concluded = clock.today(), concluded.strip()[:300]
    found.save(update_fields=["closed_on", "concluded"])
    audit.record(by=by, verb=Verb.DISCUSSION_CLOSED, case_id=found.case_id, steps=found.steps.count())
    return found


def said(removed: Collection[tuple[object, str]]) -> str:
    """What was found, as it stood in the text."""
    return ", ".join(f"“{words}”" for _trace, words in removed)


def _open(by: Acting, number: int) -> Discussion:
    """The discussion, held for this act, while it is open."""
    found = Discussion.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This case discussion does not exist here (any more)."))
    if found.closed_on:
        raise Refused(_("This case discussion is closed. Start a new one to go on."))
    return found
