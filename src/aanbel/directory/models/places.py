"""Locations with their addresses, and which service is offered where."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood
from aanbel.directory.models.organizations import Organization
from aanbel.directory.models.record import Record, text
from aanbel.directory.models.services import Service


class Location(Record):
    """Where help can be had: a building, a post box, or a place on the internet. `walk_in`: one may just come."""

    class Type(models.TextChoices):
        PHYSICAL = "physical", _("a place to go to")
        POSTAL = "postal", _("a postal address")
        VIRTUAL = "virtual", _("by telephone or on the internet")

    location_type = models.CharField(max_length=10, choices=Type.choices, default=Type.PHYSICAL)
    url = text()
    organization = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="locations")
    name = text()
    alternate_name = text()
    description = text()
    transportation = text()
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    external_identifier = text()
    external_identifier_type = text()

    neighbourhood = models.ForeignKey(Neighbourhood, models.SET_NULL, null=True, related_name="+")
    walk_in = models.BooleanField(default=False)

    class Meta(Record.Meta):
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return str(self.name)


class Address(Record):
    """An address of a location: where one goes, or where one writes to."""

    class Type(models.TextChoices):
        PHYSICAL = "physical", _("visiting address")
        POSTAL = "postal", _("postal address")
        VIRTUAL = "virtual", _("on the internet")

    location = models.ForeignKey(Location, models.CASCADE, related_name="addresses")
    attention = text()
    address_1 = text()
    address_2 = text()
    city = text()
    region = text()
    state_province = text()
    postal_code = text()
    country = text()
    address_type = models.CharField(max_length=10, choices=Type.choices, default=Type.PHYSICAL)


class Accessibility(Record):
    """How a location can be reached and used by people with a disability."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="accessibility")
    description = text()
    details = text()
    url = text()


class ServiceAtLocation(Record):
    """That a service is offered at a location."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="service_at_locations")
    location = models.ForeignKey(Location, models.CASCADE, related_name="service_at_locations")
    description = text()
