"""The number to call: what the resident gave in an answer, else the newest of the signals."""

from collections.abc import Collection

from aanbel.audit.acting import Acting
from aanbel.cases.models import Decision
from aanbel.outreach.models import Answer


def phones_of(*, by: Acting, cases: Collection[int]) -> dict[int, str]:
    """The number of each of these cases that has one."""
    here = {"municipality_id": by.municipality, "case__in": cases}
    reported = Decision.objects.filter(**here, signal__phone__gt="").order_by("signal__signalled_on", "signal_id")
    given = Answer.objects.standing().filter(**here, phone__gt="").order_by("said_at", "pk")
    return {
        **{case: phone for case, phone in reported.values_list("case_id", "signal__phone") if case},
        **dict(given.values_list("case_id", "phone")),
    }
