"""Offering times at which residents can come. Where one can walk in stands on the social map."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.outreach.models import Answer, Slot
from aanbel.outreach.permissions import check_can_offer_times

MOST_AT_ONCE = 40


@transaction.atomic
def offer_slots(
    *,
    by: Acting,
    kind: Slot.Place | str,
    place: str,
    on: date,
    begins: time,
    ends: time,
    minutes: int,
    capacity: int = 1,
) -> list[Slot]:
    """Offer a row of times on one day, one after the other; a time that is offered there already is left alone."""
    check_can_offer_times(by)
    begin, end = (datetime.combine(on, moment, clock.AMSTERDAM) for moment in (begins, ends))
    if begin <= clock.now():
        raise Refused(_("This time has passed. Choose a later day or hour."))
    count = int((end - begin) / timedelta(minutes=minutes)) if minutes > 0 else 0
    if not 0 < count <= MOST_AT_ONCE:
        raise Refused(_("No appointment fits between these hours. Choose a later end, or shorter appointments."))
    known = set(
        Slot.objects.filter(municipality_id=by.municipality, place=place, withdrawn_at=None).values_list(
            "starts_at", flat=True
        )
    )
    moments = [begin + timedelta(minutes=minutes * number) for number in range(count)]
    offered = Slot.objects.bulk_create(
        [
            Slot(
                municipality_id=by.municipality,
                kind=kind,
                place=place,
                starts_at=moment,
                minutes=minutes,
                capacity=capacity,
            )
            for moment in moments
            if moment not in known
        ]
    )
    if offered:
        audit.record(by=by, verb=Verb.TIMES_OFFERED, times=len(offered), place=place, on=f"{on:%d-%m-%Y}")
    return offered


@transaction.atomic
def withdraw_slot(*, by: Acting, slot: int) -> Slot:
    """Take a time back that nobody chose; who chose it is called first."""
    check_can_offer_times(by)
    found = Slot.objects.select_for_update().filter(municipality_id=by.municipality, pk=slot).first()
    if found is None:
        raise Missing(_("This time does not exist here (any more)."))
    if Answer.objects.waiting().filter(slot=found).exists():
        raise Refused(_("A resident chose this time. Call first and mark the answer as handled, then take it back."))
    for answer in Answer.objects.standing().filter(slot=found, handled_at__isnull=False).order_by("pk"):
        cases.call_off_meeting(by=by, case=answer.case_id)
    found.withdrawn_at = found.withdrawn_at or clock.now()
    found.save(update_fields=["withdrawn_at"])
    return found
