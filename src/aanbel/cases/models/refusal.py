"""Who said no. What that stops, and when not, is in `core.refusals`."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.cases.core.refusals import RefusalKind, RefusalSource, Said
from aanbel.cases.models.case import Case, ContactAttempt
from aanbel.people.models import Address, Resident

__all__ = ["Refusal", "RefusalKind", "RefusalSource"]


class RefusalRows(models.QuerySet["Refusal"]):
    """The words in which refusals are asked for."""

    def standing(self, on: date) -> "RefusalRows":
        """Not withdrawn, and not past its last day: `Said.stands` in the database's words."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=on), withdrawn_on__isnull=True)


class Refusal(models.Model):
    """A no, said by a resident or (resident None) for the whole door."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "6 months after its last day or its withdrawal; an objection as long as it stands"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    address = models.ForeignKey(Address, models.PROTECT, related_name="refusals", db_index=False)
    resident = models.ForeignKey(Resident, models.PROTECT, null=True, related_name="refusals", db_index=False)
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="refusals")  # in which it was said
    attempt = models.ForeignKey(ContactAttempt, models.SET_NULL, null=True, related_name="refusals", db_index=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in RefusalKind])
    source = models.CharField(max_length=20, choices=[(source.value, source.value) for source in RefusalSource])
    words = models.CharField(max_length=200, blank=True, default="")  # what was said, when it matters
    said_on = models.DateField()
    until = models.DateField(null=True)  # the last day on which it stands; None: until withdrawn
    recorded_at = models.DateTimeField()
    recorded_by_id = models.IntegerField(null=True)
    recorded_by_name = models.CharField(max_length=150)
    withdrawn_on = models.DateField(null=True)
    withdrawn_why = models.CharField(max_length=200, blank=True, default="")

    objects = RefusalRows.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["municipality"], name="refusal_standing", condition=Q(withdrawn_on__isnull=True)),
            models.Index(fields=["address"], name="refusal_of_door", condition=Q(withdrawn_on__isnull=True)),
            models.Index(
                fields=["resident"],
                name="refusal_of_resident",
                condition=Q(withdrawn_on__isnull=True, resident__isnull=False),
            ),
        ]

    @property
    def said(self) -> Said:
        """As the rule reads it."""
        return Said(RefusalKind(self.kind), self.recorded_at, self.until, self.withdrawn_on)
