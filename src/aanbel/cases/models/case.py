"""Cases, the recorded decision on every signal, and contact attempts. What the codes mean is in `core`."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.cases.core.attempts import ContactKind, DayPart
from aanbel.cases.core.decisions import Code, Reason
from aanbel.cases.core.outcomes import Outcome
from aanbel.cases.core.status import Status
from aanbel.intake.models import Signal
from aanbel.people.models import Address

__all__ = ["Case", "Code", "ContactAttempt", "ContactKind", "DayPart", "Decision", "Outcome", "Reason", "Status"]


class CaseRows(models.QuerySet["Case"]):
    """The words in which cases are asked for."""

    def open(self) -> "CaseRows":
        """Not closed: help is still to be offered, or being offered."""
        return self.filter(closed_on__isnull=True)

    def of(self, *municipalities: int) -> "CaseRows":
        """Of these municipalities; row security asks the same, this lets an index answer."""
        return self.filter(municipality_id__in=municipalities)


class Case(models.Model):
    """A door at which help is offered: the signals of one address in a match period (Divosa: melding)."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "6 months after closing without help (per municipality)"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    address = models.ForeignKey(Address, models.PROTECT, related_name="cases", db_index=False)
    status = models.CharField(max_length=20, default=Status.OPEN)
    period = models.DateField()  # first day of the match period in which it was opened
    period_end = models.DateField()  # last day of the last match period a signal joined from
    opened_on = models.DateField()  # the matching date (DDAS matchingsdatum)
    multiple = models.BooleanField(default=False)
    consecutive = models.BooleanField(default=False)
    crisis = models.BooleanField(default=False)
    supply_ends_on = models.DateField(null=True)  # the first end of supply among its signals
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, db_index=False)
    handed_over_on = models.DateField(null=True)  # when a colleague gave it to who is in charge now
    handed_over_by = models.CharField(max_length=150, blank=True, default="", db_default="")
    handed_over_words = models.CharField(
        max_length=200, blank=True, default="", db_default=""
    )  # from colleague to colleague
    taken_up_on = models.DateField(null=True)  # DDAS datumOpgepakt
    help_asked_on = models.DateField(null=True)  # asked for help or accepted the offer: starts four weeks
    threatened_on = models.DateField(null=True)  # told of an eviction, shut-off, cancelled insurance
    first_conversation_on = models.DateField(null=True)  # starts the decision term
    waived_on = models.DateField(null=True)  # further help waived in that conversation, so no decision is needed
    formal_decision_on = models.DateField(null=True)  # beschikking (art. 4a Wgs)
    agreed = models.CharField(max_length=300, blank=True, default="")  # only what was agreed, in a few words
    call_back_on = models.DateField(null=True)
    meet_at = models.DateTimeField(null=True)  # the moment that the resident chose to meet us
    meet_minutes = models.PositiveSmallIntegerField(null=True)
    meet_where = models.CharField(max_length=120, blank=True, default="", db_default="")
    entrepreneur = models.BooleanField(default=False, db_default=False)  # runs a business in their own name
    cleared_at = models.DateTimeField(null=True)  # a person decided to approach in spite of an earlier no
    cleared_by = models.CharField(max_length=150, blank=True, default="", db_default="")
    cleared_why = models.CharField(max_length=200, blank=True, default="", db_default="")
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=60, blank=True, default="")

    objects = CaseRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=Q(closed_on__isnull=True), name="one_open_case_per_address"
            )
        ]
        indexes = [
            models.Index(fields=["address", "closed_on"], name="case_of_address"),
            models.Index(
                fields=["assigned_to"],
                name="case_of_worker",
                condition=Q(assigned_to__isnull=False, closed_on__isnull=True),
            ),
            models.Index(
                fields=["municipality", "meet_at"],
                name="case_that_meets",
                condition=Q(meet_at__isnull=False, closed_on__isnull=True),
            ),
        ]


class Decision(models.Model):
    """What was decided on one signal: taken up (in which case), or one of the DDAS reasons not to."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the signal"

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="decision")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    period = models.DateField()  # the signal's, copied: signals never change, and this is how decisions are read
    code = models.CharField(max_length=20)
    reason = models.CharField(max_length=20)
    params = models.JSONField(default=dict)  # the figures of the reason's sentence
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="decisions", db_index=False)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=150, default="Aanbel")

    class Meta:
        indexes = [
            models.Index(fields=["case"], name="decision_of_case", condition=Q(case__isnull=False)),
            models.Index(fields=["municipality", "period", "code", "signal"], name="decision_of_month"),
        ]


class ContactAttempt(models.Model):
    """One attempt to reach the resident; a letter counts (DDAS contactpoging)."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="attempts")
    kind = models.CharField(max_length=20)
    day_part = models.CharField(max_length=10)
    reached = models.BooleanField()
    on = models.DateField()
    registered_at = models.DateTimeField()
    registered_by_id = models.IntegerField(null=True)
    registered_by_name = models.CharField(max_length=150)
    undone_at = models.DateTimeField(null=True)
    origin = models.UUIDField(null=True, unique=True)  # made by the form or the phone: sent twice, registered once
    approach = models.PositiveIntegerField(null=True)  # the version of the approach whose next step this was
    sequence = models.CharField(max_length=40, blank=True, default="", db_default="")  # and the sequence in it
