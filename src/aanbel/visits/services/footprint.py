"""What a visit changed around it, kept with the visit so that it can be taken back: one record for all its tellings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import serializers

from aanbel.audit.acting import Acting
from aanbel.cases import services as cases
from aanbel.cases.models import Case
from aanbel.visits.models import Registration, VisitNeed


@dataclass(frozen=True)
class Standing:
    """How a case stands, and what was asked of a visit there."""

    case: dict[str, Any]
    need: str

    @classmethod
    def of(cls, case: Case) -> "Standing":
        return cls(cases.state_of(case), serializers.serialize("json", VisitNeed.objects.filter(case=case)))


def remember(told: Sequence[Registration], case: Case, was: Standing) -> None:
    """Keep how it stood before the visit and how it was left. What another changed between two tellings is theirs."""
    now = Standing.of(case)
    keeper = next((one for one in told if one.footprint), told[-1])
    first = keeper.footprint or {"before": was.case, "after": was.case, "need": was.need}
    before = {name: old if first["after"][name] == was.case[name] else was.case[name] for name, old in _old(first)}
    keeper.footprint = {"before": before, "after": now.case, "need": first["need"]}
    keeper.save(update_fields=["footprint"])


def go_back(*, by: Acting, told: Sequence[Registration], case: Case) -> None:
    """As it was before any of this was told, for as far as nobody changed it since."""
    for one in told:
        if one.footprint:
            cases.put_back(by=by, case=case.pk, before=one.footprint["before"], after=one.footprint["after"])
            _ask_again(case, one.footprint["need"])
            one.footprint = {}
            one.save(update_fields=["footprint"])
    case.refresh_from_db()


def _old(footprint: dict[str, Any]) -> list[tuple[str, Any]]:
    return list(footprint["before"].items())


def _ask_again(case: Case, need: str) -> None:
    """What was asked of the visit is asked again, unless somebody asked something else meanwhile."""
    for kept in serializers.deserialize("json", need):
        asked = VisitNeed.objects.filter(case=case).first()
        same = asked and isinstance(kept.object, VisitNeed) and asked.asked_at == kept.object.asked_at
        if asked is None or same:
            kept.save()
