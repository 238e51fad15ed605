"""Walk-in desks (werkplaatsen) and who belongs to which. Where one is and when it is open stands in the social map."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from aanbel.accounts.models import Municipality, Neighbourhood

WAIT_NORM = 15
"""Minutes: from here on the desk offers appointments. Eindhoven's desks saw 45 minutes at their peak (DOMAIN §7)."""


class Desk(models.Model):
    """One place where residents walk in with a question."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as the installation"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    name = models.CharField(max_length=80)
    location = models.ForeignKey("directory.Location", models.PROTECT, null=True, related_name="+")
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, null=True, related_name="+")
    wait_norm = models.PositiveSmallIntegerField(default=WAIT_NORM)  # minutes
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="desk_once")]

    def __str__(self) -> str:
        return self.name


class DeskMember(models.Model):
    """Somebody who helps at this desk: it is one of their own desks."""

    DATA_CLASS: ClassVar = "staff"
    RETENTION: ClassVar = "as long as the role"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    desk = models.ForeignKey(Desk, models.CASCADE, related_name="members", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="desks")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "user"], name="desk_member_once")]
