"""What the record says about how a case may end."""

from django.db.models import Max

from aanbel.cases.core.kinds import look_back_from
from aanbel.cases.core.outcomes import Record
from aanbel.cases.core.refusals import RefusalKind
from aanbel.cases.models import Case, Code, Decision, Referral, Stage
from aanbel.cases.queries.refusals import refusals_of, threat_in
from aanbel.kernel import clock


def record_of(case: Case) -> Record:
    """What is registered about a case, as the guards of the outcomes read it."""
    reached = list(case.attempts.filter(undone_at__isnull=True).values_list("reached", flat=True))
    kinds = set(refusals_of(case).standing(clock.today()).values_list("kind", flat=True))
    return Record(
        attempts=len(reached),
        reached=sum(reached),
        days_open=(clock.today() - case.opened_on).days,
        said_no=bool(kinds),
        objected=RefusalKind.OBJECTION.value in kinds,
        referred=Referral.objects.filter(case=case).exclude(stage=Stage.WITHDRAWN).exists(),
        repeated=_repeated(case),
        threat=threat_in(case),
    )


def _repeated(case: Case) -> bool:
    """Whether each signal was taken up before, from the same partner about the same resident, and is not higher now."""
    now = list(
        case.decisions.values_list(
            "signal__partner_id", "signal__link__resident_id", "signal__amount", "signal__period"
        )
    )
    for partner, resident, amount, period in now:
        earlier = (
            Decision.objects.filter(municipality_id=case.municipality_id, code=Code.TAKEN_UP)
            .exclude(case=case)
            .filter(signal__partner_id=partner, signal__link__resident_id=resident)
            .filter(period__gte=look_back_from(period), period__lte=period)
            .aggregate(highest=Max("signal__amount"))["highest"]
        )
        if earlier is None or amount > earlier:
            return False
    return bool(now)
