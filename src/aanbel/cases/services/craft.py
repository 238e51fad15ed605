"""Joint visits, debriefs, feedback and intervision. What colleagues write here about themselves leaves no events:
it is theirs, few read it, and when they remove it, it is gone (DOMAIN §9; AVG art. 5).
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit.acting import Acting
from aanbel.cases.core.craft import DEBRIEF_WITHIN, Need
from aanbel.cases.models import Debrief, IntervisionMeeting, IntervisionQuestion, JointVisit, PeerFeedback
from aanbel.cases.permissions import check_can_lead_the_team, check_can_read_debrief, check_is_of_the_team
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.kernel.working_days import add_working_days


@transaction.atomic
def plan_joint_visit(*, by: Acting, worker: int, mentor: int, on: date) -> JointVisit:
    """A worker goes along with a mentor on this day. The worker plans it, or the team lead."""
    check_is_of_the_team(by)
    if worker != by.user_id:
        check_can_lead_the_team(by)
    if worker == mentor:
        raise Refused(_("A mentor is somebody else. Choose another colleague."))
    if on < clock.today():
        raise Refused(_("This day has passed. Choose today or later."))
    if mentor not in accounts.mentors(by=by, on=on):
        raise Refused(_("This colleague is not a mentor on that day. Choose somebody who is."))
    return JointVisit.objects.create(
        municipality_id=by.municipality, worker=_colleague(by, worker), mentor_id=mentor, planned_on=on
    )


@transaction.atomic
def hold_joint_visit(*, by: Acting, visit: int) -> JointVisit:
    """It took place, says one of the two."""
    check_is_of_the_team(by)
    found = JointVisit.objects.select_for_update().filter(municipality_id=by.municipality, pk=visit).first()
    if found is None:
        raise Missing(_("This joint visit does not exist here (any more)."))
    if by.user_id not in {found.worker_id, found.mentor_id}:
        check_can_lead_the_team(by)
    if found.planned_on > clock.today():
        raise Refused(_("This visit still lies ahead."))
    found.held_on = found.held_on or clock.today()
    found.save(update_fields=["held_on"])
    return found


@transaction.atomic
def ask_debrief(*, by: Acting, colleague: int, happened: str, need: Need, lead_may_read: bool = False) -> Debrief:
    """Ask one colleague to talk over a hard talk, within two working days."""
    check_is_of_the_team(by)
    if colleague == by.user_id:
        raise Refused(_("Choose a colleague: a debrief is a talk between two."))
    asked, _new = Debrief.objects.get_or_create(  # the form sent twice is one question
        municipality_id=by.municipality,
        author=accounts.user(by.user_id or 0),
        colleague=_colleague(by, colleague),
        happened=happened.strip()[:600],
        talked_on=None,
        defaults={
            "need": need,
            "lead_may_read": lead_may_read,
            "asked_at": clock.now(),
            "due_on": add_working_days(clock.today(), DEBRIEF_WITHIN),
        },
    )
    return asked


@transaction.atomic
def hold_debrief(*, by: Acting, debrief: int) -> Debrief:
    """The two spoke about it."""
    found = _debrief(by, debrief)
    if by.user_id not in {found.author_id, found.colleague_id}:
        raise NotAllowed(_("Only the two who spoke can say so."))
    found.talked_on = found.talked_on or clock.today()
    found.save(update_fields=["talked_on"])
    return found


@transaction.atomic
def remove_debrief(*, by: Acting, debrief: int) -> None:
    """The writer takes their words back; nothing stays."""
    found = _debrief(by, debrief)
    if by.user_id != found.author_id:
        raise NotAllowed(_("Only the writer can remove a debrief."))
    found.delete()


@transaction.atomic
def give_feedback(*, by: Acting, receiver: int, talk_on: date, went_well: str, would_try: str = "") -> PeerFeedback:
    """To a colleague, on one talk: first what went well, then what one would try. Never a mark."""
    check_is_of_the_team(by)
    if receiver == by.user_id:
        raise Refused(_("Choose a colleague: feedback is for another."))
    if not went_well.strip():
        raise Refused(_("Begin with what went well."))
    if talk_on > clock.today():
        raise Refused(_("This talk lies in the future. Choose today or an earlier day."))
    given, _new = PeerFeedback.objects.get_or_create(  # the form sent twice is one gift
        municipality_id=by.municipality,
        giver=accounts.user(by.user_id or 0),
        receiver=_colleague(by, receiver),
        talk_on=talk_on,
        went_well=went_well.strip()[:600],
        would_try=would_try.strip()[:600],
        defaults={"given_at": clock.now()},
    )
    return given


@transaction.atomic
def plan_intervision(*, by: Acting, at: datetime, place: str = "") -> IntervisionMeeting:
    """Put an hour of intervision on the agenda; who plans it leads it."""
    check_is_of_the_team(by)
    if at < clock.now():
        raise Refused(_("This moment has passed. Choose a later one."))
    return IntervisionMeeting.objects.create(
        municipality_id=by.municipality, meets_at=at, place=place.strip()[:120], chair=accounts.user(by.user_id or 0)
    )


@transaction.atomic
def bring_question(*, by: Acting, question: str, meeting: int | None = None) -> IntervisionQuestion:
    """Put a question on the list, without a resident in it."""
    check_is_of_the_team(by)
    return IntervisionQuestion.objects.create(
        municipality_id=by.municipality,
        asked_by=accounts.user(by.user_id or 0),
        question=question.strip()[:300],
        asked_at=clock.now(),
        meeting=_meeting(by, meeting) if meeting else None,
    )


@transaction.atomic
def schedule_question(*, by: Acting, question: int, meeting: int | None) -> IntervisionQuestion:
    """Put a question on the agenda of a meeting, or (None) back on the list."""
    check_is_of_the_team(by)
    found = _question(by, question)
    found.meeting = _meeting(by, meeting) if meeting else None
    found.save(update_fields=["meeting"])
    return found


@transaction.atomic
def conclude_question(*, by: Acting, question: int, learned: str) -> IntervisionQuestion:
    """The group looked at it; one sentence is taken along."""
    check_is_of_the_team(by)
    found = _question(by, question)
    found.learned, found.treated_on = learned.strip()[:300], clock.today()
    found.save(update_fields=["learned", "treated_on"])
    return found


def _colleague(by: Acting, user: int) -> User:
    """Somebody of the team here."""
    found = accounts.team_members(by=by).filter(pk=user).first()
    if found is None:
        raise Refused(_("This person has no role in this team. Choose a colleague from the list."))
    return found


def _debrief(by: Acting, number: int) -> Debrief:
    found = Debrief.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This debrief does not exist (any more)."))
    check_can_read_debrief(by, found)
    return found


def _meeting(by: Acting, number: int) -> IntervisionMeeting:
    found = IntervisionMeeting.objects.filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This intervision does not exist (any more)."))
    return found


def _question(by: Acting, number: int) -> IntervisionQuestion:
    found = IntervisionQuestion.objects.select_for_update().filter(municipality_id=by.municipality, pk=number).first()
    if found is None:
        raise Missing(_("This question does not exist (any more)."))
    return found
