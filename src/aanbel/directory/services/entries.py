"""Keeping one entry by hand, as a coordinator fills it in: the service with all that a form can show of it.

What a form cannot show (a second colleague, a monthly schedule, terms of a taxonomy) stays as it was.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from aanbel.accounts.models import Neighbourhood
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.turns import take_turn
from aanbel.audit.verbs import Verb
from aanbel.directory.models import (
    Contact,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceKind,
)
from aanbel.directory.permissions import check_can_keep_map
from aanbel.directory.services.hours import Closure, Week, keep_hours
from aanbel.directory.services.indexing import index_services
from aanbel.directory.services.places import NewPlace, lay_place
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused

TWICE = timedelta(minutes=1)
"""Within this the same form, or question to an organisation, is one that was sent twice."""


@dataclass(frozen=True)
class Colleague:
    """The person there whom professionals ring; without a name there is none."""

    name: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""


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
    closed: Collection[Closure] = ()
    ages: tuple[int | None, int | None] = (None, None)
    areas: Collection[int] = ()  # neighbourhoods it is for; none: everywhere
    bring: Collection[str] = ()
    colleague: Colleague = Colleague()


@transaction.atomic
def keep_entry(*, by: Acting, service: UUID | None, entry: Entry) -> Service:
    """Add an entry (None), or change it. Who fills it in answers for it: it counts as checked today."""
    check_can_keep_map(by)
    if not entry.name.strip():
        raise Refused(_("An entry needs a name."))
    if service is None and (same := _kept_just_now(by, entry)) is not None:
        return same
    found = held(by, service) if service else Service(municipality_id=by.municipality)
    found.name, found.kind, found.status = " ".join(entry.name.split()), entry.kind, entry.status
    found.organization_id = _organization(by, entry.organization)
    found.description, found.eligibility_description = entry.description.strip(), entry.for_whom.strip()
    found.fees_description, found.application_process = entry.costs.strip(), entry.how_to_begin.strip()
    found.email, found.url, found.assurer_email = entry.email, entry.url, entry.assurer_email
    found.waiting_days, found.who_may_refer = entry.waiting_days, entry.who_may_refer.strip()
    found.referral_email, found.for_residents = entry.referral_email, entry.for_residents
    found.minimum_age, found.maximum_age = entry.ages
    found.assured_on, found.assured_by, found.changed_at = clock.today(), by.name, clock.now()
    found.save(force_insert=service is None)
    _reach(found, entry)
    _place(found, entry.place)
    _for_whom(found, entry)
    _colleague(found, entry.colleague)
    keep_hours(found, entry.week, entry.closed)
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


def _kept_just_now(by: Acting, entry: Entry) -> Service | None:
    """The same entry of the same colleague of a moment ago: a form that was sent twice."""
    with connection.cursor() as cursor:
        take_turn(cursor, "entries", by)
    here = Service.objects.filter(municipality_id=by.municipality, changed_at__gte=clock.now() - TWICE)
    mine = here.filter(assured_by=by.name)
    same = mine.filter(name=" ".join(entry.name.split()), kind=entry.kind, description=entry.description.strip())
    if isinstance(entry.organization, UUID):
        same = same.filter(organization=entry.organization)
    elif name := " ".join(entry.organization.split()):
        same = same.filter(organization__name__iexact=name)
    return same.order_by("-changed_at").first()


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


def _for_whom(service: Service, entry: Entry) -> None:
    """The neighbourhoods it is for, and what one brings along. An area that is no neighbourhood of ours stays."""
    own = {"municipality_id": service.municipality_id, "service_id": service.pk}
    areas = ServiceArea.objects.filter(**own).exclude(neighbourhood=None)
    areas.exclude(neighbourhood__in=entry.areas).delete()
    known = set(areas.values_list("neighbourhood_id", flat=True))
    names = Neighbourhood.objects.filter(municipality_id=service.municipality_id, pk__in=set(entry.areas) - known)
    ServiceArea.objects.bulk_create(
        ServiceArea(**own, neighbourhood=one, name=one.name, changed_at=clock.now()) for one in names
    )
    wanted = [told.strip() for told in entry.bring if told.strip()]
    documents = RequiredDocument.objects.filter(**own)
    documents.exclude(document__in=wanted).delete()
    new = [told for told in dict.fromkeys(wanted) if told not in set(documents.values_list("document", flat=True))]
    RequiredDocument.objects.bulk_create(RequiredDocument(**own, document=told, changed_at=clock.now()) for told in new)


def _colleague(service: Service, told: Colleague) -> None:
    """The first person of the entry becomes this one, with one direct line; without a name they are taken off."""
    own = {"municipality_id": service.municipality_id, "service_id": service.pk}
    first = Contact.objects.filter(**own).order_by("name", "pk").first()
    if not told.name.strip():
        if first is not None:
            first.delete()
        return
    person = first or Contact(**own)
    person.name, person.title, person.email = told.name.strip(), told.title.strip(), told.email
    person.changed_at = clock.now()
    person.save()
    lines = Phone.objects.filter(municipality_id=service.municipality_id, contact=person).order_by("number", "pk")
    line = lines.first() or Phone(municipality_id=service.municipality_id, contact=person, for_residents=False)
    if told.phone.strip():
        line.number, line.changed_at = told.phone.strip(), clock.now()
        line.save()
    elif not line._state.adding:
        line.delete()


def _place(service: Service, told: UUID | NewPlace | None) -> None:
    """The first place of the entry becomes this one; other places stay."""
    if told is None:
        return
    here = {"municipality_id": service.municipality_id}
    place = lay_place(service, told).pk if isinstance(told, NewPlace) else told
    if not Location.objects.filter(**here, pk=place).exists():
        raise Missing(_("This place does not stand on the social map (any more)."))
    links = ServiceAtLocation.objects.filter(**here, service=service).order_by("location__name", "pk")
    if links.filter(location_id=place).exists():
        return
    first = links.first() or ServiceAtLocation(**here, service=service)
    first.location_id, first.changed_at = place, clock.now()
    first.save()
