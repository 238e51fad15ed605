"""Practice cards and what others found. Text and summed figures: no field for a person, and small numbers not kept.

A card belongs to one municipality. Its own read and write it; the others of the installation read it once it is
shared, which the database itself decides (ADR 0027, `audit.isolation.ShareReading`).
"""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanbel.accounts.models import Municipality
from aanbel.learning.core import kinds


class Group(models.TextChoices):
    EVERYBODY = kinds.Group.EVERYBODY.value, _("Everybody")
    YOUNG = kinds.Group.YOUNG.value, _("Young people")
    FAMILIES = kinds.Group.FAMILIES.value, _("Families with children")
    LONE_PARENTS = kinds.Group.LONE_PARENTS.value, _("Parents on their own")
    ELDERLY = kinds.Group.ELDERLY.value, _("Elderly people")
    STATUS_HOLDERS = kinds.Group.STATUS_HOLDERS.value, _("Status holders")
    MIGRANT_WORKERS = kinds.Group.MIGRANT_WORKERS.value, _("Migrant workers")
    ENTREPRENEURS = kinds.Group.ENTREPRENEURS.value, _("Entrepreneurs")
    LOW_WAGE = kinds.Group.LOW_WAGE.value, _("People in work with a low income")
    LOW_LITERACY = kinds.Group.LOW_LITERACY.value, _("People who find reading hard")
    CARERS = kinds.Group.CARERS.value, _("Carers")
    UNWELL = kinds.Group.UNWELL.value, _("People who are ill or under stress")


class Step(models.TextChoices):
    PREVENTION = kinds.Step.PREVENTION.value, _("Prevention")
    NEIGHBOURHOOD = kinds.Step.NEIGHBOURHOOD.value, _("Key figures and partners in the neighbourhood")
    SIGNALS = kinds.Step.SIGNALS.value, _("Signals of arrears")
    REACHING = kinds.Step.REACHING.value, _("Letters, texts and calls")
    VISITING = kinds.Step.VISITING.value, _("Home visits")
    TALKING = kinds.Step.TALKING.value, _("The talk")
    WALK_IN = kinds.Step.WALK_IN.value, _("The walk-in desk")
    HELPING = kinds.Step.HELPING.value, _("Helping and handing over")
    TOGETHER = kinds.Step.TOGETHER.value, _("Working with others")
    STEERING = kinds.Step.STEERING.value, _("Organising and steering")


class Card(models.Model):
    """What a team tried, for whom, with which result, what to copy and what to watch out for."""

    class State(models.TextChoices):
        DRAFT = kinds.State.DRAFT.value, _("Only in our municipality")
        SHARED = kinds.State.SHARED.value, pgettext_lazy("card", "Shared")

    class Origin(models.TextChoices):
        OWN = kinds.Origin.OWN.value, _("Written here")
        ACTIVITY = kinds.Origin.ACTIVITY.value, _("From an activity")
        COPIED = kinds.Origin.COPIED.value, _("Taken over from another municipality")
        IMPORTED = kinds.Origin.IMPORTED.value, _("From a file of others")
        PUBLISHED = kinds.Origin.PUBLISHED.value, _("After a published source")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until its municipality throws it away"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    key = models.UUIDField(default=uuid.uuid4)  # what a file calls it; a copy has one of its own
    title = models.CharField(max_length=100)
    tried = models.TextField(blank=True, default="")
    for_whom = models.TextField(blank=True, default="")
    result = models.TextField(blank=True, default="")
    to_copy = models.TextField(blank=True, default="")
    mind = models.TextField(blank=True, default="")
    sources = models.TextField(blank=True, default="")  # one a line
    figures = models.JSONField(default=list)  # of `core.figures.Figure`, small numbers already hidden
    groups = ArrayField(models.CharField(max_length=20, choices=Group.choices), default=list, blank=True)
    steps = ArrayField(models.CharField(max_length=20, choices=Step.choices), default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    shared_at = models.DateTimeField(null=True)
    shared_by = models.CharField(max_length=150, blank=True, default="")
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.OWN)
    origin_key = models.UUIDField(null=True)
    origin_name = models.CharField(max_length=160, blank=True, default="")  # the other municipality, source, activity
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-id"]
        indexes = [models.Index(fields=["municipality", "state"], name="card_of_whom")]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="card_once"),
            models.UniqueConstraint(
                fields=["municipality", "origin_key"], condition=Q(origin_key__isnull=False), name="card_copied_once"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", shared_at__isnull=True) | Q(state="shared", shared_at__isnull=False),
                name="shared_since_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Experience(models.Model):
    """What a municipality found when it did what a card says, in a sentence. Read by whoever reads the card."""

    class Verdict(models.TextChoices):
        WORKED = kinds.Verdict.WORKED.value, _("It worked for us too")
        PARTLY = kinds.Verdict.PARTLY.value, _("It worked in part")
        DID_NOT = kinds.Verdict.DID_NOT.value, _("It did not work for us")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the card, or until its municipality takes it back"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    card = models.ForeignKey(Card, models.CASCADE, related_name="experiences")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    words = models.CharField(max_length=300)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["said_at", "id"]
        constraints = [models.UniqueConstraint(fields=["municipality", "card"], name="experience_once")]
