"""One question while it is being helped: the station where it is, the way it came, who can be called in."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.core.asking import State
from aanbel.desk.core.chart import Node, NodeKind
from aanbel.desk.core.roles import PROFESSIONALS
from aanbel.desk.models import Appointment, Question
from aanbel.desk.permissions import check_on_question
from aanbel.desk.queries.chart import Crossroads, crossroads
from aanbel.desk.queries.handover import HandOverLine, of_question
from aanbel.desk.queries.on_duty import OnDuty, on_duty, professionals_elsewhere
from aanbel.desk.queries.queue import QueueLine
from aanbel.desk.wording.roles import ROLES, RoleWords, role_words
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing


@dataclass(frozen=True)
class Station:
    """One station of the way so far: what was asked, and what the resident said."""

    text: str
    answer: str
    urgent: bool


@dataclass(frozen=True)
class QuestionPage(QueueLine):
    """What the screen of one question shows."""

    by: Acting
    here: Crossroads | None
    way: list[Station]
    people: list[OnDuty]
    hand_overs: list[HandOverLine]
    appointment: Appointment | None

    @property
    def state(self) -> State:
        return State(self.question.state)

    @property
    def mine(self) -> bool:
        """Whether this person is helping here."""
        return self.state is State.HELPING and self.question.helped_by_id == self.by.user_id

    @property
    def node(self) -> Node | None:
        return self.here.node if self.here else None

    @property
    def ends_in(self) -> str:
        """The kind of the end we are at; empty when there is still something to ask."""
        return self.node.kind.value if self.node and self.node.ends else ""

    @property
    def urgent(self) -> bool:
        return self.node is not None and self.node.kind is NodeKind.URGENT

    @property
    def role(self) -> RoleWords | None:
        """Who takes over at this end."""
        return role_words(self.node.role) if self.node and self.node.role else None

    @cached_property
    def professionals(self) -> list[OnDuty]:
        """Who can be called in, those who do this kind of work first."""
        wanted = self.node.role if self.node else ""
        found = [one for one in self.people if one.professional]
        return sorted(found, key=lambda one: one.role != wanted)

    @cached_property
    def elsewhere(self) -> list[OnDuty]:
        """Who can be called when no professional is on the rota here."""
        return [] if self.professionals else professionals_elsewhere(by=self.by, desk=self.question.desk_id)


def question_page(*, by: Acting, number: int) -> QuestionPage:
    """The question with all its screen needs."""
    found = (
        Question.objects.filter(municipality_id=by.municipality, pk=number)
        .select_related("desk", "helped_by", "chart_version")
        .first()
    )
    if found is None:
        raise Missing(_("This question does not exist here (any more)."))
    check_on_question(by, found)
    version = found.chart_version
    made = Appointment.objects.filter(municipality_id=by.municipality, question=found, called_off_at__isnull=True)
    return QuestionPage(
        question=found,
        now=clock.now(),
        by=by,
        here=crossroads(version, found.node) if version else None,
        way=_way(found),
        people=on_duty(by=by, desk=found.desk_id),
        hand_overs=of_question(by=by, question=found.pk),
        appointment=made.select_related("user").order_by("-pk").first(),
    )


def roles_to_hand_to(page: QuestionPage) -> list[tuple[str, str]]:
    """The kinds of work one can hand over to: what the flowchart says first, then who is there, then the rest."""
    said = page.node.role if page.node else ""
    there = {one.role for one in page.people}
    known = [role.value for role in PROFESSIONALS] + ([said] if said and said not in set(PROFESSIONALS) else [])
    known.sort(key=lambda role: (role != said, role not in there))
    return [(role, str(ROLES[role].word)) for role in known if role in ROLES]


def _way(question: Question) -> list[Station]:
    """The stations passed, in order, with the words they had in their version."""
    version = question.chart_version
    if version is None:
        return []
    known = version.chart.by_id
    way: list[Station] = []
    for step in question.steps.order_by("pk"):
        node = known.get(step.node)
        if node is None:
            continue
        label = node.options[step.option].label if step.option < len(node.options) else ""
        way.append(Station(node.text, label, node.kind is NodeKind.URGENT))
    return way
