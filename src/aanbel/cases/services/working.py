"""What people do with a case. Each act: may this person, may this happen now, the row, the event, the ranking.

The worklist lives upstairs, so each act leaves a job that ranks this case again, in the same transaction.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import wording
from aanbel.cases.core.attempts import ContactKind, DayPart, can_still_be_undone
from aanbel.cases.core.outcomes import Outcome, objection
from aanbel.cases.core.status import Move, Status, after
from aanbel.cases.models import Case, ContactAttempt
from aanbel.cases.permissions import check_can_undo_attempt, check_can_work_cases
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def take_up(*, by: Acting, case: int) -> Case:
    """Start on a case; it becomes the worker's own when it is nobody's."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    _move(found, Move.TAKE_UP)
    found.taken_up_on = found.taken_up_on or clock.today()
    found.assigned_to_id = found.assigned_to_id or by.user_id
    found.save()
    return noted(by, found, Verb.CASE_TAKEN_UP)


@transaction.atomic
def assign_case(*, by: Acting, case: int, to: int | None) -> Case:
    """Give a case to a colleague with a role here, or (None) lay it back."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    name = "–"
    if to is not None:
        colleague = accounts.colleagues(by=by).filter(pk=to).first()
        if colleague is None:
            raise Refused(_("This person has no role in this municipality. Choose a colleague from the list."))
        name = colleague.name
    if found.assigned_to_id == to:
        return found
    found.assigned_to_id = to
    found.save(update_fields=["assigned_to"])
    return noted(by, found, Verb.CASE_ASSIGNED, to=name)


@transaction.atomic
def register_attempt(
    *, by: Acting, case: int, kind: ContactKind, day_part: DayPart, reached: bool, on: date
) -> ContactAttempt:
    """Record one attempt to reach the resident. The first one takes the case up; contact moves it on."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    if found.closed_on:
        raise Refused(_("This case is closed. Open it again to register a contact."))
    if on > clock.today():
        raise Refused(_("This contact lies in the future. Choose today or an earlier day."))
    attempt = ContactAttempt.objects.create(
        municipality_id=found.municipality_id,
        case=found,
        kind=kind,
        day_part=day_part,
        reached=reached,
        on=on,
        registered_at=clock.now(),
        registered_by_id=by.user_id,
        registered_by_name=by.name,
    )
    move = Move.REACH if reached else Move.TAKE_UP
    found.status = after(Status(found.status), move) or found.status
    found.taken_up_on = found.taken_up_on or on
    found.assigned_to_id = found.assigned_to_id or by.user_id
    found.save()
    result = "reached" if reached else "not_reached"
    noted(by, found, Verb.ATTEMPT_REGISTERED, kind=kind.value, day_part=day_part.value, result=result)
    return attempt


@transaction.atomic
def undo_attempt(*, by: Acting, attempt: int) -> ContactAttempt:
    """Take a registration back within ten minutes. The row stays, marked; the case moves back if need be."""
    found = (
        ContactAttempt.objects.select_for_update()
        .filter(pk=attempt, municipality_id=by.municipality, undone_at__isnull=True)
        .first()
    )
    if found is None:
        raise Missing(_("This registration does not exist (any more)."))
    check_can_undo_attempt(by, found)
    if not can_still_be_undone(registered_at=found.registered_at, now=clock.now()):
        raise Refused(_("This was registered more than ten minutes ago and stays. Register a new contact instead."))
    found.undone_at = clock.now()
    found.save(update_fields=["undone_at"])
    case = locked_case(by, found.case_id)
    still_reached = case.attempts.filter(reached=True, undone_at__isnull=True).exists()
    if found.reached and not still_reached:
        case.status = after(Status(case.status), Move.UNREACH) or case.status
        case.save(update_fields=["status"])
    noted(by, case, Verb.ATTEMPT_UNDONE, kind=found.kind)
    return found


@transaction.atomic
def note_talk(
    *,
    by: Acting,
    case: int,
    agreed: str,
    help_accepted: bool = False,
    threatened: bool = False,
    talked: bool = False,
    waived: bool = False,
    formally_decided: bool = False,
    call_back_on: date | None = None,
) -> Case:
    """Write down what was agreed with the resident, and the moments that start or stop a clock.

    `help_accepted` starts the four weeks, `threatened` the three working days, `talked` (the first conversation
    was held) the term of the formal decision, unless the resident `waived` further help in it (art. 4a Wgs);
    `formally_decided` (the beschikking was given) stops that term.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    _move(found, Move.OFFER)
    today = clock.today()
    found.agreed, found.call_back_on = agreed.strip()[:300], call_back_on
    if help_accepted:
        found.help_asked_on = found.help_asked_on or today
    if threatened:
        found.threatened_on = found.threatened_on or today
    if talked or waived:
        found.first_conversation_on = found.first_conversation_on or today
    if formally_decided:
        found.formal_decision_on = found.formal_decision_on or today
    if waived:
        found.waived_on = found.waived_on or today
    found.save()
    return noted(by, found, Verb.CASE_MOVED_ON, status=found.status)


@transaction.atomic
def close_case(*, by: Acting, case: int, outcome: Outcome) -> Case:
    """End a case with an outcome that the registered attempts do not contradict."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    reached = list(found.attempts.filter(undone_at__isnull=True).values_list("reached", flat=True))
    against = objection(outcome, attempts=len(reached), reached=sum(reached))
    if against is not None:
        raise Refused(str(wording.OBJECTIONS[against]))
    _move(found, Move.CLOSE)
    found.closed_on, found.outcome, found.call_back_on = clock.today(), outcome.value, None
    found.save()
    return noted(by, found, Verb.CASE_CLOSED, outcome=outcome.value)


@transaction.atomic
def reopen(*, by: Acting, case: int, why: str) -> Case:
    """Go on with a closed case, unless a newer one is open at the same address."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    newer = Case.objects.open().filter(address_id=found.address_id).exclude(pk=found.pk).first()
    if newer is not None:
        raise Refused(_("Case %(number)s is open at this address. Go on there.") % {"number": newer.pk})
    _move(found, Move.REOPEN)
    found.closed_on, found.outcome = None, ""
    found.save()
    return noted(by, found, Verb.CASE_REOPENED, why=why.strip()[:200])


def locked_case(by: Acting, number: int) -> Case:
    """The case, held for this act, so that two clicks at once happen one after the other."""
    case = Case.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if case is None:
        raise Missing(_("This case does not exist here (any more)."))
    return case


def _move(case: Case, move: Move) -> None:
    """Change the status along the table of moves, or say that it cannot be done from here."""
    target = after(Status(case.status), move)
    if target is None:
        raise Refused(
            _("This case is “%(status)s”, so this cannot be done now. Reload the page to see what is possible.")
            % {"status": wording.STATUSES[Status(case.status)]}
        )
    case.status = target


def noted(by: Acting, case: Case, verb: Verb, **data: Any) -> Case:
    """The event of the act, and the job that puts the case in its new place in the worklist."""
    audit.record(by=by, verb=verb, case_id=case.pk, **data)
    defer(JobName.REFRESH_CASE, municipality=case.municipality_id, case=case.pk)
    return case
