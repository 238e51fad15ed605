"""Organisations, what they are registered as, what pays for them and the programmes they group services in."""

from django.db import models

from aanbel.directory.models.record import Record, of, text


class Organization(Record):
    """Who offers services: a foundation, a public body, the municipality itself."""

    name = models.TextField()
    alternate_name = text()
    description = text()
    email = text()
    website = text()
    tax_status = text()
    tax_id = text()
    year_incorporated = models.IntegerField(null=True)
    legal_status = text()
    logo = text()
    uri = text()
    parent_organization = of("Organization", "parts")

    class Meta(Record.Meta):
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class OrganizationIdentifier(Record):
    """A number in another register: for us the KvK number."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="organization_identifiers")
    identifier_scheme = text()
    identifier_type = text()
    identifier = text()


class Program(Record):
    """A programme that groups services of one organisation."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="programs")
    name = models.TextField()
    alternate_name = text()
    description = text()

    def __str__(self) -> str:
        return self.name


class Funding(Record):
    """What pays for an organisation or a service."""

    organization = of("Organization", "funding")
    service = of("Service", "funding")
    source = text()
