"""Signal partners as this municipality knows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.intake.models import Agreement, Delivery, Partner
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass(frozen=True)
class PartnerLine:
    """A partner with the agreement that holds today, or the newest one, and its last delivery here."""

    partner: Partner
    agreement: Agreement | None
    holds: bool
    last_delivery: datetime | None


def partners(by: Acting) -> list[PartnerLine]:
    """All partners of the installation, by name, with what this municipality has with them."""
    terms: dict[int, list[Agreement]] = {}
    for one in Agreement.objects.filter(municipality_id=by.municipality).order_by("-starts_on"):
        terms.setdefault(one.partner_id, []).append(one)
    last = dict(
        Delivery.objects.filter(municipality_id=by.municipality)
        .order_by()
        .values_list("partner_id")
        .annotate(last=Max("received_at"))
    )
    return [_line(one, terms.get(one.pk, []), last.get(one.pk)) for one in Partner.objects.all()]


def _line(partner: Partner, terms: Sequence[Agreement], last: datetime | None) -> PartnerLine:
    today = clock.today()
    current = next(
        (one for one in terms if one.starts_on <= today and (one.ends_on is None or one.ends_on >= today)), None
    )
    newest = terms[0] if terms else None
    return PartnerLine(partner, current or newest, current is not None, last)


def partner(slug: str) -> Partner:
    """One partner."""
    found = Partner.objects.filter(slug=slug).first()
    if found is None:
        raise Missing(_("There is no signal partner “%(slug)s”.") % {"slug": slug})
    return found


def agreements(by: Acting, partner: Partner) -> list[Agreement]:
    """The agreements of this municipality with a partner, the newest first."""
    return list(Agreement.objects.filter(municipality_id=by.municipality, partner=partner).order_by("-starts_on"))


def agreement(by: Acting, pk: int) -> Agreement:
    """One agreement of this municipality."""
    found = Agreement.objects.filter(municipality_id=by.municipality, pk=pk).select_related("partner").first()
    if found is None:
        raise Missing(_("This agreement is not here."))
    return found
