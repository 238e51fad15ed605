"""An appointment made at the desk: a moment, a role and a ticket. No name: the slip is what the resident shows."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.desk.models.question import Question
from aanbel.desk.models.rota import Slot


class Appointment(models.Model):
    """When somebody comes back to the desk, and for whom."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the question"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    question = models.ForeignKey(Question, models.CASCADE, related_name="appointments")
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    role = models.CharField(max_length=20, blank=True, default="")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    slot = models.ForeignKey(
        Slot, models.PROTECT, null=True, related_name="appointments", db_index=False
    )  # none: as agreed
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=150)
    came_as = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="+", db_index=False)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slot"], condition=Q(called_off_at__isnull=True, slot__isnull=False), name="slot_taken_once"
            ),
        ]
        indexes = [models.Index(fields=["municipality", "at"], name="appointment_by_day")]
