"""Giving out reply codes, one or ten thousand at a time, and making them void."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing
from aanbel.outreach.core.reply_codes import grouped, new_code
from aanbel.outreach.models import ReplyCode
from aanbel.outreach.models.reply import digest_of
from aanbel.outreach.permissions import check_can_work_cases

DAYS = 60
"""How long a card on the doormat still answers."""


@transaction.atomic
def issue_code(*, by: Acting, case: int, purpose: ReplyCode.Purpose | str, visit_on: date | None = None) -> str:
    """A new code for this household, as it is printed (K7F-3QX-9TB). It is not kept: lost paper needs a new code."""
    return issue_codes(by=by, cases=[case], purpose=purpose, visit_on=visit_on)[case]


@transaction.atomic
def issue_codes(
    *, by: Acting, cases: Iterable[int], purpose: ReplyCode.Purpose | str, visit_on: date | None = None
) -> dict[int, str]:
    """A new code for each of these cases, in two statements: case number → code as it is printed."""
    check_can_work_cases(by)
    wanted = set(cases)
    here = set(Case.objects.of(by.municipality).filter(pk__in=wanted).values_list("pk", flat=True))
    if here != wanted:
        raise Missing(_("This case does not exist here (any more)."))
    codes = {case: new_code() for case in sorted(wanted)}
    now = clock.now()
    ReplyCode.objects.bulk_create(
        [
            ReplyCode(
                municipality_id=by.municipality,
                case_id=case,
                purpose=purpose,
                digest=digest_of(code),
                issued_at=now,
                expires_at=now + timedelta(days=DAYS),
                visit_on=visit_on,
            )
            for case, code in codes.items()
        ],
        batch_size=2_000,
    )
    return {case: grouped(code) for case, code in codes.items()}


@transaction.atomic
def issue_plan_code(*, by: Acting, case: int) -> str:
    """A code for the step plan, to be handed to the resident in person; an earlier one no longer works."""
    earlier = ReplyCode.objects.filter(municipality_id=by.municipality, case_id=case, purpose=ReplyCode.Purpose.PLAN)
    earlier.alive(clock.now()).update(revoked_at=clock.now())
    code = issue_code(by=by, case=case, purpose=ReplyCode.Purpose.PLAN)
    audit.record(by=by, verb=Verb.PLAN_CODE_GIVEN, case_id=case)
    return code


@transaction.atomic
def revoke_codes(*, by: Acting, case: int) -> int:
    """Voids every code of a household, as when post went to the wrong door; returns how many."""
    check_can_work_cases(by)
    now = clock.now()
    alive = ReplyCode.objects.filter(municipality_id=by.municipality, case_id=case).alive(now)
    count = alive.update(revoked_at=now)
    if count:
        audit.record(by=by, verb=Verb.CODES_VOIDED, case_id=case, codes=count)
    return count
