"""Phones come, are seen, and are wiped: by their owner, or by a colleague when one is lost (BIO2 8.01.01)."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.field.core.sealing import device_secret, new_salt
from aanbel.field.models import Device
from aanbel.field.permissions import check_can_go_out, check_can_wipe
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing

NAME = Device._meta.get_field("name").max_length


@transaction.atomic
def register_device(*, by: Acting, name: str = "", again: UUID | None = None) -> tuple[Device, str]:
    """The phone with its half of the key; the same half for a phone (`again`) that this user had before."""
    check_can_go_out(by)
    now = clock.now()
    mine = {"municipality_id": by.municipality, "user_id": by.user_id}
    known = Device.objects.in_use().filter(**mine, pk=again).first() if again else None
    if known is not None:
        known.last_seen_at = now
        known.save(update_fields=["last_seen_at"])
        return known, device_secret(settings.SECRET_KEY, bytes(known.salt))
    device = Device.objects.create(
        **mine,
        name=name.strip()[:NAME] or _("Phone"),
        salt=new_salt(),
        made_at=now,
        last_seen_at=now,
    )
    audit.record(by=by, verb=Verb.DEVICE_REGISTERED, subject=f"device:{device.pk}", name=device.name)
    return device, device_secret(settings.SECRET_KEY, bytes(device.salt))


@transaction.atomic
def wipe_device(*, by: Acting, device: UUID) -> Device:
    """The phone forgets everything as soon as it asks something; its half of the key is gone at once."""
    found = _locked(by, device)
    check_can_wipe(by, found)
    if found.revoked_at is None:
        _revoke(by, found)
        audit.record(by=by, verb=Verb.DEVICE_WIPED, subject=f"device:{found.pk}", name=found.name, user=found.user.name)
    return found


@transaction.atomic
def forget_device(*, by: Acting, device: UUID) -> Device:
    """Its owner signs out: the phone has wiped itself, or does so on our answer."""
    found = _locked(by, device)
    if found.user_id != by.user_id:
        raise _unknown()
    if found.revoked_at is None:
        _revoke(by, found)
        audit.record(by=by, verb=Verb.DEVICE_FORGOTTEN, subject=f"device:{found.pk}", name=found.name)
    found.wiped_at = found.wiped_at or clock.now()
    found.save(update_fields=["wiped_at"])
    return found


def note_wiped(*, device: Device) -> None:
    """A wiped phone asked something and was told to forget: who wiped it can see that it heard."""
    Device.objects.filter(pk=device.pk, wiped_at__isnull=True).update(wiped_at=clock.now())


def note_seen(*, device: Device) -> None:
    """The phone is in use."""
    Device.objects.filter(pk=device.pk).update(last_seen_at=clock.now())


def _revoke(by: Acting, device: Device) -> None:
    device.revoked_at, device.revoked_by, device.salt = clock.now(), by.name, b""
    device.save(update_fields=["revoked_at", "revoked_by", "salt"])


def _locked(by: Acting, number: UUID) -> Device:
    rows = Device.objects.select_for_update(of=("self",)).select_related("user")
    found = rows.filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise _unknown()
    return found


def _unknown() -> Missing:
    return Missing(_("This phone is not known here. Choose a PIN again to begin."))
