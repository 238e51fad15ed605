"""What a worker wants to be reminded of, and the secret link by which a calendar reads it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.cases.models.case import Case


class Reminder(models.Model):
    """A worker's own note about a case, for a day and perhaps a time."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    on = models.DateField()
    at = models.TimeField(null=True)
    words = models.CharField(max_length=100)  # without names: the calendar shows them
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "on"], name="reminder_of_worker", condition=models.Q(done_at__isnull=True))
        ]


class AgendaLink(models.Model):
    """The one secret address of a worker's agenda here. Only its digest is kept: who reads this table cannot use it."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "until it is renewed or revoked"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the token
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "user"], name="one_agenda_link")]
