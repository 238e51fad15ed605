"""Versions of the approach, and what a person decided otherwise for one case. What is due is computed, never stored."""

from django.conf import settings
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.audit.versions import Version
from aanbel.cases.models import Case
from aanbel.outreach.core.approach import Kind


class Approach(Version):
    """One immutable version of all sequences in which we seek contact. Changing it means a next version."""

    DATA_CLASS = "organisation"
    RETENTION = "7 years after it was replaced"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    sequences = models.JSONField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version"], name="approach_version_once"),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(activated_at__isnull=False, replaced_at__isnull=True),
                name="one_active_approach",
            ),
        ]


class ChosenApproach(models.Model):
    """The sequence that a worker chose for one case, with the reason; without a row the facts choose."""

    DATA_CLASS = "personal"
    RETENTION = "with the case"

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="chosen_approach")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    sequence = models.SlugField(max_length=40)
    reason = models.CharField(max_length=200)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    chosen_at = models.DateTimeField()


class SetAside(models.Model):
    """A step that a worker skipped, or put off until a day, with the reason. It stands for one step of its kind."""

    DATA_CLASS = "personal"
    RETENTION = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="steps_set_aside")
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    until = models.DateField(null=True)  # null: skipped for good
    reason = models.CharField(max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    set_at = models.DateTimeField()
