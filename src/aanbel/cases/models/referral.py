"""Each referral to an entry of the social map: what was asked, with which yes, and what was answered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from aanbel.accounts.models import Municipality
from aanbel.cases.core.referral import Act, Share, Stage, Wish
from aanbel.cases.models.case import Case
from aanbel.cases.models.consent import Consent
from aanbel.directory.models import Service

__all__ = ["Act", "Referral", "Share", "Stage", "Wish"]


class Referral(models.Model):
    """One question to one destination about one resident. It cannot exist without the resident's yes.

    `shared` holds exactly the lines that the resident and the worker saw before sending; it is emptied when the
    receiver has answered or the question is withdrawn. Which kinds of data went stays in `fields`.
    """

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case; what was shared only until the answer"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="referrals")
    destination = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    consent = models.ForeignKey(Consent, models.RESTRICT, related_name="referrals", db_index=False)
    question = models.CharField(max_length=300)
    wish = models.CharField(max_length=10)
    fields = models.JSONField(default=list)
    shared = models.JSONField(default=dict)
    stage = models.CharField(max_length=10, default=Stage.ASKED)
    due_on = models.DateField()  # an answer is expected by
    link_hash = models.CharField(max_length=64, blank=True, default="")  # the link itself is in the mail alone
    expires_at = models.DateTimeField()
    wrong_codes = models.SmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by_id = models.IntegerField(null=True)
    asked_by_name = models.CharField(max_length=150)
    mailed_at = models.DateTimeField(null=True)  # empty: the mail server did not take it
    mails = models.SmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=120, blank=True, default="")  # as the receiver wrote it
    words = models.CharField(max_length=200, blank=True, default="")  # why not, or who calls when
    joint_talk_on = models.DateField(null=True)  # the warm hand-over: resident, helper and worker together

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["link_hash"], condition=~Q(link_hash=""), name="one_referral_per_link")
        ]
        indexes = [
            models.Index(
                fields=["municipality", "due_on"],
                name="referral_waiting",
                condition=Q(stage__in=[Stage.ASKED, Stage.CONSIDERED]),
            )
        ]

    @property
    def at(self) -> Stage:
        """How far it is."""
        return Stage(self.stage)
