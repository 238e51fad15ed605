"""Entries whole, as pages show them: what, who, where, when, and how to ring, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from aanbel.audit.acting import Acting
from aanbel.directory.core.opening import Opening, Rule, opening, together
from aanbel.directory.models import (
    Accessibility,
    Address,
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from aanbel.directory.permissions import can_see_lines, check_can_see_map
from aanbel.kernel import clock


@dataclass
class Place:
    """Where a service is offered, and when there."""

    location: Location
    address: Address | None = None
    schedules: list[Schedule] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    accessibility: list[Accessibility] = field(default_factory=list)

    @property
    def rules(self) -> list[Rule]:
        return [schedule.rule for schedule in self.schedules]

    @property
    def line(self) -> str:
        """Its address on one line."""
        if self.address is None:
            return ""
        town = " ".join(part for part in (self.address.postal_code, self.address.city) if part)
        return ", ".join(part for part in (self.address.address_1, town) if part)


@dataclass
class Person:
    """Somebody to ask for, with their own numbers."""

    contact: Contact
    phones: list[Phone] = field(default_factory=list)


@dataclass
class Card:
    """One entry of the map with everything that belongs to it."""

    service: Service
    places: list[Place] = field(default_factory=list)
    schedules: list[Schedule] = field(default_factory=list)  # of the service itself, wherever it is offered
    phones: list[Phone] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    costs: list[CostOption] = field(default_factory=list)
    documents: list[RequiredDocument] = field(default_factory=list)
    areas: list[ServiceArea] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)  # of the service; without those, of who offers it

    @property
    def who(self) -> str:
        """Who offers it."""
        return self.service.organization.name if self.service.organization else ""

    @property
    def sentence(self) -> str:
        """The first sentence of what it is, at most two lines."""
        told = " ".join(self.service.description.split())
        first, dot, _rest = told.partition(". ")
        first += dot.strip()
        return first if len(first) <= 180 else first[:177].rsplit(" ", 1)[0] + "…"

    @property
    def rules(self) -> list[Rule]:
        """When it is open: its own hours; without those, the hours of its places."""
        return together([schedule.rule for schedule in self.schedules], [place.rules for place in self.places])

    @property
    def opening(self) -> Opening:
        """Open now or not, and when again."""
        return opening(self.rules, clock.now())

    @property
    def phone(self) -> Phone | None:
        """The number to ring first."""
        numbers = [*self.phones, *(phone for place in self.places for phone in place.phones)]
        return numbers[0] if numbers else None

    @property
    def walk_in(self) -> bool:
        """Whether one may just come."""
        return self.service.takes_walk_ins and any(place.location.walk_in for place in self.places)

    @property
    def website(self) -> str:
        """Where one can read more: only what a browser opens as a page."""
        url: str = self.service.url.strip()
        if url.lower().startswith(("https://", "http://")):
            return url
        return f"https://{url}" if "." in url and ":" not in url and " " not in url else ""

    @property
    def closures_of_places(self) -> list[Schedule]:
        """What shuts its only place."""
        return [one for place in self.places for one in place.schedules if one.closed] if len(self.places) == 1 else []


def cards(*, by: Acting, services: Iterable[UUID], for_residents: bool = False) -> list[Card]:
    """These entries in the order given. Residents see no line that is for professionals, and no contact of theirs."""
    wanted = list(services)
    found = Service.objects.filter(municipality_id=by.municipality, pk__in=wanted).select_related("organization")
    if for_residents:
        found = found.public()
    known = {service.pk: Card(service) for service in found}
    inside = not for_residents and can_see_lines(by)
    _add_places(by, known, inside)
    _add_reaching(by, known, inside)
    here = {"municipality_id": by.municipality, "service__in": list(known)}
    for language in Language.objects.filter(**here).order_by("name", "code", "pk"):
        known[_key(language)].languages.append(language)
    for cost in CostOption.objects.filter(**here).order_by("amount_cents", "pk"):
        known[_key(cost)].costs.append(cost)
    for document in RequiredDocument.objects.filter(**here).order_by("document", "pk"):
        known[_key(document)].documents.append(document)
    for area in ServiceArea.objects.filter(**here).select_related("neighbourhood").order_by("name", "pk"):
        known[_key(area)].areas.append(area)
    return [known[one] for one in wanted if one in known]


def _add_places(by: Acting, known: dict[UUID, Card], inside: bool) -> None:
    """Where each is offered, with the hours and numbers that hold there."""
    links = list(
        ServiceAtLocation.objects.filter(municipality_id=by.municipality, service__in=list(known))
        .select_related("location__neighbourhood")
        .order_by("location__name", "pk")
    )
    at = {link.location_id for link in links}
    here = Q(municipality_id=by.municipality)
    addresses = _by(Address.objects.filter(here, location__in=at).order_by("-address_type", "pk"), "location_id")
    easy = _by(Accessibility.objects.filter(here, location__in=at).order_by("description", "pk"), "location_id")
    hours = Schedule.objects.filter(here).order_by("opens_at", "pk")
    of_place = _by(hours.filter(location__in=at, service__isnull=True), "location_id")
    of_link = _by(hours.filter(service_at_location__in=links), "service_at_location_id")
    phones = _numbers(Phone.objects.filter(here), inside)
    at_place = _by(phones.filter(location__in=at, service__isnull=True), "location_id")
    at_link = _by(phones.filter(service_at_location__in=links), "service_at_location_id")
    for link in links:
        known[link.service_id].places.append(
            Place(
                link.location,
                next(iter(addresses[link.location_id]), None),
                of_link[link.pk] or of_place[link.location_id],
                [*at_link[link.pk], *at_place[link.location_id]],
                easy[link.location_id],
            )
        )


def _add_reaching(by: Acting, known: dict[UUID, Card], inside: bool) -> None:
    """Hours and numbers of the service itself, the organisation's number where it has none, and who to ask for."""
    here = Q(municipality_id=by.municipality)
    for schedule in Schedule.objects.filter(here, service__in=list(known)).order_by("opens_at", "pk"):
        known[_key(schedule)].schedules.append(schedule)
    phones = _numbers(Phone.objects.filter(here), inside)
    for phone in phones.filter(service__in=list(known)):
        known[_key(phone)].phones.append(phone)
    makers = {card.service.organization_id for card in known.values() if card.phone is None}
    theirs = _by(phones.filter(organization__in=makers - {None}), "organization_id")
    for card in known.values():
        if card.phone is None:
            card.phones = list(theirs[card.service.organization_id])
    _add_people(here, known, inside)


def _add_people(here: Q, known: dict[UUID, Card], inside: bool) -> None:
    """Whom to ask for, with their direct lines: those of the service, else those of the organisation."""
    makers = {card.service.organization_id for card in known.values()} - {None}
    theirs = Q(service__in=list(known)) | Q(organization__in=makers, service=None)
    contacts = Contact.objects.filter(here, theirs).order_by("name", "pk")
    shown = list(contacts if inside else contacts.filter(for_residents=True))
    numbers = Phone.objects.filter(here, contact__in=shown).order_by("number", "pk")
    lines = _by(numbers if inside else numbers.filter(for_residents=True), "contact_id")
    of_maker: dict[UUID | None, list[Person]] = defaultdict(list)
    for contact in shown:
        person = Person(contact, lines[contact.pk])
        if contact.service_id is None:
            of_maker[contact.organization_id].append(person)
        else:
            known[contact.service_id].people.append(person)
    for card in known.values():
        card.people = card.people or of_maker[card.service.organization_id]


def _numbers(phones: Any, inside: bool) -> Any:
    """Numbers in a fixed order, never a person's own; for residents and volunteers only the public ones."""
    shown = phones.filter(contact=None)
    return (shown if inside else shown.filter(for_residents=True)).order_by("-for_residents", "number", "pk")


def _key(row: Any) -> UUID:
    key: UUID = row.service_id
    return key


def _by(rows: Collection[Any] | Any, name: str) -> dict[Any, list[Any]]:
    grouped: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, name)].append(row)
    return grouped


def languages_offered(*, by: Acting) -> list[str]:
    """The codes of the languages in which help is offered here, besides Dutch."""
    found = Language.objects.filter(municipality_id=by.municipality).exclude(code="").exclude(code__istartswith="nl")
    return list(found.order_by("code").values_list("code", flat=True).distinct())


def organizations(*, by: Acting) -> list[Organization]:
    """Every organisation of the map, by name."""
    check_can_see_map(by)
    return list(Organization.objects.filter(municipality_id=by.municipality).order_by("name", "pk"))
