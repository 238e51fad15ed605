"""What was printed or sent to whom, with which version; and the batches in which a print house gets it."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.outreach.models.templates import TemplateVersion


class Batch(models.Model):
    """Letters or cards for many households, drafted, released by a person, written by the machine, handed over."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "7 years, without its files; those 30 days after handing over"

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        RELEASED = "released", _("being written")
        WRITTEN = "written", _("ready to download")
        HANDED_OVER = "handed_over", _("handed over")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="batches", db_index=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    visit_on = models.DateField(null=True)
    per_sheet = models.SmallIntegerField(default=4)
    drafted_by_id = models.IntegerField(null=True)
    drafted_by = models.CharField(max_length=150)
    drafted_at = models.DateTimeField()
    released_by_id = models.IntegerField(null=True)
    released_by = models.CharField(max_length=150, blank=True, default="")
    released_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    handed_over_by = models.CharField(max_length=150, blank=True, default="")
    handed_over_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    @property
    def folder(self) -> str:
        """Where its parts lie, under the installation's files."""
        return f"batches/{self.municipality_id:04d}/{self.pk}"


class Part(models.Model):
    """One file of a batch: some hundreds of letters, proven by its checksum."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the batch"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="parts")
    number = models.IntegerField()
    file = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    bytes = models.BigIntegerField()
    messages = models.IntegerField()
    pages = models.IntegerField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="part_once")]


class Message(models.Model):
    """One letter, card, text message or e-mail. What it says is its version and the values it was filled with.

    The reply code is not among those values: it is on paper and, hashed, in `ReplyCode`; a copy shows none.
    """

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    class State(models.TextChoices):
        PLANNED = "planned", _("in a batch")
        LEFT_OUT = "left_out", _("left out")
        WRITTEN = "written", _("printed")
        WAITING = "waiting", _("waiting to be sent")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        UNCERTAIN = "uncertain", _("perhaps sent")
        FAILED = "failed", _("not sent")

    class Why(models.TextChoices):
        """Why a household gets nothing."""

        REFUSAL = "refusal", _("the household said no")
        CLOSED = "closed", _("the case is closed")
        NO_ADDRESS = "no_address", _("no complete address")
        GONE = "gone", _("nobody lives there any more, after the BRP")
        INCOMPLETE = "incomplete", _("a value is missing")
        TAKEN_OUT = "taken_out", _("taken out by a colleague")
        NOWHERE = "nowhere", _("no phone number or e-mail address")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="messages_out")
    version = models.ForeignKey(TemplateVersion, models.PROTECT, related_name="messages", db_index=False)
    batch = models.ForeignKey(Batch, models.CASCADE, null=True, related_name="messages", db_index=False)
    sequence = models.IntegerField(default=0)  # place in the batch
    part = models.IntegerField(null=True)
    page = models.IntegerField(null=True)  # the first page in its part
    pages = models.IntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices)
    why = models.CharField(max_length=12, choices=Why.choices, blank=True, default="")
    reference = models.UUIDField(default=uuid.uuid4, unique=True)  # what the gateway knows it by: sent once
    destination = models.CharField(max_length=254, blank=True, default="")  # phone number or e-mail address
    to = models.JSONField(default=list)  # the lines in the window
    values = models.JSONField(default=dict)
    facts = models.JSONField(default=list)
    made_by_id = models.IntegerField(null=True)
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True, default="")  # of `gateways.Trouble`

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "case"], name="once_in_a_batch"),
        ]
        indexes = [
            models.Index(
                fields=["batch", "sequence"], name="message_of_batch", condition=models.Q(batch__isnull=False)
            ),
            models.Index(
                fields=["municipality", "next_try_at"],
                name="message_waiting",
                condition=models.Q(state__in=["waiting", "sending"]),
            ),
        ]
