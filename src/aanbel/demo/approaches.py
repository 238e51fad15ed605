"""What workers decided otherwise for a few doors, and a draft of the approach that waits for the team lead.

What it shows: a market stall on the approach for entrepreneurs, a call put off until somebody is back from hospital,
a step skipped, and a next version that would visit young people one step earlier.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import services as cases
from aanbel.demo.cast import COLLEAGUES, workers_of
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.outreach import queries, services
from aanbel.outreach.models import Approach

CHOSEN = (("older", "Woont alleen en heeft graag even tijd."),)
PUT_OFF = ("Ligt tot die dag in het ziekenhuis.", "Is met vakantie, zei de buurvrouw.")
SKIPPED = "Het nummer is van een familielid."


def decide_otherwise(codes: Sequence[int]) -> None:
    """Writes it down through the services; does nothing when it is already there."""
    for code in codes:
        with on_behalf_of(Acting.system(code)), without_jobs():
            if Approach.objects.filter(municipality_id=code).exists():
                continue
            _for_some_doors(_colleague(workers_of(code)[0], code))
            _draft(_colleague(_coordinator_of(code), code))


def _for_some_doors(by: Acting) -> None:
    """The acts of the last in the list: those on top are shown as the approach itself proposes them."""
    due = [
        one for one in queries.due_actions(by=by) if one.act and one.act.step is not None and not one.known.at.answer
    ]
    doors = iter(reversed(due))
    stall = next(doors, None)
    if stall:
        cases.note_business(by=by, case=stall.case_id, runs=True)
    for (sequence, reason), one in zip(CHOSEN, doors, strict=False):
        services.choose_approach(by=by, case=one.case_id, sequence=sequence, reason=reason)
    for days, (reason, one) in enumerate(zip(PUT_OFF, doors, strict=False), start=5):
        if one.act:
            until = clock.today() + timedelta(days=days)
            services.put_off(by=by, case=one.case_id, kind=one.act.kind, until=until, reason=reason)
    last = next(doors, None)
    if last and last.act:
        services.skip_step(by=by, case=last.case_id, kind=last.act.kind, reason=SKIPPED)


def _draft(by: Acting) -> None:
    """Young people: the visit before the second message."""
    active = queries.active_approach(by=by).approach
    youth = active.named("youth")
    if youth is not None:
        first, call, message, visit, *rest = youth.steps
        sooner = replace(youth, steps=(first, call, visit, message, *rest))
        services.propose_approach(by=by, name="Jongeren: eerder langs", approach=active.with_sequence(sooner))


def _coordinator_of(code: int) -> str:
    return next(one.email for one in COLLEAGUES if code in one.municipalities and Role.COORDINATOR in one.roles)


def _colleague(email: str, code: int) -> Acting:
    return accounts.acting_as(User.objects.get(email=email), code)
