"""Who may act on a case, apart from what its state allows (that is `core.status` and `core.outcomes`)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.accounts.permissions import (
    allows,
    can_see_cases,
    can_work_cases,
    check_can_see_cases,
    check_can_work_cases,
)
from aanbel.audit.acting import Acting
from aanbel.cases.core.craft import may_read_debrief
from aanbel.cases.models import ContactAttempt, Debrief, PeerFeedback
from aanbel.kernel.errors import NotAllowed

__all__ = [
    "can_end_consent",
    "can_lead_the_team",
    "can_open_by_request",
    "can_read_debrief",
    "can_read_discussion",
    "can_read_feedback",
    "can_read_talk",
    "can_see_cases",
    "can_see_decisions",
    "can_see_readings",
    "can_undo_attempt",
    "can_work_cases",
    "check_can_end_consent",
    "check_can_lead_the_team",
    "check_can_open_by_request",
    "check_can_read_debrief",
    "check_can_read_discussion",
    "check_can_read_feedback",
    "check_can_read_talk",
    "check_can_see_cases",
    "check_can_see_decisions",
    "check_can_see_readings",
    "check_can_undo_attempt",
    "check_can_work_cases",
    "check_is_of_the_team",
    "is_of_the_team",
]


def check_can_open_by_request(by: Acting) -> None:
    """A case at the resident's own request: for who works cases, and for the professional whom the resident asked.

    Setting it going is not reading it: a professional sees no case.
    """
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.PROFESSIONAL):
        raise NotAllowed(_("Only a professional or consultant who speaks with the resident can ask for a case."))


def can_open_by_request(by: Acting) -> bool:
    return allows(check_can_open_by_request, by)


def check_can_see_decisions(by: Acting) -> None:
    """The list of all decisions is how one checks that no signal vanished: for who works or answers for it."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.TEAM_LEAD, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only a consultant, coordinator, team lead or privacy officer can see all decisions."))


def can_see_decisions(by: Acting) -> bool:
    return allows(check_can_see_decisions, by)


def check_can_undo_attempt(by: Acting, attempt: ContactAttempt) -> None:
    """One's own registration; a coordinator may undo a colleague's."""
    check_can_work_cases(by)
    if attempt.registered_by_id != by.user_id and not by.has_role(Role.COORDINATOR):
        raise NotAllowed(_("Only %(name)s or a coordinator can undo this.") % {"name": attempt.registered_by_name})


def can_undo_attempt(by: Acting, attempt: ContactAttempt) -> bool:
    return allows(lambda actor: check_can_undo_attempt(actor, attempt), by)


def check_can_read_discussion(by: Acting, participants: Collection[int]) -> None:
    """Who works on cases, and the colleagues who were asked; these read only the text without names."""
    if by.user_id not in participants:
        check_can_see_cases(by)


def can_read_discussion(by: Acting, participants: Collection[int]) -> bool:
    return allows(lambda actor: check_can_read_discussion(actor, participants), by)


def check_is_of_the_team(by: Acting) -> None:
    """Those who speak with residents, and who leads them."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.TEAM_LEAD):
        raise NotAllowed(_("This is for the team: consultants, visitors, the coordinator and the team lead."))


def is_of_the_team(by: Acting) -> bool:
    return allows(check_is_of_the_team, by)


def check_can_lead_the_team(by: Acting) -> None:
    """The team lead; in a small municipality the coordinator."""
    if not by.has_role(Role.TEAM_LEAD, Role.COORDINATOR):
        raise NotAllowed(_("Only a team lead or coordinator can do this."))


def can_lead_the_team(by: Acting) -> bool:
    return allows(check_can_lead_the_team, by)


def check_can_read_debrief(by: Acting, debrief: Debrief) -> None:
    """The writer and the colleague they asked; the team lead only when the writer chose so. Nobody else, ever."""
    check_is_of_the_team(by)
    if not may_read_debrief(
        reader=by.user_id or 0,
        author=debrief.author_id,
        colleague=debrief.colleague_id,
        leads=by.has_role(Role.TEAM_LEAD),
        lead_may_read=debrief.lead_may_read,
    ):
        raise NotAllowed(_("A debrief is between the writer and the colleague they asked."))


def can_read_debrief(by: Acting, debrief: Debrief) -> bool:
    return allows(lambda actor: check_can_read_debrief(actor, debrief), by)


def check_can_read_feedback(by: Acting, feedback: PeerFeedback) -> None:
    """Only who gave it and who it is for: it is no score, and no team lead reads along."""
    if by.user_id is None or by.user_id not in {feedback.giver_id, feedback.receiver_id}:
        raise NotAllowed(_("Feedback is between the two who spoke about it."))


def can_read_feedback(by: Acting, feedback: PeerFeedback) -> bool:
    return allows(lambda actor: check_can_read_feedback(actor, feedback), by)


def check_can_end_consent(by: Acting) -> None:
    """Taking a yes back is as easy as giving it (AVG art. 7 lid 3): also by a letter to the privacy officer."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only who speaks with residents and the privacy officer can end a consent."))


def can_end_consent(by: Acting) -> bool:
    return allows(check_can_end_consent, by)


def check_can_read_talk(by: Acting) -> None:
    """What residents tell us of themselves: for who speaks with them, and who answers for their privacy."""
    if not by.has_role(Role.COORDINATOR, Role.WORKER, Role.VISITOR, Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only who speaks with residents can see what they told us, and the privacy officer."))


def can_read_talk(by: Acting) -> bool:
    return allows(check_can_read_talk, by)


def check_can_see_readings(by: Acting) -> None:
    """Who looked at whom is for the one who answers for it, not for who leads the ones that look."""
    if not by.has_role(Role.PRIVACY_OFFICER):
        raise NotAllowed(_("Only the privacy officer can see who looked."))


def can_see_readings(by: Acting) -> bool:
    return allows(check_can_see_readings, by)
