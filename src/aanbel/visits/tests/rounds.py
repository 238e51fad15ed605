"""A round of one day with its doors and visitors, as planning leaves it, without planning it."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.cases.models import Case
from aanbel.cases.tests import factories as cases
from aanbel.kernel import clock
from aanbel.visits.models import Plan, Round, RoundVisitor, Stop
from aanbel.visits.services import Outcome, VisitFacts

MONDAY = date(2026, 3, 9)


def at(hour: int, minute: int = 0, *, day: date = MONDAY) -> datetime:
    """This time of that day, in the Netherlands."""
    return datetime.combine(day, time(hour, minute), clock.AMSTERDAM)


def acting(user: Any) -> Acting:
    """This person at work in Klokkendam."""
    return accounts.acting_as(user, 9901)


def round_for(
    by: Acting, *users: Any, doors: int = 1, day: date = MONDAY, households: list[Case] | None = None
) -> Round:
    """A round that was handed out, one door every half hour from ten."""
    plan, _new = Plan.objects.get_or_create(
        municipality_id=by.municipality,
        day=day,
        version=1,
        defaults={
            "state": Plan.State.MADE,
            "seed": 1,
            "made_by": "test",
            "asked_at": at(8, day=day) - timedelta(days=3),
            "made_at": at(8, day=day) - timedelta(days=3),
        },
    )
    made = Round.objects.create(
        municipality_id=by.municipality,
        plan=plan,
        day=day,
        sequence=1,
        transport="bicycle",
        start_lon=5.0,
        start_lat=52.0,
        end_lon=5.0,
        end_lat=52.0,
        starts=at(9, 30, day=day),
        ends=at(12, day=day),
        state=Round.State.HANDED_OUT,
        handed_out_at=at(9, day=day),
    )
    for position, user in enumerate(users):
        RoundVisitor.objects.create(municipality_id=by.municipality, round=made, user=user, position=position)
    for position, case in enumerate(households or [cases.case(by) for _door in range(doors)]):
        begins = at(10, day=day) + timedelta(minutes=30 * position)
        Stop.objects.create(
            municipality_id=by.municipality,
            round=made,
            case=case,
            address_id=case.address_id,
            day=day,
            position=position,
            lon=5.0,
            lat=52.0 + 0.001 * position,
            arrive=begins,
            start=begins,
            leave=begins + timedelta(minutes=20),
        )
    return made


def told(stop: Stop, outcome: Outcome = Outcome.NOT_HOME, **facts: Any) -> VisitFacts:
    """What a phone tells of this door."""
    return VisitFacts(**{"id": uuid4(), "stop": stop.pk, "outcome": outcome, "at": at(10, 5, day=stop.day)} | facts)
