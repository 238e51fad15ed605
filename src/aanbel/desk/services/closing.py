"""The day at the desk is over: nothing is left open, no first name is kept, and old hand-overs are emptied.

Idempotent, each of them: the night's job may run twice, or days late.
"""

from datetime import datetime, time, timedelta

from django.db import transaction

from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.asking import Result, State
from aanbel.desk.core.sharing import KEPT_FOR
from aanbel.desk.models import HandOver, Question
from aanbel.jobs import JobName, defer_later
from aanbel.kernel import clock

AFTER_MIDNIGHT = time(0, 10)


@transaction.atomic
def end_earlier_days(*, by: Acting) -> int:
    """Who still waited went home; who was being helped was helped, but nobody said how."""
    old = Question.objects.filter(municipality_id=by.municipality, on__lt=clock.today())
    rows = old.filter(state=State.WAITING).update(state=State.LEFT, result=Result.LEFT, before="")
    return rows + old.filter(state=State.HELPING).update(state=State.DONE, result="", before="")


@transaction.atomic
def forget_first_names(*, by: Acting) -> int:
    """After midnight no first name is left: it was for calling somebody in from the chairs."""
    old = Question.objects.filter(municipality_id=by.municipality, on__lt=clock.today()).exclude(first_name="")
    rows = old.update(first_name="")
    if rows:
        audit.record(by=by, verb=Verb.FIRST_NAMES_FORGOTTEN, rows=rows)
    return rows


@transaction.atomic
def empty_old_hand_overs(*, by: Acting) -> int:
    """What was shared longer than thirty days ago is emptied, answered or not."""
    old = HandOver.objects.filter(municipality_id=by.municipality, asked_at__lt=clock.now() - KEPT_FOR)
    rows = old.exclude(shared={}).update(shared={})
    if rows:
        audit.record(by=by, verb=Verb.HAND_OVERS_EMPTIED, rows=rows)
    return rows


def close_after(*, by: Acting, days: int) -> None:
    """The job that closes a day, in the night so many days from now; asked for often, queued once."""
    night = clock.today() + timedelta(days=days)
    moment = datetime.combine(night, AFTER_MIDNIGHT, clock.AMSTERDAM)
    seconds = int((moment - clock.now()).total_seconds())
    defer_later(JobName.CLOSE_DESKS, seconds=max(1, seconds), municipality=by.municipality, night=str(night))
