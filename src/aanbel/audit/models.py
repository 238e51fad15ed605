"""The append-only event and the reading log. Only `privacy` may ever purge them; a trigger refuses the rest."""

import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from aanbel.audit.verbs import Verb


class Event(models.Model):
    """One thing that happened. `case_id` is a number, not a key: the cases live upstairs."""

    DATA_CLASS = "personal"
    RETENTION = "with the case; accountability events 2 years"

    id = models.BigAutoField(primary_key=True)
    municipality_id = models.IntegerField()
    case_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40)  # one of `Verb`; no choices here, so that a new verb is no migration
    subject = models.CharField(max_length=60, blank=True, default="")
    data = models.JSONField(default=dict)
    actor_id = models.IntegerField(null=True)
    actor_name = models.CharField(max_length=150, default="Aanbel")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "at"], name="event_of_case", condition=models.Q(case_id__isnull=False)),
            BrinIndex(fields=["at"], name="event_by_time"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    @property
    def sentence(self) -> str:
        """The event in words, in the reader's language."""
        try:
            return str(Verb(self.verb).label % self.data)
        except KeyError:
            return str(Verb(self.verb).label)


class Reading(models.Model):
    """Somebody looked at a case or a resident: who, when, as what, why (BIO2 8.15.01)."""

    DATA_CLASS = "personal"
    RETENTION = "2 years"

    id = models.BigAutoField(primary_key=True)
    municipality_id = models.IntegerField()
    case_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=60, blank=True, default="")  # what was seen, when it is no case
    user_id = models.IntegerField(null=True)
    user_name = models.CharField(max_length=150)
    roles = models.CharField(max_length=120)
    purpose = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "at"], name="reading_of_case")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
