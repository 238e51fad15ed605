"""Hand-overs: those asked of me with what was shared, and those of a desk without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from aanbel.accounts.models import Role
from aanbel.audit.acting import Acting
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.sharing import KEPT_FOR, Line, Reach, Stage, Told, is_asked, is_silent, told_to_the_desk
from aanbel.desk.core.urgency import Urgency, Why
from aanbel.desk.models import Duty, HandOver
from aanbel.desk.permissions import check_can_take_hand_over
from aanbel.desk.wording.question import REASONS, clock_sentence
from aanbel.desk.wording.roles import RoleWords, role_words
from aanbel.desk.wording.sharing import LINES, REACHES, STAGES
from aanbel.desk.wording.tiles import TileWords, tile_words
from aanbel.kernel import clock
from aanbel.kernel.errors import Missing, NotAllowed, Refused
from aanbel.kernel.working_days import working_days_between

AROUND = timedelta(days=28)
"""On the rota in these days before or after: then one does that kind of work."""
SHOWN_FOR = timedelta(days=7)
"""So long the desk sees what became of a hand-over; one that is open, as long as something that was shared is there."""
_OPEN = (Stage.ASKED, Stage.ACCEPTED)


@dataclass(frozen=True)
class HandOverLine:
    """One hand-over as a list shows it; nothing that was shared is in it."""

    hand_over: HandOver

    @property
    def tile(self) -> TileWords:
        return tile_words(self.hand_over.question.tile)

    @property
    def role(self) -> RoleWords:
        return role_words(self.hand_over.to_role)

    @property
    def threat(self) -> bool:
        return self.hand_over.question.urgency == Urgency.THREAT

    @property
    def reason(self) -> str:
        return str(REASONS[Why(self.hand_over.question.why)])

    @property
    def due(self) -> str:
        on = self.hand_over.question.clock_on
        return clock_words(on) if on else ""

    @property
    def silent(self) -> bool:
        """Whether nobody answered within the hours that were set for it."""
        return is_silent(self.hand_over.at, due_at=self.hand_over.due_at, now=clock.now())

    @property
    def stage(self) -> str:
        return str(STAGES[self.hand_over.at])

    @property
    def told(self) -> Told:
        """What the desk may hear."""
        one = self.hand_over
        return told_to_the_desk(
            one.at, by=one.answered_by_name, answer=one.answer, outcome=one.outcome, tell_back=one.tell_back
        )

    @property
    def back(self) -> bool:
        """A no of which somebody must still tell the resident."""
        return self.hand_over.at is Stage.DECLINED and self.hand_over.settled_at is None

    @property
    def here(self) -> bool:
        """Whether it was asked today, so that the resident may still be at the desk."""
        return self.hand_over.question.on == clock.today()

    @property
    def only_the_receiver_can_tell(self) -> bool:
        """Whether it came back after the resident went home: the desk has no number then, who was asked has."""
        return self.back and not self.here and self.hand_over.reach != Reach.COMES

    @property
    def waits_for_the_receiver(self) -> bool:
        return self.hand_over.at is Stage.ASKED or self.only_the_receiver_can_tell

    @property
    def can_be_taken_back(self) -> bool:
        return self.hand_over.at in _OPEN


@dataclass(frozen=True)
class HandOverPage(HandOverLine):
    """One hand-over as its receiver reads it: exactly the lines that the resident allowed."""

    @property
    def shared(self) -> list[tuple[Line, str, str]]:
        """Line, its word, what was shared."""
        kept = self.hand_over.shared
        return [(line, str(LINES[line]), kept[line]) for line in Line if line in kept]

    @property
    def reach(self) -> str:
        return str(REACHES[Reach(self.hand_over.reach)])

    @property
    def can_become_case(self) -> bool:
        """Whether the resident passed on what a case needs."""
        kept = self.hand_over.shared
        return self.hand_over.at is Stage.ACCEPTED and Line.NAME in kept and Line.ADDRESS in kept


def clock_words(on: date) -> str:
    """Before which day, in words."""
    today = clock.today()
    return clock_sentence(on, today, working_days_between(today, on))


def my_roles(by: Acting) -> frozenset[str]:
    """The kinds of work this person does here, by the rota; a consultant is one by role."""
    roles = frozenset(_duties(by).filter(user=by.user_id).values_list("role", flat=True))
    return roles | {HelpRole.CONSULTANT.value} if by.has_role(Role.WORKER) else roles


def roles_done(by: Acting) -> frozenset[str]:
    """The kinds of work that somebody does here; there is always a consultant."""
    return frozenset(_duties(by).values_list("role", flat=True)) | {HelpRole.CONSULTANT.value}


def check_is_asked(by: Acting, found: HandOver) -> None:
    """What was shared is for who was asked; once somebody answered, for them alone."""
    asked = is_asked(
        to_user=found.to_user_id,
        to_role=found.to_role,
        me=by.user_id,
        my_roles=my_roles(by),
        does_anybody=found.to_role in roles_done(by),
        answered_by=found.answered_by_id,
    )
    if asked or "system" in by.roles:
        return
    if found.answered_by_id is not None:
        raise Refused(_("%(name)s answered this already. It is with them now.") % {"name": found.answered_by_name})
    raise NotAllowed(_("This was asked of %(to)s. The resident agreed to them reading it.") % {"to": found.to_name})


def asked_of_me(*, by: Acting) -> list[HandOverLine]:
    """What waits for me, what I took on, and what I did this week: urgent first, then the longest waiting."""
    check_can_take_hand_over(by)
    my_work, done = my_roles(by), roles_done(by)
    of_my_work = Q(to_user__isnull=True) & (Q(to_role__in=my_work) | ~Q(to_role__in=done))
    rows = _rows(by).filter(
        Q(stage=Stage.ASKED) & (Q(to_user=by.user_id) | of_my_work)
        | Q(stage=Stage.ACCEPTED, answered_by=by.user_id)
        | Q(stage=Stage.DECLINED, answered_by=by.user_id, settled_at__isnull=True)
        | Q(stage__in=[Stage.DONE, Stage.WITHDRAWN], answered_by=by.user_id, answered_at__gte=clock.now() - SHOWN_FOR)
    )
    lines = [HandOverLine(row) for row in rows.order_by("asked_at")]
    mine = [line for line in lines if line.hand_over.at is not Stage.DECLINED or line.only_the_receiver_can_tell]
    return sorted(mine, key=lambda line: (not line.threat, line.hand_over.asked_at))


def hand_over_page(*, by: Acting, number: int) -> HandOverPage:
    """One hand-over, for who was asked."""
    check_can_take_hand_over(by)
    found = _rows(by).filter(pk=number).first()
    if found is None:
        raise Missing(_("This hand-over does not exist here (any more)."))
    check_is_asked(by, found)
    return HandOverPage(found)


def of_desk(*, by: Acting, desk: int) -> list[HandOverLine]:
    """What this desk handed over in the last days: what came back and what nobody answered first."""
    now = clock.now()
    still = Q(stage__in=_OPEN) | Q(stage=Stage.DECLINED, settled_at__isnull=True)
    shown = Q(asked_at__gte=now - SHOWN_FOR) | still & Q(asked_at__gte=now - KEPT_FOR)
    rows = _rows(by).filter(shown, question__desk=desk).order_by("-asked_at")
    lines = [HandOverLine(row) for row in rows]
    return sorted(lines, key=lambda line: (not line.back, not line.silent))


def silent_hand_overs(*, by: Acting) -> list[HandOverLine]:
    """What nobody answered in time at any desk: for the coordinator."""
    rows = _rows(by).filter(stage=Stage.ASKED, due_at__lt=clock.now()).order_by("due_at")
    return [HandOverLine(row) for row in rows]


def of_question(*, by: Acting, question: int) -> list[HandOverLine]:
    """The hand-overs of one question, newest first."""
    return [HandOverLine(row) for row in _rows(by).filter(question=question).order_by("-pk")]


def waiting_for(lines: Iterable[HandOverLine]) -> int:
    """How many of these still wait for who was asked."""
    return sum(line.waits_for_the_receiver for line in lines)


def _rows(by: Acting) -> QuerySet[HandOver]:
    return HandOver.objects.filter(municipality_id=by.municipality).select_related("question__desk")


def _duties(by: Acting) -> QuerySet[Duty]:
    today = clock.today()
    return Duty.objects.filter(
        municipality_id=by.municipality, state=Duty.State.PLANNED, on__range=(today - AROUND, today + AROUND)
    )
