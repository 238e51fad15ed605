"""Answers as the resident reads them back and as workers find them, and the times and desks to choose from."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.text import slugify

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Municipality
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.directory import queries as directory
from aanbel.directory.models import ServiceKind
from aanbel.directory.queries import WalkInTime
from aanbel.kernel import clock
from aanbel.outreach.models import Answer, ReplyCode, Slot
from aanbel.outreach.permissions import check_can_offer_times, check_can_see_cases
from aanbel.outreach.queries.doors import STRANGER

NOT_SOONER = timedelta(hours=3)
"""Who receives somebody must have had the time to read that they come."""
OFFERED = 12
FEW = 5
"""Municipalities of which a page names every door."""


@dataclass(frozen=True)
class Desk:
    """A municipality as a resident can reach it without any code."""

    municipality: Municipality
    walk_ins: list[WalkInTime]

    @property
    def slug(self) -> str:
        """Its name in the address of the page with all help."""
        return slugify(self.municipality.name)


@dataclass(frozen=True)
class OfferedSlot:
    """A time that is offered, with how many households chose it."""

    slot: Slot
    taken: int


def answers_with(code: int) -> list[Answer]:
    """What was answered with this code and still stands and waits, newest first; read it inside `on_behalf_of`."""
    return list(Answer.objects.waiting().filter(code_id=code).select_related("slot").order_by("-said_at", "-pk"))


def answers_to_handle(*, by: Acting, case: int | None = None) -> list[Answer]:
    """What residents answered and nobody acted on yet: one's own cases first, then the oldest."""
    check_can_see_cases(by)
    waiting = Answer.objects.waiting().of(by.municipality).select_related("case__address", "case__assigned_to", "slot")
    if case is not None:
        waiting = waiting.filter(case_id=case)
    mine_last = Q(case__assigned_to_id=by.user_id) if by.user_id else Q(pk=None)
    found = list(waiting.annotate(mine=mine_last).order_by("said_at", "pk")[:200])
    return sorted(found, key=lambda answer: not answer.mine)  # type: ignore[attr-defined]


def living_codes(*, by: Acting, case: int) -> list[ReplyCode]:
    """The codes with which this household can still answer, newest first."""
    check_can_see_cases(by)
    alive = ReplyCode.objects.filter(municipality_id=by.municipality, case_id=case).alive(clock.now())
    return list(alive.order_by("-issued_at", "-pk"))


def free_slots(*, by: Acting) -> list[Slot]:
    """The next times that somebody can still choose."""
    soonest = clock.now() + NOT_SOONER
    free = [one.slot for one in _coming(by) if one.slot.starts_at >= soonest and one.taken < one.slot.capacity]
    return free[:OFFERED]


def coming_slots(*, by: Acting) -> list[OfferedSlot]:
    """Every time that is still to come."""
    check_can_offer_times(by)
    return _coming(by)


def _coming(by: Acting) -> list[OfferedSlot]:
    coming = Slot.objects.filter(municipality_id=by.municipality, withdrawn_at=None, starts_at__gte=clock.now())
    slots = list(coming.order_by("starts_at", "pk"))
    chosen = Counter(Answer.objects.standing().filter(slot__in=slots).values_list("slot_id", flat=True))
    return [OfferedSlot(slot, chosen[slot.pk]) for slot in slots]


def desk_of(municipality: int) -> Desk:
    """Where this municipality can be reached."""
    return Desk(accounts.municipality(municipality), _walk_ins(municipality))


def desks() -> list[Desk]:
    """Where every municipality of this installation can be reached: for who has no code, or one that opens nothing.

    In a house of many municipalities the numbers only: nobody looks for a door among hundreds.
    """
    with on_behalf_of(STRANGER):
        here = list(Municipality.objects.order_by("name"))
    return [Desk(place, _walk_ins(place.code) if len(here) <= FEW else []) for place in here]


def _walk_ins(municipality: int) -> list[WalkInTime]:
    """The places of the social map where one may just come with a question about money, each with its hours.

    Other help has a page of its own: on a card's page too much to choose from keeps people from coming at all.
    """
    times = directory.walk_in_times(municipality=municipality)
    found = {(time.location, time.hours): time for time in times if time.kind is ServiceKind.WORKPLACE}
    return list(found.values())
