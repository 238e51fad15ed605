"""Whether a household may be approached: the rule of `core.refusals`, asked of one case or of all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import models as database
from django.db.models import ExpressionWrapper, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.cases import wording
from aanbel.cases.core.refusals import Approach, RefusalKind, approach
from aanbel.cases.models import Case, Refusal
from aanbel.cases.models.refusal import RefusalRows
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing

THREAT = Q(crisis=True) | Q(supply_ends_on__isnull=False) | Q(threatened_on__isnull=False)
"""A case in which a crisis, an end of supply or a threat was reported; `threat_in` says it of one."""

LONG_AGO = Value(datetime.min.replace(tzinfo=UTC), database.DateTimeField())


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
    """The open cases whose household may not be approached, stopped or waiting for a person. Asked for thousands.

    It begins at those who said no, who are few, and not at the cases, who are many.
    """
    standing = Refusal.objects.standing(on or clock.today()).filter(municipality_id=municipality)
    at_the_door = _unanswered(municipality, "address__refusals", standing.filter(resident__isnull=True))
    by_a_resident = _unanswered(
        municipality, "decisions__signal__link__resident__refusals", standing.filter(resident__isnull=False)
    )
    return Case.objects.of(municipality).filter(pk__in=at_the_door.union(by_a_resident))


@dataclass(frozen=True)
class SaidNo:
    """An open case whose household said no: whose it is, and whether something threatens, so that a person decides."""

    case: int
    assigned_to: int | None
    threat: bool


def who_said_no(*, by: Acting) -> list[SaidNo]:
    """Every open case here whose household may not be approached, the oldest first."""
    threat = ExpressionWrapper(THREAT, database.BooleanField())
    found = not_to_approach(by.municipality).annotate(threat=threat).order_by("pk")
    return [SaidNo(*row) for row in found.values_list("pk", "assigned_to_id", "threat")]


def _unanswered(municipality: int, path: str, standing: RefusalRows) -> QuerySet[Case, Any]:
    """The open cases with one of these refusals, about which no person decided since that one may approach."""
    answered = database.Case(When(THREAT, then=Coalesce("cleared_at", LONG_AGO)), default=LONG_AGO)
    said = {f"{path}__in": standing, f"{path}__recorded_at__gt": F("answered")}
    return Case.objects.of(municipality).open().annotate(answered=answered).filter(**said).values("pk")


def _case(by: Acting, number: int) -> Case:
    found = Case.objects.of(by.municipality).filter(pk=number).first()
    if found is None:
        raise Missing(_("This case does not exist here (any more)."))
    return found
