"""A file that somebody handed in to be read in, and what came of it: the worker reads it, so no page waits for it."""

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality

__all__ = ["HandedIn"]


class HandedIn(models.Model):
    """One file. First it is tried; who likes what the try says has the same file taken over."""

    class State(models.TextChoices):
        WAITS = "waits", _("waits")
        READING = "reading", _("is being read")
        TRIED = "tried", _("tried")
        TAKEN = "taken", _("taken over")
        REFUSED = "refused", _("refused")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until the next file is handed in"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    filename = models.CharField(max_length=200)
    take = models.BooleanField(default=False)  # false: only a try
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITS)
    handed_in_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict, blank=True)  # new, changed, same, refused: numbers of rows
    findings = models.JSONField(default=list, blank=True)  # the first sentences about rows
    more = models.PositiveIntegerField(default=0)  # findings besides those
    trouble = models.TextField(blank=True, default="")  # why the file as a whole was not read

    class Meta:
        indexes = [models.Index(fields=["municipality", "-id"], name="handed_in_last")]

    @property
    def busy(self) -> bool:
        """Whether the worker still has to answer."""
        return self.state in (self.State.WAITS, self.State.READING)

    @property
    def stored_at(self) -> Path:
        """Where the file is kept until the next one comes."""
        return Path(settings.AANBEL_HOME) / "social-maps" / f"{self.municipality_id:04d}" / str(self.pk)
