"""A person overrules a decision. The earlier one stays readable in the events of the case or the signal."""

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.clocks import supply_end
from aanbel.cases.core.decisions import Code, Reason
from aanbel.cases.core.kinds import last_day
from aanbel.cases.models import Case, Decision
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.refusals import refusals_at
from aanbel.jobs import JobName, defer
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import add_working_days


@transaction.atomic
def correct_decision(*, by: Acting, signal: int, code: Code, why: str) -> Decision:
    """Decide otherwise about one signal, with a reason of one's own.

    Taking it up joins or opens the case at its address. Dropping it takes it out of its case, unless it is the
    only one there: then the case itself must be closed, so that no case is left without a signal.
    """
    check_can_work_cases(by)
    decision = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("signal__link")
        .filter(pk=signal, municipality_id=by.municipality)
        .first()
    )
    if decision is None:
        raise Missing(_("This signal does not exist here (any more)."))
    if not why.strip():
        raise Refused(_("Write in a few words why you decide otherwise."))
    if decision.code == code:
        raise Refused(_("This is already the decision on this signal."))
    if code is Code.TAKEN_UP:
        _may_be_taken_up(decision)
    before, left = decision.code, decision.case_id
    if before == Code.TAKEN_UP:
        _may_leave(decision)
    decision.code, decision.reason = code.value, Reason.BY_HAND.value
    decision.params = {"why": why.strip()[:200], "by": by.name}
    decision.case = _case_for(by, decision) if code is Code.TAKEN_UP else None
    decision.decided_on, decision.decided_by = clock.today(), by.name
    decision.save()
    for touched in filter(None, (left, decision.case_id)):
        _mark_anew(by, touched)
    audit.record(
        by=by,
        verb=Verb.DECISION_CORRECTED,
        case_id=decision.case_id or left,
        subject=f"signal:{signal}",
        before=before,
        after=code.value,
        why=decision.params["why"],
    )
    if (case := decision.case_id or left) is not None:
        defer(JobName.REFRESH_CASE, municipality=by.municipality, case=case)
    return decision


def _may_be_taken_up(decision: Decision) -> None:
    """No is no, also by hand; a threat may be taken up, as it is put to a person before anybody approaches."""
    link, signal = decision.signal.link, decision.signal
    said_no = refusals_at(decision.municipality_id, address=link.address_id, residents=[link.resident_id])
    if not (signal.crisis or signal.end_of_supply) and said_no.standing(clock.today()).exists():
        raise Refused(_("Somebody here said no, and that stands. Did they come back on it? Withdraw the no first."))


def _may_leave(decision: Decision) -> None:
    if not Decision.objects.filter(case=decision.case).exclude(pk=decision.pk).exists():
        raise Refused(
            _("This is the only signal of case %(number)s. Close the case with the outcome that fits instead.")
            % {"number": decision.case_id}
        )


def _case_for(by: Acting, decision: Decision) -> Case:
    """The open case at the signal's address, or a new one."""
    address = decision.signal.link.address_id
    end = last_day(decision.period)
    open_case = Case.objects.select_for_update().open().filter(address_id=address).first()
    case = open_case or Case(
        municipality_id=by.municipality,
        address_id=address,
        period=decision.period,
        period_end=end,
        opened_on=clock.today(),
    )
    others = Decision.objects.filter(signal__link__address_id=address).exclude(pk=decision.pk)
    case.multiple = case.multiple or others.filter(period=decision.period).exists()
    case.consecutive = (
        case.consecutive
        or others.filter(period__lt=decision.period, period__gte=clock.month_after(decision.period, -6)).exists()
    )
    case.period_end = max(case.period_end, end)
    case.save()
    verb = Verb.CASE_JOINED if open_case else Verb.CASE_OPENED
    audit.record(by=by, verb=verb, case_id=case.pk, signals=1)
    return case


def _mark_anew(by: Acting, number: int) -> None:
    """What threatens is what the signals of the case say that are taken up now: the same two marks, and the same
    date, as `services.statements` gives a case (the next end of supply, or the last one when all are past).
    """
    case = Case.objects.select_for_update().get(municipality_id=by.municipality, pk=number)
    signals = [one.signal for one in Decision.objects.filter(case=case, code=Code.TAKEN_UP).select_related("signal")]
    ends = sorted(
        supply_end(notice_on=one.signalled_on, ends_on=one.supply_ends_on, add_working_days=add_working_days)
        for one in signals
        if one.end_of_supply
    )
    case.crisis = any(one.crisis for one in signals)
    case.supply_ends_on = next((day for day in ends if day >= clock.today()), ends[-1] if ends else None)
    case.save(update_fields=["crisis", "supply_ends_on"])
