"""What residents of the demo answered on the page of their card, and one card to try.

The card to try: a code is on paper only, so the demo keeps its own in a file of its folder, from which the sign-in
page shows it. Nobody but the demo has such a file.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries as cases
from aanbel.cases.models import Case
from aanbel.demo.cast import workers_of
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days
from aanbel.outreach import queries, services
from aanbel.outreach.models import Kind, PartOfDay, Slot

CARDS = "reply-codes.json"
"""In the demo's folder: per municipality its name and a code that opens a page."""
LIVES = timedelta(days=30)


@dataclass(frozen=True)
class Said:
    """One answer: how many days ago, at what hour, what, and in which language."""

    days: int
    at: time
    kind: Kind
    language: str = "nl"
    more: dict[str, Any] = field(default_factory=dict)


SAID = (
    Said(1, time(20, 14), Kind.CALL, more={"part_of_day": PartOfDay.MORNING}),
    Said(1, time(9, 40), Kind.CALL, "tr", {"part_of_day": PartOfDay.AFTERNOON, "phone": "0612345678"}),
    Said(1, time(21, 55), Kind.QUESTION, more={"words": "Mag mijn zus erbij zijn? Zij regelt de post voor mij."}),
    Said(2, time(16, 5), Kind.SETTLED),
    Said(1, time(12, 30), Kind.VISIT, "pl", {"part_of_day": PartOfDay.ANY}),
    Said(3, time(8, 20), Kind.ELSEWHERE),
)


def answer_cards(codes: Sequence[int]) -> None:
    """Times and answers, through the services; does nothing when they are already there."""
    for code in codes:
        with on_behalf_of(Acting.system(code)) as system, without_jobs():
            if Slot.objects.filter(municipality_id=code).exists():
                continue
            _offer_times(system)
            worker = accounts.acting_as(User.objects.get(email=workers_of(code)[0]), code)
            for case, said in zip(_reached_by_card(worker), SAID, strict=False):
                _answer(worker, case, said)
            _choose_a_time(worker)


def leave_a_card(codes: Sequence[int], folder: Path) -> None:
    """One card per municipality that opens a page today, for who tries the demo; a new one when the old gets stale."""
    file = folder / CARDS
    if file.exists() and clock.now().timestamp() - file.stat().st_mtime < LIVES.total_seconds():
        return
    cards = []
    for code in codes:
        with on_behalf_of(Acting.system(code)) as by:
            case = _quiet(code).filter(assigned_to=None).order_by("-pk").first()
            if case is not None:
                name = accounts.municipality(code).name
                cards.append({"name": name, "code": services.issue_code(by=by, case=case.pk, purpose="card")})
    file.write_text(json.dumps(cards), encoding="utf-8")


def _offer_times(by: Acting) -> None:
    """Two mornings in the library, and one at the office."""
    library, office = "Bibliotheek, Havenkade 1", "Stadskantoor, Markt 1"
    for days, kind, place in ((2, "library", library), (3, "office", office), (5, "library", library)):
        day = add_working_days(clock.today(), days)
        services.offer_slots(by=by, kind=kind, place=place, on=day, begins=time(10), ends=time(12), minutes=40)


def _quiet(code: int) -> Any:
    """Open cases without a crisis and without a no."""
    stopped = cases.not_to_approach(code).values("pk")
    quiet = Case.objects.of(code).open().filter(crisis=False, supply_ends_on__isnull=True)
    return quiet.exclude(pk__in=stopped)


def _reached_by_card(worker: Acting) -> list[Case]:
    """Cases of this worker in which somebody was at the door and found nobody."""
    mine = _quiet(worker.municipality).filter(assigned_to_id=worker.user_id, status="in_progress")
    return list(mine.order_by("pk")[: len(SAID) + 1])


def _answer(worker: Acting, case: Case, said: Said) -> None:
    moment = datetime.combine(clock.today() - timedelta(days=said.days), said.at, clock.AMSTERDAM)
    with clock.standing_at(moment - timedelta(hours=30)):
        card = services.issue_code(by=worker, case=case.pk, purpose="card")
    with clock.standing_at(moment):
        door = queries.door_of(card)
        assert door is not None  # noqa: S101 - the card was written a line ago
        services.give_answer(by=door.by, code=door.code_id, kind=said.kind, language=said.language, **said.more)


def _choose_a_time(worker: Acting) -> None:
    """The last of the worker's households comes to the library."""
    free = queries.free_slots(by=worker)
    ready = _reached_by_card(worker)[len(SAID) :]
    if free and ready:
        _answer(worker, ready[0], Said(1, time(18, 45), Kind.MEET, "ar", {"slot": free[0].pk}))
