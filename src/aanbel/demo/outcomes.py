"""What became of a case in a month of the demo: which channel, how often, reached or not, and how it ended.

Calibrated on Divosa 2022–2024: of meldingen approached only in writing 6 % are reached, with a phone call 59 %, with a
visit 46 %; one in five over all; a third of those reached accept help. Plain chance, no database.
"""

from dataclasses import dataclass
from random import Random
from typing import TypeVar

from aanbel.cases.models import ContactKind, DayPart, Outcome

T = TypeVar("T")

ROUTES = {
    "writing": (0.70, 0.06, ((ContactKind.LETTER, 60), (ContactKind.CARD, 25), (ContactKind.TEXT, 15))),
    "phone": (0.19, 0.59, ((ContactKind.PHONE, 85), (ContactKind.TEXT, 15))),
    "visit": (0.11, 0.46, ((ContactKind.VISIT, 70), (ContactKind.CARD, 30))),
}
"""Route → its share of the cases worked on, the share of those reached, and the attempts it consists of."""

ATTEMPTS = {"writing": (1, 1, 1, 2), "phone": (1, 2, 2, 3), "visit": (1, 1, 2, 3)}

ACCEPTS = 1 / 3
ACCEPTED = ((Outcome.FURTHER_HELP_FINANCIAL, 50), (Outcome.ADVICE, 30), (Outcome.FURTHER_HELP_OTHER, 20))
NOT_ACCEPTED = ((Outcome.MANAGES_ALONE, 55), (Outcome.PAID, 37), (Outcome.OTHER_TRACK, 8))

CHECKED_IN_REGISTER = 0.25
MOVED_OUT, DECEASED, KNOWN = 0.05, 0.01, 0.03
WITH_CHILDREN = 0.3

AGREED = (
    "Samen de post openen, donderdag 10.00 uur in het buurthuis.",
    "Meneer belt zelf de verhuurder over een regeling; wij bellen over een week terug.",
    "Intake bij schuldhulp; budgetcoach gaat mee.",
    "Toeslagen nalopen bij het inloopspreekuur.",
    "Mevrouw stuurt haar laatste drie rekeningen; wij maken samen een overzicht.",
    "Regeling met het energiebedrijf aangevraagd; levering loopt door.",
)


@dataclass(frozen=True)
class Attempt:
    """One attempt; `moment` is how far through the month (0 to 1)."""

    kind: ContactKind
    day_part: DayPart
    reached: bool
    moment: float


@dataclass(frozen=True)
class Course:
    """How a case goes in a month. `outcome` None: still open at the end."""

    attempts: tuple[Attempt, ...]
    accepted: bool
    outcome: Outcome | None


def course(chance: Random, *, weight: float, closes: float, spoken_before: bool = False) -> Course:
    """The month of one case. `weight` 1 is the heaviest in the list; `closes` is how often a case ends.

    >>> course(Random(1), weight=0.1, closes=1).attempts[0].kind.value
    'letter'
    """
    route = _route(chance, weight)
    _share, reach, kinds = ROUTES[route]
    reached = chance.random() < reach
    times = sorted(chance.random() for _ in range(chance.choice(ATTEMPTS[route])))
    attempts = tuple(
        Attempt(
            kind=_kind(chance, kinds, first=moment == times[0], talked=reached and moment == times[-1]),
            day_part=chance.choice((DayPart.MORNING, DayPart.AFTERNOON, DayPart.AFTERNOON, DayPart.EVENING)),
            reached=reached and moment == times[-1],
            moment=moment,
        )
        for moment in times
    )
    accepted = reached and chance.random() < ACCEPTS
    if chance.random() > closes:
        return Course(attempts, accepted, None)
    if not reached:
        return Course(attempts, accepted, Outcome.NO_RESPONSE if spoken_before else Outcome.NO_CONTACT)
    return Course(attempts, accepted, _one_of(chance, ACCEPTED if accepted else NOT_ACCEPTED))


def helped_on(chance: Random, *, closes: float) -> Course:
    """The month of a case in which help was accepted before: it goes on, or ends well."""
    return Course((), accepted=False, outcome=_one_of(chance, ACCEPTED) if chance.random() < closes else None)


def _route(chance: Random, weight: float) -> str:
    """Heavier cases are called or visited: the heaviest thirty in a hundred, mixed up a little."""
    place = 1 - min(1.0, max(0.0, weight + chance.gauss(0, 0.05)))
    calls_and_visits = 1 - ROUTES["writing"][0]
    if place >= calls_and_visits:
        return "writing"
    return "phone" if chance.random() < ROUTES["phone"][0] / calls_and_visits else "visit"


def _kind(chance: Random, kinds: tuple[tuple[ContactKind, int], ...], *, first: bool, talked: bool) -> ContactKind:
    """The route's own channel first, and always when somebody was spoken to."""
    return kinds[0][0] if first or talked else _one_of(chance, kinds)


def _one_of(chance: Random, weighted: tuple[tuple[T, int], ...]) -> T:
    choices, weights = zip(*weighted, strict=True)
    chosen: T = chance.choices(choices, weights)[0]
    return chosen
