"""That somebody here runs a business in their own name: no register or signal says so, a worker heard it.

It decides which approach and which words fit, and that help for entrepreneurs (Bbz) comes into view. A legal person
(BV) is no resident: such a signal is not taken up at all (DDAS, code “andere reden”).
"""

from django.db import transaction

from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.models import Case
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.services.working import locked_case, noted


@transaction.atomic
def note_business(*, by: Acting, case: int, runs: bool) -> Case:
    """Write down that they run a business, or that they do not (any more). Said twice is said once."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    if found.entrepreneur is runs:
        return found
    found.entrepreneur = runs
    found.save(update_fields=["entrepreneur"])
    return noted(by, found, Verb.BUSINESS_NOTED if runs else Verb.BUSINESS_TAKEN_BACK)
