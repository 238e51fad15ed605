"""A resident's yes, and what may exist only under it: the database itself refuses a fact without a consent."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.core.consent import How, Purpose
from aanbel.cases.models.case import Case
from aanbel.people.models import Resident

__all__ = ["Consent", "Fact", "How", "Purpose"]


class ConsentRows(models.QuerySet["Consent"]):
    """The words in which consents are asked for."""

    def standing(self) -> "ConsentRows":
        """Given and not taken back."""
        return self.filter(withdrawn_on__isnull=True)


class Consent(models.Model):
    """What for, in which words it was asked, how and when it was given, who wrote it down (AVG art. 7)."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, related_name="+", db_index=False)
    purpose = models.CharField(max_length=10)
    with_whom = models.CharField(max_length=120, blank=True, default="")  # only for sharing
    words = models.CharField(max_length=20)  # the version of the question, as in `core.consent`
    how = models.CharField(max_length=10)
    given_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    by_id = models.IntegerField(null=True)
    by_name = models.CharField(max_length=150)

    objects = ConsentRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(purpose=Purpose.SHARE.value) & ~Q(with_whom=""))
                | (Q(purpose=Purpose.FACTS.value) & Q(with_whom="")),
                name="sharing_names_the_other",
            )
        ]


class Fact(models.Model):
    """One thing the resident told us beyond the signal, under the consent it was told with."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "until the consent is withdrawn and erased, at most with the case"

    class Kind(models.TextChoices):
        """The subjects, in the order of a talk."""

        STORY = "story", _("What happened")
        HOUSEHOLD = "household", _("Who lives in the house")
        HEALTH = "health", _("Health")
        WISH = "wish", _("What would help")
        CONTACT = "contact", _("Somebody else we may call")
        LANGUAGE = "language", _("Language, or an interpreter")
        LEVEL = "level", _("Reading, writing and Dutch")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="facts")
    case = models.ForeignKey(Case, models.CASCADE, related_name="facts", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.CharField(max_length=600)
    noted_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="one_fact_of_a_kind")]
