"""Ties between key figures and places. A tie has two ends; it goes when one of them goes."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.neighbourhood.core import kinds
from aanbel.neighbourhood.models.figures import KeyFigure
from aanbel.neighbourhood.models.places import Spot

TWO_FIGURES = Q(figure__isnull=False, other_figure__isnull=False, spot__isnull=True, other_spot__isnull=True)
FIGURE_AND_SPOT = Q(figure__isnull=False, other_figure__isnull=True, spot__isnull=True, other_spot__isnull=False)
TWO_SPOTS = Q(figure__isnull=True, other_figure__isnull=True, spot__isnull=False, other_spot__isnull=False)


class Tie(models.Model):
    """Who has to do with whom or with which place, and how strongly (1 sometimes, 2 regularly, 3 closely)."""

    class Kind(models.TextChoices):
        KNOWS = kinds.TieKind.KNOWS.value, _("know each other")
        WORKS = kinds.TieKind.WORKS.value, _("works there, or together")
        VISITS = kinds.TieKind.VISITS.value, _("comes there")

    DATA_CLASS: ClassVar = "personal"
    RETENTION: ClassVar = "with the key figure or the place"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False)
    figure = models.ForeignKey(KeyFigure, models.CASCADE, null=True, related_name="+")
    spot = models.ForeignKey(Spot, models.CASCADE, null=True, related_name="+")
    other_figure = models.ForeignKey(KeyFigure, models.CASCADE, null=True, related_name="+")
    other_spot = models.ForeignKey(Spot, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    strength = models.PositiveSmallIntegerField(default=2)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(TWO_FIGURES & Q(figure__lt=F("other_figure")))
                | FIGURE_AND_SPOT
                | (TWO_SPOTS & Q(spot__lt=F("other_spot"))),
                name="tie_has_two_ends",
            ),
            models.CheckConstraint(condition=Q(strength__gte=1, strength__lte=3), name="tie_of_one_to_three"),
            models.UniqueConstraint(
                fields=["figure", "spot", "other_figure", "other_spot"], name="tie_once", nulls_distinct=False
            ),
        ]
