"""Themes: what desks hear too often, put to the municipality, and what it answers. Numbers without persons.

A theme keeps the counts with which it was put, so that an answer is read beside what it answers; no count of one to
four is among them. Nobody who came with a question can be found in it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.desk.core.themes import Stage


class Theme(models.Model):
    """One thing that goes wrong for many, in one sentence."""

    STAGES: ClassVar = {
        Stage.HEARD: _("Heard at the desks"),
        Stage.PUT: _("Put to the municipality"),
        Stage.LOOKED_AT: _("Being looked into"),
        Stage.ANSWERED: _("Answered"),
    }

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "5 years"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    sentence = models.CharField(max_length=200)
    tile = models.CharField(max_length=10, blank=True, default="")
    sender = models.CharField(max_length=14, blank=True, default="")
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, related_name="+", db_index=False)
    recent = models.PositiveIntegerField(null=True)  # questions in the last period; empty when nothing was counted
    usual = models.PositiveIntegerField(null=True)  # what was usual; empty when that was one to four
    periods = models.JSONField(default=list)  # [["2026-10-05", 7 or null], …]: first day and count, null where hidden
    stage = models.CharField(
        max_length=10, choices=[(one.value, word) for one, word in STAGES.items()], default=Stage.HEARD.value
    )
    heard_at = models.DateTimeField()
    heard_by_name = models.CharField(max_length=150)
    put_at = models.DateTimeField(null=True)
    put_by_name = models.CharField(max_length=150, blank=True, default="")
    asks = models.CharField(max_length=400, blank=True, default="")  # what the desks ask of the municipality
    looked_at_at = models.DateTimeField(null=True)
    looked_at_by_name = models.CharField(max_length=150, blank=True, default="")
    answer = models.CharField(max_length=600, blank=True, default="")
    changed = models.BooleanField(null=True)  # whether something changed; the answer says what, or why not
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(recent__isnull=True) | Q(recent__gte=5), name="theme_counts_no_few"),
            models.CheckConstraint(
                condition=~Q(stage="answered") | (Q(answer__gt="") & Q(changed__isnull=False)),
                name="answered_with_words",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "stage"], name="theme_by_stage")]


class ThemeRemark(models.Model):
    """What somebody at a desk adds to a theme: how it goes, never about whom."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the theme"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="remarks")
    words = models.CharField(max_length=300)
    by_name = models.CharField(max_length=150)
    at = models.DateTimeField()
