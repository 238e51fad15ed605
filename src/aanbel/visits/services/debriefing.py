"""After the round: what is done next for each door, and what the next plan can learn."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases import services as cases
from aanbel.cases.models import DayPart, Reminder
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import add_working_days
from aanbel.visits.models import AddressMark, Registration, Round, RoundDebrief, Stop, VisitNeed
from aanbel.visits.permissions import check_can_debrief
from aanbel.visits.queries.door import visitors_of
from aanbel.visits.services.needs import Asking, ask_visit, mark_address

MARK_HOLDS = timedelta(days=183)
"""A flag is looked at again within half a year; it can be made shorter or ended at any time."""


@transaction.atomic
def plan_again(*, by: Acting, stop: int, part: DayPart) -> VisitNeed:
    """Ask for another visit on this part of the day, in the language that was heard at the door."""
    found = _mine(by, stop)
    heard = Registration.objects.of(by.municipality).standing().filter(case=found.case_id).order_by("-counted_at", "pk")
    language = next((told.facts["language"] for told in heard if told.facts.get("language")), "")
    asking = Asking(day_parts=(part.value,), language=language, not_before=add_working_days(clock.today(), 1))
    need = ask_visit(by=by, case=found.case_id, asking=asking)
    audit.record(by=by, verb=Verb.VISIT_PLANNED_AGAIN, case_id=found.case_id, day_part=part.value)
    return need


@transaction.atomic
def remind_of_agreement(*, by: Acting, stop: int) -> Reminder:
    """Put what was agreed at this door on my own day: the next working day."""
    found = _mine(by, stop)
    here = Registration.objects.of(by.municipality).standing().filter(case=found.case_id, day=found.day)
    told = here.order_by("counted_at")
    words = next((step for one in told if (step := one.facts.get("next_step", ""))), "")
    if not words:
        raise Refused(_("No next step was written down at this door. Set a reminder on the page of the case."))
    return cases.set_reminder(by=by, case=found.case_id, on=add_working_days(clock.today(), 1), words=words)


@transaction.atomic
def mark_unsafe(*, by: Acting, stop: int, words: str = "") -> AddressMark:
    """Flag this door: from now on only with two, by day, by somebody trained for it."""
    found = _mine(by, stop)
    until = clock.today() + MARK_HOLDS
    return mark_address(by=by, case=found.case_id, kind=AddressMark.Kind.UNSAFE, words=words, until=until)


@transaction.atomic
def conclude_debrief(
    *, by: Acting, round: int, pace: RoundDebrief.Pace, together: str = "", words: str = ""
) -> RoundDebrief:
    """The round is talked over: how full it was, how it went together. It can be said again; the last one stands."""
    found = Round.objects.select_for_update().filter(municipality_id=by.municipality, pk=round).first()
    if found is None:
        raise Missing(_("This round does not exist here (any more)."))
    check_can_debrief(by, list(found.visitors.values_list("user", flat=True)))
    if found.day > clock.today():
        raise Refused(_("This round is still to come. Talk it over when you are back."))
    kept, _new = RoundDebrief.objects.update_or_create(
        round=found,
        municipality_id=by.municipality,
        defaults={
            "pace": pace.value,
            "together": together,
            "words": words.strip()[:300],
            "talked_at": clock.now(),
            "talked_by": by.name,
        },
    )
    if found.state != Round.State.DONE:
        found.state, found.done_at = Round.State.DONE, clock.now()
        found.save(update_fields=["state", "done_at"])
    audit.record(by=by, verb=Verb.ROUND_DEBRIEFED, subject=f"round:{found.pk}", round=found.sequence)
    return kept


def _mine(by: Acting, stop: int) -> Stop:
    found = Stop.objects.filter(municipality_id=by.municipality, pk=stop).first()
    if found is None:
        raise Missing(_("This door is in no round of this municipality."))
    check_can_debrief(by, visitors_of(found))
    return found
