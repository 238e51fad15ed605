"""The desk as its screen shows it: who waits, who is being helped, who is there, what became of what went on."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.desk.core.asking import Result, State, can_undo
from aanbel.desk.core.queue import Ticket, expected_wait, in_order, minutes_each
from aanbel.desk.core.urgency import Urgency, Why
from aanbel.desk.models import Desk, Question
from aanbel.desk.queries.appointments import AppointmentLine, appointments_of
from aanbel.desk.queries.handover import HandOverLine, clock_words, of_desk
from aanbel.desk.queries.on_duty import OnDuty, on_duty, professionals_elsewhere
from aanbel.desk.queries.rota import my_desks
from aanbel.desk.wording.question import REASONS, RESULTS
from aanbel.desk.wording.tiles import TileWords, tile_words
from aanbel.kernel import clock
from aanbel.kernel.errors import Refused

SHOWN_ENDED = 6
"""So many of those who went are on the screen: to undo a tap, not to look back."""


@dataclass(frozen=True)
class QueueLine:
    """One question as the desk sees it."""

    question: Question
    now: datetime

    @property
    def tile(self) -> TileWords:
        return tile_words(self.question.tile)

    @property
    def first_name(self) -> str:
        """Only on the day itself, also while the night's job has not run."""
        return self.question.first_name if self.question.on == clock.today() else ""

    @property
    def threat(self) -> bool:
        """Whether a person is threatened: the only thing that is red."""
        return self.question.urgency == Urgency.THREAT

    @property
    def soon(self) -> bool:
        return self.question.urgency == Urgency.SOON

    @property
    def reason(self) -> str:
        """Why it goes first."""
        return str(REASONS[Why(self.question.why)])

    @property
    def due(self) -> str:
        return clock_words(self.question.clock_on) if self.question.clock_on else ""

    @property
    def waited(self) -> int:
        """Minutes since they came in, or since somebody began."""
        since = self.question.began_at or self.question.arrived_at
        return max(0, int((self.now - since).total_seconds() // 60))

    @property
    def can_undo(self) -> bool:
        return can_undo(State(self.question.state), ended_at=self.question.ended_at, now=self.now)

    @property
    def how(self) -> str:
        """How it ended."""
        result = self.question.result
        return str(RESULTS[Result(result)]) if result else self.question.get_state_display()


@dataclass(frozen=True)
class DeskPage:
    """One desk, now."""

    by: Acting
    desk: Desk
    desks: list[Desk]
    now: datetime
    people: list[OnDuty]
    questions: list[Question]
    appointments: list[AppointmentLine]
    hand_overs: list[HandOverLine]

    @cached_property
    def waiting(self) -> list[QueueLine]:
        """Who waits, the next one first."""
        found = {one.number: one for one in self.questions if one.state == State.WAITING}
        tickets = [Ticket(one.number, Urgency(one.urgency), one.arrived_at) for one in found.values()]
        return [QueueLine(found[ticket.number], self.now) for ticket in in_order(tickets)]

    @cached_property
    def helping(self) -> list[QueueLine]:
        """Who is being helped: mine first."""
        lines = [QueueLine(one, self.now) for one in self.questions if one.state == State.HELPING]
        return sorted(lines, key=lambda line: (line.question.helped_by_id != self.by.user_id, line.question.number))

    @cached_property
    def ended(self) -> list[QueueLine]:
        """The last ones that went."""
        over = [one for one in self.questions if one.ended_at is not None]
        over.sort(key=lambda one: one.ended_at or self.now, reverse=True)
        return [QueueLine(one, self.now) for one in over[:SHOWN_ENDED]]

    @property
    def professionals(self) -> list[OnDuty]:
        return [one for one in self.people if one.professional]

    @cached_property
    def elsewhere(self) -> list[OnDuty]:
        """Who can be called when no professional is on the rota here."""
        return [] if self.professionals else professionals_elsewhere(by=self.by, desk=self.desk.pk)

    @property
    def volunteers(self) -> list[OnDuty]:
        return [one for one in self.people if not one.professional]

    @cached_property
    def each(self) -> int:
        """Minutes a question takes today."""
        spent = [
            one.ended_at - one.began_at
            for one in self.questions
            if one.began_at and one.ended_at and one.state != State.LEFT
        ]
        return minutes_each(spent)

    @cached_property
    def expected(self) -> int:
        """Minutes until who comes in now is helped."""
        return expected_wait(
            ahead=len(self.waiting), helpers=len(self.volunteers), helping=len(self.helping), each=self.each
        )

    @property
    def too_long(self) -> bool:
        """Whether to offer an appointment: the wait is longer than what this desk finds right."""
        return self.expected > self.desk.wait_norm

    @property
    def to_tell(self) -> list[HandOverLine]:
        """What asks something of the desk: a no that came back, or an answer that stays away."""
        return [line for line in self.hand_overs if line.back or line.silent]

    @property
    def on_their_way(self) -> list[HandOverLine]:
        """The other hand-overs of these days, with what the desk may hear."""
        return [line for line in self.hand_overs if not (line.back or line.silent)]

    @property
    def back_today(self) -> list[AppointmentLine]:
        return [line for line in self.appointments if line.today]

    @property
    def back_later(self) -> list[AppointmentLine]:
        return [line for line in self.appointments if not line.today]

    @property
    def mark(self) -> str:
        """What the list looks like, in a few characters: it changes when something on it does."""
        seen = [(one.pk, one.state, one.urgency) for one in self.questions]
        told = [(line.hand_over.pk, line.hand_over.stage, line.silent) for line in self.hand_overs]
        return sha256(repr((seen, told)).encode()).hexdigest()[:12]

    @property
    def today(self) -> int:
        """How many came in today."""
        return len(self.questions)


def desk_page(*, by: Acting, wanted: int | None) -> DeskPage | None:
    """All of one's desk today, in a constant number of queries; None for who belongs to none.

    It is the desk that was chosen on this computer, when it is one's own, or else the first.
    """
    mine = my_desks(by=by)
    desk = _chosen(mine, wanted)
    if desk is None:
        return None
    today = clock.today()
    rows = Question.objects.filter(municipality_id=by.municipality, desk=desk, on=today).select_related("helped_by")
    return DeskPage(
        by=by,
        desk=desk,
        desks=mine,
        now=clock.now(),
        people=on_duty(by=by, desk=desk.pk),
        questions=list(rows.order_by("number")),
        appointments=appointments_of(by=by, desk=desk.pk),
        hand_overs=of_desk(by=by, desk=desk.pk),
    )


def desk_needed(*, by: Acting, wanted: int | None) -> Desk:
    """The desk to write at; refused with a sentence for who belongs to none."""
    found = _chosen(my_desks(by=by), wanted)
    if found is None:
        raise Refused(_("You belong to no desk yet. Ask the coordinator to add you to one."))
    return found


def _chosen(mine: list[Desk], wanted: int | None) -> Desk | None:
    return next((one for one in mine if one.pk == wanted), mine[0] if mine else None)
