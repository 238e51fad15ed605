"""Questions to creditors who seize income, and their answers."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.cases.core.seizure import Reply, Request, Seizer
from aanbel.cases.models.case import Case
from aanbel.cases.models.consent import Consent

__all__ = ["Reply", "Request", "Seizer", "SeizureRequest"]


class SeizureRequest(models.Model):
    """One question to one creditor, under the resident's yes and a signed authorisation (machtiging)."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="seizure_requests")
    consent = models.ForeignKey(Consent, models.RESTRICT, related_name="seizure_requests", db_index=False)
    seizer = models.CharField(max_length=20)
    name = models.CharField(max_length=120, blank=True, default="")  # which bailiff's office
    reference = models.CharField(max_length=40, blank=True, default="")  # the creditor's own, on its last letter
    request = models.CharField(max_length=20)
    authorised_on = models.DateField()  # the day the resident signed
    asked_on = models.DateField()
    asked_by_id = models.IntegerField(null=True)
    asked_by_name = models.CharField(max_length=150)
    reminders = models.SmallIntegerField(default=0)
    next_on = models.DateField()  # look again on
    reply = models.CharField(max_length=10, default=Reply.WAITING)
    replied_on = models.DateField(null=True)
    words = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "next_on"], name="seizure_waiting", condition=Q(reply=Reply.WAITING))
        ]
