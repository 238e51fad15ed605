"""Places of the neighbourhood and its streets. Neither says anything of who lives there."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanbel.accounts.models import Municipality, Neighbourhood
from aanbel.directory.models import Location
from aanbel.neighbourhood.core import kinds

ICONS = {
    kinds.SpotKind.SHOP.value: "building-store",
    kinds.SpotKind.SCHOOL.value: "school",
    kinds.SpotKind.MOSQUE.value: "building-mosque",
    kinds.SpotKind.CHURCH.value: "building-church",
    kinds.SpotKind.CLUB.value: "ball-football",
    kinds.SpotKind.GP.value: "stethoscope",
    kinds.SpotKind.LIBRARY.value: "books",
    kinds.SpotKind.COMMUNITY_CENTRE.value: "building-community",
    kinds.SpotKind.OTHER.value: "map-pin",
}


class Spot(models.Model):
    """A place where people come: the shop, the school, the mosque, the club."""

    class Kind(models.TextChoices):
        SHOP = kinds.SpotKind.SHOP.value, _("Shop")
        SCHOOL = kinds.SpotKind.SCHOOL.value, _("School")
        MOSQUE = kinds.SpotKind.MOSQUE.value, _("Mosque")
        CHURCH = kinds.SpotKind.CHURCH.value, _("Church")
        CLUB = kinds.SpotKind.CLUB.value, _("Club")
        GP = kinds.SpotKind.GP.value, _("GP")
        LIBRARY = kinds.SpotKind.LIBRARY.value, _("Library")
        COMMUNITY_CENTRE = kinds.SpotKind.COMMUNITY_CENTRE.value, _("Community centre")
        OTHER = kinds.SpotKind.OTHER.value, pgettext_lazy("place", "Other")

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as the place is on the map"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=80)
    address_words = models.CharField(max_length=120, blank=True, default="")
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    location = models.ForeignKey(Location, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "neighbourhood", "name"], name="spot_once"),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True) | Q(lon__isnull=False, lat__isnull=False),
                name="spot_both_or_neither",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def icon(self) -> str:
        """The picture of its kind."""
        return ICONS[self.kind]


class Street(models.Model):
    """A street as the public register of addresses names it (BAG), to see which nobody knows. No house number."""

    DATA_CLASS: ClassVar = "organisation"
    RETENTION: ClassVar = "as long as the installation"

    id = models.AutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, db_constraint=False, db_index=False)
    neighbourhood = models.ForeignKey(Neighbourhood, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    postcodes = ArrayField(models.CharField(max_length=6), default=list)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "neighbourhood", "name"], name="street_once"),
        ]

    def __str__(self) -> str:
        return self.name
