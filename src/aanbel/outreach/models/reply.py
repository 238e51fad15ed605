"""Reply codes: what is printed on a card so that a household can answer without a login. Kept on paper only.

A stranger shows a code before any municipality is known. The row that belongs to it, and no other, is then readable:
its policy compares the digest with a setting of the transaction (migration 0002; ADR 0020).
"""

from typing import ClassVar

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case

SHOWN = "aanbel.shown_code"
"""The transaction-local setting that holds the digest of the code that somebody shows."""


def digest_of(code: str) -> str:
    """The keyed hash under which a code is kept: who reads the database cannot open a page."""
    return salted_hmac("aanbel.outreach.reply_code", code, algorithm="sha256").hexdigest()


class ReplyCodeRows(models.QuerySet["ReplyCode"]):
    """The words in which codes are asked for."""

    def alive(self, now: object) -> "ReplyCodeRows":
        """Neither expired nor revoked."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=now)


class ReplyCode(models.Model):
    """One printed or sent code: for one household, for a while."""

    class Purpose(models.TextChoices):
        LETTER = "letter", _("Letter")
        CARD = "card", _("Card")
        TEXT = "text", _("Text message")
        MAIL = "mail", _("E-mail")
        PLAN = "plan", _("Step plan")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case; opens nothing after 60 days"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="reply_codes")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    visit_on = models.DateField(null=True)  # the visit at which the card was left
    revoked_at = models.DateTimeField(null=True)
    answers = models.PositiveSmallIntegerField(default=0)  # how often it took an answer

    objects = ReplyCodeRows.as_manager()
