"""Who may deliver, and on which terms: the register of partners and agreements (LCV standard agreement)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanbel.accounts.permissions import check_can_coordinate
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.intake.core.profiles import BUILT_IN, Profile
from aanbel.intake.models import Agreement, Kind, Partner
from aanbel.kernel.errors import Refused


@transaction.atomic
def register_partner(*, by: Acting, slug: str, name: str, kind: str, email: str = "", phone: str = "") -> Partner:
    """Adds a signal partner, or changes its name and contact. Safe to repeat. The kind stays what it was first."""
    check_can_coordinate(by)
    if kind not in Kind.values:
        raise Refused(_("Unknown kind of signal partner: %(kind)s.") % {"kind": kind})
    partner = Partner.objects.filter(slug=slug).first()
    if partner is not None and partner.kind != kind:
        raise Refused(_("%(partner)s is registered with another kind of signal.") % {"partner": partner.name})
    partner, created = Partner.objects.update_or_create(
        slug=slug, defaults={"name": name, "kind": kind, "email": email, "phone": phone}
    )
    if created:
        for municipality in by.municipalities:
            audit.record(
                by=by,
                verb=Verb.PARTNER_REGISTERED,
                municipality=municipality,
                subject=f"partner:{partner.pk}",
                partner=partner.name,
            )
    return partner


@transaction.atomic
def agree(
    *,
    by: Acting,
    partner: str,
    starts_on: date,
    ends_on: date | None = None,
    profile: str = "",
    mapping: Mapping[str, Any] | None = None,
    minimum_amount: int = 0,
    minimum_days: int | None = None,
    maximum_days: int | None = None,
    needs_match: bool = False,
) -> Agreement:
    """Records what the municipality agreed with a partner; the same start again changes its terms. Safe to repeat.

    `profile` names a built-in shape ('' = recognised by its headers); `mapping` is a shape of the partner's own and
    goes before it. Amounts in cents. Two agreements with one partner never hold on the same day.
    """
    check_can_coordinate(by)
    found = Partner.objects.filter(slug=partner).first()
    if found is None:
        raise Refused(_("There is no signal partner “%(slug)s”. Register it first.") % {"slug": partner})
    _check_terms(starts_on, ends_on, minimum_days, maximum_days)
    if profile and profile not in BUILT_IN:
        known = ", ".join(BUILT_IN)
        raise Refused(_("Unknown file shape “%(profile)s”. We know: %(known)s.") % {"profile": profile, "known": known})
    own = Profile.from_json(mapping).as_json() if mapping else {}
    _check_no_overlap(by, found, starts_on, ends_on)
    agreement, _created = Agreement.objects.update_or_create(
        municipality_id=by.municipality,
        partner=found,
        starts_on=starts_on,
        defaults={
            "ends_on": ends_on,
            "profile": profile,
            "mapping": own,
            "minimum_amount": minimum_amount,
            "minimum_days": minimum_days,
            "maximum_days": maximum_days,
            "needs_match": needs_match,
        },
    )
    audit.record(by=by, verb=Verb.AGREEMENT_MADE, subject=f"agreement:{agreement.pk}", partner=found.name)
    return agreement


def _check_terms(starts_on: date, ends_on: date | None, minimum_days: int | None, maximum_days: int | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("The agreement ends before it starts."))
    if minimum_days is not None and maximum_days is not None and maximum_days < minimum_days:
        raise Refused(_("The highest number of days is below the lowest."))


def _check_no_overlap(by: Acting, partner: Partner, starts_on: date, ends_on: date | None) -> None:
    others = Agreement.objects.filter(municipality_id=by.municipality, partner=partner).exclude(starts_on=starts_on)
    overlapping = others.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        overlapping = overlapping.filter(starts_on__lte=ends_on)
    other = overlapping.order_by("starts_on").first()
    if other is not None:
        raise Refused(
            _("There is already an agreement with %(partner)s from %(day)s. End that one first.")
            % {"partner": partner.name, "day": f"{other.starts_on:%d-%m-%Y}"}
        )
