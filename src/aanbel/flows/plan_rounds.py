"""The rounds of the days that were asked for: which visits are due, where those doors are, the plan.

Day after day: what did not fit on Monday is due again on Tuesday. Each step is its own transaction; a plan that was
cut off is made again from the start, and one that cannot be made says why and leaves the plan that stood.
"""

from datetime import date

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.kernel.errors import Refused
from aanbel.outreach import queries as outreach
from aanbel.visits import queries as visits
from aanbel.visits import services
from aanbel.visits.services import Asked, Wish


def plan_rounds(*, by: Acting) -> int:
    """Makes every plan that waits; how many were made."""
    with on_behalf_of(by):
        waiting = services.waiting_plans(by=by)
    made = 0
    for plan in waiting:
        with on_behalf_of(by):
            services.begin_plan(by=by, plan=plan.pk)
        try:
            made += _plan(by, plan.pk, plan.day)
        except Refused as no:
            with on_behalf_of(by):
                services.fail_plan(by=by, plan=plan.pk, sentence=no.sentence)
    return made


def visits_due(*, by: Acting, day: date) -> list[Wish]:
    """The visits that the approach or a resident asks for on this day, in the words of the planner."""
    due = ((one, one.act) for one in outreach.due_actions(by=by, on=day))
    return [Wish(one.case_id, _asked(one, act)) for one, act in due if act is not None and act.kind.value == "visit"]


def _asked(due: outreach.Due, act: outreach.Act) -> Asked:
    """Two when the approach says so, its day part when it names one; what a resident asked for goes before it."""
    by_resident = act.why.value == "asked_visit"
    step = due.sequence.steps[act.step] if act.step is not None else None
    part = act.day_part if by_resident else (step.day_part if step else None)
    asks = act.asks.value
    return Asked(
        announced=act.why.value in ("announced", "asked_visit"),
        duo=True if asks == "two" else None,
        day_parts=(part.value,) if part else (),
        skill=asks if asks in ("young", "entrepreneurs") else "",
        not_before=act.starts,
        by_resident=by_resident,
    )


def _plan(by: Acting, plan: int, day: date) -> int:
    with on_behalf_of(by):
        wishes = visits_due(by=by, day=day)
        asked = visits.cases_asked_for(by=by)
    with on_behalf_of(by):
        services.locate(by=by, cases={wish.case for wish in wishes} | asked)
    with on_behalf_of(by):
        services.plan_day(by=by, day=day, wishes=wishes, plan=plan)
    return 1
