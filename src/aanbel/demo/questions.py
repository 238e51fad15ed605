"""What the walk-in desks of the demo heard: half a year of questions without persons, and a queue that lives now.

The half year is written in bulk, each way walked along the flowchart that was in force; one kind of letter rises in the
last weeks, so that the desks have something to tell the municipality. Today goes through the services, minutes ago,
whatever the hour: a threat that goes first, somebody half way, a hand-over that is warm, one that came back.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import Neighbourhood, User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.desk import queries, services
from aanbel.desk.models import ChartVersion, Desk, HandOver, Question, Step
from aanbel.desk.services import Chart, HelpRole, How, Line, Reach, Result, Sender, Tile, Told
from aanbel.jobs import without_jobs
from aanbel.kernel import clock

WEEKS = 26
A_DAY = 3
"""Questions at a desk on an open day: some ten to fifteen a week (DOMAIN §7)."""
RISING = timedelta(weeks=5)
"""Since so long the letters of the water company are not understood in one neighbourhood."""
TILES: tuple[Tile, ...] = (
    *(Tile.LETTER,) * 6, *(Tile.DEBT,) * 4, *(Tile.FORM,) * 4, *(Tile.BENEFIT,) * 3, *(Tile.REFUSED, Tile.OTHER) * 2,
    Tile.SHUT_OFF, Tile.EVICTION,
)  # fmt: skip
SENDERS = (Sender.TAX, Sender.BENEFITS, Sender.ENERGY, Sender.HEALTH, Sender.BAILIFF, Sender.MUNICIPALITY, Sender.WATER)
TALK = 8
"""Minutes of a talk that ends with a professional."""
VOLUNTEER, COACH = "vrijwilliger@", "budgetcoach@"


def ask_questions(codes: Sequence[int]) -> None:
    """The half year and today for the first two towns; does nothing where there are questions already."""
    for code in codes[:2]:
        with on_behalf_of(Acting.system(code)) as by, without_jobs():
            desks = list(Desk.objects.filter(municipality_id=code, in_use=True).order_by("pk"))
            if not desks or Question.objects.filter(municipality_id=code).exists():
                continue
            _remember(by, desks)
            if code == codes[0]:
                _today(by, desks[0])
                for desk in desks[1:]:
                    _ask(by, desk, 21, Tile.BENEFIT)
                    _ask(by, desk, 4, Tile.LETTER, sender=Sender.HEALTH)


def _remember(by: Acting, desks: Sequence[Desk]) -> None:
    """Half a year in two statements: questions, and the steps of those that were walked."""
    chance, version = Random(by.municipality), queries.chart_in_force(by)
    places = list(Neighbourhood.objects.filter(municipality_id=by.municipality).order_by("pk"))
    today = clock.today()
    days = [today - timedelta(days=count) for count in range(WEEKS * 7, 0, -1)]
    made: list[Question] = []
    for day in (one for one in days if one.weekday() < 5):
        for desk in desks:
            near = next((one for one in places if one.pk == desk.neighbourhood_id), places[0] if places else None)
            tiles = [chance.choice(TILES) for _one in range(chance.randint(1, A_DAY))]
            tiles += [Tile.LETTER] * (2 if desk == desks[0] and today - day < RISING else 0)
            made += [
                _past(by, desk, day, number, tile, near if chance.random() < 0.7 else chance.choice(places or [near]),
                      chance, rising=desk == desks[0] and today - day < RISING)
                for number, tile in enumerate(tiles, 1)
            ]  # fmt: skip
    chart = version.chart if version else None  # read once: it is a picture of some forty stations
    steps = [one for question in made for one in _walk(question, version, chart, chance)] if version and chart else []
    Question.objects.bulk_create(made)
    Step.objects.bulk_create(steps)


def _past(
    by: Acting,
    desk: Desk,
    day: date,
    number: int,
    tile: Tile,
    place: Neighbourhood | None,
    chance: Random,
    *,
    rising: bool,
) -> Question:
    """One question of an earlier day, ended."""
    arrived = datetime.combine(day, time(9, 30), clock.AMSTERDAM) + timedelta(minutes=chance.randint(0, 400))
    began = arrived + timedelta(minutes=chance.choice((0, 0, 4, 9, 20)))
    left = chance.random() < 0.04
    water = tile is Tile.LETTER and rising and chance.random() < 0.8
    letter = tile in (Tile.LETTER, Tile.DEBT, Tile.SHUT_OFF, Tile.REFUSED)
    sender = Sender.WATER if water else chance.choice(SENDERS[:-1]) if letter and chance.random() < 0.7 else ""
    return Question(
        municipality_id=by.municipality,
        desk=desk,
        on=day,
        number=number,
        day_part="morning" if arrived.hour < 12 else "afternoon",
        tile=tile,
        sender=sender,
        neighbourhood=place,
        urgency="calm",
        state=Question.State.LEFT if left else Question.State.DONE,
        result=Result.LEFT if left else Result.ANSWERED,
        arrived_at=arrived,
        began_at=None if left else began,
        ended_at=began + timedelta(minutes=chance.randint(4, 25)),
        origin=UUID(int=chance.getrandbits(128), version=4),
    )


def _walk(question: Question, version: ChartVersion, chart: Chart, chance: Random) -> list[Step]:
    """The way of one question, as far as its end; how it ended follows from where it came out."""
    entry = chart.entry_of(question.tile)
    here = chart.by_id.get(entry.options[0].to) if entry and question.state == Question.State.DONE else None
    if here is None or question.arrived_at < version.published_at:
        return []
    at, steps = question.began_at or question.arrived_at, list[Step]()
    while here is not None and here.options and len(steps) < 12:
        option = min(chance.randrange(len(here.options)), chance.randrange(len(here.options)))
        to = chart.by_id.get(here.options[option].to)
        if to is None:
            break
        at += timedelta(minutes=1)
        steps.append(
            Step(
                municipality_id=question.municipality_id, question=question, chart_version=version, node=here.id,
                option=option, to=to.id, at=at,
            )
        )  # fmt: skip
        here = to
    question.chart_version, question.node = version, here.id if here else ""
    if here is not None and here.kind.value == "hand_over":
        question.state, question.result = Question.State.HANDED_OVER, Result.HANDED_OVER
    elif here is not None and here.kind.value == "appointment":
        question.state, question.result = Question.State.APPOINTMENT, Result.APPOINTMENT
    return steps


def _today(by: Acting, desk: Desk) -> None:
    """A morning at the first desk, told by minutes ago; the numbers are drawn in the order of coming in."""
    truus, coach = _person(by, VOLUNTEER), _person(by, COACH)
    soon, later = clock.today() + timedelta(days=3), clock.today() + timedelta(days=4)
    debts = _ask(by, desk, 103, Tile.DEBT)
    form = _ask(by, desk, 82, Tile.FORM)
    refused = _ask(by, desk, 74, Tile.REFUSED)
    benefit = _ask(by, desk, 48, Tile.BENEFIT)
    post = _ask(by, desk, 46, Tile.DEBT)
    gas = _ask(by, desk, 34, Tile.SHUT_OFF, told=Told(date_on=later), sender=Sender.ENERGY)
    gone = _ask(by, desk, 31, Tile.OTHER)
    here = _ask(by, desk, 22, Tile.LETTER, sender=Sender.TAX, first_name="Joke")
    _ask(by, desk, 17, Tile.LETTER, sender=Sender.WATER, first_name="Fatma")
    _ask(by, desk, 12, Tile.FORM)
    _ask(by, desk, 9, Tile.REFUSED, told=Told(date_on=soon), sender=Sender.BENEFITS)
    _ask(by, desk, 5, Tile.SHUT_OFF, told=Told(off=True), sender=Sender.ENERGY, first_name="Mo")
    well = _give(truus, debts, 95, HelpRole.BUDGET_COACH, "Saskia Vermeer", "Drie rekeningen tegelijk")
    back = _give(truus, refused, 66, HelpRole.BUDGET_COACH, "Ömer Aydın", "Bijzondere bijstand afgewezen")
    _give(truus, post, 38, HelpRole.BUDGET_COACH, "Rietje Kok", "Wil overzicht, veel post ongeopend")
    address = "Havenkade 31, 9901 AB Klokkendam"
    _give(truus, gas, 26, HelpRole.CONSULTANT, "Dewi Lestari", "Gas wordt afgesloten, twee kinderen thuis", address)
    with _ago(80):
        services.accept_hand_over(by=coach, hand_over=well.pk)
        services.begin(by=truus, question=form.pk)
    with _ago(70):
        services.finish(by=truus, question=form.pk, how=Result.TOGETHER)
    with _ago(55):
        why, instead = "Dit is werk voor een raadslid", "Sociaal raadslied zit er donderdag"
        services.decline_hand_over(by=coach, hand_over=back.pk, why=why, instead=instead)
    with _ago(44):
        tomorrow = datetime.combine(clock.today() + timedelta(days=1), time(10), clock.AMSTERDAM)
        services.make_appointment(by=truus, question=benefit.pk, at=tomorrow, role=HelpRole.BUDGET_COACH)
    with _ago(20):
        services.tell_back(by=coach, hand_over=well.pk, outcome="Betaalt nu in zes keer. Is opgelucht.")
    with _ago(14):
        services.begin(by=truus, question=here.pk)
    with _ago(3):
        services.leave(by=truus, question=gone.pk)


def _give(
    truus: Acting, asked: Question, ago: int, role: HelpRole, name: str, words: str, address: str = ""
) -> HandOver:
    """A question that was handed over with a yes."""
    shared = {"name": name, "phone": f"06 0000 01{asked.number:02d}", "question": words, "address": address}
    with _ago(ago + TALK):
        services.begin(by=truus, question=asked.pk)
    with _ago(ago):
        return services.hand_over(
            by=truus, question=asked.pk, to_role=role, told=shared, lines=set(Line), reach=Reach.CALLED,
            how=How.SCREEN, tell_back=True, origin=UUID(int=900_000 + asked.pk, version=4),
        )  # fmt: skip


def _ask(by: Acting, desk: Desk, ago: int, tile: Tile, **more: Any) -> Question:
    """Somebody walked in, so many minutes ago."""
    given = {"told": Told(), "origin": UUID(int=desk.pk * 10_000 + ago, version=4), **more}
    with _ago(ago):
        return services.ask_question(by=by, desk=desk.pk, tile=tile, **given)


@contextmanager
def _ago(minutes: int) -> Iterator[None]:
    """Standing so many minutes ago, but never before today began: just after midnight the queue is young."""
    midnight = datetime.combine(clock.today(), time(0), clock.AMSTERDAM)
    with clock.standing_at(max(clock.now() - timedelta(minutes=minutes), midnight)):
        yield


def _person(by: Acting, email: str) -> Acting:
    """Somebody of the cast; in a smaller demo the machine in their name."""
    user = User.objects.filter(email__startswith=email, memberships__municipality_id=by.municipality).first()
    return accounts.acting_as(user, by.municipality) if user else by
