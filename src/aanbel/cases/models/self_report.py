"""A resident who came forward: why there is a case without a signal, in their own words and with their own yes."""

from typing import ClassVar

from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.cases.core.asking import Channel
from aanbel.cases.models.case import Case

__all__ = ["Channel", "SelfReport"]


class SelfReport(models.Model):
    """Somebody asked for help themselves (zelfmelding). It holds what they allowed to be passed on, and no more."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="self_reports")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    words = models.CharField(max_length=300)  # what they ask, in one sentence
    threatened = models.BooleanField()
    channel = models.CharField(max_length=10)
    on = models.DateField()
    noted_by = models.CharField(max_length=150)
    origin = models.CharField(max_length=40)  # what it came from: given twice, opened once

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "origin"], name="self_report_once")]

    @property
    def came_by(self) -> Channel:
        """How they came forward."""
        return Channel(self.channel)
