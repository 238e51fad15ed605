"""What the resident says of a signal: part of handling the signal, so no consent is needed (Wgs art. 8b)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from aanbel.accounts.models import Municipality
from aanbel.cases.models.case import Case
from aanbel.intake.models import Signal


class SignalCheck(models.Model):
    """The answer to "is this right?", the newest one per signal."""

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the signal"

    class Answer(models.TextChoices):
        """What the resident said."""

        RIGHT = "right", pgettext_lazy("answer", "Right")
        WRONG = "wrong", pgettext_lazy("answer", "Not right")
        UNSURE = "unsure", pgettext_lazy("answer", "Does not know")

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="check_by_resident")
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="checks")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    said_on = models.DateField()
    noted_by_name = models.CharField(max_length=150)
