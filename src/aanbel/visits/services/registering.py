"""Writing down what happened at a door. How several tellings become one visit is decided in `core.facts`.

Sent twice it is kept once; told by two phones it is one visit; told after a stop it is kept and put to a person. The
same facts in any order leave the same case behind, which a property test proves.
"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import queries as case_queries
from aanbel.cases import services as cases
from aanbel.cases.models import Case, ContactAttempt, ContactKind, DayPart, RefusalKind, RefusalSource
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import add_working_days
from aanbel.visits.core.chance import moment_of
from aanbel.visits.core.facts import KeptAs, Outcome, Visit, VisitFacts, card_of, counted_time, kept_as, visit_of
from aanbel.visits.models import Registration, Round, Stop, VisitNeed, Withdrawal
from aanbel.visits.permissions import check_can_register
from aanbel.visits.queries.door import visitors_of, why_stopped
from aanbel.visits.services.footprint import Standing, remember
from aanbel.visits.services.safety import raise_unsafe

VERBS: Mapping[str, Verb] = {
    KeptAs.COUNTED: Verb.VISIT_TOLD,
    KeptAs.SECOND: Verb.VISIT_TOLD_TWICE,
    KeptAs.AFTER_STOP: Verb.VISIT_TOLD_LATE,
    KeptAs.WITHDRAWN: Verb.VISIT_TAKEN_BACK,
}


def register_visit(*, by: Acting, facts: VisitFacts) -> Registration:
    """Keep one telling of one visit, and let the case know. The same one again changes nothing and answers the same.

    A refusal (another's round, a door that is not here, an id that was used for something else) is written down; catch
    it inside the transaction that is to keep that line.
    """
    try:
        return _register(by, facts)
    except Refused as no:
        audit.record(by=by, verb=Verb.VISIT_REFUSED, subject=str(facts.id), why=str(no))
        raise


@transaction.atomic
def _register(by: Acting, facts: VisitFacts) -> Registration:
    stop = _stop_of(by, facts.stop)
    check_can_register(by, visitors_of(stop))
    case = Case.objects.select_for_update().get(pk=stop.case_id)  # two phones at one door: one after the other
    known = Registration.objects.of(by.municipality).filter(pk=facts.id).first()
    if known is not None:
        if (known.digest, known.by_id) != (facts.digest, by.user_id):
            raise Refused(_("This registration was sent before with other contents. Register the visit anew."))
        return known
    if stop.day > clock.today():
        raise Refused(_("This round is for a later day. You can register the visit on that day."))
    earlier = list(Registration.objects.of(by.municipality).filter(case=case, day=stop.day))
    standing = [one for one in earlier if one.withdrawn_at is None]
    before = visit_of([one.told for one in standing]) if standing else None
    fresh = _kept(by, stop, facts, stopped_by=_stopped(case, earlier))
    if fresh.withdrawn_at is None:
        tell_case(by=by, case=case, stop=stop, told=[*standing, fresh], before=before)
    elif fresh.found is Outcome.UNSAFE:
        raise_unsafe(by=by, stop=stop, told_by=fresh.by_id)
    audit.record(by=by, verb=VERBS[fresh.kept_as], case_id=case.pk, outcome=f"door:{fresh.outcome}")
    return fresh


def tell_case(
    *, by: Acting, case: Case, stop: Stop, told: list[Registration], before: Visit | None = None, again: bool = False
) -> None:
    """What these tellings of one visit mean for the case; `before` is what the case was told of it already.

    `again`: another telling was taken back, so contacts that gave way to it count again.
    """
    was = Standing.of(case)
    visit = visit_of([one.told for one in told])
    _rank(told, visit)
    if not case.closed_on:
        _count_attempts(by, case, told, visit, again=again)
        _note_talk(by, case, visit, before)
    _stop_here(by, case, told, visit)
    _mark_visited(stop, visit)
    remember(told, case, was)


@transaction.atomic
def look_at(*, by: Acting, registration: UUID) -> None:
    """A person looked at what was told late, or told twice and differently; it leaves the list and stays to be read."""
    found = Registration.objects.select_for_update().of(by.municipality).filter(pk=registration).first()
    if found is None:
        raise Missing(_("This registration does not exist here (any more)."))
    check_can_register(by, visitors_of(_stop_of(by, found.stop_id)))
    visit = Registration.objects.of(by.municipality).filter(case=found.case_id, day=found.day, seen_at__isnull=True)
    if visit.update(seen_at=clock.now(), seen_by=by.name):
        audit.record(by=by, verb=Verb.VISIT_LOOKED_AT, case_id=found.case_id)


def _stop_of(by: Acting, number: int) -> Stop:
    found = Stop.objects.filter(municipality_id=by.municipality, pk=number).select_related("round").first()
    if found is None:
        raise Missing(_("This door is in no round of this municipality."))
    return found


def _stopped(case: Case, told: list[Registration]) -> str:
    """What stops this visit from simply counting: the case was closed, or a no that was not said in this visit."""
    if not case.closed_on and not case_queries.permit(case=case).free:
        own = [one.pk for one in told]
        said = case_queries.refusals_of(case).standing(clock.today()).exclude(attempt__origin__in=own)
        return why_stopped(case, refusing=said.exists())
    return why_stopped(case, refusing=False)


def _kept(by: Acting, stop: Stop, facts: VisitFacts, *, stopped_by: str) -> Registration:
    """The row; an id that another municipality used already is as forged as one that was used here."""
    now = clock.now()
    early = Withdrawal.objects.filter(municipality_id=by.municipality, about=facts.id, by_id=by.user_id)
    withdrawn_at = early.values_list("received_at", flat=True).first()
    kept = {
        "municipality_id": by.municipality,
        "stop": stop,
        "case_id": stop.case_id,
        "day": stop.day,
        "by_id": by.user_id,
        "by_name": by.name,
        "device_time": facts.at,
        "received_at": now,
        "counted_at": counted_time(device=facts.at, received=now, day=stop.day),
        "outcome": facts.outcome.value,
        "facts": facts.details,
        "words": facts.words.strip()[:600],
        "card_code": facts.card_code.strip().upper()[:20],
        "kept_as": (KeptAs.WITHDRAWN if withdrawn_at else KeptAs.AFTER_STOP if stopped_by else KeptAs.SECOND).value,
        "stopped_by": stopped_by[:300],
        "withdrawn_at": withdrawn_at,
        "digest": facts.digest,
    }
    try:
        with transaction.atomic():
            early.delete()
            return Registration.objects.create(id=facts.id, **kept)
    except IntegrityError:
        raise Refused(_("This registration was sent before with other contents. Register the visit anew.")) from None


def _rank(told: list[Registration], visit: Visit) -> None:
    """Which one counts; those that give way first, for the table holds one that counts."""
    changed = [(one, kept_as(one.told, visit).value) for one in told]
    for one, now in sorted(changed, key=lambda pair: pair[1] == KeptAs.COUNTED):
        if one.kept_as != now:
            one.kept_as = now
            one.save(update_fields=["kept_as"])


def _count_attempts(by: Acting, case: Case, told: list[Registration], visit: Visit, *, again: bool) -> None:
    """The contact attempts of this visit: one for ringing, one for a card that was left; earlier ones give way."""
    wanted = {visit.counted.id: ContactKind.VISIT} | ({visit.card: ContactKind.CARD} if visit.card else {})
    day = Registration.objects.of(by.municipality).filter(case=case, day=told[0].day).values_list("pk", flat=True)
    possible = {origin for one in day for origin in (one, card_of(one))}  # also of what was taken back
    standing = ContactAttempt.objects.filter(case=case, origin__in=possible, undone_at__isnull=True)
    there = {one.origin for one in standing if one.origin}
    if there - wanted.keys():
        cases.set_aside(by=by, case=case.pk, origins=there - wanted.keys())
    when = {one.pk: one.counted_at for one in told} | {card_of(one.pk): one.counted_at for one in told}
    for origin in wanted.keys() - there:
        at = when[origin].astimezone(clock.AMSTERDAM)
        cases.register_attempt(
            by=by,
            case=case.pk,
            kind=wanted[origin],
            day_part=DayPart(moment_of(at)[1].value),
            reached=visit.reached and wanted[origin] is ContactKind.VISIT,
            on=at.date(),
            origin=origin,
        )
    if again:
        cases.reinstate(by=by, case=case.pk, origins=wanted.keys())


def _note_talk(by: Acting, case: Case, visit: Visit, before: Visit | None) -> None:
    """What was agreed and a yes to help, once for each time they become known."""
    news = (visit.agreed, visit.help_accepted)
    if not visit.talked or (before is not None and before.talked and (before.agreed, before.help_accepted) == news):
        return
    case.refresh_from_db(fields=["agreed"])
    cases.note_talk(by=by, case=case.pk, agreed=visit.agreed or case.agreed, help_accepted=visit.help_accepted)


def _stop_here(by: Acting, case: Case, told: list[Registration], visit: Visit) -> None:
    """A no is a no from this moment, from whichever phone; and from an unsafe door everybody stays away."""
    noes = [one for one in told if one.found is Outcome.REFUSED]
    if noes:
        attempt = ContactAttempt.objects.filter(origin=visit.counted.id, municipality_id=by.municipality).first()
        cases.refuse(
            by=by,
            case=case.pk,
            kind=RefusalKind.NO_CONTACT,
            source=RefusalSource.VISIT,
            said_on=min(day_of(one) for one in noes),
            attempt=attempt,
        )
    unsafe = next((one for one in told if one.found is Outcome.UNSAFE), None)
    if unsafe is not None:
        raise_unsafe(by=by, stop=unsafe.stop, told_by=unsafe.by_id)


def day_of(one: Registration) -> date:
    """The day on which it happened, in the Netherlands."""
    return one.counted_at.astimezone(clock.AMSTERDAM).date()


def _mark_visited(stop: Stop, visit: Visit) -> None:
    """This household was visited today, also where a later version of the plan has it in another round.

    What was asked of the visit is done with; when nobody opened, the next plan tries again on another day.
    """
    here = Stop.objects.filter(municipality_id=stop.municipality_id, case=stop.case_id, day=stop.day)
    here.filter(state=Stop.State.PLANNED).update(state=Stop.State.VISITED)
    Round.objects.filter(pk=stop.round_id, state=Round.State.HANDED_OUT).update(state=Round.State.UNDER_WAY)
    asked = VisitNeed.objects.filter(
        municipality_id=stop.municipality_id, case=stop.case_id, asked_at__lt=visit.counted.counted_at
    )
    if visit.counted.outcome is Outcome.NOT_HOME:
        tomorrow = add_working_days(stop.day, 1)
        asked.update(required=False, agreed_from=None, agreed_until=None, day_parts=[], not_before=tomorrow)
    else:
        asked.delete()
