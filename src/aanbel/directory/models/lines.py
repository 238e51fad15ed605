"""Short lines (source 3): at each public body the person or direct number that helps a professional at once.

Never in the API, the export or a page for residents: the numbers were given for colleagues (ADR 0026).
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Municipality
from aanbel.directory.core.lines import Body, Heard

__all__ = ["Body", "Heard", "ShortLine"]


class ShortLine(models.Model):
    """One direct number with what it is for, what it is not for, and what to have at hand."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "until the municipality removes it"

    BODIES: ClassVar = {
        Body.TAX: _("Tax administration"),
        Body.BENEFITS: _("Dienst Toeslagen (benefits)"),
        Body.UWV: _("UWV"),
        Body.SVB: _("SVB"),
        Body.DUO: _("DUO"),
        Body.CAK: _("CAK"),
        Body.CJIB: _("CJIB"),
        Body.MUNICIPALITY: _("Our own municipality"),
        Body.HOUSING: _("Landlords"),
        Body.ENERGY: _("Energy companies"),
        Body.WATER: _("Water company"),
        Body.HEALTH: _("Health insurers"),
        Body.OTHER: _("Other bodies"),
    }
    HEARD: ClassVar = {Heard.WORKED: _("The number worked"), Heard.FAILED: _("The number did not work")}

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, related_name="+")
    body = models.CharField(max_length=20, choices=[(one.value, word) for one, word in BODIES.items()])
    name = models.CharField(max_length=120)  # the desk, team or person
    phone = models.CharField(max_length=20)
    email = models.EmailField(blank=True, default="")
    hours = models.CharField(max_length=120, blank=True, default="")
    helps_with = models.CharField(max_length=300)
    not_for = models.CharField(max_length=300, blank=True, default="")
    at_hand = models.CharField(max_length=300, blank=True, default="")
    heard = models.CharField(max_length=6, choices=[(one.value, word) for one, word in HEARD.items()], blank=True)
    checked_on = models.DateField(null=True)
    checked_by_name = models.CharField(max_length=150, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "body", "name"], name="short_line_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def failed(self) -> bool:
        """Whether who rang last heard that this is not the number."""
        return self.heard == Heard.FAILED
