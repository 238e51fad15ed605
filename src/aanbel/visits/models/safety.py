"""Where a visitor is while on duty, and the alarms. Nothing of a place remains after the duty: the last point only,
on the row of the outing itself, emptied when it ends (AVG art. 5; a test proves it)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.visits.core import safety
from aanbel.visits.models.plan import Stop


class Outing(models.Model):
    """One day on the road of one visitor, with the last point they shared."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 month; the point until it ended, at most until that night"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    point_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "municipality", "day"], name="one_outing_a_day"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(lon__isnull=True, lat__isnull=True, point_at__isnull=True),
                name="no_point_after_it_ended",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality"], name="outing_that_runs", condition=Q(ended_at__isnull=True)),
        ]


class CheckIn(models.Model):
    """Arrived at a door, left it, help is needed, all is well: one fact, with the id the phone made."""

    class Kind(models.TextChoices):
        ARRIVED = safety.Sign.ARRIVED.value, _("arrived")
        LEFT = safety.Sign.LEFT.value, _("left")
        SOS = safety.Sign.SOS.value, _("help is needed")
        SAFE = safety.Sign.SAFE.value, _("safe")

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 month"

    id = models.UUIDField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    stop = models.ForeignKey(Stop, models.CASCADE, null=True, related_name="check_ins")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    device_time = models.DateTimeField()
    received_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "day"], name="check_in_of_day")]


class Alarm(models.Model):
    """Somebody may need help: the coordinators are told once, and one of them writes down how it ended."""

    class Kind(models.TextChoices):
        SOS = safety.AlarmKind.SOS.value, _("asks for help")
        OVERDUE = safety.AlarmKind.OVERDUE.value, _("stays longer than planned")
        UNSAFE = safety.AlarmKind.UNSAFE.value, _("went away from an unsafe door")

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    stop = models.ForeignKey(Stop, models.SET_NULL, null=True, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    cause = models.CharField(max_length=60)  # what it is about: raised twice, it is one alarm
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told = models.PositiveSmallIntegerField(default=0)  # how many people a message reached
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True, default="")
    ended_how = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "cause"], name="alarm_once")]
        indexes = [
            models.Index(fields=["municipality"], name="alarm_that_runs", condition=Q(ended_at__isnull=True)),
        ]
