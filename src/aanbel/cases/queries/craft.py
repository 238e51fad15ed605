"""The page of the team, as each may see it: what is asked of me, what I asked, and the agenda of intervision."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.cases.core.craft import Need
from aanbel.cases.models import Debrief, IntervisionMeeting, IntervisionQuestion, JointVisit, PeerFeedback
from aanbel.cases.permissions import check_is_of_the_team
from aanbel.cases.wording.craft import NEEDS
from aanbel.kernel import clock


@dataclass(frozen=True)
class DebriefLine:
    """A debrief for who may read it."""

    debrief: Debrief
    mine: bool
    asked_of_me: bool

    @property
    def need(self) -> str:
        return str(NEEDS[Need(self.debrief.need)])

    @property
    def open(self) -> bool:
        return self.debrief.talked_on is None

    @property
    def late(self) -> bool:
        """Two working days have gone and the two have not spoken."""
        return self.open and clock.today() > self.debrief.due_on


@dataclass(frozen=True)
class TeamPage:
    """What one person sees of the work together."""

    debriefs: list[DebriefLine]
    feedback_received: list[PeerFeedback]
    feedback_given: list[PeerFeedback]
    visits: list[JointVisit]
    meetings: list[IntervisionMeeting]
    unscheduled: list[IntervisionQuestion]

    @property
    def ahead(self) -> list[IntervisionMeeting]:
        """The meetings that can still get a question, the next first."""
        return [one for one in reversed(self.meetings) if one.meets_at >= clock.now()]


def team_page(*, by: Acting) -> TeamPage:
    """The page, as this person may see it."""
    check_is_of_the_team(by)
    here = PeerFeedback.objects.filter(municipality_id=by.municipality).select_related("giver", "receiver")
    return TeamPage(
        debriefs=debriefs(by=by),
        feedback_received=list(here.filter(receiver_id=by.user_id).order_by("-given_at")[:20]),
        feedback_given=list(here.filter(giver_id=by.user_id).order_by("-given_at")[:20]),
        visits=joint_visits(by=by),
        meetings=meetings(by=by),
        unscheduled=list(
            IntervisionQuestion.objects.filter(
                municipality_id=by.municipality, meeting__isnull=True, treated_on__isnull=True
            )
            .select_related("asked_by")
            .order_by("asked_at")
        ),
    )


def debriefs(*, by: Acting) -> list[DebriefLine]:
    """Those I wrote, those asked of me, and for a team lead those the writers opened to them; open ones first."""
    readable = Q(author_id=by.user_id) | Q(colleague_id=by.user_id)
    if by.has_role(Role.TEAM_LEAD):
        readable |= Q(lead_may_read=True)
    found = Debrief.objects.filter(readable, municipality_id=by.municipality).select_related("author", "colleague")
    lines = [
        DebriefLine(one, mine=one.author_id == by.user_id, asked_of_me=one.colleague_id == by.user_id)
        for one in found.order_by("-asked_at")[:20]
    ]
    return sorted(lines, key=lambda line: not line.open)


def debriefs_waiting(*, by: Acting) -> list[DebriefLine]:
    """Colleagues who asked this person for a talk and have not had it."""
    return [line for line in debriefs(by=by) if line.asked_of_me and line.open]


def joint_visits(*, by: Acting) -> list[JointVisit]:
    """Mine as worker or mentor; a team lead sees all."""
    found = JointVisit.objects.filter(municipality_id=by.municipality).select_related("worker", "mentor")
    if not by.has_role(Role.TEAM_LEAD, Role.COORDINATOR):
        found = found.filter(Q(worker_id=by.user_id) | Q(mentor_id=by.user_id))
    return list(found.order_by("-planned_on", "pk")[:30])


def meetings(*, by: Acting) -> list[IntervisionMeeting]:
    """Intervision from two months back on, the next first."""
    found: QuerySet[IntervisionMeeting] = IntervisionMeeting.objects.filter(
        municipality_id=by.municipality, cancelled_on__isnull=True
    ).select_related("chair")
    return list(found.prefetch_related("questions__asked_by").order_by("-meets_at")[:8])
