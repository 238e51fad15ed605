"""Key figures: people who said yes to being on the map, for at most two years, and how we keep them warm.

The yes is in the database: no row without the day, the way and the words of the consent, none longer than two years,
and `KeyFigure.objects` finds only those whose yes still stands. There is no field for a resident, here or elsewhere.
"""

from datetime import timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.kernel import clock
from aanbel.neighbourhood.core import kinds

LONGEST_YES = timedelta(days=731)
"""Two years with a leap day in them; then somebody asks again."""


class Group(models.TextChoices):
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


class Preference(models.TextChoices):
    CALL = kinds.Preference.CALL.value, _("Call")
    MESSAGE = kinds.Preference.MESSAGE.value, _("Send a message")
    MAIL = kinds.Preference.MAIL.value, _("E-mail")
    DROP_BY = kinds.Preference.DROP_BY.value, _("Drop by")


class Standing(models.Manager["KeyFigure"]):
    """Only who agreed and whose last day has not passed: the one way in which the house reads key figures."""

    def get_queryset(self) -> models.QuerySet["KeyFigure"]:
        return super().get_queryset().filter(consent_until__gte=clock.today())


class KeyFigure(models.Model):
    """Somebody whom the neighbourhood knows and who agreed to be asked: not to tell tales, but to ring the bell."""

    class How(models.TextChoices):
        PAPER = "paper", _("signed on paper")
        SCREEN = "screen", _("on the screen, together")
        MESSAGE = "message", _("in a message or e-mail of their own")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "until the day of the consent, at most 2 years; at once when they ask"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)  # as they want to be called
    role = models.CharField(max_length=80, blank=True, default="")
    streets = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    postcodes = ArrayField(models.CharField(max_length=6), default=list, blank=True)  # 8945 or 8945YA
    groups = ArrayField(models.CharField(max_length=20, choices=Group.choices), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=40), default=list, blank=True)  # besides Dutch
    preference = models.CharField(max_length=10, choices=Preference.choices)
    phone = models.CharField(max_length=20, blank=True, default="")  # their own, because they gave it
    email = models.EmailField(blank=True, default="")
    best_time = models.CharField(max_length=80, blank=True, default="")
    consent_on = models.DateField()
    consent_until = models.DateField()
    consent_how = models.CharField(max_length=10, choices=How.choices)
    consent_words = models.TextField()

    objects = Standing()
    kept = models.Manager()
    """Also whose yes has ended: for who erases them, and nobody else."""

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["municipality", "consent_until"], name="figure_whose_yes_stands")]
        constraints = [
            models.CheckConstraint(
                condition=Q(consent_until__gte=F("consent_on"), consent_until__lte=F("consent_on") + LONGEST_YES),
                name="yes_for_two_years_at_most",
            ),
            models.CheckConstraint(condition=Q(consent_words__regex=r"\S"), name="yes_in_words"),
            models.CheckConstraint(condition=Q(consent_how__in=["paper", "screen", "message"]), name="yes_in_a_way"),
        ]

    def __str__(self) -> str:
        return self.name


class Touch(models.Model):
    """Spoken with, thanked, told what came of it. It goes with the key figure."""

    class Kind(models.TextChoices):
        CONTACTED = kinds.TouchKind.CONTACTED.value, _("spoken with")
        THANKED = kinds.TouchKind.THANKED.value, _("thanked")
        INFORMED = kinds.TouchKind.INFORMED.value, _("told what came of it")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the key figure"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    figure = models.ForeignKey(KeyFigure, models.CASCADE, related_name="touches")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField()
    by_name = models.CharField(max_length=150)
    words = models.CharField(max_length=140, blank=True, default="")

    class Meta:
        ordering = ["-on", "-id"]
