"""Letters that the law or an agreement asks for: the decision of art. 4a Wgs, and questions to seizing creditors.

Neither is an approach: a decision is owed to the resident, and a creditor is written to with the resident's signed
authorisation.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import Case, Seizer, SeizureRequest
from aanbel.cases.queries.seizure import whom
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.core.formal import Asked, Course, decision_asked
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import Message
from aanbel.outreach.permissions import check_can_work_cases
from aanbel.outreach.queries import composing
from aanbel.outreach.queries.recipients import Recipient
from aanbel.outreach.queries.templates import current_version
from aanbel.outreach.services.messages import keep_on_paper
from aanbel.outreach.wording.stopped import NO_DECISION

DECISION = "besluit_hulp"


@transaction.atomic
def write_decision(*, by: Acting, case: int) -> Message:
    """The decision letter, from what is known, in one act; from now on the term of the decision no longer runs."""
    check_can_work_cases(by)
    found = Case.objects.of(by.municipality).select_for_update().filter(pk=case).first()
    if found is None:
        raise Missing(_("This case does not exist here (any more)."))
    asked = decision_asked(course_of(found))
    if asked is not Asked.NOW:
        raise Refused(str(NO_DECISION[asked]))
    version = current_version(by=by, slug=DECISION)
    who = composing.recipient(by=by, case=case, version=version)
    message = keep_on_paper(by=by, who=who, version=version)
    cases.note_talk(by=by, case=case, agreed=found.agreed, formally_decided=True, call_back_on=found.call_back_on)
    return message


def course_of(case: Case) -> Course:
    """The moments of a case that decide whether a decision is asked."""
    return Course(
        first_conversation_on=case.first_conversation_on,
        waived=case.waived_on is not None,
        formal_decision_on=case.formal_decision_on,
        closed=case.closed_on is not None,
    )


@transaction.atomic
def write_to_creditor(*, by: Acting, seizure: int) -> Message:
    """The letter of one question to a seizing creditor, under the resident's authorisation."""
    check_can_work_cases(by)
    asked = SeizureRequest.objects.filter(municipality_id=by.municipality, pk=seizure).select_related("consent").first()
    if asked is None:
        raise Missing(_("This question does not exist here (any more)."))
    if asked.consent.withdrawn_on is not None:
        raise Refused(_("The resident took the consent back. Nothing more may be sent about them."))
    version = current_version(by=by, slug=f"beslag_{asked.request}")
    if version.template.what is not Kind.CREDITOR:
        raise Refused(_("This text is not a letter to a creditor. Ask a coordinator to look at it."))
    who = composing.recipient(by=by, case=asked.case_id, version=version)
    name = whom(Seizer(asked.seizer), asked.name)
    asks = {"schuldeiser": name, "kenmerk": asked.reference}
    told = Recipient(case=who.case, to=who.to, values={**who.values, **asks}, facts=who.facts)
    return keep_on_paper(by=by, who=told, version=version, to=(name,))
