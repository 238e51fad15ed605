"""What each creditor may be told, what was told about which signal, and the reports that carried it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.feedback.core.telling import Word
from aanbel.intake.models import Partner, Signal

__all__ = ["Report", "Sharing", "SpentStatement", "Subscriber", "Telling", "Word"]


class Sharing(models.Model):
    """One version of what a partner may be told. Never edited: a change is a new version, the old one is replaced."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "7 years after it was replaced"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    partner = models.ForeignKey(Partner, models.PROTECT)
    version = models.IntegerField()
    words = ArrayField(models.CharField(max_length=20))
    basis = models.CharField(max_length=200)  # the clause of the agreement that allows it
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner", "version"], name="sharing_version_once"),
            models.UniqueConstraint(
                fields=["municipality", "partner"], condition=Q(replaced_at__isnull=True), name="one_sharing_holds"
            ),
        ]


class Report(models.Model):
    """What was put together for one partner at one moment; as a file or over the interface, it is the same."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "7 years"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    partner = models.ForeignKey(Partner, models.PROTECT)
    sharing = models.ForeignKey(Sharing, models.PROTECT)
    number = models.IntegerField()  # 1, 2, 3 … per partner
    rows = models.IntegerField()
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)  # the first time it left the building
    fetched_by = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "partner", "number"], name="report_number_once"),
        ]


class Telling(models.Model):
    """The register of what was told to whom: one word about one signal, once."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the signal"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="tellings")
    signal = models.ForeignKey(Signal, models.CASCADE, db_index=False)
    word = models.CharField(max_length=20)
    about_on = models.DateField()  # the day of the decision, or of the end of the case

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signal", "word"], name="told_once")]


class Subscriber(models.Model):
    """A partner's computer that may fetch its reports; known by the public half of its own key."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "2 years after it was withdrawn"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    partner = models.ForeignKey(Partner, models.PROTECT)
    client_id = models.CharField(max_length=40, unique=True)  # begins with the gemeentecode
    public_key = models.TextField()  # PEM
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)


class SpentStatement(models.Model):
    """A signed statement that was used; it cannot be used again while it holds."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until it expires, five minutes at most"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    subscriber = models.ForeignKey(Subscriber, models.CASCADE, db_index=False)
    number = models.CharField(max_length=80)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscriber", "number"], name="statement_once")]
