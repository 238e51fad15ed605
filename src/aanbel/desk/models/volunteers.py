"""Volunteers: the steps with which they begin, dates that expire, training, talks, and growth towards paid work.

Of a certificate of conduct (VOG) only its date and who saw it are kept, never the document: it holds a name, a birth
date and what was checked. Everything here is shown whole to the volunteer it is about.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.desk.core.volunteering import SHADOWINGS, VOG_YEARS, Stage
from aanbel.desk.models.desk import Desk


class VolunteerNorm(models.Model):
    """What a municipality asks of a volunteer before they stand at a desk without a colleague."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as the installation"

    id = models.AutoField(primary_key=True)
    municipality = models.OneToOneField(Municipality, models.PROTECT, db_constraint=False)
    vog_years = models.PositiveSmallIntegerField(default=VOG_YEARS)
    shadowings = models.PositiveSmallIntegerField(default=SHADOWINGS)


class Volunteer(models.Model):
    """One volunteer here, and how far they are."""

    STAGES: ClassVar = {
        Stage.BEGINNING: _("Beginning"),
        Stage.AT_DESK: _("At the desk"),
        Stage.GUIDING: _("Guides new volunteers"),
        Stage.TOWARDS_WORK: _("On the way to paid work"),
        Stage.MOVED_ON: _("Moved on to paid work or training"),
        Stage.STOPPED: _("Stopped"),
    }

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "1 year after they stopped"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    stage = models.CharField(
        max_length=14, choices=[(one.value, word) for one, word in STAGES.items()], default=Stage.BEGINNING.value
    )
    since = models.DateField()
    met_on = models.DateField(null=True)  # the talk to get to know each other
    vog_requested_on = models.DateField(null=True)
    vog_on = models.DateField(null=True)  # the date on the certificate
    vog_seen_by = models.CharField(max_length=150, blank=True, default="")
    agreement_on = models.DateField(null=True)
    agreement_until = models.DateField(null=True)  # its last day; empty: without an end
    wishes = models.TextField(max_length=600, blank=True, default="")  # in the words of the volunteer
    stopped_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "user"], name="volunteer_once")]


class Shadowing(models.Model):
    """A part of a day on which a new volunteer watched with somebody."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "with the volunteer"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="shadowings")
    on = models.DateField()
    desk = models.ForeignKey(Desk, models.SET_NULL, null=True, related_name="+", db_index=False)
    with_name = models.CharField(max_length=150)


class Training(models.Model):
    """Something that volunteers learn, once or again after so many months."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as it is given"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    name = models.CharField(max_length=100)
    about = models.CharField(max_length=200, blank=True, default="")
    needed = models.BooleanField(default=False)  # before one stands at a desk without a colleague
    months = models.PositiveSmallIntegerField(null=True)  # to be done again after so many months
    next_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="training_once")]

    def __str__(self) -> str:
        return self.name


class TrainingDone(models.Model):
    """A volunteer followed a training."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "with the volunteer"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    training = models.ForeignKey(Training, models.CASCADE, related_name="+")
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="trained")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["training", "volunteer", "on"], name="training_done_once")]


class Talk(models.Model):
    """What volunteer and coordinator agreed in a talk, written together."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "with the volunteer"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    volunteer = models.ForeignKey(Volunteer, models.CASCADE, related_name="talks")
    on = models.DateField()
    words = models.TextField(max_length=600)
    again_on = models.DateField(null=True)
    written_by_name = models.CharField(max_length=150)
