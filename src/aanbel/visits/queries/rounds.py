"""Rounds with their stops, as seen by who looks: the door of a secret address is for those who go there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from aanbel.audit.acting import Acting
from aanbel.kernel.clock import AMSTERDAM
from aanbel.kernel.errors import Missing
from aanbel.kernel.identity import PostalAddress
from aanbel.visits.models import Plan, PlanChange, Round, RoundVisitor, Stop, Transport
from aanbel.visits.permissions import check_can_see_rounds, goes


@dataclass(frozen=True)
class StopLine:
    """One door of a round, in the words that this reader may see."""

    stop: Stop
    number: int
    door_shown: bool

    @cached_property
    def address(self) -> PostalAddress:
        at = self.stop.address
        return PostalAddress(at.postcode, at.house_number, at.house_letter, at.house_addition, at.street, at.place)

    @property
    def door(self) -> str:
        """Street and number; what it is called instead when it is secret."""
        return self.address.line if self.door_shown else _("Secret address")

    @property
    def neighbourhood(self) -> str:
        return str(self.stop.address.neighbourhood or "") if self.door_shown else ""

    @property
    def agreed_words(self) -> str:
        """The time that was agreed with the resident."""
        if self.stop.agreed_from is None or self.stop.agreed_until is None:
            return ""
        starts, until = (self._clock(one) for one in (self.stop.agreed_from, self.stop.agreed_until))
        return _("agreed: %(starts)s–%(until)s") % {"starts": starts, "until": until}

    @property
    def time_words(self) -> str:
        """When we ring."""
        return self._clock(self.stop.start)

    @staticmethod
    def _clock(moment: datetime) -> str:
        return f"{moment.astimezone(AMSTERDAM):%H:%M}"

    @property
    def waits(self) -> int:
        """Minutes between arriving and ringing."""
        return round((self.stop.start - self.stop.arrive).total_seconds() / 60)


@dataclass(frozen=True)
class RoundPage:
    """One round with its doors in order."""

    by: Acting
    round: Round
    people: list[RoundVisitor]
    lines: list[StopLine]
    cancelled: list[StopLine]
    nth: int = 1
    """The how-manieth on the page of its day, as on the drawing."""

    @property
    def names(self) -> str:
        return _(" and ").join(one.user.name for one in self.people)

    @property
    def user_ids(self) -> list[int]:
        return [one.user_id for one in self.people]

    @property
    def editable(self) -> bool:
        """Whether stops may still be moved: until everybody is back."""
        return self.round.state != Round.State.DONE

    @property
    def state_words(self) -> str:
        return str(Round.State(self.round.state).label)

    @property
    def tone(self) -> str:
        """Of its state."""
        return {"draft": "neutral", "done": "ok"}.get(self.round.state, "info")

    @property
    def replaced(self) -> bool:
        """Whether a next version of the plan took its place."""
        return self.round.plan.replaced_at is not None

    @property
    def transport_words(self) -> str:
        return str(Transport(self.round.transport).label)

    @property
    def colour(self) -> int:
        """By which of four colours and shapes it is told from the others."""
        return (self.nth - 1) % 4 + 1


def rounds_of(*, by: Acting, user_id: int, day: date) -> list[Round]:
    """The rounds on which this colleague goes on this day, with visitors and planned or visited stops."""
    check_can_see_rounds(by)
    mine = _current(by).filter(day=day, visitors__user_id=user_id)
    return list(_with_doors(mine))


def round_of(*, by: Acting, number: int) -> Round:
    """One round with its visitors and stops; `Missing` when it is not here (any more)."""
    check_can_see_rounds(by)
    found = _with_doors(Round.objects.filter(municipality_id=by.municipality, pk=number)).first()
    if found is None:
        raise Missing(_("This round does not exist here (any more). Perhaps the plan was made again."))
    return found


def round_page(*, by: Acting, number: int) -> RoundPage:
    """One round as its page shows it."""
    return as_page(by, round_of(by=by, number=number))


def stop_line(*, by: Acting, stop: int) -> tuple[StopLine, RoundPage]:
    """One door with its round; `Missing` when it is in none (any more)."""
    found = Stop.objects.filter(municipality_id=by.municipality, pk=stop).exclude(state=Stop.State.REPLACED).first()
    if found is None:
        raise Missing(_("This door is not in a round (any more). Perhaps the plan was made again."))
    page = round_page(by=by, number=found.round_id)
    line = next((one for one in [*page.lines, *page.cancelled] if one.stop.pk == stop), None)
    if line is None:
        raise Missing(_("This door is not in a round (any more). Perhaps the plan was made again."))
    return line, page


def rounds_of_plan(*, by: Acting, plan: Plan) -> list[RoundPage]:
    """All rounds of a plan, the first first."""
    check_can_see_rounds(by)
    found = _with_doors(Round.objects.filter(municipality_id=by.municipality, plan=plan))
    return [as_page(by, one, nth) for nth, one in enumerate(found, 1)]


def current_plan(*, by: Acting, day: date) -> Plan | None:
    """The plan that stands for this day."""
    check_can_see_rounds(by)
    return Plan.objects.current().filter(municipality_id=by.municipality, day=day).first()


def latest_asked(*, by: Acting, days: Iterable[date]) -> dict[date, Plan]:
    """The newest version of each of these days' plans, made or not: what is being done now."""
    found = Plan.objects.filter(municipality_id=by.municipality, day__in=list(days)).order_by("day", "version")
    return {plan.day: plan for plan in found.defer("wishes")}


def last_change(*, by: Acting, plan: Plan) -> PlanChange | None:
    """What was changed last and can be undone."""
    return PlanChange.objects.filter(municipality_id=by.municipality, plan=plan, undone_at__isnull=True).first()


def as_page(by: Acting, round_: Round, nth: int = 1) -> RoundPage:
    """The round for this reader. Needs `visitors` and `stops` read along."""
    people = sorted(round_.visitors.all(), key=lambda one: one.position)
    mine = goes(by, [one.user_id for one in people])
    stops = sorted(round_.stops.all(), key=lambda one: one.position)
    kept = [stop for stop in stops if stop.state in (Stop.State.PLANNED, Stop.State.VISITED)]
    out = [stop for stop in stops if stop.state == Stop.State.CANCELLED]
    return RoundPage(
        by=by,
        round=round_,
        people=people,
        lines=[StopLine(stop, number, mine or not stop.secret) for number, stop in enumerate(kept, 1)],
        cancelled=[StopLine(stop, 0, mine or not stop.secret) for stop in out],
        nth=nth,
    )


def _current(by: Acting) -> QuerySet[Round]:
    """Rounds of plans that stand."""
    return Round.objects.filter(
        municipality_id=by.municipality, plan__state=Plan.State.MADE, plan__replaced_at__isnull=True
    )


def _with_doors(rounds: QuerySet[Round]) -> QuerySet[Round]:
    stops = Stop.objects.exclude(state=Stop.State.REPLACED).select_related("address__neighbourhood")
    people = RoundVisitor.objects.select_related("user")
    return (
        rounds.select_related("plan")
        .defer("plan__wishes")
        .prefetch_related(
            Prefetch("stops", stops.order_by("position", "pk")), Prefetch("visitors", people.order_by("position"))
        )
        .order_by("day", "sequence", "pk")
    )
