"""A budget sketch that the resident wanted to keep. One that was thrown away never reached a table."""

from typing import ClassVar

from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.cases.models.case import Case
from aanbel.cases.models.consent import Consent


class Sketch(models.Model):
    """The figures of one sketch, under a consent; one per case, since it is a sketch and not a history."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "until the resident wants it gone, at most with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.OneToOneField(Case, models.CASCADE, related_name="sketch")
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="sketches")
    figures = models.JSONField()  # as `core.sketch.Sketch.stored` writes it
    made_on = models.DateField()
    made_by_name = models.CharField(max_length=150)
