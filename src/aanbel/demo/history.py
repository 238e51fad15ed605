"""What the workers of a demo municipality did in a month, registered through the services at the time they did it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from aanbel.accounts import queries as accounts
from aanbel.accounts.models import User
from aanbel.audit.acting import Acting, on_behalf_of
from aanbel.cases import services as cases
from aanbel.cases.models import Case, ContactAttempt, DayPart, Decision, Outcome, Status
from aanbel.demo import outcomes
from aanbel.demo.cast import workers_of
from aanbel.intake.models import Signal
from aanbel.jobs import without_jobs
from aanbel.kernel import clock
from aanbel.kernel.working_days import is_working_day
from aanbel.people import services as people
from aanbel.people.models import Question, Resident

HOURS = {DayPart.MORNING: 10, DayPart.AFTERNOON: 14, DayPart.EVENING: 19}
QUESTIONS_ANSWERED = 0.8
QUICK_FIX = timedelta(days=30)
APART = timedelta(minutes=25)
"""Nobody calls twice in the same minute."""


@dataclass(frozen=True)
class Month:
    """A month of the history: work is registered from `begins` until `ends`; `closes` is how many cases end.

    `settled`: long enough ago that somebody went through the doubtful matches.
    """

    period: date
    begins: date
    ends: date
    worked_on: float
    closes: float
    settled: bool


def work_through(*, municipality: int, month: Month, truth: Mapping[tuple[str, str], str]) -> None:
    """Registers the month's work in one transaction; does nothing when it is already there."""
    with on_behalf_of(Acting.system(municipality)), without_jobs():
        done = ContactAttempt.objects.filter(
            municipality_id=municipality, on__gte=month.period, on__lt=clock.month_after(month.period)
        )
        if done.exists():
            return
        chance = Random(f"{municipality} {month.period}")
        if month.settled:
            _answer_questions(municipality, month, truth, chance)
        _work_on_cases(municipality, month, chance)


def truth_of(file: Path) -> dict[tuple[str, str], str]:
    """Who each signal is really about: partner and reference → person."""
    with file.open(encoding="utf-8") as rows:
        return {(row["partner"], row["reference"]): row["person"] for row in csv.DictReader(rows)}


def _answer_questions(municipality: int, month: Month, truth: Mapping[tuple[str, str], str], chance: Random) -> None:
    """A consultant goes through most doubtful matches, and gets them right."""
    by = _colleague(workers_of(municipality)[0], municipality)
    waiting = list(Question.objects.filter(municipality_id=municipality, answer=Question.Answer.OPEN).order_by("pk"))
    concerned = {question.signal_id for question in waiting} | {question.matched_signal_id for question in waiting}
    person = {
        signal: truth.get((partner, reference), "")
        for signal, partner, reference in Signal.objects.filter(
            municipality_id=municipality, pk__in=[pk for pk in concerned if pk]
        ).values_list("pk", "partner__slug", "reference")
    }
    for question in waiting:
        if chance.random() > QUESTIONS_ANSWERED:
            continue
        same = person.get(question.signal_id) == person.get(question.matched_signal_id or 0, "nobody")
        answer = Question.Answer.SAME if same else Question.Answer.DIFFERENT
        with clock.standing_at(_moment(month, 0.02, DayPart.MORNING)):
            people.answer_question(by=by, question_id=question.pk, answer=answer)


def _work_on_cases(municipality: int, month: Month, chance: Random) -> None:
    """The open cases from the top of the list down, as far as there is time for."""
    here = Case.objects.open().filter(municipality_id=municipality).order_by("-placing__score", "pk")
    status = dict(here.values_list("pk", "status"))
    ranked = list(status)
    residents = _residents(municipality, ranked)
    workers = [_colleague(email, municipality) for email in workers_of(municipality)]
    enough = max(3, round(len(ranked) * month.worked_on))
    for place, case in enumerate(ranked[:enough]):
        by = chance.choice(workers)
        if _ended_by_register(by, case, residents.get(case, []), month, chance):
            continue
        if status[case] == Status.HELP_OFFERED:
            course = outcomes.helped_on(chance, closes=month.closes)
        else:
            spoken = status[case] == Status.IN_CONTACT
            weight = 1 - place / len(ranked)
            course = outcomes.course(chance, weight=weight, closes=month.closes, spoken_before=spoken)
        _follow(by, case, course, month, chance)


def _residents(municipality: int, ranked: list[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    pairs = (
        Decision.objects.filter(municipality_id=municipality, case__in=ranked)
        .order_by("case_id", "signal__link__resident_id")
        .values_list("case_id", "signal__link__resident_id")
        .distinct()
    )
    for case, resident in pairs:
        if case and resident:
            found.setdefault(case, []).append(resident)
    return found


def _ended_by_register(by: Acting, case: int, residents: list[int], month: Month, chance: Random) -> bool:
    """Some are looked up in the BRP by hand before anybody calls; moved out, deceased or known ends the case."""
    if not residents or chance.random() > outcomes.CHECKED_IN_REGISTER:
        return False
    found = chance.random()
    with clock.standing_at(_moment(month, 0.0, DayPart.MORNING)):
        if found < outcomes.MOVED_OUT + outcomes.DECEASED and len(residents) == 1:
            moved = found < outcomes.MOVED_OUT
            registration = Resident.Registration.MOVED_OUT if moved else Resident.Registration.DECEASED
            people.record_registration(by=by, resident_id=residents[0], registration=registration, case_id=case)
            cases.close_case(by=by, case=case, outcome=Outcome.NOT_RESIDENT if moved else Outcome.DECEASED)
            return True
        children = chance.random() < outcomes.WITH_CHILDREN
        for resident in residents:
            people.record_registration(
                by=by,
                resident_id=resident,
                registration=Resident.Registration.RESIDENT,
                minor_children=children,
                case_id=case,
            )
        if found > 1 - outcomes.KNOWN:
            people.record_known_to_debt_help(by=by, resident_id=residents[0], known=True, case_id=case)
            cases.close_case(by=by, case=case, outcome=Outcome.KNOWN)
            return True
    return False


def _follow(by: Acting, case: int, course: outcomes.Course, month: Month, chance: Random) -> None:
    """Registers the attempts, what was agreed, and the end."""
    moments = _one_after_another([_moment(month, one.moment, one.day_part) for one in course.attempts])
    last = moments[-1] if moments else _moment(month, 0.0, DayPart.MORNING)
    for attempt, moment in zip(course.attempts, moments, strict=True):
        with clock.standing_at(moment):
            cases.register_attempt(
                by=by,
                case=case,
                kind=attempt.kind,
                day_part=attempt.day_part,
                reached=attempt.reached,
                on=clock.today(),
            )
    again = clock.today() + timedelta(days=chance.randint(-1, 9)) if course.outcome is None else None
    with clock.standing_at(last):
        if course.accepted:
            agreed = chance.choice(outcomes.AGREED)
            cases.note_talk(by=by, case=case, agreed=agreed, help_accepted=True, talked=True, call_back_on=again)
    if course.outcome is not None:
        with clock.standing_at(max(last, _moment(month, chance.uniform(0.8, 1), DayPart.AFTERNOON))):
            cases.close_case(by=by, case=case, outcome=_fitting(case, course.outcome))


def _fitting(case: int, outcome: Outcome) -> Outcome:
    """A quick fix is solved within thirty days; what took longer is booked as further help."""
    opened_on = Case.objects.values_list("opened_on", flat=True).get(pk=case)
    late = clock.today() - opened_on > QUICK_FIX
    return Outcome.FURTHER_HELP_FINANCIAL if late and outcome is Outcome.ADVICE else outcome


def _one_after_another(moments: list[datetime]) -> list[datetime]:
    """In order, each at least `APART` after the one before; the last stays where it is."""
    spread = sorted(moments)
    for place in range(len(spread) - 2, -1, -1):
        spread[place] = min(spread[place], spread[place + 1] - APART)
    return spread


def _moment(month: Month, share: float, day_part: DayPart) -> datetime:
    """A working hour this far through the month's work; never later than now."""
    day = month.begins + timedelta(days=round(share * (month.ends - month.begins).days))
    while not is_working_day(day) and day > month.begins:
        day -= timedelta(days=1)
    return min(datetime.combine(day, time(HOURS[day_part], 20), clock.AMSTERDAM), clock.now())


def _colleague(email: str, municipality: int) -> Acting:
    return accounts.acting_as(User.objects.get(email=email), municipality)
