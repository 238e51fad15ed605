"""Which kinds of things there are around a case: one statement, so that what is not there costs no other.

Most cases have no refusal, no referral, no question about who is who. The page of a case asks this first and reads
only what there is.
"""

from dataclasses import dataclass, fields

from django.db import connection

from aanbel.audit.acting import Acting
from aanbel.cases.models import Case


@dataclass(frozen=True)
class Around:
    """Each is true when there is at least one; which of them concern this reader is told by the query of each."""

    attempts: bool
    refusals: bool
    reminders: bool
    referrals: bool
    seizures: bool
    plan: bool
    sketch: bool
    consent: bool
    earlier: bool
    doubts: bool
    self_reports: bool

    @property
    def help(self) -> bool:
        """Whether anybody outside was asked for something."""
        return self.referrals or self.seizures


ASKED: dict[str, str] = {
    "attempts": "cases_contactattempt where case_id = %(case)s",
    "refusals": """cases_refusal r where r.municipality_id = %(municipality)s and (
        r.address_id = %(address)s and r.resident_id is null
        or r.resident_id in (select l.resident_id from cases_decision d join people_link l on l.signal_id = d.signal_id
                              where d.case_id = %(case)s))""",
    "reminders": "cases_reminder where case_id = %(case)s and user_id = %(user)s and done_at is null",
    "referrals": "cases_referral where case_id = %(case)s",
    "seizures": "cases_seizurerequest where case_id = %(case)s",
    "plan": "cases_planstep where case_id = %(case)s",
    "sketch": """cases_sketch s join cases_consent c on c.id = s.consent_id
                  where s.case_id = %(case)s and c.withdrawn_on is null""",
    "consent": "cases_consent where case_id = %(case)s and withdrawn_on is null",
    "earlier": "cases_case where address_id = %(address)s and id <> %(case)s",
    "doubts": """people_question q join people_link l on l.signal_id = q.signal_id
                  where l.address_id = %(address)s and q.answered_at is not null""",
    "self_reports": "cases_selfreport where case_id = %(case)s",
}
"""What is looked for, per field of `Around`."""

STATEMENT = "select " + ", ".join(f"exists(select from {ASKED[one.name]})" for one in fields(Around))


def around(case: Case, *, by: Acting) -> Around:
    """What there is around this case."""
    known = {
        "case": case.pk,
        "address": case.address_id,
        "municipality": case.municipality_id,
        "user": by.user_id or 0,
    }
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, known)
        return Around(*cursor.fetchone())
