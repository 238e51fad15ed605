"""The quality of the work, kept about talks and situations, never as a score of a person. About staff: read by few."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F

from aanbel.accounts.models import Municipality
from aanbel.cases.core.craft import Need

__all__ = ["Debrief", "IntervisionMeeting", "IntervisionQuestion", "JointVisit", "Need", "PeerFeedback"]

STAFF_TERM = "1 year"


class JointVisit(models.Model):
    """A worker goes along with a mentor: planned, then held. No case and no resident is named."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = STAFF_TERM

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    mentor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    planned_on = models.DateField()
    held_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(worker=F("mentor")), name="a_mentor_is_somebody_else")
        ]


class Debrief(models.Model):
    """After a hard talk: what happened, what somebody needs, and the colleague who was asked."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "3 months after it was talked over, or sooner when the writer removes it"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    happened = models.CharField(max_length=600)
    need = models.CharField(max_length=10)
    lead_may_read = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    talked_on = models.DateField(null=True)


class PeerFeedback(models.Model):
    """One colleague to another, on one talk: what went well, what they would try. Only these two read it."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = STAFF_TERM

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    talk_on = models.DateField()
    went_well = models.CharField(max_length=600)
    would_try = models.CharField(max_length=600, blank=True, default="")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(giver=F("receiver")), name="feedback_is_for_another")]


class IntervisionMeeting(models.Model):
    """An hour in which colleagues look at their own work together."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = STAFF_TERM

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    meets_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True, default="")
    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    cancelled_on = models.DateField(null=True)


class IntervisionQuestion(models.Model):
    """A question on the list, without a resident in it; put on the agenda of a meeting, or waiting for one."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = STAFF_TERM

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    question = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    meeting = models.ForeignKey(IntervisionMeeting, models.SET_NULL, null=True, related_name="questions")
    learned = models.CharField(max_length=300, blank=True, default="")  # what the group takes along
    treated_on = models.DateField(null=True)
