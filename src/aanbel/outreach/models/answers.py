"""What residents answered, and the times at which one can come by."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.outreach.core.answers import Kind, PartOfDay
from aanbel.outreach.models.reply import ReplyCode

__all__ = ["Answer", "Kind", "PartOfDay", "Slot"]


class Slot(models.Model):
    """A time and place at which the team receives residents by appointment."""

    class Place(models.TextChoices):
        OFFICE = "office", _("Our office")
        NEIGHBOURHOOD = "neighbourhood", _("Community centre")
        LIBRARY = "library", _("Library")
        ELSEWHERE = "elsewhere", _("Another place")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "1 year"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    kind = models.CharField(max_length=20, choices=Place.choices)
    place = models.CharField(max_length=120)  # name and address, as the resident must find it
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    capacity = models.PositiveSmallIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "starts_at"], name="slot_by_time")]


class AnswerRows(models.QuerySet["Answer"]):
    """The words in which answers are asked for."""

    def standing(self) -> "AnswerRows":
        """Not replaced by a later answer of the household."""
        return self.filter(replaced_at__isnull=True)

    def waiting(self) -> "AnswerRows":
        """Standing, and nobody has done something with it yet."""
        return self.standing().filter(handled_at__isnull=True)

    def of(self, municipality: int) -> "AnswerRows":
        """Of this municipality; row security asks the same, this lets an index answer."""
        return self.filter(municipality_id=municipality)


class Answer(models.Model):
    """One answer given with a code. A household has at most one that stands; questions stand beside it."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="answers")
    code = models.ForeignKey(ReplyCode, models.CASCADE, related_name="given")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    part_of_day = models.CharField(max_length=12, blank=True, default="")  # call and visit
    phone = models.CharField(max_length=20, blank=True, default="")  # only when the resident gave another one
    slot = models.ForeignKey(Slot, models.PROTECT, null=True, related_name="answers")  # meet
    words = models.CharField(max_length=500, blank=True, default="")  # question
    language = models.CharField(max_length=5)  # of the page: the worker knows who may need an interpreter
    said_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True)
    handled_by_id = models.IntegerField(null=True)
    handled_by_name = models.CharField(max_length=150, blank=True, default="")

    objects = AnswerRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(replaced_at__isnull=True) & ~Q(kind=Kind.QUESTION.value),
                name="one_standing_answer_per_case",
            )
        ]
        indexes = [
            models.Index(
                fields=["municipality", "said_at"],
                condition=Q(replaced_at__isnull=True, handled_at__isnull=True),
                name="answer_that_waits",
            )
        ]
