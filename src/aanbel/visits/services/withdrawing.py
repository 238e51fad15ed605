"""Taking back what one told of a visit, for ten minutes, also after it reached us (UX: undo, don't ask).

The visit is then what the other tellings say, in whatever order all of it came in. The row stays; an alarm of an
unsafe door stays too, for people decide about that.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import Case, ContactAttempt, Refusal, RefusalSource
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed, Refused
from aanbel.visits.core.facts import KeptAs, Outcome, card_of, may_be_withdrawn
from aanbel.visits.models import Registration, Stop, Withdrawal
from aanbel.visits.permissions import check_can_see_rounds
from aanbel.visits.services.footprint import go_back
from aanbel.visits.services.registering import day_of, tell_case

WAITS = timedelta(days=31)


@transaction.atomic
def withdraw_registration(*, by: Acting, id: UUID, about: UUID, at: datetime) -> Registration | None:
    """Take back what I told of a visit; None when that did not come in yet, and it will then count for nothing.

    Twice is once. `id` is the phone's, for the audit; `at` its clock.
    """
    check_can_see_rounds(by)
    told = Registration.objects.of(by.municipality).filter(pk=about)
    found = told.select_related("stop").first()
    if found is None:
        _wait(by, about)
        return None
    if found.by_id != by.user_id:
        raise NotAllowed(_("Only who registered this visit can take it back."))
    case = Case.objects.select_for_update().get(pk=found.case_id)
    found.refresh_from_db(from_queryset=told.select_related("stop"))
    if found.withdrawn_at is not None:
        return found
    received, registered = clock.now(), found.received_at
    if not may_be_withdrawn(
        device=at, received=received, registered=registered, day=found.day, within=cases.UNDO_WITHIN
    ):
        raise Refused(_("This was registered more than ten minutes ago and stays. Register what is right as well."))
    visit = Registration.objects.of(by.municipality).filter(case=case, day=found.day).order_by("received_at", "pk")
    if not case.closed_on:
        go_back(by=by, told=list(visit), case=case)
    visit.filter(pk=found.pk).update(withdrawn_at=received, kept_as=KeptAs.WITHDRAWN.value)
    audit.record(by=by, verb=Verb.VISIT_TAKEN_BACK, case_id=case.pk, subject=str(id), outcome=f"door:{found.outcome}")
    rest = list(visit.standing().select_related("stop"))
    _give_way(by, case, [one.pk for one in visit], rest, found)
    if rest:
        tell_case(by=by, case=case, stop=rest[-1].stop, told=rest, again=True)
    found.refresh_from_db()
    return found


def _wait(by: Acting, about: UUID) -> None:
    """It waits for what it is about; what never came is forgotten after a month."""
    here = Withdrawal.objects.filter(municipality_id=by.municipality)
    here.filter(received_at__lt=clock.now() - WAITS).delete()
    here.get_or_create(
        municipality_id=by.municipality, about=about, by_id=by.user_id, defaults={"received_at": clock.now()}
    )


def _give_way(by: Acting, case: Case, own: Collection[UUID], rest: list[Registration], gone: Registration) -> None:
    """The contact, a no that nobody else tells of, and the visit itself when nothing is left of it."""
    if not case.closed_on and not rest:
        cases.set_aside(by=by, case=case.pk, origins={gone.pk, card_of(gone.pk)})
    if not any(one.found is Outcome.REFUSED for one in rest):
        mine = ContactAttempt.objects.filter(case=case, origin__in=own)
        here = Q(attempt__in=mine) | Q(attempt__isnull=True, source=RefusalSource.VISIT, said_on=day_of(gone))
        for refusal in Refusal.objects.filter(here, case=case, withdrawn_on__isnull=True):
            cases.withdraw_refusal(by=by, refusal=refusal.pk, why=_("The registration in which it was said is undone."))
    if not rest:
        stops = Stop.objects.filter(municipality_id=by.municipality, case=case, day=gone.day)
        stops.filter(state=Stop.State.VISITED).update(state=Stop.State.PLANNED)
