"""A question comes in, is taken up, laid back, or left. Two volunteers may tap at once: the second is told."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.asking import AT_THE_DESK, Act, Result, State, after, can_undo, day_part, doubt_about
from aanbel.desk.core.chart import begin as first_station
from aanbel.desk.core.sharing import Stage
from aanbel.desk.core.tiles import Sender, Tile
from aanbel.desk.core.urgency import Clock, Told, clock_of
from aanbel.desk.models import Desk, Question
from aanbel.desk.permissions import check_at_desk, check_can_bring_forward, check_on_question
from aanbel.desk.queries.chart import chart_in_force
from aanbel.desk.services.closing import close_after
from aanbel.desk.services.heeding import heed
from aanbel.desk.wording.question import DOUBTS, RESULTS
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused
from aanbel.kernel.working_days import add_working_days, working_days_between


@transaction.atomic
def ask_question(
    *,
    by: Acting,
    desk: int,
    tile: Tile,
    told: Told,
    origin: UUID,
    first_name: str = "",
    sender: Sender | None = None,
    neighbourhood: int | None = None,
    channel: Question.Channel = Question.Channel.WALK_IN,
) -> Question:
    """Somebody walks in: a number, a picture and a clock. `origin` is made by the form, so sent twice is asked once.

    Who brings somebody forward out of the neighbourhood keeps the question in hand until it is passed on.
    """
    brought = channel == Question.Channel.COMMUNITY
    if brought:
        check_can_bring_forward(by)
    else:
        check_at_desk(by, desk)
    here = Desk.objects.select_for_update().filter(municipality_id=by.municipality, pk=desk).first()
    if here is None:
        raise Missing(_("This desk does not exist here (any more)."))
    if not here.in_use:
        raise Refused(_("%(desk)s is not in use. Choose another desk.") % {"desk": here.name})
    before = Question.objects.filter(municipality_id=by.municipality, origin=origin).first()
    if before is not None:
        return before
    if doubt := doubt_about(first_name):
        raise Refused(str(DOUBTS[doubt]))
    if neighbourhood and neighbourhood not in {one.pk for one in accounts.neighbourhoods(by=by)}:
        raise Refused(_("This neighbourhood does not exist here. Choose one from the list."))
    today = clock.today()
    due = clock_of(tile, told, today=today, add=add_working_days, between=working_days_between)
    question = new_question(
        by=by,
        desk=here,
        tile=tile,
        due=due,
        origin=origin,
        sender=sender or "",
        neighbourhood=neighbourhood or here.neighbourhood_id,
        channel=channel,
        first_name=first_name,
        helped_by=by.user_id if brought else None,
    )
    close_after(by=by, days=1)
    return noted(by, question, Verb.QUESTION_ASKED, desk=here.name)


@transaction.atomic
def begin(*, by: Acting, question: int) -> Question:
    """Take the next one along. A colleague who did so just before is named."""
    found = held(by, question)
    if found.state == State.HELPING and found.helped_by_id == by.user_id:
        return found  # tapped twice
    if found.state == State.HELPING and found.helped_by is not None:
        raise Refused(
            _("%(name)s is helping number %(number)s already. Take the next one.")
            % {"name": found.helped_by.name, "number": found.number}
        )
    move(found, Act.BEGIN)
    found.began_at, found.helped_by_id = clock.now(), by.user_id
    version = chart_in_force(by=by)
    station = first_station(version.chart, found.tile) if version else None
    if found.node == "":  # not when it was laid back half way
        found.chart_version, found.node = version, station.id if station else ""
        if station is not None:
            heed(found, station)
    found.save()
    return noted(by, found, Verb.QUESTION_BEGUN)


@transaction.atomic
def put_back(*, by: Acting, question: int) -> Question:
    """Lay it back in the queue, in its own place: it came in when it came in. The way so far stays."""
    found = held(by, question)
    if found.state == State.WAITING:
        return found  # tapped twice
    move(found, Act.PUT_BACK)
    found.began_at, found.helped_by = None, None
    found.save()
    return noted(by, found, Verb.QUESTION_PUT_BACK)


@transaction.atomic
def leave(*, by: Acting, question: int) -> Question:
    """Somebody went away before they were helped. It is counted: it says how long people can wait."""
    found = held(by, question)
    if found.state == State.LEFT:
        return found
    move(found, Act.LEAVE)
    return ended(by, found, Result.LEFT)


@transaction.atomic
def undo_end(*, by: Acting, question: int) -> Question:
    """Within ten minutes: not done, or not gone, after all."""
    found = held(by, question)
    if State(found.state) in AT_THE_DESK:
        return found
    if not can_undo(State(found.state), ended_at=found.ended_at, now=clock.now()):
        raise Refused(_("This can be undone for ten minutes only. Ask a new question for this person."))
    found.state, found.before, found.result, found.ended_at = found.before or State.WAITING, "", "", None
    found.save()
    return noted(by, found, Verb.QUESTION_UNDONE)


def new_question(
    *,
    by: Acting,
    desk: Desk,
    tile: Tile,
    due: Clock,
    origin: UUID,
    sender: str = "",
    neighbourhood: int | None = None,
    channel: Question.Channel = Question.Channel.WALK_IN,
    first_name: str = "",
    helped_by: int | None = None,
) -> Question:
    """The row, with the next number of today at this desk; the desk is held, so no number is drawn twice."""
    Desk.objects.select_for_update().get(municipality_id=by.municipality, pk=desk.pk)
    now, today = clock.now(), clock.today()
    drawn = Question.objects.filter(municipality_id=by.municipality, desk=desk, on=today).aggregate(last=Max("number"))
    return Question.objects.create(
        municipality_id=by.municipality,
        desk=desk,
        on=today,
        number=(drawn["last"] or 0) + 1,
        day_part=day_part(now.astimezone(clock.AMSTERDAM).time()),
        tile=tile,
        sender=sender,
        neighbourhood_id=neighbourhood,
        channel=channel,
        first_name=first_name.strip(),
        urgency=due.urgency,
        why=due.why,
        clock_on=due.due_on,
        arrived_at=now,
        helped_by_id=helped_by,
        origin=origin,
    )


def held(by: Acting, number: int) -> Question:
    """The question, held for this act, when this person may reach it."""
    found = (
        Question.objects.select_for_update(of=("self",))
        .select_related("desk", "helped_by", "chart_version")
        .filter(municipality_id=by.municipality, pk=number)
        .first()
    )
    if found is None:
        raise Missing(_("This question does not exist here (any more)."))
    check_on_question(by, found)
    return found


def move(question: Question, act: Act) -> None:
    """Change where it stands along the table, or say in a sentence why not."""
    state = State(question.state)
    target = after(state, act)
    if target is None:
        raise Refused(
            _("Number %(number)s %(state)s, so this cannot be done now. Look at the list again.")
            % {"number": question.number, "state": question.get_state_display()}
        )
    question.before, question.state = state, target


def ended(by: Acting, question: Question, how: Result) -> Question:
    """It is over at the desk; `how` is what figures count. Who was helped otherwise knows of a no that came back."""
    if how is not Result.LEFT:
        came_back = question.hand_overs.filter(stage=Stage.DECLINED, settled_at__isnull=True)
        came_back.update(settled_at=clock.now(), shared={})
    question.ended_at, question.result = clock.now(), how
    question.save()
    return noted(by, question, Verb.QUESTION_ENDED, how=str(RESULTS[how]))


def noted(by: Acting, question: Question, verb: Verb, **data: Any) -> Question:
    """The event of the act: a number and a desk, never who it was about."""
    audit.record(by=by, verb=verb, subject=f"question:{question.pk}", number=question.number, **data)
    return question
