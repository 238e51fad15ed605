"""How a round was, in two answers and a few words of those who went."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.visits.core import debrief
from aanbel.visits.models.plan import Round


class RoundDebrief(models.Model):
    """What the next plan can learn of this round. About the work, never a score of a colleague."""

    class Pace(models.TextChoices):
        TOO_FULL = debrief.Pace.TOO_FULL.value, _("Too full")
        RIGHT = debrief.Pace.RIGHT.value, _("Just right")
        ROOM = debrief.Pace.ROOM.value, _("There was room for more")

    class Together(models.TextChoices):
        WELL = debrief.Together.WELL.value, _("It went well together")
        SOMETIMES = debrief.Together.SOMETIMES.value, _("Sometimes it did not")
        RATHER_NOT = debrief.Together.RATHER_NOT.value, _("Rather in another pair")

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "with the round"

    round = models.OneToOneField(Round, models.CASCADE, primary_key=True, related_name="debrief")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    pace = models.CharField(max_length=10, choices=Pace.choices)
    together = models.CharField(max_length=10, choices=Together.choices, blank=True, default="")
    words = models.CharField(max_length=300, blank=True, default="")  # what helped, what not; without residents
    talked_at = models.DateTimeField()
    talked_by = models.CharField(max_length=150)
