"""The rounds of a day last week in the demo, visited and talked over through the services, by one phone or by two.

What it shows: cards and talks, a yes and a no, a resident who moved, a door that was not safe and is flagged now, one
visit that two phones told differently, and one that came in after the household had said no.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries as case_queries
from aanbel.cases import services as cases
from aanbel.cases.models import Case, RefusalKind, RefusalSource
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days
from aanbel.visits import queries, services
from aanbel.visits.models import Registration, Round, RoundDebrief, Stop, Visitor
from aanbel.visits.services import Outcome, SafetyFact, Sign, VisitFacts

DAYS_BACK = 3
"""Working days ago."""
DOORS = 14
MADE_HERE = UUID("6f1d1d0e-5c1d-4b6c-9b0e-2f3f6d5c0004")


@dataclass(frozen=True)
class Told:
    """What was found at a door, and how many minutes it took."""

    outcome: Outcome
    minutes: int
    facts: dict[str, Any] = field(default_factory=dict)
    second: Outcome | None = None
    """What the colleague told of the same visit."""


FOUND = (
    Told(Outcome.NOT_HOME, 3, {"card_left": True}),
    Told(
        Outcome.SPOKEN,
        32,
        {"help_accepted": True, "agreed": ("Post samen openen",), "next_step": "Bellen over de post"},
    ),
    Told(Outcome.NOT_HOME, 3, {"card_left": True}),
    Told(Outcome.SPOKEN, 18, {"agreed": ("Denkt erover na",), "language": "Pools"}, second=Outcome.NOT_HOME),
    Told(Outcome.REFUSED, 2),
    Told(Outcome.NOT_HOME, 4),
    Told(Outcome.MOVED, 4, {"words": "Buurvrouw: al maanden weg."}),
    Told(
        Outcome.SPOKEN,
        25,
        {"help_accepted": True, "referral": "Budgetcoach", "agreed": ("Budgetcoach belt deze week",)},
    ),
    Told(Outcome.ELSEWHERE, 5, {"words": "Liever in de bibliotheek."}),
    Told(Outcome.UNSAFE, 2, {"words": "Loslopende hond in de gang."}),
)


def look_back(code: int) -> None:
    """A finished day of this municipality's team; does nothing when it is there."""
    with on_behalf_of(Acting.system(code)) as system, without_jobs():
        if Registration.objects.of(code).exists() or not Visitor.objects.filter(municipality_id=code).exists():
            return
        day = add_working_days(clock.today(), -DAYS_BACK)
        found = iter(FOUND)
        for number in _handed_out(system, day):
            _visit(queries.round_of(by=system, number=number), found)
        for alarm in queries.running_alarms(by=system):
            with clock.standing_at(alarm.raised_at + timedelta(minutes=6)):
                services.end_alarm(by=system, alarm=alarm.pk, how="Gebeld: alles goed, door naar het volgende adres.")


def _handed_out(system: Acting, day: date) -> list[int]:
    """The day as it went: asked for and planned in the morning, and given to those who go."""
    with clock.standing_at(datetime.combine(day, time(7, 45), clock.AMSTERDAM)):
        doors = [case.pk for case in _doors(system)]
        for case in doors:
            services.ask_visit(by=system, case=case)
        services.locate(by=system, cases=doors)
        plan = services.plan_day(by=system, day=day)
        numbers = list(plan.rounds.order_by("sequence").values_list("pk", flat=True))
        for number in numbers:
            services.hand_out(by=system, number=number)
    return numbers


def _doors(system: Acting) -> list[Case]:
    """Quiet cases in which somebody should go by, none of them in a round that is still to come."""
    stopped = case_queries.not_to_approach(system.municipality).values("pk")
    ahead = Stop.objects.filter(municipality_id=system.municipality).values("case")
    quiet = Case.objects.of(system.municipality).open().filter(status="in_progress", crisis=False)
    return list(quiet.exclude(pk__in=stopped).exclude(pk__in=ahead).order_by("-pk")[:DOORS])


def _visit(round_: Round, found: Iterator[Told]) -> None:
    """From door to door; the second phone tells of a visit when there is one, and one telling comes too late."""
    people = [accounts.acting_as(one.user, round_.municipality_id) for one in round_.visitors.all()]
    first, last = people[0], people[-1]
    for stop in sorted(round_.stops.all(), key=lambda one: one.position):
        told = next(found, FOUND[0])
        begun = stop.start.astimezone(clock.AMSTERDAM)
        done = begun + timedelta(minutes=told.minutes)
        for sign, at in ((Sign.ARRIVED, begun), (Sign.LEFT, done)):
            with clock.standing_at(at):
                services.check_in(by=first, fact=SafetyFact(_id(stop, sign.value), sign, at, stop.pk))
        if told.outcome is Outcome.ELSEWHERE:
            _says_no_meanwhile(first, stop, done)
        with clock.standing_at(done + timedelta(minutes=1)):
            facts = VisitFacts(id=_id(stop, "told"), stop=stop.pk, outcome=told.outcome, at=done, **told.facts)
            services.register_visit(by=first, facts=facts)
            if told.second and last is not first:
                facts = VisitFacts(id=_id(stop, "second"), stop=stop.pk, outcome=told.second, at=begun)
                services.register_visit(by=last, facts=facts)
    with clock.standing_at(round_.ends + timedelta(minutes=20)):
        for one in people:
            services.close_duty(by=one)
        pace = RoundDebrief.Pace.RIGHT if round_.sequence == 1 else RoundDebrief.Pace.TOO_FULL
        together = RoundDebrief.Together.WELL.value if len(people) > 1 else ""
        services.conclude_debrief(by=first, round=round_.pk, pace=pace, together=together)


def _says_no_meanwhile(worker: Acting, stop: Stop, done: datetime) -> None:
    """The household answers “no” while the phone has no network: what was told then waits for a person."""
    with clock.standing_at(done):
        cases.refuse(by=worker, case=stop.case_id, kind=RefusalKind.NO_CONTACT, source=RefusalSource.REPLY)


def _id(stop: Stop, what: str) -> UUID:
    """The same id in every build."""
    return uuid5(MADE_HERE, f"{stop.pk}:{what}")
