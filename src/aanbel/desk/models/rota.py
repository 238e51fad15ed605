"""The rota: who is at or behind a desk, when, in which kind of work, and how they are reached; and times for
appointments, and the secret address of one's hours for a calendar program."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.models.desk import Desk


class Duty(models.Model):
    """One person on one part of one day at one desk. Who falls ill stays on it, and somebody else comes beside them."""

    class State(models.TextChoices):
        PLANNED = "planned", _("is there")
        ILL = "ill", _("ill")
        PASSED_ON = "passed_on", _("passed on to a colleague")

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="duties", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    on = models.DateField()
    starts = models.TimeField()  # local
    ends = models.TimeField()
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in HelpRole])
    phone = models.CharField(max_length=20, blank=True, default="")
    room = models.CharField(max_length=60, blank=True, default="")  # where one finds them: "room 2", "by phone"
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    instead_of = models.ForeignKey("self", models.SET_NULL, null=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "on", "starts"], condition=Q(state="planned"), name="on_duty_at_one_desk"
            ),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="duty_from_until"),
        ]
        indexes = [
            models.Index(fields=["municipality", "on", "desk"], name="duty_of_day"),
            models.Index(fields=["user", "on"], name="duty_of_person"),
        ]


class Slot(models.Model):
    """A time that a professional opened for an appointment at a desk. It is taken when an appointment names it."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="slots", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in HelpRole])
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "at"], name="one_slot_at_a_time")]
        indexes = [models.Index(fields=["municipality", "desk", "at"], name="slot_of_desk")]


class DutyLink(models.Model):
    """The secret address of somebody's hours, for a calendar program; only the digest is kept."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "until it is revoked or renewed"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the token
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "user"], name="duty_link_once")]
