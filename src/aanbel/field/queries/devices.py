"""Phones as their owner and those who answer for them see them, and what a phone sent that was refused."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from aanbel.audit.acting import Acting
from aanbel.field.models import Device, FactReceipt, HandOut, State
from aanbel.field.permissions import can_see_all_devices, can_settle, can_wipe, check_can_see_devices
from aanbel.kernel import clock

SHOWN = timedelta(days=31)
MOST = 100


@dataclass(frozen=True)
class DeviceLine:
    """One phone, and whether this reader may wipe it."""

    device: Device
    last: HandOut | None
    mine: bool
    may_wipe: bool

    @property
    def carries(self) -> bool:
        """Whether a round of today lies on it, as far as we know."""
        return self.device.revoked_at is None and self.last is not None and self.last.day == clock.today()


@dataclass(frozen=True)
class RefusedFact:
    """What a phone sent and a rule refused, readable for a person."""

    receipt: FactReceipt
    told: list[tuple[str, str]]


def device_here(*, by: Acting, number: UUID) -> Device | None:
    """This user's phone with this number, wiped or not."""
    return Device.objects.filter(**_mine(by), pk=number).first()


def devices_page(*, by: Acting) -> list[DeviceLine]:
    """One's own phones, or everybody's; those that were wiped stay a month in sight."""
    check_can_see_devices(by)
    whose = {"municipality_id": by.municipality} if can_see_all_devices(by) else _mine(by)
    rows = Device.objects.filter(**whose).select_related("user")
    since = clock.now() - SHOWN
    shown = [one for one in rows.order_by("-last_seen_at")[:MOST] if one.revoked_at is None or one.revoked_at > since]
    given = HandOut.objects.filter(municipality_id=by.municipality, device__in=shown).order_by("given_at")
    last = {one.device_id: one for one in given}
    return [
        DeviceLine(
            device=one,
            last=last.get(one.pk),
            mine=one.user_id == by.user_id,
            may_wipe=one.revoked_at is None and can_wipe(by, one),
        )
        for one in shown
    ]


def refused_facts(*, by: Acting) -> list[RefusedFact]:
    """What waits for a coordinator; nothing for others."""
    if not can_settle(by):
        return []
    waiting = FactReceipt.objects.filter(
        municipality_id=by.municipality, state=State.REFUSED, settled_at__isnull=True
    ).select_related("device__user")
    return [RefusedFact(one, _told(one.body)) for one in waiting.order_by("received_at")[:MOST]]


def _mine(by: Acting) -> dict[str, Any]:
    return {"municipality_id": by.municipality, "user_id": by.user_id}


def _told(body: str) -> list[tuple[str, str]]:
    """The fields that were filled in, as they were sent."""
    try:
        given = json.loads(body)
    except ValueError:
        return [("", body[:300])]
    return [(str(name), str(value)[:300]) for name, value in given.items() if value not in (None, "", [], False)]
