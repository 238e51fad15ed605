"""What every table after HSDS shares: a key of our own, the id the source told, and whatever it said besides."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import models

from aanbel.accounts.models import Municipality


class Record(models.Model):
    """One object of HSDS. The same file may be read by two municipalities: `id` is ours, `told_id` the source's."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until the municipality removes it"

    id = models.UUIDField(primary_key=True, default=uuid4)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    told_id = models.CharField(max_length=200, blank=True, default="")  # empty: made here, `id` is what we tell
    further = models.JSONField(default=dict, blank=True)  # what the source said and no column holds: nothing is lost
    changed_at = models.DateTimeField(null=True)  # by our clock: for `modified_after`

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["municipality", "told_id"], name="%(class)s_told")]

    @property
    def shown_id(self) -> str:
        """The id we tell others: the source's own where that is a UUID, as HSDS wants, else ours."""
        try:
            return str(UUID(self.told_id))
        except ValueError:
            return str(self.id)


def text() -> Any:
    """A text of any length; HSDS sets no limit, and an empty one says nothing."""
    return models.TextField(blank=True, default="")


def of(model: str, words: str) -> Any:
    """A link that may be missing, to what this belongs to."""
    return models.ForeignKey(f"directory.{model}", models.CASCADE, null=True, blank=True, related_name=words)
