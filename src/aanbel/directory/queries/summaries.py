"""What other rooms ask of the map: a name behind an id, where one may refer to, and when one can walk in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory.core.opening import Opening, Rule, opening
from aanbel.directory.models import Address, Phone, Schedule, Service, ServiceAtLocation, ServiceKind
from aanbel.directory.queries.finding import rules_of
from aanbel.directory.wording.hours import opening_words, usual_hours
from aanbel.kernel import clock


@dataclass(frozen=True, slots=True)
class ServiceSummary:
    """An entry in one line."""

    id: UUID
    name: str
    organization: str
    kind: ServiceKind
    status: str
    assured_on: date | None
    stale: bool
    does: str
    email: str  # where a referral goes
    waiting_days: int | None

    @property
    def party(self) -> str:
        """Whom a resident says yes to."""
        return party(self.name, self.organization)

    @property
    def live(self) -> bool:
        """Whether somebody can be sent there now."""
        return self.status == Service.Status.ACTIVE


@dataclass(frozen=True, slots=True)
class WalkInTime:
    """A place where one may just come, with its hours."""

    service: UUID
    kind: ServiceKind
    location: UUID
    name: str
    place: str
    address: str
    phone: str
    neighbourhood: int | None
    rules: tuple[Rule, ...]
    told: str  # what the place says of its hours besides, in its own words

    @property
    def hours(self) -> str:
        """Its usual week in the reader's language; else what the place says itself, or when it is open again."""
        return usual_hours(self.rules) or self.told or opening_words(self.opening)

    @property
    def opening(self) -> Opening:
        """Open now or not, and when again."""
        return opening(self.rules, clock.now())


def party(name: str, organization: str) -> str:
    """An entry and who offers it, as it stands in a resident's yes: two entries may have one name.

    >>> party("Spreekuur", "Stichting Naast de Deur"), party("Thuis in Geld", "Thuis in Geld")
    ('Spreekuur (Stichting Naast de Deur)', 'Thuis in Geld')
    """
    return (name if organization in ("", name) else f"{name} ({organization})")[:120]


def services_by_id(*, by: Acting, ids: Collection[UUID]) -> dict[UUID, ServiceSummary]:
    """The entries behind these ids; what is gone is not in the answer."""
    rows = Service.objects.filter(municipality_id=by.municipality, pk__in=ids).select_related("organization")
    return {row.pk: _summary(row) for row in rows}


def referable(*, by: Acting) -> list[ServiceSummary]:
    """Where one may refer to: offered now, and with an address that a referral can go to."""
    rows = Service.objects.offered().filter(municipality_id=by.municipality).exclude(referral_email="")
    return [_summary(row) for row in rows.select_related("organization").order_by("kind", "name", "id")]


def walk_in_times(*, municipality: int) -> list[WalkInTime]:
    """Every place in a municipality where residents may just come. Public: asked for before anybody is signed in."""
    with on_behalf_of(Acting.system(municipality)) as by:
        here = ServiceAtLocation.objects.filter(municipality_id=municipality, location__walk_in=True)
        help_there = Service.objects.filter(municipality_id=municipality).offered().public().without_waiting()
        here = here.filter(service__in=help_there)
        links = list(here.select_related("service", "location").order_by("location__name", "service__name", "pk"))
        rules = rules_of(by, [link.service_id for link in links])
        places = [link.location_id for link in links]
        rows = Address.objects.filter(municipality_id=municipality, location__in=places, address_type="physical")
        streets = {row.location_id: row for row in rows.order_by("-pk")}
        phones, told = _phones(links), _told(links)
        return [
            WalkInTime(
                service=link.service_id,
                kind=ServiceKind(link.service.kind),
                location=link.location_id,
                name=link.service.name,
                place=link.location.name,
                address=_on_one_line(streets.get(link.location_id)),
                phone=_first(phones, link.pk, link.location_id, link.service_id, link.service.organization_id),
                neighbourhood=link.location.neighbourhood_id,
                rules=tuple(rules[link.service_id]),
                told=_first(told, link.service_id, link.pk, link.location_id),
            )
            for link in links
        ]


def _summary(row: Service) -> ServiceSummary:
    return ServiceSummary(
        id=row.pk,
        name=row.name,
        organization=row.organization.name if row.organization else "",
        kind=ServiceKind(row.kind),
        status=row.status,
        assured_on=row.assured_on,
        stale=row.stale,
        does=row.description,
        email=row.referral_email,
        waiting_days=row.waiting_days,
    )


def _on_one_line(address: Address | None) -> str:
    if address is None:
        return ""
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    return ", ".join(part for part in (address.address_1, town) if part)


def _phones(links: Collection[ServiceAtLocation]) -> dict[UUID | None, str]:
    """The numbers for residents by whose they are: of a link, a place, a service or an organisation."""
    public = Phone.objects.filter(municipality_id__in={link.municipality_id for link in links}, for_residents=True)
    theirs = (
        Q(service_at_location__in=links)
        | Q(location__in=[link.location_id for link in links])
        | Q(service__in=[link.service_id for link in links])
        | Q(organization__in=[link.service.organization_id for link in links if link.service.organization_id])
    )
    found: dict[UUID | None, str] = {}
    for row in public.filter(theirs, contact__isnull=True).order_by("number", "pk"):
        for owner in (row.service_at_location_id, row.location_id, row.service_id, row.organization_id):
            found.setdefault(owner, row.number)
    return found


def _told(links: Collection[ServiceAtLocation]) -> dict[UUID | None, str]:
    """What is said of the hours in words, by whose they are."""
    rows = Schedule.objects.filter(municipality_id__in={link.municipality_id for link in links}).exclude(description="")
    found: dict[UUID | None, str] = {}
    for row in rows.filter(
        Q(service_at_location__in=links)
        | Q(location__in=[link.location_id for link in links])
        | Q(service__in=[link.service_id for link in links])
    ).order_by("pk"):
        for owner in (row.service_id, row.service_at_location_id, row.location_id):
            found.setdefault(owner, row.description)
    return found


def _first(told: dict[UUID | None, str], *owners: UUID | None) -> str:
    return next((told[owner] for owner in owners if owner and owner in told), "")
