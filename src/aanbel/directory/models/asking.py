"""Whether an entry is still right: asking the organisation by a link, and what anybody says is not right any more."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality

__all__ = ["Asking", "Remark"]


class Asking(models.Model):
    """One question to an organisation by mail: is this still right? Its link answers once; only its hash is kept."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the entry; the link opens nothing after 14 days"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="askings")
    link_hash = models.CharField(max_length=64)
    email = models.EmailField()
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=150)
    mailed_at = models.DateTimeField(null=True)  # empty: the mail server did not take it
    expires_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)  # a newer link was sent
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "link_hash"], name="asking_once")]


class Remark(models.Model):
    """Somebody says that an entry is not right (any more). A coordinator settles it; the entry itself did not change.

    From a colleague it is a sentence; from the organisation it may hold `proposed`: the values as they should be.
    """

    class Source(models.TextChoices):
        COLLEAGUE = "colleague", _("a colleague")
        ORGANISATION = "organisation", _("the organisation itself")

    class Settled(models.TextChoices):
        TAKEN_OVER = "taken_over", _("put right")
        LEFT = "left", _("left as it is")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the entry"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="remarks")
    source = models.CharField(max_length=12, choices=Source.choices)
    words = models.CharField(max_length=300, blank=True, default="")
    proposed = models.JSONField(default=dict, blank=True)  # name of the field to its value as it should be
    said_by_name = models.CharField(max_length=150)
    said_at = models.DateTimeField()
    settled = models.CharField(max_length=10, choices=Settled.choices, blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    settled_by_name = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "service"], condition=Q(settled=""), name="remark_that_waits"),
        ]
