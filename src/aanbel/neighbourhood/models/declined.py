"""Somebody could have come forward and did not want to: a number, and nothing else.

The resident's no is no (source 4): nothing is told to the municipality. What remains is how often, per neighbourhood
and month. The table cannot hold more: no person, no day, no colleague, no words (a test lists its columns).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality, Neighbourhood


class Declined(models.Model):
    """How many said no, or were not sure, in one neighbourhood and month; 1 to 4 are never shown."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "3 years"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="+")
    month = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "neighbourhood", "month"], name="declined_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="declined_knows_no_day"),
        ]
