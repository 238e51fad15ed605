"""Desks, people and questions for tests of the walk-in."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.desk import services
from aanbel.desk.core.chart import as_json
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.sharing import How, Line, Reach
from aanbel.desk.core.tiles import Tile
from aanbel.desk.core.urgency import Told
from aanbel.desk.models import ChartVersion, Desk, DeskMember, Duty, HandOver, Question
from aanbel.desk.tests.charts import sound
from aanbel.kernel import clock

TOLD = {"name": "Fatma Yilmaz", "phone": "06 1234 5678", "question": "Kan de rekening niet in een keer betalen"}


def desk(by: Acting, name: str = "Inloop Molenwijk") -> Desk:
    """A desk in use."""
    return Desk.objects.get_or_create(municipality_id=by.municipality, name=name)[0]


def member(by: Acting, at: Desk, user: Any) -> Acting:
    """This user belongs to the desk; as whom they act."""
    DeskMember.objects.get_or_create(municipality_id=by.municipality, desk=at, user=user)
    return accounts.acting_as(user, by.municipality)


def on_rota(by: Acting, at: Desk, user: Any, role: HelpRole = HelpRole.BUDGET_COACH) -> Acting:
    """This user is on the rota at this very moment."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    starts = max(now - timedelta(hours=1), now.replace(hour=0, minute=0, second=0))
    ends = min(now + timedelta(hours=1), now.replace(hour=23, minute=59, second=59))
    Duty.objects.create(
        municipality_id=by.municipality, desk=at, user=user, on=now.date(), starts=starts.time(), ends=ends.time(),
        role=role.value, phone="088 000 11 22", room="spreekkamer 2",
    )  # fmt: skip
    return accounts.acting_as(user, by.municipality)


def chart(by: Acting) -> ChartVersion:
    """A small flowchart in force: one question, an answer, a budget coach."""
    return ChartVersion.objects.create(
        municipality_id=by.municipality,
        number=1 + ChartVersion.objects.count(),
        name="Eerste",
        nodes=as_json(sound()),
        published_by="test",
        published_at=clock.now(),
    )


def question(by: Acting, at: Desk, tile: Tile = Tile.LETTER, **more: Any) -> Question:
    """Somebody walked in."""
    more = {"told": Told(), "origin": uuid4(), **more}
    return services.ask_question(by=by, desk=at.pk, tile=tile, **more)


def begun(by: Acting, at: Desk, tile: Tile = Tile.LETTER, **more: Any) -> Question:
    """Somebody is being helped."""
    return services.begin(by=by, question=question(by, at, tile, **more).pk)


def hand_over(by: Acting, of: Question, **more: Any) -> HandOver:
    """Handed over to the budget coaches with a yes."""
    given: dict[str, Any] = {
        "to_role": HelpRole.BUDGET_COACH, "told": TOLD, "lines": set(Line), "reach": Reach.CALLED, "how": How.SCREEN,
        "tell_back": True, "origin": uuid4(), **more,
    }  # fmt: skip
    return services.hand_over(by=by, question=of.pk, **given)
