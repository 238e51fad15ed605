"""Phones that go along, what each was given and what it sent; and the cards that were printed for a round."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.field.core.states import State
from aanbel.visits.models import Stop

__all__ = ["Device", "FactReceipt", "HandOut", "PrintedCode", "State"]


class DeviceRows(models.QuerySet["Device"]):
    """The words in which devices are asked for."""

    def in_use(self) -> "DeviceRows":
        """Not wiped."""
        return self.filter(revoked_at__isnull=True)


class Device(models.Model):
    """A phone that one visitor opens with a PIN. Its half of the key is made from `salt`; wiped, there is no salt."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year after it was last seen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="devices", db_index=False)
    name = models.CharField(max_length=60)
    salt = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True, default="")
    wiped_at = models.DateTimeField(null=True)  # the phone asked since, and was told to forget everything

    objects = DeviceRows.as_manager()

    class Meta:
        ordering = ["-last_seen_at"]
        indexes = [models.Index(fields=["municipality", "user"], name="device_of_user")]
        constraints = [models.CheckConstraint(condition=Q(revoked_at__isnull=True) | Q(salt=b""), name="no_key_left")]


class HandOut(models.Model):
    """Which version of a day's bundle a phone was given. Which cases were in it stands in the reading log."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    device = models.ForeignKey(Device, models.CASCADE, related_name="hand_outs")
    day = models.DateField()
    version = models.CharField(max_length=16)
    doors = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-given_at"]
        constraints = [models.UniqueConstraint(fields=["device", "version"], name="bundle_noted_once")]


class FactReceipt(models.Model):
    """What became of one fact: the phone may send it as often as it likes, it happens once.

    What was kept stands where it belongs (`visits`), here only its digest. What was refused stays here as it was sent,
    so that a person can still set it right.
    """

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "30 days"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    fact = models.UUIDField()
    device = models.ForeignKey(Device, models.CASCADE, related_name="receipts")
    kind = models.CharField(max_length=10, blank=True, default="")
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8)
    sentence = models.CharField(max_length=300, blank=True, default="")
    body = models.TextField(blank=True, default="")  # as it was sent (JSON); only of what was refused
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # a person looked at what was refused
    settled_by = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "fact"], name="fact_once"),
            models.CheckConstraint(condition=Q(body="") | Q(state="refused"), name="body_of_refused"),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "received_at"],
                name="fact_to_settle",
                condition=Q(state="refused", settled_at__isnull=True),
            )
        ]


class PrintedCode(models.Model):
    """The code on the paper that was printed for one stop, sealed: for the phone today, and to print it again."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "until the night after the round"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    stop = models.ForeignKey(Stop, models.CASCADE, related_name="printed_codes")
    purpose = models.CharField(max_length=10)  # of outreach.ReplyCode
    sealed = models.BinaryField(max_length=120)
    day = models.DateField()
    printed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stop", "purpose"], name="code_printed_once")]
        indexes = [models.Index(fields=["municipality", "day"], name="printed_code_of_day")]
