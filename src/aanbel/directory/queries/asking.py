"""Entries somebody should look at: stale ones, remarks that wait, questions out; and whose link it is."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Case, F, Q, QuerySet, When
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.directory.core.asking import Link, link
from aanbel.directory.core.freshness import stale_before
from aanbel.directory.models import Asking, Remark, Service
from aanbel.directory.models.services import BUILT
from aanbel.directory.permissions import check_can_see_map
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass
class Doubtful:
    """An entry with why somebody should look at it."""

    service: Service
    remarks: list[Remark] = field(default_factory=list)
    asking: Asking | None = None  # the last question that may still be answered, or was not

    @property
    def email(self) -> str:
        """Whom one can ask."""
        return whom_to_ask(self.service)

    @property
    def waits(self) -> bool:
        """Whether a question is on its way and its link still opens."""
        return self.asking is not None and link_of(self.asking) is Link.OPENS


def doubtful(*, by: Acting, limit: int = 50) -> tuple[list[Doubtful], int]:
    """What to look at: what somebody said first, then the longest unassured; and how many there are in all."""
    check_can_see_map(by)
    remarked: dict[object, list[Remark]] = defaultdict(list)
    for remark in Remark.objects.filter(municipality_id=by.municipality, settled="").order_by("said_at", "pk"):
        remarked[remark.service_id].append(remark)
    wanted = _wanted(by)
    said_first = Case(When(pk__in=remarked, then=0), default=1)
    in_order = wanted.order_by(said_first, F("assured_on").asc(nulls_first=True), "name", "pk")
    found = list(in_order.defer(*BUILT).select_related("organization")[:limit])
    asked = Asking.objects.filter(municipality_id=by.municipality, service__in=found, replaced_at__isnull=True)
    last = {asking.service_id: asking for asking in asked.order_by("asked_at", "pk")}
    rows = [Doubtful(service, remarked[service.pk], last.get(service.pk)) for service in found]
    return rows, wanted.count()


def how_many_doubtful(*, by: Acting) -> int:
    """The number beside the way to that list."""
    check_can_see_map(by)
    return _wanted(by).count()


def _wanted(by: Acting) -> QuerySet[Service]:
    here = Service.objects.filter(municipality_id=by.municipality).exclude(status=Service.Status.DEFUNCT)
    old = Q(assured_on__isnull=True) | Q(assured_on__lt=stale_before(clock.today()))
    said = Remark.objects.filter(municipality_id=by.municipality, settled="")
    return here.filter(old | Q(pk__in=said.values("service")))


def remarks_of(*, by: Acting, service: Service) -> list[Remark]:
    """What was said of one entry and waits."""
    check_can_see_map(by)
    found = Remark.objects.filter(municipality_id=by.municipality, service=service, settled="")
    return list(found.order_by("said_at", "pk"))


def asking_of(*, by: Acting, service: Service) -> Asking | None:
    """The last question about one entry, when its link still opens."""
    asked = Asking.objects.filter(municipality_id=by.municipality, service=service).order_by("-asked_at", "-pk").first()
    return asked if asked and link_of(asked) is Link.OPENS else None


def whom_to_ask(service: Service) -> str:
    """The address that answers for this entry: of who assured it, else of the service, else of the organisation."""
    organisation = service.organization.email if service.organization else ""
    return service.assurer_email or service.email or organisation


def link_of(asking: Asking) -> Link:
    """What its link does now."""
    return link(
        answered=asking.answered_at is not None,
        replaced=asking.replaced_at is not None,
        expires_at=asking.expires_at,
        now=clock.now(),
    )


def hashed(token: str) -> str:
    """A link as the database knows it; 192 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def asking_behind(*, by: Acting, token: str) -> Asking:
    """The question of a link; `Missing` for any link that was never made."""
    found = (
        Asking.objects.filter(municipality_id=by.municipality, link_hash=hashed(token))
        .select_related("service__organization", "municipality")
        .first()
    )
    if found is None:
        raise Missing(_("This link does not work (any more). Ask the municipality for a new one."))
    return found
