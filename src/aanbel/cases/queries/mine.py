"""Which kinds of things wait for one worker: one statement, so that what is not there costs no other.

Few people have a creditor that is silent, a talk to give and a term that runs out on one day. Vandaag asks this
first, and reads only what there is.
"""

from dataclasses import dataclass, fields
from typing import Any

from django.db import connection

from aanbel.audit.acting import Acting
from aanbel.cases.core.referral import Stage
from aanbel.kernel import clock


@dataclass(frozen=True)
class Mine:
    """Each is true when there may be at least one; which they are is told by the query of each.

    `refusals`: anybody's in the municipality; `terms`: cases in which help was asked or talked about; `help`: others
    outside who owe an answer; `colleagues`: who ask for a talk or a view.
    """

    refusals: bool
    agenda: bool
    terms: bool
    handed_over: bool
    help: bool
    colleagues: bool


OPEN = "municipality_id = %(municipality)s and closed_on is null"
OURS = f"""case_id in (select id from cases_case where {OPEN} and assigned_to_id = %(user)s)
        or asked_by_id = %(user)s"""
ASKED: dict[str, str] = {
    "refusals": "select from cases_refusal where municipality_id = %(municipality)s and withdrawn_on is null",
    "agenda": f"""select from cases_reminder where municipality_id = %(municipality)s and user_id = %(user)s
                     and done_at is null and "on" <= %(today)s
        union all select from cases_case where {OPEN} and assigned_to_id = %(user)s
                     and (call_back_on is not null or meet_at is not null)
        union all select from cases_case where {OPEN} and assigned_to_id is null and meet_at is not null""",
    "terms": f"""select from cases_case where {OPEN} and assigned_to_id = %(user)s
        and (help_asked_on is not null or first_conversation_on is not null)""",
    "handed_over": f"select from cases_case where {OPEN} and assigned_to_id = %(user)s and handed_over_on is not null",
    "help": f"""select from cases_referral where municipality_id = %(municipality)s and stage = any(%(waiting)s)
                     and due_on < %(today)s and ({OURS})
        union all select from cases_seizurerequest where municipality_id = %(municipality)s and reply = 'waiting'
                     and next_on <= %(today)s and ({OURS})""",
    "colleagues": """select from cases_debrief where municipality_id = %(municipality)s and colleague_id = %(user)s
                     and talked_on is null
        union all select from cases_discussion d join cases_participant p on p.discussion_id = d.id
                   where d.municipality_id = %(municipality)s and d.closed_on is null and p.user_id = %(user)s
                     and p.viewed_at is null""",
}
"""What is looked for, per field of `Mine`."""

STATEMENT = "select " + ", ".join(f"exists({ASKED[one.name]})" for one in fields(Mine))


def mine(*, by: Acting) -> Mine:
    """What waits for this person in the acting municipality."""
    known: dict[str, Any] = {
        "municipality": by.municipality,
        "user": by.user_id or 0,
        "today": clock.today(),
        "waiting": [Stage.ASKED.value, Stage.CONSIDERED.value],
    }
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, known)
        return Mine(*cursor.fetchone())
