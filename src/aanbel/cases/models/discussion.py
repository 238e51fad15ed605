"""A case discussion: the question to colleagues, the text without names, their views, and what was agreed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from aanbel.accounts.models import Municipality
from aanbel.cases.models.case import Case
from aanbel.cases.models.plan import PlanStep


class Discussion(models.Model):
    """One question about one case to a few colleagues, who read `text` and nothing else."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="discussions")
    question = models.CharField(max_length=300)
    text = models.TextField(max_length=3000)  # without names, addresses and days of birth
    meets_on = models.DateField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    closed_on = models.DateField(null=True)
    concluded = models.CharField(max_length=300, blank=True, default="")


class Participant(models.Model):
    """A colleague who was asked, with their view once they gave it."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="participants", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    view = models.TextField(max_length=1000, blank=True, default="")
    viewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "user"], name="participant_once")]


class AgreedStep(models.Model):
    """What was agreed in a discussion. It becomes a step of the resident's plan only when the resident agrees."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="steps")
    what = models.CharField(max_length=200)
    who = models.CharField(max_length=10, choices=PlanStep.Who)
    by_whom = models.CharField(max_length=120, blank=True, default="")  # which colleague or service
    due_on = models.DateField(null=True)
    in_plan_on = models.DateField(null=True)
