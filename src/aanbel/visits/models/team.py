"""Who can go: visitors with their week and the days that differ, and who goes with whom.

What somebody is trained in stands in `accounts` (Qualification); what it allows is decided there. Where a visitor
starts and ends is their own, so it is shown to coordinators and to themselves only.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality


class Transport(models.TextChoices):
    FOOT = "foot", _("On foot")
    BICYCLE = "bicycle", _("By bicycle")
    CAR = "car", _("By car")


class Absence(models.TextChoices):
    ILL = "ill", _("ill")
    FREE = "free", _("off")


class Visitor(models.Model):
    """A colleague who goes to doors: how they travel, from where to where, and on which hours of a usual week."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "as long as the role"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="goes_out", db_index=False)
    transport = models.CharField(max_length=10, choices=Transport.choices, default=Transport.BICYCLE)
    start_place = models.CharField(max_length=120, blank=True, default="")
    start_lon = models.FloatField(null=True)
    start_lat = models.FloatField(null=True)
    end_place = models.CharField(max_length=120, blank=True, default="")  # empty: back to the start
    end_lon = models.FloatField(null=True)
    end_lat = models.FloatField(null=True)
    week = models.JSONField(default=dict)  # {"0": ["09:00", "17:00"]}: weekday (0 Monday) to local hours on duty
    break_from = models.TimeField(null=True)  # local; the break lies between these two
    break_until = models.TimeField(null=True)
    break_minutes = models.PositiveSmallIntegerField(default=0)
    stopped_on = models.DateField(null=True)  # goes out no more; earlier rounds still name them

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "user"], name="visitor_once")]


class Shift(models.Model):
    """One day that differs from a visitor's usual week: other hours, or away."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    visitor = models.ForeignKey(Visitor, models.CASCADE, related_name="shifts", db_index=False)
    day = models.DateField()
    absent = models.CharField(max_length=6, choices=Absence.choices, blank=True, default="")
    starts = models.DateTimeField(null=True)
    ends = models.DateTimeField(null=True)
    break_from = models.DateTimeField(null=True)
    break_until = models.DateTimeField(null=True)
    break_minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visitor", "day"], name="shift_once"),
            models.CheckConstraint(
                condition=(~Q(absent="") & Q(starts__isnull=True, ends__isnull=True))
                | (Q(absent="") & Q(starts__lt=F("ends"))),
                name="away_or_from_until",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "day"], name="shift_of_day")]


class Companionship(models.Model):
    """Two visitors who go together rather than with others, or never together. Nobody has to say why."""

    class Kind(models.TextChoices):
        PREFERRED = "preferred", _("Rather together")
        NEVER = "never", _("Not together")

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "as long as the role"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    one = models.ForeignKey(Visitor, models.CASCADE, related_name="+")
    other = models.ForeignKey(Visitor, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="companionship_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="companions_in_order"),
        ]
