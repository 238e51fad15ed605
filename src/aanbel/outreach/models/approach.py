"""Versions of the approach, and what a person decided otherwise for one case. What is due is computed, never stored."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.outreach.core.approach import Kind


class Approach(models.Model):
    """One immutable version of all sequences in which we seek contact. Changing it means a next version."""

    DATA_CLASS = "organisation"
    RETENTION = "7 years after it was replaced"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    version = models.IntegerField()
    name = models.CharField(max_length=120)
    sequences = models.JSONField()
    proposed_by = models.CharField(max_length=150)
    proposed_at = models.DateTimeField()
    activated_by = models.CharField(max_length=150, blank=True, default="")
    activated_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

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

    def __str__(self) -> str:
        return f"{self.version} · {self.name}"

    @property
    def shown_name(self) -> str:
        """Its name: a municipality's own, or the translated name of what was shipped."""
        return gettext(self.name)

    @property
    def active(self) -> bool:
        """Whether cases are approached by this version now."""
        return self.activated_at is not None and self.replaced_at is None


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
