"""No is no: writing it down, taking it back, and deciding in a crisis. The rule is in `core.refusals`."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.refusals import RefusalKind, RefusalSource, last_day
from aanbel.cases.models import Case, ContactAttempt, Refusal
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.refusals import permit
from aanbel.cases.services.working import locked_case, noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


def check_may_approach(*, by: Acting, case: int) -> None:
    """Raise the sentence that says why this household may not be approached now; asked at the moment of acting."""
    found = Case.objects.of(by.municipality).filter(pk=case).first()
    if found is None:
        raise Missing(_("This case does not exist here (any more)."))
    may = permit(case=found)
    if not may.free:
        raise Refused(may.sentence)


@transaction.atomic
def refuse(
    *,
    by: Acting,
    case: int,
    kind: RefusalKind,
    source: RefusalSource,
    resident: int | None = None,
    words: str = "",
    said_on: date | None = None,
    attempt: ContactAttempt | None = None,
) -> Refusal:
    """Write down that the household (or one resident of it) said no. From this moment every planned act stops.

    An objection is a person's: with one resident in the case it is theirs and moves with them. The same no said
    again changes nothing.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    people = set(found.decisions.values_list("signal__link__resident_id", flat=True)) - {None}
    if resident is not None and resident not in people:
        raise Refused(_("This resident does not belong to this case. Choose somebody of this case, or the whole door."))
    if resident is None and kind is RefusalKind.OBJECTION and len(people) == 1:
        (resident,) = people
    said_on = said_on or clock.today()
    if said_on > clock.today():
        raise Refused(_("This day lies in the future. Choose today or an earlier day."))
    again = (
        Refusal.objects.standing(said_on)
        .filter(address_id=found.address_id, kind=kind, said_on=said_on)
        .filter(Q(resident_id=resident) if resident else Q(resident__isnull=True))
        .first()
    )
    if again is not None and (found.cleared_at is None or found.cleared_at < again.recorded_at):
        return again
    months = accounts.municipality(found.municipality_id).refusal_months
    refusal = Refusal.objects.create(
        municipality_id=found.municipality_id,
        address_id=found.address_id,
        resident_id=resident,
        case=found,
        attempt=attempt,
        kind=kind,
        source=source,
        words=words.strip()[:200],
        said_on=said_on,
        until=last_day(kind, said_on=said_on, months=months),
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
        recorded_by_name=by.name,
    )
    found.call_back_on = None
    found.save(update_fields=["call_back_on"])
    noted(by, found, Verb.REFUSAL_RECORDED, refusal=kind.value, source=f"said:{source.value}")
    return refusal


@transaction.atomic
def withdraw_refusal(*, by: Acting, refusal: int, why: str) -> Refusal:
    """Take a no back: the resident came back on it, or it was written down by mistake."""
    check_can_work_cases(by)
    return took_back(by, refusal, why)


def took_back(by: Acting, refusal: int, why: str) -> Refusal:
    """The row and the event of a no that is taken back, inside an act whose permission was checked."""
    found = (
        Refusal.objects.select_for_update()
        .filter(pk=refusal, municipality_id=by.municipality, withdrawn_on__isnull=True)
        .first()
    )
    if found is None:
        raise Missing(_("This no does not stand (any more)."))
    if not why.strip():
        raise Refused(_("Write in a few words why this no does not stand any more."))
    found.withdrawn_on, found.withdrawn_why = clock.today(), why.strip()[:200]
    found.save(update_fields=["withdrawn_on", "withdrawn_why"])
    if found.case_id:
        noted(by, locked_case(by, found.case_id), Verb.REFUSAL_WITHDRAWN, why=found.withdrawn_why)
    return found


@transaction.atomic
def approach_after_all(*, by: Acting, case: int, why: str) -> Case:
    """Decide, in a crisis, to approach a household that said no before. It holds for this case, until the next no."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    if not permit(case=found).asks:
        raise Refused(_("There is nothing to decide here: no earlier no stands, or there is no crisis."))
    if not why.strip():
        raise Refused(_("Write in a few words why you approach this household after all."))
    found.cleared_at, found.cleared_by, found.cleared_why = clock.now(), by.name, why.strip()[:200]
    found.save(update_fields=["cleared_at", "cleared_by", "cleared_why"])
    return noted(by, found, Verb.APPROACH_CLEARED, why=found.cleared_why)
