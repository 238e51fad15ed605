"""What a talk leaves behind: what the resident said of the signals, and one next step."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.attempts import ContactKind, day_part
from aanbel.cases.core.status import Move, Status, after
from aanbel.cases.models import Case, Decision, PlanStep, SignalCheck
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.services.contacting import register_attempt
from aanbel.cases.services.plan import agree_step
from aanbel.cases.services.talking import note_talk
from aanbel.cases.services.working import locked_case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@transaction.atomic
def note_check(*, by: Acting, case: int, signal: int, answer: SignalCheck.Answer) -> SignalCheck:
    """What the resident says about a signal of this case; a later answer replaces the earlier."""
    check_can_work_cases(by)
    found = locked_case(by, case)
    if not Decision.objects.filter(municipality_id=by.municipality, case=found, signal_id=signal).exists():
        raise Missing(_("This signal does not exist here (any more)."))
    said, _new = SignalCheck.objects.update_or_create(
        signal_id=signal,
        municipality_id=found.municipality_id,
        defaults={"case": found, "answer": answer.value, "said_on": clock.today(), "noted_by_name": by.name},
    )
    audit.record(by=by, verb=Verb.SIGNAL_CHECKED, case_id=found.pk, answer=f"answer:{answer.value}")
    return said


@transaction.atomic
def conclude_talk(
    *,
    by: Acting,
    case: int,
    agreed: str,
    spoken: ContactKind | None = None,
    who: PlanStep.Who | None = None,
    service: str = "",
    due_on: date | None = None,
    **moments: Any,
) -> Case:
    """Ends a talk: the contact (when it was not registered yet), what was agreed with its clocks, and the next step.

    `moments` are those of `note_talk`. With `who`, the agreement is also the next step of the plan.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    if spoken is not None and after(Status(found.status), Move.OFFER) is None:
        part = day_part(clock.now().astimezone(clock.AMSTERDAM).time())
        register_attempt(by=by, case=case, kind=spoken, day_part=part, reached=True, on=clock.today())
    noted = note_talk(by=by, case=case, agreed=agreed, **moments)
    if who is not None:
        agree_step(by=by, case=case, what=agreed[:200], who=who, service=service, due_on=due_on)
    return noted
