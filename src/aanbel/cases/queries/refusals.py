"""Whether a household may be approached: the rule of `core.refusals`, asked of one case or of all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases import wording
from aanbel.cases.core.refusals import Approach, RefusalKind, approach
from aanbel.cases.models import Case, Refusal
from aanbel.cases.models.refusal import RefusalRows
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass(frozen=True)
class Permit:
    """What may be done towards the household of a case, and the no that decides it (the gravest, then the newest)."""

    case: Case
    approach: Approach
    refusal: Refusal | None

    @property
    def free(self) -> bool:
        return self.approach is Approach.FREE

    @property
    def asks(self) -> bool:
        """Whether a person has to decide first."""
        return self.approach is Approach.ASK_A_PERSON

    @property
    def sentence(self) -> str:
        """Why nobody may approach, fit for the screen; empty when one may."""
        if self.free or self.refusal is None:
            return ""
        return wording.stopped_sentence(self.approach, self.refusal)


def threat_in(case: Case) -> bool:
    """Whether a crisis, an end of supply or a threat was reported in this case."""
    return case.crisis or case.supply_ends_on is not None or case.threatened_on is not None


def permit(*, case: Case, said: Iterable[Refusal] | None = None) -> Permit:
    """Ask the rule for this case, today. Who read already what was `said` gives it along."""
    said = list(refusals_of(case) if said is None else said)
    allowed = approach([one.said for one in said], on=clock.today(), threat=threat_in(case), cleared_at=case.cleared_at)
    standing = [one for one in said if one.said.stands(clock.today())]
    gravest = max(standing, key=lambda one: (one.kind == RefusalKind.OBJECTION, one.recorded_at), default=None)
    return Permit(case, allowed, gravest)


def standing_refusal(*, by: Acting, case: int) -> Refusal | None:
    """The no that stands at this door or for one of the residents of this case, also when a person answered it."""
    return permit(case=_case(by, case)).refusal


def refusals_of(case: Case) -> RefusalRows:
    """Every no that was ever said at this door or by a resident of this case, newest first."""
    residents = case.decisions.values("signal__link__resident_id")
    return refusals_at(case.municipality_id, address=case.address_id, residents=residents)


def refusals_at(municipality: int, *, address: int, residents: object) -> RefusalRows:
    """Every no that was said for this door or by one of these residents, newest first."""
    return (
        Refusal.objects.filter(municipality_id=municipality)
        .filter(Q(address_id=address, resident__isnull=True) | Q(resident__in=residents))
        .select_related("resident")
        .order_by("-recorded_at", "-pk")
    )


def not_to_approach(municipality: int, *, on: date | None = None) -> QuerySet[Case]:
    """The open cases whose household may not be approached, stopped or waiting for a person. Asked for thousands."""
    stopped = RawSQL(f"select id from ({_STOPPED}) stopped", _stopped_by(municipality, on))  # noqa: S611 - our own text
    return Case.objects.of(municipality).filter(pk__in=stopped)


@dataclass(frozen=True)
class SaidNo:
    """An open case whose household said no: whose it is, and whether something threatens, so that a person decides."""

    case: int
    assigned_to: int | None
    threat: bool


def who_said_no(*, by: Acting) -> list[SaidNo]:
    """Every open case here whose household may not be approached, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_STOPPED} order by id", _stopped_by(by.municipality))
        return [SaidNo(*row) for row in cursor.fetchall()]


_STOPPED = """
with standing as (
    select address_id, resident_id, recorded_at from cases_refusal
     where municipality_id = %s and withdrawn_on is null and (until is null or until >= %s)
), said as (
    select c.id, n.recorded_at from standing n join cases_case c on c.address_id = n.address_id
     where n.resident_id is null and c.closed_on is null
    union all
    select d.case_id, n.recorded_at from standing n
      join people_link l on l.resident_id = n.resident_id
      join cases_decision d on d.signal_id = l.signal_id and d.case_id is not null
)
select distinct c.id, c.assigned_to_id, t.threat
  from said join cases_case c on c.id = said.id,
       lateral (select c.crisis or c.supply_ends_on is not null or c.threatened_on is not null as threat) t
 where c.municipality_id = %s and c.closed_on is null
   and (not t.threat or c.cleared_at is null or c.cleared_at < said.recorded_at)"""
"""The rule for all open cases: a no that stands, about which no person decided since that one may approach.

It begins at those who said no, who are few, and not at the cases, who are many.
"""


def _stopped_by(municipality: int, on: date | None = None) -> list[int | date]:
    return [municipality, on or clock.today(), municipality]


def _case(by: Acting, number: int) -> Case:
    found = Case.objects.of(by.municipality).filter(pk=number).first()
    if found is None:
        raise Missing(_("This case does not exist here (any more)."))
    return found
