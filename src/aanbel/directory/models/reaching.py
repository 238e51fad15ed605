"""How and when something is reached: telephones, people, languages, opening hours. One may belong to several things.

`for_residents` keeps a person's own line off the public page and out of the API; a telephone of such a contact is
never public, whatever it says itself.
"""

from datetime import date, time

from django.db import models

from aanbel.directory.core.opening import Rule
from aanbel.directory.models.record import Record, of, text


class Contact(Record):
    """A person or desk to ask for."""

    organization = of("Organization", "contacts")
    service = of("Service", "contacts")
    service_at_location = of("ServiceAtLocation", "contacts")
    location = of("Location", "contacts")
    name = text()
    title = text()
    department = text()
    email = text()
    for_residents = models.BooleanField(default=False)


class Phone(Record):
    """A telephone number."""

    location = of("Location", "phones")
    service = of("Service", "phones")
    organization = of("Organization", "phones")
    contact = of("Contact", "phones")
    service_at_location = of("ServiceAtLocation", "phones")
    number = models.TextField()
    extension = models.IntegerField(null=True)
    type = text()
    description = text()
    for_residents = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.number


class Language(Record):
    """A language in which help is given, or the telephone answered."""

    service = of("Service", "languages")
    location = of("Location", "languages")
    phone = of("Phone", "languages")
    name = text()
    code = models.CharField(max_length=35, blank=True, default="")  # BCP 47
    note = text()

    def __str__(self) -> str:
        return self.name or self.code


class Schedule(Record):
    """When something is open: the fields of RFC 5545 that HSDS has. Times are Dutch time (core.opening)."""

    service = of("Service", "schedules")
    location = of("Location", "schedules")
    service_at_location = of("ServiceAtLocation", "schedules")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    dtstart = models.DateField(null=True)
    timezone = models.FloatField(null=True)
    until = models.DateField(null=True)
    count = models.IntegerField(null=True)
    wkst = models.CharField(max_length=2, blank=True, default="")
    freq = models.CharField(max_length=8, blank=True, default="")
    interval = models.IntegerField(null=True)
    byday = text()
    byweekno = text()
    bymonthday = text()
    byyearday = text()
    description = text()
    opens_at = models.TimeField(null=True)
    closes_at = models.TimeField(null=True)
    schedule_link = text()
    attending_type = text()
    notes = text()
    closed = models.BooleanField(default=False)  # it says when this is shut: a holiday of their own, a day of repairs

    @property
    def rule(self) -> Rule:
        """Its plain form, to reckon with."""
        return Rule(
            freq=self.freq,
            interval=self.interval or 1,
            byday=self.byday,
            bymonthday=self.bymonthday,
            byweekno=self.byweekno,
            byyearday=self.byyearday,
            wkst=self.wkst,
            start=_latest(self.valid_from, self.dtstart),
            anchor=self.dtstart or self.valid_from,
            end=_earliest(self.valid_to, self.until),
            count=self.count,
            opens_at=self.opens_at or time(0),
            closes_at=self.closes_at or time(0),
            closed=self.closed,
        )


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
