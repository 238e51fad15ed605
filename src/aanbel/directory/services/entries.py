"""Keeping one entry by hand, as a coordinator fills it in: the service with its number, languages, place and hours.

What a form cannot show (a second place, a monthly schedule, terms of a taxonomy) stays as it was.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.directory.core.opening import DAYS
from aanbel.directory.models import (
    Address,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceKind,
)
from aanbel.directory.permissions import check_can_keep_map
from aanbel.directory.queries.cards import weekly_rows
from aanbel.directory.services.indexing import index_services
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

Week = Mapping[int, Collection[tuple[time, time]]]
"""Hours per weekday, 0 for Monday."""


@dataclass(frozen=True)
class NewPlace:
    """A place that does not stand on the map yet."""

    name: str
    street: str = ""
    postcode: str = ""
    town: str = ""
    neighbourhood: int | None = None
    walk_in: bool = False


@dataclass(frozen=True)
class Entry:
    """What is filled in about one entry."""

    name: str
    kind: ServiceKind
    organization: UUID | str  # one that stands there, or the name of a new one; "" for nobody
    description: str = ""
    for_whom: str = ""
    costs: str = ""
    how_to_begin: str = ""
    phone: str = ""
    email: str = ""
    url: str = ""
    languages: Mapping[str, str] = field(default_factory=dict)  # code to name
    waiting_days: int | None = None
    who_may_refer: str = ""
    referral_email: str = ""
    assurer_email: str = ""
    for_residents: bool = True
    status: str = Service.Status.ACTIVE
    place: UUID | NewPlace | None = None  # None: leave its places as they are
    week: Week = field(default_factory=dict)


@transaction.atomic
def keep_entry(*, by: Acting, service: UUID | None, entry: Entry) -> Service:
    """Add an entry (None), or change it. Who fills it in answers for it: it counts as checked today."""
    check_can_keep_map(by)
    if not entry.name.strip():
        raise Refused(_("An entry needs a name."))
    found = held(by, service) if service else Service(municipality_id=by.municipality)
    found.name, found.kind, found.status = " ".join(entry.name.split()), entry.kind, entry.status
    found.organization_id = _organization(by, entry.organization)
    found.description, found.eligibility_description = entry.description.strip(), entry.for_whom.strip()
    found.fees_description, found.application_process = entry.costs.strip(), entry.how_to_begin.strip()
    found.email, found.url, found.assurer_email = entry.email, entry.url, entry.assurer_email
    found.waiting_days, found.who_may_refer = entry.waiting_days, entry.who_may_refer.strip()
    found.referral_email, found.for_residents = entry.referral_email, entry.for_residents
    found.assured_on, found.assured_by, found.changed_at = clock.today(), by.name, clock.now()
    found.save(force_insert=service is None)
    _reach(found, entry)
    _place(found, entry.place)
    _open(found, entry.week)
    index_services(by=by, services=[found.pk])
    audit.record(by=by, verb=Verb.ENTRY_KEPT, subject=f"service:{found.pk}", name=found.name[:120])
    return found


@transaction.atomic
def assure(*, by: Acting, service: UUID) -> Service:
    """Somebody who answers for the map looked at this entry: still right."""
    check_can_keep_map(by)
    found = held(by, service)
    assured(found, who=by.name)
    audit.record(by=by, verb=Verb.ENTRY_ASSURED, subject=f"service:{found.pk}", name=found.name[:120])
    return found


def assured(service: Service, *, who: str) -> None:
    """From today somebody answers for this entry being right."""
    service.assured_on, service.assured_by, service.changed_at = clock.today(), who[:200], clock.now()
    service.save(update_fields=["assured_on", "assured_by", "changed_at"])


def held(by: Acting, service: UUID) -> Service:
    """The entry, held for this act."""
    found = (
        Service.objects.select_for_update(of=("self",))
        .filter(municipality_id=by.municipality, pk=service)
        .select_related("organization", "municipality")
        .first()
    )
    if found is None:
        raise Missing(_("This entry does not stand on the social map (any more)."))
    return found


def _organization(by: Acting, told: UUID | str) -> UUID | None:
    """The organisation that was chosen, or the one with this name, which may be new."""
    here = Organization.objects.filter(municipality_id=by.municipality)
    if isinstance(told, UUID):
        known = here.filter(pk=told).first()
        if known is None:
            raise Missing(_("This organisation does not stand on the social map (any more)."))
        return known.pk
    name = " ".join(told.split())
    if not name:
        return None
    known = here.filter(name__iexact=name).order_by("pk").first()
    return (known or Organization.objects.create(municipality_id=by.municipality, name=name, changed_at=clock.now())).pk


def _reach(service: Service, entry: Entry) -> None:
    """Its own number for residents, and the languages that were ticked."""
    own = {"municipality_id": service.municipality_id, "service_id": service.pk}
    numbers = Phone.objects.filter(**own, for_residents=True, contact=None).order_by("number", "pk")
    first = numbers.first()
    if not entry.phone.strip():
        if first is not None:
            first.delete()
    elif first is None or first.number != entry.phone.strip():
        first = first or Phone(**own)
        first.number, first.changed_at = entry.phone.strip(), clock.now()
        first.save()
    spoken = Language.objects.filter(**own)
    spoken.exclude(code="").exclude(code__in=entry.languages).delete()
    known = set(spoken.values_list("code", flat=True))
    new = [(code, name) for code, name in entry.languages.items() if code not in known]
    Language.objects.bulk_create(Language(**own, code=code, name=name, changed_at=clock.now()) for code, name in new)


def _place(service: Service, told: UUID | NewPlace | None) -> None:
    """The first place of the entry becomes this one; other places stay."""
    if told is None:
        return
    here = {"municipality_id": service.municipality_id}
    if isinstance(told, NewPlace):
        location = Location.objects.create(
            **here,
            name=told.name.strip(),
            neighbourhood_id=told.neighbourhood,
            walk_in=told.walk_in,
            organization_id=service.organization_id,
            changed_at=clock.now(),
        )
        Address.objects.create(
            **here,
            location=location,
            address_1=told.street.strip(),
            postal_code=told.postcode.strip(),
            city=told.town.strip(),
            country="NL",
            changed_at=clock.now(),
        )
        place = location.pk
    else:
        place = told
        if not Location.objects.filter(**here, pk=place).exists():
            raise Missing(_("This place does not stand on the social map (any more)."))
    links = ServiceAtLocation.objects.filter(**here, service=service).order_by("location__name", "pk")
    if links.filter(location_id=place).exists():
        return
    first = links.first() or ServiceAtLocation(**here, service=service)
    first.location_id, first.changed_at = place, clock.now()
    first.save()


def _open(service: Service, week: Week) -> None:
    """Its plain weekly hours: one schedule for every pair of hours, with the days on which it counts."""
    days_of: dict[tuple[time, time], list[int]] = {}
    for day, hours in sorted(week.items()):
        for opens, closes in hours:
            if opens >= closes:
                raise Refused(_("The end lies before the beginning. Change one of the two times."))
            days_of.setdefault((opens, closes), []).append(day)
    Schedule.objects.filter(pk__in=[row.pk for row in weekly_rows(service)]).delete()
    Schedule.objects.bulk_create(
        Schedule(
            municipality_id=service.municipality_id,
            service=service,
            freq="WEEKLY",
            byday=",".join(DAYS[day] for day in days),
            opens_at=opens,
            closes_at=closes,
            changed_at=clock.now(),
        )
        for (opens, closes), days in days_of.items()
    )
