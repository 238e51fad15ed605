"""Asking for a visit, and what is known of a door."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import Case
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.visits.core.needs import ANYONE
from aanbel.visits.models import AddressMark, VisitNeed
from aanbel.visits.permissions import check_can_ask_visit, check_can_plan
from aanbel.visits.services.locating import whereabouts

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What a worker asks of a visit; what is left open follows from the case."""

    announced: bool = False
    duo: bool | None = None
    required: bool = False
    day_parts: tuple[str, ...] = ()
    agreed_from: datetime | None = None
    agreed_until: datetime | None = None
    minutes: int | None = None
    language: str = ""
    skill: str = ""
    elsewhere: str = ""
    not_before: date | None = None


@transaction.atomic
def ask_visit(*, by: Acting, case: int, asking: Asking | None = None) -> VisitNeed:
    """Ask for a visit; the next plan takes it along. Never after a no: the rule of `cases` says so."""
    check_can_ask_visit(by)
    cases.check_may_approach(by=by, case=case)
    found = _case(by, case)
    if found.closed_on:
        raise Refused(_("This case is closed. Open it again to plan a visit."))
    asking = asking or Asking()
    if asking.agreed_from and asking.agreed_until and asking.agreed_from >= asking.agreed_until:
        raise Refused(_("The end lies before the beginning. Change one of the two times."))
    lon, lat = whereabouts(asking.elsewhere)
    need, _new = VisitNeed.objects.update_or_create(
        case=found,
        municipality_id=by.municipality,
        defaults={
            "announced": asking.announced or asking.agreed_from is not None,
            "duo": asking.duo,
            "required": asking.required or asking.agreed_from is not None,
            "day_parts": list(asking.day_parts),
            "agreed_from": asking.agreed_from,
            "agreed_until": asking.agreed_until,
            "minutes": asking.minutes,
            "language": asking.language.strip(),
            "skill": asking.skill,
            "elsewhere": asking.elsewhere.strip(),
            "elsewhere_lon": lon,
            "elsewhere_lat": lat,
            "not_before": asking.not_before,
            "asked_by_id": by.user_id,
            "asked_by": by.name,
            "asked_at": clock.now(),
        },
    )
    audit.record(by=by, verb=Verb.VISIT_ASKED, case_id=case)
    return need


@transaction.atomic
def withdraw_visit(*, by: Acting, case: int) -> None:
    """No visit after all; what stands in a round is taken out there."""
    check_can_ask_visit(by)
    gone, _rows = VisitNeed.objects.filter(municipality_id=by.municipality, case_id=case).delete()
    if gone:
        audit.record(by=by, verb=Verb.VISIT_WITHDRAWN, case_id=case)


@transaction.atomic
def loosen(*, by: Acting, case: int, what: str) -> VisitNeed:
    """Ask less of a visit that did not fit: no `duo`, no `skill`, any `hours`; or promise it (`required`)."""
    check_can_plan(by)
    cases.check_may_approach(by=by, case=case)
    need = VisitNeed.objects.filter(municipality_id=by.municipality, case_id=case).first() or ask_visit(
        by=by, case=case
    )
    if what == "duo":
        need.duo = False
    elif what == "skill":
        need.skill, need.language = ANYONE, ""
    elif what == "hours":
        need.day_parts, need.agreed_from, need.agreed_until = [], None, None
    elif what == "required":
        need.required = True
    else:
        raise Refused(_("This cannot be changed here. Open the case and change what the visit needs."))
    need.save()
    audit.record(by=by, verb=Verb.VISIT_ASKED, case_id=case)
    return need


@transaction.atomic
def mark_address(
    *, by: Acting, case: int, kind: AddressMark.Kind, words: str = "", until: date | None = None
) -> AddressMark:
    """Write down that a door is not safe, is secret, or gets no visits. Facts only, and it ends by itself."""
    check_can_ask_visit(by)
    today = clock.today()
    if kind is AddressMark.Kind.UNSAFE and not (until and today <= until <= today + A_YEAR):
        raise Refused(_("Choose until when this holds: within a year. After that somebody looks again."))
    address = _case(by, case).address
    mark, _new = AddressMark.objects.update_or_create(
        municipality_id=by.municipality,
        address=address,
        kind=kind.value,
        ended_at=None,
        defaults={
            "words": words.strip()[:200],
            "until": until,
            "set_by_id": by.user_id,
            "set_by": by.name,
            "set_at": clock.now(),
        },
    )
    audit.record(by=by, verb=Verb.ADDRESS_MARKED, case_id=case, mark=f"mark:{kind.value}")
    return mark


@transaction.atomic
def end_mark(*, by: Acting, case: int, mark: int) -> AddressMark:
    """It holds no more."""
    check_can_ask_visit(by)
    found = AddressMark.objects.filter(
        municipality_id=by.municipality, pk=mark, address=_case(by, case).address_id, ended_at__isnull=True
    ).first()
    if found is None:
        raise Missing(_("This mark does not stand (any more)."))
    found.ended_at, found.ended_by = clock.now(), by.name
    found.save(update_fields=["ended_at", "ended_by"])
    audit.record(by=by, verb=Verb.ADDRESS_MARK_ENDED, case_id=case, mark=f"mark:{found.kind}")
    return found


def _case(by: Acting, number: int) -> Case:
    found = Case.objects.of(by.municipality).filter(pk=number).select_related("address").first()
    if found is None:
        raise Missing(_("This case does not exist here (any more)."))
    return found
