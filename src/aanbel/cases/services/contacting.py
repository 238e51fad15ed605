"""Contact with the resident: registering it at once, and taking a registration back."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.attempts import ContactKind, DayPart, can_still_be_undone
from aanbel.cases.core.refusals import RefusalKind, RefusalSource
from aanbel.cases.core.status import Move, Status, after
from aanbel.cases.models import Case, ContactAttempt, Refusal
from aanbel.cases.permissions import check_can_undo_attempt, check_can_work_cases
from aanbel.cases.services.refusing import refuse, withdraw_refusal
from aanbel.cases.services.working import locked_case, noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

SAID_IN: dict[ContactKind, RefusalSource] = {
    ContactKind.PHONE: RefusalSource.PHONE,
    ContactKind.VISIT: RefusalSource.VISIT,
    ContactKind.OFFICE: RefusalSource.DESK,
    ContactKind.EMAIL: RefusalSource.EMAIL,
    ContactKind.LETTER: RefusalSource.LETTER,
}


@transaction.atomic
def register_attempt(
    *,
    by: Acting,
    case: int,
    kind: ContactKind,
    day_part: DayPart,
    reached: bool,
    on: date,
    origin: UUID | None = None,
) -> ContactAttempt:
    """Record one attempt to reach the resident. The first one takes the case up; contact moves it on.

    What happened is always written down, also after a no: a resident may call us. `origin` is made by the form or
    the phone; what comes in twice with the same one is registered once.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    again = ContactAttempt.objects.filter(origin=origin, municipality_id=by.municipality).first() if origin else None
    if again is not None:
        return again
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
        origin=origin,
    )
    move = Move.REACH if reached else Move.TAKE_UP
    found.status = after(Status(found.status), move) or found.status
    found.taken_up_on = found.taken_up_on or on
    found.assigned_to_id = found.assigned_to_id or by.user_id
    if found.handed_over_on and found.assigned_to_id == by.user_id:
        found.handed_over_on = None
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
    for refusal in found.refusals.filter(withdrawn_on__isnull=True):
        withdraw_refusal(by=by, refusal=refusal.pk, why=_("The contact in which it was said is undone."))
    return found


@transaction.atomic
def set_aside(*, by: Acting, case: int, origins: Collection[UUID]) -> Case:
    """Let attempts give way to another telling of the same contact, as when two phones told of one visit.

    The rows stay, marked as undone; a no that was said in one of them still stands.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    giving_way = found.attempts.filter(origin__in=origins, undone_at__isnull=True)
    kinds = sorted(giving_way.values_list("kind", flat=True))
    giving_way.update(undone_at=clock.now())
    if kinds and not found.attempts.filter(reached=True, undone_at__isnull=True).exists():
        found.status = after(Status(found.status), Move.UNREACH) or found.status
        found.save(update_fields=["status"])
    for kind in kinds:
        noted(by, found, Verb.ATTEMPT_UNDONE, kind=kind)
    return found


@transaction.atomic
def reinstate(*, by: Acting, case: int, origins: Collection[UUID]) -> Case:
    """Let attempts that gave way to another telling count again, now that the other one was taken back."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    counting = list(found.attempts.filter(origin__in=origins).order_by("pk"))
    for one in counting:
        move = Move.REACH if one.reached else Move.TAKE_UP
        found.status = after(Status(found.status), move) or found.status
        found.taken_up_on = found.taken_up_on or one.on
        found.assigned_to_id = found.assigned_to_id or one.registered_by_id
    found.save(update_fields=["status", "taken_up_on", "assigned_to"])
    for one in counting:
        if one.undone_at is not None:
            one.undone_at = None
            one.save(update_fields=["undone_at"])
            result = "reached" if one.reached else "not_reached"
            noted(by, found, Verb.ATTEMPT_REGISTERED, kind=one.kind, day_part=one.day_part, result=result)
    return found


@transaction.atomic
def register_no(
    *, by: Acting, case: int, kind: ContactKind, day_part: DayPart, on: date, origin: UUID | None = None
) -> Refusal:
    """Record a contact in which the household said that it wants no contact; undoing the contact undoes the no."""
    attempt = register_attempt(by=by, case=case, kind=kind, day_part=day_part, reached=True, on=on, origin=origin)
    source = SAID_IN.get(kind, RefusalSource.OTHER)
    return refuse(by=by, case=case, kind=RefusalKind.NO_CONTACT, source=source, said_on=on, attempt=attempt)
