"""Handing a question over. The schema knows no hand-over without a yes: how it was given, in which words, when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.desk.core import sharing
from aanbel.desk.models.question import Question

_HOLDS = sorted(stage.value for stage in sharing.HOLDS)


class HandOver(models.Model):
    """One question given to one role, person or service, with the lines that the resident allowed.

    `shared` holds what the receiver sees and nothing else; it is emptied when the receiver is done, when the resident
    takes it back, and after thirty days. Which kinds of lines went stays in `lines`.
    """

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "what was shared until it is done or taken back, at most 30 days; the rest with the question"

    class Stage(models.TextChoices):
        """How far it is."""

        ASKED = sharing.Stage.ASKED.value, _("asked, no answer yet")
        ACCEPTED = sharing.Stage.ACCEPTED.value, _("taken on")
        DECLINED = sharing.Stage.DECLINED.value, _("cannot be taken on")
        DONE = sharing.Stage.DONE.value, _("done")
        WITHDRAWN = sharing.Stage.WITHDRAWN.value, _("taken back by the resident")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    question = models.ForeignKey(Question, models.CASCADE, related_name="hand_overs")
    to_role = models.CharField(max_length=20)
    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    service = models.UUIDField(null=True)  # the row of the social map that the chart named
    to_name = models.CharField(max_length=120)  # as the resident heard it
    shared = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    reach = models.CharField(max_length=8)
    how = models.CharField(max_length=8)  # paper or screen
    words = models.CharField(max_length=12)  # the version of the question to which the resident said yes
    said_yes_to = models.CharField(max_length=400)  # that question as it was read to them
    said_yes_at = models.DateTimeField()
    tell_back = models.BooleanField()  # asked apart: may the desk hear how it went?
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    asked_by_name = models.CharField(max_length=150)
    due_at = models.DateTimeField()  # an answer is expected by
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    answered_by_name = models.CharField(max_length=150, blank=True, default="")
    answer = models.CharField(max_length=200, blank=True, default="")  # "I call today", or why not and what instead
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=200, blank=True, default="")  # how it went, only when that was allowed
    settled_at = models.DateTimeField(null=True)  # the desk did something with a no
    case_id = models.BigIntegerField(null=True)  # the case that was opened at the resident's request
    origin = models.UUIDField(unique=True)  # made by the form: sent twice, handed over once

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(how__in=[how.value for how in sharing.How], words__gt="", said_yes_to__gt=""),
                name="handed_over_with_a_yes",
            ),
            models.CheckConstraint(condition=Q(stage__in=_HOLDS) | Q(shared={}), name="emptied_when_it_ended"),
            models.CheckConstraint(condition=Q(tell_back=True) | Q(outcome=""), name="how_it_went_only_when_allowed"),
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(stage__in=[sharing.Stage.ASKED.value, sharing.Stage.ACCEPTED.value]),
                name="one_hand_over_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "stage", "due_at"], name="hand_over_waiting"),
            models.Index(fields=["asked_at"], name="hand_over_to_empty", condition=~Q(shared={})),
        ]

    @property
    def at(self) -> sharing.Stage:
        """How far it is."""
        return sharing.Stage(self.stage)
