"""The visiting team of the demo and its rounds: today's, one of them handed out, and the next working day's.

What it shows: a duo because somebody needs a mentor, a time that was promised, a door that is not safe, a secret
address, and households that wait with the reason. On a Saturday or Sunday the team works today by exception, so that
there is always a round to look at.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Role, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import queries as cases
from aanbel.cases.models import Case
from aanbel.demo.cast import COLLEAGUES
from aanbel.flows.plan_rounds import plan_rounds
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import add_working_days
from aanbel.visits import queries, services
from aanbel.visits.models import AddressMark, Companionship, Plan, Transport, Visitor
from aanbel.visits.services import Asking, Hours, Pause

WEEK = {day: (time(9, 30), time(14, 30)) for day in range(5)} | {1: (time(13), time(20)), 3: (time(13), time(20))}
"""Two late days: in the evening more people are at home."""
TODAY = Hours(9 * 60 + 30, 14 * 60 + 30, (12 * 60, 13 * 60 + 30), 30)
PAUSE = Pause(time(12), time(13, 30), 30)
TRANSPORT = (Transport.BICYCLE, Transport.BICYCLE, Transport.CAR)


def make_rounds(codes: Sequence[int]) -> None:
    """The team and the rounds of the first town, through the services; does nothing when they are there."""
    for code in codes[:1]:
        by = Acting.system(code)
        with on_behalf_of(by):
            if Plan.objects.filter(municipality_id=code).exists():
                continue
        days = [clock.today(), add_working_days(clock.today(), 1)]
        with on_behalf_of(by), without_jobs():
            _put_together(by, code, days[0])
            _ask_and_mark(by, code, days[0])
            services.ask_plans(by=_coordinator(code), days=days)
        plan_rounds(by=by)
        with on_behalf_of(by):
            _hand_out(code, days[0])


def _put_together(by: Acting, code: int, today: date) -> None:
    """Everybody who calls and visits, by bicycle or car, from the town hall."""
    goes = {
        one.email for one in COLLEAGUES if code in one.municipalities and {Role.WORKER, Role.VISITOR} & {*one.roles}
    }
    people = User.objects.filter(email__in=goes).order_by("name")
    for place, user in enumerate(people):
        services.keep_visitor(
            by=by,
            user=user.pk,
            transport=TRANSPORT[place % len(TRANSPORT)],
            start_place="Stadhuis",
            week=WEEK,
            pause=PAUSE,
        )
        if today.weekday() > 4:
            services.set_shift(by=by, user=user.pk, day=today, hours=TODAY)
    together = Visitor.objects.filter(municipality_id=code).order_by("pk").values_list("user_id", flat=True)[:2]
    if len(together) == 2:
        services.pair(by=by, one=together[0], other=together[1], kind=Companionship.Kind.PREFERRED)


def _ask_and_mark(by: Acting, code: int, today: date) -> None:
    """What colleagues asked: a promised time, a morning, a language that nobody speaks; a door in two ways special."""
    stopped = cases.not_to_approach(code).values("pk")
    ready = Case.objects.of(code).open().filter(status="in_progress").exclude(pk__in=stopped).order_by("-pk")
    numbers = list(ready.values_list("pk", flat=True)[:6])
    at_one = datetime.combine(today, time(13), clock.AMSTERDAM)
    askings = (
        Asking(agreed_from=at_one, agreed_until=at_one + timedelta(minutes=45)),
        Asking(day_parts=("morning",)),
        Asking(language="Tigrinya"),
        Asking(duo=True),
        Asking(elsewhere="Stadhuis, spreekkamer 2", announced=True),
        Asking(),
    )
    for number, asking in zip(numbers, askings, strict=False):
        services.ask_visit(by=by, case=number, asking=asking)
    for number, kind, words in zip(
        numbers[3:],
        (AddressMark.Kind.UNSAFE, AddressMark.Kind.SECRET),
        ("Losse hond op het erf. Bel eerst op.", ""),
        strict=False,
    ):
        services.mark_address(by=by, case=number, kind=kind, words=words, until=today + timedelta(days=120))


def _hand_out(code: int, today: date) -> None:
    """The first round of today is on the phones already."""
    by = _coordinator(code)
    plan = queries.current_plan(by=by, day=today)
    for one in queries.rounds_of_plan(by=by, plan=plan)[:1] if plan else []:
        services.hand_out(by=by, number=one.round.pk)


def _coordinator(code: int) -> Acting:
    email = next(one.email for one in COLLEAGUES if code in one.municipalities and Role.COORDINATOR in one.roles)
    return accounts.acting_as(User.objects.get(email=email), code)
