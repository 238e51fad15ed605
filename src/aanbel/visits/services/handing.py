"""Giving a round to those who go: from then on it is on their phones, and is left alone by the next plan."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits.models import Round
from aanbel.visits.permissions import check_can_plan


@transaction.atomic
def hand_out(*, by: Acting, number: int) -> Round:
    """Hand a draft round to its visitors. Handed out twice is handed out once."""
    check_can_plan(by)
    found = _round(by, number)
    if found.plan.replaced_at is not None:
        raise Refused(_("This plan does not stand any more. Open the day again to see the newest one."))
    if found.state != Round.State.DRAFT:
        return found
    if found.day < clock.today():
        raise Refused(_("This day has passed. Make the rounds of a day to come."))
    found.state, found.handed_out_at = Round.State.HANDED_OUT, clock.now()
    found.save(update_fields=["state", "handed_out_at"])
    users = ", ".join(one.user.name for one in found.visitors.select_related("user").order_by("position"))
    audit.record(by=by, verb=Verb.ROUND_HANDED_OUT, day=f"{found.day:%Y-%m-%d}", users=users)
    return found


@transaction.atomic
def take_back(*, by: Acting, number: int) -> Round:
    """A draft again, as long as nobody is under way."""
    check_can_plan(by)
    found = _round(by, number)
    if found.state != Round.State.HANDED_OUT:
        raise Refused(_("This round is a draft, or its visitors are under way."))
    found.state, found.handed_out_at = Round.State.DRAFT, None
    found.save(update_fields=["state", "handed_out_at"])
    return found


def _round(by: Acting, number: int) -> Round:
    found = (
        Round.objects.select_for_update(of=("self",))
        .select_related("plan")
        .filter(municipality_id=by.municipality, pk=number)
        .first()
    )
    if found is None:
        raise Missing(_("This round does not exist here (any more). Perhaps the plan was made again."))
    return found
