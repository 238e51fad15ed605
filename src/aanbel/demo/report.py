"""What the demo holds, counted in the database."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from aanbel.accounts.models import Municipality
from aanbel.cases.models import Case
from aanbel.intake.models import Delivery, Signal
from aanbel.people.models import Link, Question, Resident
from aanbel.worklist.models import Placing


@dataclass(frozen=True)
class DemoReport:
    """Counts over all municipalities of the demo; cases are those open now."""

    municipalities: tuple[tuple[int, str], ...]
    residents: int
    deliveries: int
    signals_accepted: int
    signals_refused: int
    links_certain: int
    links_doubtful: int
    cases_open: int
    cases_multiple: int
    cases_consecutive: int
    ranked: int

    def as_json(self) -> dict[str, Any]:
        """The answer of `aanbel demo --json`, without the seconds."""
        counts = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "municipalities"}
        places = [{"code": f"{code:04d}", "name": name} for code, name in self.municipalities]
        return {"municipalities": places, **counts}

    def lines(self) -> list[str]:
        """The same for a person."""
        names = ", ".join(name for _code, name in self.municipalities)
        return [
            f"{names}: {self.deliveries} files, {self.signals_accepted} signals about {self.residents} residents.",
            f"{self.cases_open} open cases ({self.cases_multiple} multiple, {self.cases_consecutive} consecutive), "
            f"{self.ranked} in order; {self.links_doubtful} matches wait for a person.",
        ]


def report(codes: tuple[int, ...]) -> DemoReport:
    """Counts what these municipalities hold."""
    here = {"municipality_id__in": codes}
    cases = Case.objects.filter(**here, closed_on=None).aggregate(
        open=Count("id"),
        multiple=Count("id", filter=Q(multiple=True)),
        consecutive=Count("id", filter=Q(consecutive=True)),
    )
    files = Delivery.objects.filter(**here).aggregate(count=Count("id"), refused=Sum("refused"))
    return DemoReport(
        municipalities=tuple(Municipality.objects.filter(code__in=codes).order_by("code").values_list("code", "name")),
        residents=Resident.objects.filter(**here).count(),
        deliveries=files["count"],
        signals_accepted=Signal.objects.filter(**here).count(),
        signals_refused=files["refused"] or 0,
        links_certain=Link.objects.filter(**here, method=Link.Method.CERTAIN).count(),
        links_doubtful=Question.objects.filter(**here, answer=Question.Answer.OPEN).count(),
        cases_open=cases["open"],
        cases_multiple=cases["multiple"],
        cases_consecutive=cases["consecutive"],
        ranked=Placing.objects.filter(**here).count(),
    )
