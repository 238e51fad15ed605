"""A question at the desk, and each step along the flowchart. Nothing here says who asked it, but for a first name that
is gone after the day (AVG art. 5; DOMAIN §7): there is no field for a surname, an address, a number or a BSN."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.desk.core import asking, tiles, urgency
from aanbel.desk.models.chart import ChartVersion
from aanbel.desk.models.desk import Desk


class Question(models.Model):
    """What somebody came in with on one day, by the number they drew."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "the first name until midnight; the rest, which is nobody's, 2 years for themes and figures"

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = asking.State.WAITING.value, _("waits")
        HELPING = asking.State.HELPING.value, _("is being helped")
        DONE = asking.State.DONE.value, _("helped")
        APPOINTMENT = asking.State.APPOINTMENT.value, _("has an appointment")
        HANDED_OVER = asking.State.HANDED_OVER.value, _("was handed over")
        LEFT = asking.State.LEFT.value, _("went away")

    class Channel(models.TextChoices):
        """How it came in."""

        WALK_IN = "walk_in", _("walked in")
        COMMUNITY = "community", _("through somebody of the neighbourhood")

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="questions", db_index=False)
    on = models.DateField()
    number = models.PositiveSmallIntegerField()  # the ticket of that day at that desk
    day_part = models.CharField(max_length=10)
    tile = models.CharField(max_length=10)
    sender = models.CharField(max_length=14, blank=True, default="")  # the kind of organisation whose letter it is
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.WALK_IN)
    first_name = models.CharField(max_length=asking.FIRST_NAME_LENGTH, blank=True, default="")
    urgency = models.CharField(max_length=6, default=urgency.Urgency.CALM.value)
    why = models.CharField(max_length=12, blank=True, default="")  # the reason of the urgency
    clock_on = models.DateField(null=True)  # before this day something must have been done
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    before = models.CharField(max_length=12, blank=True, default="")  # the state to go back to, for undo
    chart_version = models.ForeignKey(ChartVersion, models.PROTECT, null=True, related_name="+", db_index=False)
    node = models.CharField(max_length=40, blank=True, default="")  # the station where it is now
    result = models.CharField(max_length=20, blank=True, default="")  # how it ended, for figures
    arrived_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    helped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    origin = models.UUIDField(unique=True)  # made by the form: sent twice, asked once

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "on", "number"], name="one_ticket_a_number"),
            models.CheckConstraint(condition=Q(tile__in=[tile.value for tile in tiles.Tile]), name="tile_is_known"),
            models.CheckConstraint(condition=~Q(first_name__regex=r"[0-9@\s]"), name="first_name_is_no_more"),
        ]
        indexes = [
            models.Index(fields=["municipality", "on", "desk"], name="question_of_day"),
            models.Index(fields=["municipality", "tile", "on"], name="question_of_tile"),
        ]


class Step(models.Model):
    """One option taken at one station of the flowchart: the way of a question, and the traffic of the chart."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "with the question"

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    question = models.ForeignKey(Question, models.CASCADE, related_name="steps")
    chart_version = models.ForeignKey(ChartVersion, models.PROTECT, related_name="+", db_index=False)
    node = models.CharField(max_length=40)
    option = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "at"], name="step_of_traffic")]
