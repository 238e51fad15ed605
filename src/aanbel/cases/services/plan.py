"""The step plan: agreeing on a step, changing it, ticking it by either side, and taking it out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import queries
from aanbel.cases.core.clocks import ClockKind
from aanbel.cases.core.plan import tells_too_much
from aanbel.cases.models import Case, PlanStep
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.services.working import locked_case
from aanbel.cases.wording.plan import SAFE_STEPS, STABILISING
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused


@transaction.atomic
def agree_step(
    *,
    by: Acting,
    case: int,
    what: str,
    who: PlanStep.Who,
    plain: str = "",
    service: str = "",
    begins_on: date | None = None,
    due_on: date | None = None,
    stabilises: bool = False,
    answers: ClockKind | None = None,
) -> PlanStep:
    """One step in the plan. Without `plain` the resident's copy says `what`, or who acts when that names too much.

    The same step sent twice is one step.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    if found.closed_on:
        raise Refused(_("This case is closed. Open it again to go on with the plan."))
    same = found.steps.filter(what=what.strip()[:200], who=who.value, due_on=due_on, done_on__isnull=True)
    twin = same.filter(service=" ".join(service.split())[:120]).first()
    if twin is not None:
        return twin
    step = PlanStep(
        municipality_id=found.municipality_id,
        case=found,
        stabilises=stabilises,
        clock=answers.value if answers else "",
        begins_on=begins_on or clock.today(),
    )
    _fill(step, found, what=what, plain=plain, who=who, service=service, due_on=due_on)
    audit.record(by=by, verb=Verb.STEP_AGREED, case_id=found.pk, who=f"step:{who.value}")
    return step


@transaction.atomic
def stabilise(*, by: Acting, case: int) -> list[PlanStep]:
    """Puts what threatens in the plan: one step of ours per running clock that no step answers yet."""
    check_can_work_cases(by)
    locked_case(by, case)
    return [
        agree_step(
            by=by,
            case=case,
            what=str(STABILISING[threat.kind]),
            who=PlanStep.Who.WORKER,
            begins_on=min(clock.today(), threat.due),
            due_on=threat.due,
            stabilises=True,
            answers=threat.kind,
        )
        for threat in queries.threats_without_step(by=by, case=case)
    ]


@transaction.atomic
def change_step(
    *, by: Acting, step: int, what: str, who: PlanStep.Who, plain: str = "", service: str = "", due_on: date | None
) -> PlanStep:
    """Other words, another party or another day; a tick stays."""
    check_can_work_cases(by)
    found = _locked_step(by, step)
    _fill(found, found.case, what=what, plain=plain, who=who, service=service, due_on=due_on)
    audit.record(by=by, verb=Verb.STEP_CHANGED, case_id=found.case_id)
    return found


@transaction.atomic
def tick_step(*, by: Acting, step: int, done: bool = True, case: int | None = None) -> PlanStep:
    """A step is done, or not after all. The resident, who is signed in nowhere, ticks only their own steps.

    On the resident's page `by` has no user; name the `case` of their code there, so that no other case's step answers.
    """
    check_can_work_cases(by)
    found = _locked_step(by, step)
    resident = by.user_id is None
    if case is not None and found.case_id != case:
        raise Missing(_("This step does not exist here (any more)."))
    if resident and found.who != PlanStep.Who.RESIDENT:
        raise NotAllowed(_("This step is not yours. The one who does it will tick it."))
    if (found.done_on is not None) == done:
        return found
    found.done_on = clock.today() if done else None
    found.done_by_resident = done and resident
    found.done_by_name = by.name if done and not resident else ""
    found.save(update_fields=["done_on", "done_by_resident", "done_by_name"])
    verb = Verb.STEP_TICKED if done else Verb.STEP_UNTICKED
    audit.record(by=by, verb=verb, case_id=found.case_id, who="step:resident" if resident else by.name)
    return found


@transaction.atomic
def drop_step(*, by: Acting, step: int) -> Case:
    """Takes a step out of the plan: agreed no longer."""
    check_can_work_cases(by)
    found = _locked_step(by, step)
    found.delete()
    audit.record(by=by, verb=Verb.STEP_DROPPED, case_id=found.case_id)
    return found.case


def _fill(
    step: PlanStep, case: Case, *, what: str, plain: str, who: PlanStep.Who, service: str, due_on: date | None
) -> None:
    """Puts the agreement in the row, with words for the resident's copy that name no creditor and no amount."""
    service = " ".join(service.split())
    if not what.strip():
        raise Refused(_("Write in a few words what will be done."))
    if who is PlanStep.Who.SERVICE and not service:
        raise Refused(_("Say which service does this step."))
    if due_on is not None and due_on < step.begins_on:
        raise Refused(_("The last day lies before the step begins. Choose a later day."))
    creditors = queries.creditors_of(case)
    telling = tells_too_much(plain, creditors=creditors)
    if telling:
        raise Refused(
            _("“%(words)s” may not be on the resident's copy: others can read it there. Use other words.")
            % {"words": telling}
        )
    safe = plain.strip() or what.strip()
    if tells_too_much(safe, creditors=creditors):
        safe = str(SAFE_STEPS[who])
    step.what, step.plain, step.who = what.strip()[:200], safe[:200], who.value
    step.service, step.due_on = (service[:120] if who is PlanStep.Who.SERVICE else ""), due_on
    step.save()


def _locked_step(by: Acting, step: int) -> PlanStep:
    found = (
        PlanStep.objects.select_for_update(of=("self",))
        .select_related("case")
        .filter(municipality_id=by.municipality, pk=step)
        .first()
    )
    if found is None:
        raise Missing(_("This step does not exist here (any more)."))
    return found
