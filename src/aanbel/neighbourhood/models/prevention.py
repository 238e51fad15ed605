"""Prevention: whom money trouble meets sooner, with whom we reach them, what is planned, and what came of it.

Numbers of visitors only: no field for anybody who came (issue 5, point 7). What somebody writes afterwards is checked
for what points at a person, and becomes a practice card when they say so.
"""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.directory.models import Organization
from aanbel.neighbourhood.core.prevention import kinds
from aanbel.neighbourhood.models.figures import Group, KeyFigure
from aanbel.neighbourhood.models.places import Spot


class RiskGroup(models.Model):
    """A group that money trouble meets sooner: why, at which moments, and what works. The municipality's own words."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as the group is in use"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    kind = models.CharField(max_length=20, choices=Group.choices, blank=True, default="")  # empty: a group of your own
    name = models.CharField(max_length=80)
    why = models.TextField()
    moments = models.TextField(blank=True, default="")  # events in a life, one a line
    what_works = models.TextField(blank=True, default="")  # one a line
    source = models.CharField(max_length=200, blank=True, default="")
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="risk_group_once")]

    def __str__(self) -> str:
        return self.name


class Ally(models.Model):
    """A school, an employer or another organisation through which we reach people, and what was agreed with it."""

    class Kind(models.TextChoices):
        SCHOOL = kinds.AllyKind.SCHOOL.value, _("School")
        EMPLOYER = kinds.AllyKind.EMPLOYER.value, _("Employer")
        ASSOCIATION = kinds.AllyKind.ASSOCIATION.value, _("Association or club")
        OTHER = kinds.AllyKind.OTHER.value, pgettext_lazy("ally", "Other organisation")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until the district team takes it away"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=80)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, related_name="+")
    spot = models.ForeignKey(Spot, models.SET_NULL, null=True, related_name="+")
    organization = models.ForeignKey(Organization, models.SET_NULL, null=True, related_name="+")
    through = models.CharField(max_length=80, blank=True, default="")  # a role: "the internal counsellor"
    agreed = models.TextField(blank=True, default="")
    code_since = models.DateField(null=True)  # works with the step card since

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="ally_once")]

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """What we do for a group: where, when, by whom; afterwards how many came and what worked. Never who came."""

    class Kind(models.TextChoices):
        LESSON = kinds.ActivityKind.LESSON.value, _("Lesson")
        EVENING = kinds.ActivityKind.EVENING.value, _("Information meeting")
        STALL = kinds.ActivityKind.STALL.value, _("Stall or being there")
        CONSULTATION = kinds.ActivityKind.CONSULTATION.value, _("Consulting hour on location")
        TRAINING = kinds.ActivityKind.TRAINING.value, _("Training for colleagues of others")
        CAMPAIGN = kinds.ActivityKind.CAMPAIGN.value, _("Articles and social media")

    class State(models.TextChoices):
        PLANNED = kinds.State.PLANNED.value, _("Planned")
        HELD = kinds.State.HELD.value, _("Held")
        CANCELLED = kinds.State.CANCELLED.value, _("Called off")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "5 years"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    group = models.ForeignKey(RiskGroup, models.PROTECT, related_name="activities")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    title = models.CharField(max_length=100)
    on = models.DateField()
    at = models.TimeField(null=True)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, related_name="+")
    ally = models.ForeignKey(Ally, models.SET_NULL, null=True, related_name="activities")
    place = models.CharField(max_length=120, blank=True, default="")
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    figure = models.ForeignKey(KeyFigure, models.SET_NULL, null=True, related_name="+")  # gone with the key figure
    led_by = models.CharField(max_length=120, blank=True, default="")  # another organisation that does it
    materials = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # names of leaflets and articles
    expected = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    came = models.PositiveIntegerField(null=True)
    worked = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["on", "at", "id"]
        indexes = [models.Index(fields=["municipality", "on"], name="activity_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="held") | Q(came__isnull=True, worked=""), name="only_what_was_held_has_a_result"
            )
        ]

    def __str__(self) -> str:
        return self.title


class OwnText(models.Model):
    """A municipality's own version of a leaflet or article of the house; without one, the house's stands."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until the house's own text is put back"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    name = models.CharField(max_length=40)  # of `core.prevention.texts`
    language = models.CharField(max_length=5)
    length = models.CharField(max_length=6, blank=True, default="")  # of articles: short, medium, long
    title = models.CharField(max_length=100)
    body = models.TextField()
    changed_by = models.CharField(max_length=150)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name", "language", "length"], name="own_text_once")
        ]
