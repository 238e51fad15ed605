"""Giving today's bundle to a phone: who read what stands in the reading log, once for each version (AVG art. 5)."""

from django.db import transaction

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.field.core.shapes import Bundle
from aanbel.field.models import Device, HandOut
from aanbel.field.queries.bundle import bundle_for, todays_rounds
from aanbel.kernel import clock

READ_AS = "field"


@transaction.atomic
def hand_over_bundle(*, by: Acting, device: Device) -> Bundle:
    """The bundle as it is now. The same version asked again is the same reading."""
    bundle = bundle_for(by=by)
    now = clock.now()
    noted, fresh = HandOut.objects.get_or_create(
        device=device,
        version=bundle.version,
        defaults={
            "municipality_id": by.municipality,
            "day": bundle.day,
            "doors": sum(len(one.stops) for one in bundle.rounds),
            "given_at": now,
        },
    )
    if fresh:
        for stop in todays_rounds(by=by).doors:
            audit.record_reading(by=by, purpose=READ_AS, case_id=stop.case_id, subject=f"bundle:{noted.version}")
        audit.record(by=by, verb=Verb.BUNDLE_GIVEN, subject=f"device:{device.pk}", doors=noted.doors, name=device.name)
    device.last_seen_at = now
    device.save(update_fields=["last_seen_at"])
    return bundle
