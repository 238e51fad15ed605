"""Handing a question over with the resident's yes; taking it back; telling them that it came back."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit import services as audit
from aanbel.audit.acting import Acting
from aanbel.audit.verbs import Verb
from aanbel.desk.core.asking import Act, Result, State
from aanbel.desk.core.roles import HelpRole, fits
from aanbel.desk.core.sharing import (
    ANSWER_WITHIN,
    CURRENT_WORDS,
    KEPT_FOR,
    Answer,
    How,
    Line,
    Reach,
    Stage,
    after,
    lack_of,
    shared_lines,
)
from aanbel.desk.core.urgency import Urgency
from aanbel.desk.models import HandOver, Question
from aanbel.desk.permissions import check_at_desk
from aanbel.desk.services.asking import ended, held, move
from aanbel.desk.services.closing import close_after
from aanbel.desk.wording.roles import role_words
from aanbel.desk.wording.sharing import LACKS, consent_question
from aanbel.directory.queries import services_by_id
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, Refused


@transaction.atomic
def hand_over(
    *,
    by: Acting,
    question: int,
    to_role: HelpRole,
    told: Mapping[str, str],
    lines: Collection[Line],
    reach: Reach,
    how: How | None,
    tell_back: bool,
    origin: UUID,
    to_user: int | None = None,
    service: UUID | None = None,
    to_name: str = "",
) -> HandOver:
    """Give a question to somebody who can do more, with exactly the lines the resident saw and allowed.

    Without a yes (`how` None) nothing is stored at all. A no that came back is settled by handing over anew.
    """
    found = held(by, question)
    before = HandOver.objects.filter(municipality_id=by.municipality, origin=origin).first()
    if before is not None:
        return before
    if how is None:
        raise Refused(_("Ask the resident first. Without a yes nothing is passed on, and nothing was stored."))
    if found.hand_overs.filter(stage__in=[Stage.ASKED, Stage.ACCEPTED]).exists():
        raise Refused(_("This question is with somebody already. Take that back first."))
    shared = shared_lines(told, set(lines))
    if lack := lack_of(shared, reach):
        raise Refused(str(LACKS[lack]))
    user = _receiver(by, to_user, to_role) if to_user else None
    if service and service not in services_by_id(by=by, ids=[service]):
        service = None  # it left the social map since the flowchart was published
    name = to_name.strip() or (user.name if user else str(role_words(to_role).word))
    move(found, Act.HAND_OVER)
    made = HandOver.objects.create(
        municipality_id=found.municipality_id,
        question=found,
        to_role=to_role,
        to_user=user,
        service=service,
        to_name=name[:120],
        shared=shared,
        lines=list(shared),
        reach=reach,
        how=how,
        words=CURRENT_WORDS,
        said_yes_to=consent_question(name, tuple(Line(line) for line in shared)),
        said_yes_at=clock.now(),
        tell_back=tell_back,
        asked_at=clock.now(),
        asked_by_id=by.user_id,
        asked_by_name=by.name,
        due_at=clock.now() + ANSWER_WITHIN[Urgency(found.urgency)],
        origin=origin,
    )
    ended(by, found, Result.HANDED_OVER)
    close_after(by=by, days=KEPT_FOR.days + 1)
    audit.record(by=by, verb=Verb.HAND_OVER_ASKED, subject=f"question:{found.pk}", to=made.to_name)
    return made


@transaction.atomic
def withdraw_hand_over(*, by: Acting, hand_over: int) -> HandOver:
    """The resident changed their mind: emptied at once, and the receiver reads only that it was taken back.

    Taking back is as easy as saying yes (AVG art. 7 lid 3): with the slip, at that desk, on any day.
    """
    found = locked_hand_over(by, hand_over)
    _check_concerns(by, found)
    if found.stage == Stage.WITHDRAWN:
        return found
    move_hand_over(found, Answer.WITHDRAW)
    found.shared, found.settled_at = {}, clock.now()
    found.save()
    question = Question.objects.select_for_update().get(municipality_id=by.municipality, pk=found.question_id)
    if question.on == clock.today() and question.state == State.HANDED_OVER:
        move(question, Act.COME_BACK)
        question.ended_at, question.result = None, ""
        question.save()
    return told(by, found, Verb.HAND_OVER_TAKEN_BACK)


@transaction.atomic
def settle_hand_over(*, by: Acting, hand_over: int) -> HandOver:
    """The resident was told that this one could not take it on: nothing waits, and what was shared is emptied.

    By the desk while they are there; by who has their number when they went home.
    """
    found = locked_hand_over(by, hand_over)
    _check_concerns(by, found)
    if found.stage != Stage.DECLINED:
        raise Refused(_("Nothing came back to tell the resident about."))
    if found.settled_at is None:
        found.settled_at, found.shared = clock.now(), {}
        found.save()
        told(by, found, Verb.HAND_OVER_SETTLED)
    return found


def _check_concerns(by: Acting, found: HandOver) -> None:
    """Who was asked, and who helps at the desk that asked; nothing that was shared is seen by this."""
    if by.user_id is None or by.user_id not in (found.to_user_id, found.answered_by_id):
        check_at_desk(by, found.question.desk_id)


def _receiver(by: Acting, number: int, role: HelpRole) -> User:
    """The colleague to whom the resident said yes; nobody else reads it in their place."""
    found = accounts.colleagues(by=by).filter(pk=number).first()
    if found is None or not fits(role, accounts.roles_of(found, by=by)):
        raise Refused(_("This colleague cannot take over the question. Choose somebody else; nothing was passed on."))
    return found


def locked_hand_over(by: Acting, number: int) -> HandOver:
    found = (
        HandOver.objects.select_for_update(of=("self",))
        .select_related("question")
        .filter(municipality_id=by.municipality, pk=number)
        .first()
    )
    if found is None:
        raise Missing(_("This hand-over does not exist here (any more)."))
    return found


def move_hand_over(found: HandOver, answer: Answer) -> None:
    stage = after(found.at, answer)
    if stage is None:
        raise Refused(
            _("This was %(stage)s, so it cannot be changed now. Look at the list again.")
            % {"stage": found.get_stage_display()}
        )
    found.stage = stage


def told(by: Acting, found: HandOver, verb: Verb, **data: Any) -> HandOver:
    audit.record(by=by, verb=verb, subject=f"question:{found.question_id}", to=found.to_name, **data)
    return found
