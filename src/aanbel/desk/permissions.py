"""Who may do what at the desk. Pairs of `check_…` (a sentence for the screen) and `can_…`; truth tables in the tests.

A desk is somebody's own when they belong to it or stand on its rota today.
"""

from datetime import date

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import allows
from aanbel.audit.acting import Acting
from aanbel.desk.core.reach import EVERY_DESK, Barrier, barrier
from aanbel.desk.models.desk import DeskMember
from aanbel.desk.models.question import Question
from aanbel.desk.models.rota import Duty
from aanbel.kernel import clock
from aanbel.kernel.errors import NotAllowed
from aanbel.neighbourhood.permissions import check_can_see_network


def check_can_use_desk(by: Acting) -> None:
    """The walk-in's screens: who helps there, who stands behind them, and who answers for it."""
    if not by.has_role(Role.VOLUNTEER, Role.PROFESSIONAL, Role.WORKER, Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only those who help at a walk-in desk can see this."))


def can_use_desk(by: Acting) -> bool:
    return allows(check_can_use_desk, by)


def check_at_desk(by: Acting, desk: int, on: date | None = None) -> None:
    """The questions of this desk on this day (today, when no day is named)."""
    own = bool(by.roles & EVERY_DESK) or is_own_desk(by, desk)
    match barrier(by.roles, own_desk=own, today=on is None or on == clock.today()):
        case Barrier.ROLE:
            raise NotAllowed(_("Only those who help at this desk can see its questions."))
        case Barrier.OTHER_DESK:
            raise NotAllowed(_("This question is of another desk. You see the questions of your own desk."))
        case Barrier.OTHER_DAY:
            raise NotAllowed(_("This question is not of today. A volunteer sees the questions of today."))


def at_desk(by: Acting, desk: int, on: date | None = None) -> bool:
    return allows(lambda actor: check_at_desk(actor, desk, on), by)


def check_can_bring_forward(by: Acting) -> None:
    """Who knows the street may begin a question for a resident who says yes, also at a desk where they never sit."""
    check_can_see_network(by)


def check_on_question(by: Acting, question: Question) -> None:
    """A question of a desk of one's own; or of today, and brought forward out of the neighbourhood by this person."""
    brought = question.channel == Question.Channel.COMMUNITY and question.helped_by_id == by.user_id
    if not (brought and by.user_id is not None and question.on == clock.today()):
        check_at_desk(by, question.desk_id, question.on)


def on_question(by: Acting, question: Question) -> bool:
    return allows(lambda actor: check_on_question(actor, question), by)


def is_own_desk(by: Acting, desk: int) -> bool:
    """Whether this person belongs to the desk or stands on its rota today."""
    here = {"municipality_id": by.municipality, "user_id": by.user_id, "desk_id": desk}
    return (
        DeskMember.objects.filter(**here).exists()
        or Duty.objects.filter(**here, on=clock.today(), state=Duty.State.PLANNED).exists()
    )


def check_can_coordinate_desk(by: Acting) -> None:
    """Desks, the rota, volunteers and figures."""
    if not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only a coordinator can arrange desks, the rota and volunteers."))


def can_coordinate_desk(by: Acting) -> bool:
    return allows(check_can_coordinate_desk, by)


def check_can_see_rota(by: Acting) -> None:
    """Who is there when concerns everybody who helps at a desk."""
    check_can_use_desk(by)


def check_can_change_duty(by: Acting, user: int) -> None:
    """Reporting ill or passing on a duty: your own, or anybody's for a coordinator."""
    check_can_use_desk(by)
    if user != by.user_id and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("You can change your own hours. A coordinator can change those of others."))


def can_change_duty(by: Acting, user: int) -> bool:
    return allows(lambda actor: check_can_change_duty(actor, user), by)


def check_can_open_slots(by: Acting, user: int) -> None:
    """Times for appointments are opened by the professional who keeps them, or by a coordinator."""
    if not by.has_role(Role.PROFESSIONAL, Role.WORKER, Role.COORDINATOR):
        raise NotAllowed(_("Only a professional or coordinator can open times for appointments."))
    if user != by.user_id and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("You can open times for yourself. A coordinator can do it for others."))


def can_open_slots(by: Acting, user: int) -> bool:
    return allows(lambda actor: check_can_open_slots(actor, user), by)


def check_can_take_hand_over(by: Acting) -> None:
    """What a resident allowed to be handed over is for those who are trained and paid to take it on."""
    if not by.has_role(Role.PROFESSIONAL, Role.WORKER):
        raise NotAllowed(_("Only a professional or consultant can take over a question, because a name stands in it."))


def can_take_hand_over(by: Acting) -> bool:
    return allows(check_can_take_hand_over, by)


def check_can_see_chart(by: Acting) -> None:
    """The flowchart is for everybody at the desk."""
    check_can_use_desk(by)


def can_see_chart(by: Acting) -> bool:
    return allows(check_can_see_chart, by)


def check_can_edit_chart(by: Acting) -> None:
    """Where a question goes next is decided by who answers for the desks."""
    if not by.has_role(Role.COORDINATOR, Role.TEAM_LEAD):
        raise NotAllowed(_("Only a coordinator or team lead can change the flowchart."))


def can_edit_chart(by: Acting) -> bool:
    return allows(check_can_edit_chart, by)


def check_can_see_volunteer(by: Acting, user: int) -> None:
    """What is kept of a volunteer is for that volunteer and the coordinator, and the same for both."""
    if user != by.user_id and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("This page is for the volunteer and the coordinator only."))


def can_see_volunteer(by: Acting, user: int) -> bool:
    return allows(lambda actor: check_can_see_volunteer(actor, user), by)


def check_can_see_themes(by: Acting) -> None:
    """What desks hear, as numbers without persons: for everybody at a desk, and who answers for it."""
    check_can_use_desk(by)


def can_see_themes(by: Acting) -> bool:
    return allows(check_can_see_themes, by)


def check_can_put_theme(by: Acting) -> None:
    """Putting a theme to the municipality is done by the coordinator, for all desks."""
    if not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only a coordinator can put a theme to the municipality. You can add a remark to it."))


def can_put_theme(by: Acting) -> bool:
    return allows(check_can_put_theme, by)


def check_can_answer_theme(by: Acting) -> None:
    """The municipality's answer is given by the team lead, who speaks for policy."""
    if not by.has_role(Role.TEAM_LEAD):
        raise NotAllowed(_("Only a team lead can answer for the municipality."))


def can_answer_theme(by: Acting) -> bool:
    return allows(check_can_answer_theme, by)
