"""How a case ends, and how it goes on after all."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import wording
from aanbel.cases.core.outcomes import Outcome, objection
from aanbel.cases.core.status import Move
from aanbel.cases.models import Case
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.outcomes import record_of
from aanbel.cases.services.working import locked_case, move, noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@transaction.atomic
def close_case(*, by: Acting, case: int, outcome: Outcome) -> Case:
    """End a case with an outcome that the registered attempts do not contradict."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    against = objection(outcome, record_of(found))
    if against is not None:
        raise Refused(str(wording.OBJECTIONS[against]))
    move(found, Move.CLOSE)
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
    move(found, Move.REOPEN)
    found.closed_on, found.outcome = None, ""
    found.save()
    return noted(by, found, Verb.CASE_REOPENED, why=why.strip()[:200])
