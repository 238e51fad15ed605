"""Schemes and helpers that one may point at, kept by the municipality itself."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.cases.core.pointers import Tag

__all__ = ["Pointer", "Tag"]


class Pointer(models.Model):
    """A name, one plain sentence for the resident, where to go, and when to show it."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until the coordinator takes it away"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    name = models.CharField(max_length=80)
    sentence = models.CharField(max_length=200)
    url = models.URLField(blank=True, default="")
    phone = models.CharField(max_length=30, blank=True, default="")
    tags = ArrayField(models.CharField(max_length=20), default=list)  # of `core.pointers.Tag`

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="pointer_once")]
