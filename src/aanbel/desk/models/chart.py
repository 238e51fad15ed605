"""The flowchart (landkaart): one draft that is worked on, and versions that are never changed.

What a resident was told follows from a version, so a version stays as it was published: the database refuses to change
it. The one in force is the newest. Going back to an older one is publishing its copy (DESIGN §6.7).
"""

import pgtrigger
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.desk.core.chart import Chart, from_json


class ChartVersion(models.Model):
    """One published flowchart of a municipality; `nodes` is read by `core.chart.from_json`."""

    DATA_CLASS = "organisation"
    RETENTION = "7 years after it was replaced"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    nodes = models.JSONField()
    published_by = models.CharField(max_length=150)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="chart_version_once"),
        ]
        triggers = [
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.name}"

    @property
    def chart(self) -> Chart:
        """What it says."""
        return from_json(self.nodes)


class ChartDraft(models.Model):
    """The flowchart that is being worked on: one of a municipality. `turn` counts changes, so that two do not mix."""

    DATA_CLASS = "organisation"
    RETENTION = "until it is published or thrown away"

    id = models.AutoField(primary_key=True)
    municipality = models.OneToOneField(Municipality, models.PROTECT, db_constraint=False)
    nodes = models.JSONField()
    turn = models.PositiveIntegerField(default=1)
    begun_from = models.PositiveIntegerField(default=0)  # the number of the version it was begun from; 0 = from nothing
    changed_by_id = models.IntegerField(null=True)
    changed_by = models.CharField(max_length=150)
    changed_at = models.DateTimeField()

    @property
    def chart(self) -> Chart:
        """What it says now."""
        return from_json(self.nodes)
