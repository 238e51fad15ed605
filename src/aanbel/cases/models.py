"""Cases, the recorded decision on every signal, and contact attempts. Choices come from `core`."""

from django.conf import settings
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.intake.models import Signal
from aanbel.people.models import Address


class Case(models.Model):
    """A door at which help is offered: the signals of one address in a match period, and what follows (melding)."""

    DATA_CLASS = "personal"
    RETENTION = "6 months after closing without help (per municipality)"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    address = models.ForeignKey(Address, models.PROTECT, related_name="cases", db_index=False)
    status = models.CharField(max_length=20, default="open")
    period = models.DateField()  # first day of the match period in which it was opened
    opened_on = models.DateField()  # the matching date (DDAS matchingsdatum)
    multiple = models.BooleanField(default=False)
    consecutive = models.BooleanField(default=False)
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    taken_up_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                condition=models.Q(closed_on__isnull=True),
                name="one_open_case_per_address",
            )
        ]
        indexes = [models.Index(fields=["address", "closed_on"], name="case_of_address")]


class Decision(models.Model):
    """What was decided on one signal: taken up (in which case), or one of the DDAS reasons not to."""

    DATA_CLASS = "personal"
    RETENTION = "with the signal"

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="decision")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    code = models.CharField(max_length=20)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="decisions", db_index=False)
    compared_with_id = models.BigIntegerField(null=True)  # the earlier signal that makes this one a repetition
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=150, default="Aanbel")

    class Meta:
        indexes = [models.Index(fields=["case"], name="decision_of_case", condition=models.Q(case__isnull=False))]


class ContactAttempt(models.Model):
    """One attempt to reach the resident; a letter counts (DDAS contactpoging)."""

    DATA_CLASS = "personal"
    RETENTION = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="attempts")
    kind = models.CharField(max_length=20)
    day_part = models.CharField(max_length=10)
    reached = models.BooleanField()
    on = models.DateField()
    registered_at = models.DateTimeField()
    registered_by_id = models.IntegerField(null=True)
    registered_by_name = models.CharField(max_length=150)
    undone_at = models.DateTimeField(null=True)
