"""Asking a seizing creditor, asking again, and writing down the answer."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.consent import Purpose
from aanbel.cases.core.seizure import ANSWER_WITHIN, NEEDS_NAME, Reply, Request, Seizer, makes_sense
from aanbel.cases.models import SeizureRequest
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.consent import consent_needed
from aanbel.cases.queries.seizure import whom
from aanbel.cases.services.working import locked_case, noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import add_working_days


@transaction.atomic
def ask_seizer(
    *,
    by: Acting,
    case: int,
    seizer: Seizer,
    request: Request,
    authorised_on: date | None,
    name: str = "",
    reference: str = "",
) -> SeizureRequest:
    """Write down that we asked. Needs the resident's yes for this creditor and a signed authorisation."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    name = " ".join(name.split())[:120]
    if found.closed_on:
        raise Refused(_("This case is closed. Open it again to ask a creditor."))
    if seizer in NEEDS_NAME and not name:
        raise Refused(_("Say which office it is: there are many."))
    if not makes_sense(request, seizer):
        raise Refused(_("Only a bailiff can hand over to a social bailiff. Choose another request."))
    if authorised_on is None or authorised_on > clock.today():
        raise Refused(_("First let the resident sign the authorisation, then ask the creditor."))
    consent = consent_needed(by=by, case=case, purpose=Purpose.SHARE, with_whom=whom(seizer, name))
    same = {"case": found, "seizer": seizer, "name": name, "request": request, "reply": Reply.WAITING}
    if SeizureRequest.objects.filter(**same).exists():
        raise Refused(_("This was asked already and no answer came yet. Ask again there."))
    asked = SeizureRequest.objects.create(
        municipality_id=found.municipality_id,
        case=found,
        consent=consent,
        seizer=seizer,
        name=name,
        reference=" ".join(reference.split())[:40],
        request=request,
        authorised_on=authorised_on,
        asked_on=clock.today(),
        asked_by_id=by.user_id,
        asked_by_name=by.name,
        next_on=add_working_days(clock.today(), ANSWER_WITHIN),
    )
    noted(by, found, Verb.SEIZURE_ASKED, seizer=f"seizer_{seizer}", request=f"request_{request}")
    return asked


@transaction.atomic
def chase_seizer(*, by: Acting, request: int) -> SeizureRequest:
    """We asked again: the next day to look is ten working days on."""
    check_can_work_cases(by)
    found = _waiting(by, request)
    consent_needed(by=by, case=found.case_id, purpose=Purpose.SHARE, with_whom=whom(Seizer(found.seizer), found.name))
    found.reminders += 1
    found.next_on = add_working_days(clock.today(), ANSWER_WITHIN)
    found.save(update_fields=["reminders", "next_on"])
    noted(by, found.case, Verb.SEIZURE_CHASED, seizer=f"seizer_{found.seizer}")
    return found


@transaction.atomic
def note_reply(*, by: Acting, request: int, reply: Reply, words: str = "") -> SeizureRequest:
    """What the creditor answered, in a few words without amounts."""
    check_can_work_cases(by)
    if reply is Reply.WAITING:
        raise Refused(_("Choose what the creditor answered."))
    found = _waiting(by, request)
    found.reply, found.replied_on, found.words = reply, clock.today(), words.strip()[:200]
    found.save(update_fields=["reply", "replied_on", "words"])
    noted(by, found.case, Verb.SEIZURE_REPLIED, seizer=f"seizer_{found.seizer}", reply=f"reply_{reply}")
    return found


def _waiting(by: Acting, number: int) -> SeizureRequest:
    """The question, held for this act, while no answer is in."""
    found = (
        SeizureRequest.objects.select_for_update(of=("self",))
        .filter(municipality_id=by.municipality, pk=number)
        .select_related("case", "consent")
        .first()
    )
    if found is None:
        raise Missing(_("This question to a creditor does not exist here (any more)."))
    if found.reply != Reply.WAITING:
        raise Refused(_("The answer was written down already. Reload the page to read it."))
    return found
