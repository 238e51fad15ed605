"""What came of a talk, and the moments that start or stop a clock (Wgs arts. 4 and 4a)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.cases.core.asking import could_be
from aanbel.cases.core.clocks import Moment, in_order
from aanbel.cases.core.refusals import RefusalKind
from aanbel.cases.core.status import Move
from aanbel.cases.models import Case
from aanbel.cases.permissions import check_can_work_cases
from aanbel.cases.queries.clocks import FIELD_OF, moments_of
from aanbel.cases.queries.refusals import refusals_of
from aanbel.cases.services.refusing import took_back
from aanbel.cases.services.working import locked_case, move, noted
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused


@transaction.atomic
def note_talk(
    *,
    by: Acting,
    case: int,
    agreed: str,
    help_accepted: bool = False,
    threatened: bool = False,
    talked: bool = False,
    waived: bool = False,
    formally_decided: bool = False,
    call_back_on: date | None = None,
) -> Case:
    """Write down what was agreed with the resident, and the moments that start or stop a clock.

    `help_accepted` starts the four weeks, `threatened` the three working days, `talked` (the first conversation
    was held) the term of the formal decision, unless the resident `waived` further help in it (art. 4a Wgs);
    `formally_decided` (the beschikking was given) stops that term.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    move(found, Move.OFFER)
    found.agreed, found.call_back_on = agreed.strip()[:300], call_back_on
    happened = {
        Moment.HELP_ASKED: help_accepted,
        Moment.THREATENED: threatened,
        Moment.FIRST_CONVERSATION: talked or waived,
        Moment.WAIVED: waived,
        Moment.FORMAL_DECISION: formally_decided,
    }
    fresh = [moment for moment, so in happened.items() if so and getattr(found, FIELD_OF[moment]) is None]
    for moment in fresh:
        setattr(found, FIELD_OF[moment], clock.today())
    found.save()
    if help_accepted:
        came_back_on_it(by, found)
    for moment in fresh:
        audit.record(by=by, verb=Verb.MOMENT_NOTED, case_id=found.pk, moment=moment.value, day=str(clock.today()))
    return noted(by, found, Verb.CASE_MOVED_ON, status=found.status)


@transaction.atomic
def correct_moment(*, by: Acting, case: int, moment: Moment, day: date | None, why: str) -> Case:
    """Put another day to one of the moments that start or stop a clock (None: it did not happen), with a reason.

    The earlier day stays readable in the timeline.
    """
    check_can_work_cases(by)
    found = locked_case(by, case)
    before = getattr(found, FIELD_OF[moment])
    if not why.strip():
        raise Refused(_("Write in a few words why you change this date."))
    if day is not None and day > clock.today():
        raise Refused(_("This day lies in the future. Choose today or an earlier day."))
    if day == before:
        return found
    setattr(found, FIELD_OF[moment], day)
    if not in_order(moments_of(found)):
        raise Refused(_("The formal decision and the waiver cannot come before the first conversation."))
    found.save()
    shown = {"day": str(day or "–"), "before": str(before or "–"), "why": why.strip()[:200]}
    return noted(by, found, Verb.MOMENT_CORRECTED, moment=moment.value, **shown)


def came_back_on_it(by: Acting, case: Case, *, named: str = "") -> None:
    """Whoever accepts help takes an earlier "no contact" back by it. An objection is withdrawn in so many words.

    Of somebody who came forward only the name is known: the no of another resident of this door stands.
    """
    said = refusals_of(case).standing(clock.today()).filter(kind=RefusalKind.NO_CONTACT)
    for refusal in said:
        who = refusal.resident
        if named and who is not None and not could_be(named, initials=who.initials, surname=who.surname):
            continue
        took_back(by, refusal.pk, _("The resident accepted help."))
