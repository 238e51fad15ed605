"""A day's plan with its rounds and stops, and what was changed by hand.

A plan is a version: making it again makes a next one, and what was handed out goes along. The database itself keeps
one household from being visited twice on a day.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.people.models import Address


class PlanRows(models.QuerySet["Plan"]):
    """The words in which plans are asked for."""

    def current(self) -> "PlanRows":
        """Made, and not replaced by a next version."""
        return self.filter(state=Plan.State.MADE, replaced_at__isnull=True)


class Plan(models.Model):
    """One version of the plan for a day: the seed and figures it was made with, and who was left out and why."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        MAKING = "making", _("being made")
        MADE = "made", _("made")
        FAILED = "failed", _("not made")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "1 year"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    day = models.DateField()
    version = models.IntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    seed = models.IntegerField()
    asked_by_id = models.IntegerField(null=True)
    made_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=400, blank=True, default="")  # the sentence when it was not made
    wishes = models.JSONField(default=list)  # the visits it was made from, as they were asked: to make it again
    figures = models.JSONField(default=dict)  # candidates, planned, prize, travel, seconds
    left_out = models.JSONField(default=list)  # [{"case": 12, "reason": "no_time", "needs": "…"}]

    objects = PlanRows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "day", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["municipality", "day"],
                condition=Q(state="made", replaced_at__isnull=True),
                name="one_current_plan_per_day",
            ),
        ]


class Round(models.Model):
    """One or two visitors on their way on a day, from start to end. Its number in addresses is its key."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        HANDED_OUT = "handed_out", _("handed out")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rounds")
    day = models.DateField()
    sequence = models.PositiveSmallIntegerField()  # the how-manieth of the day: “Round 2”
    transport = models.CharField(max_length=10)
    start_place = models.CharField(max_length=120, blank=True, default="")
    start_lon = models.FloatField()
    start_lat = models.FloatField()
    end_place = models.CharField(max_length=120, blank=True, default="")
    end_lon = models.FloatField()
    end_lat = models.FloatField()
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    travel_minutes = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    handed_out_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["day", "sequence"]
        indexes = [models.Index(fields=["municipality", "day"], name="round_of_day")]


class RoundVisitor(models.Model):
    """Who goes on a round; position 0 is named first."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "with the round"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="visitors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["round", "user"], name="visitor_of_round_once")]


class Stop(models.Model):
    """One door of a round, with the time it is expected, what it was worth to the plan and why it is here."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        CANCELLED = "cancelled", _("taken out")
        VISITED = "visited", _("visited")
        REPLACED = "replaced", _("in an earlier version of the plan")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the case"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="stops")
    case = models.ForeignKey(Case, models.CASCADE, related_name="stops")
    address = models.ForeignKey(Address, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()  # of the round, copied: for the rule that a household is visited once on a day
    position = models.PositiveSmallIntegerField()
    lon = models.FloatField()
    lat = models.FloatField()
    arrive = models.DateTimeField()
    start = models.DateTimeField()
    leave = models.DateTimeField()
    pinned = models.BooleanField(default=False)  # stays in this round when the plan is made again
    agreed_from = models.DateTimeField(null=True)  # a time that was promised: between these two
    agreed_until = models.DateTimeField(null=True)
    announced = models.BooleanField(default=False)
    duo = models.BooleanField(default=False)
    secret = models.BooleanField(default=False)  # never on a shared map; the door is for those who go
    unsafe = models.BooleanField(default=False)
    elsewhere = models.CharField(max_length=120, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    cancelled_why = models.CharField(max_length=200, blank=True, default="")
    prize = models.IntegerField(default=0)  # expected yield as the plan weighed it
    why = models.JSONField(default=dict)  # {"priority": 55, "chance": 0.31, "day_part": "evening"}

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "day"], condition=Q(state__in=["planned", "visited"]), name="one_household_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["municipality", "day"], name="stop_of_day")]


class PlanChange(models.Model):
    """One change by hand, with how the rounds it touched were before: so that it can be undone."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the plan"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=20)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+", db_index=False)
    before = models.JSONField()
    by_id = models.IntegerField(null=True)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
