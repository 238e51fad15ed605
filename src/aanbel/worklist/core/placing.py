"""Why this case stands where it stands: points per rule, the reasons in words, and what would change its
place.

This file is the definition of a score. `statement` computes the same for all cases at once in the database.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aanbel.kernel.working_days import add_working_days
from aanbel.worklist.core.conditions import Flag, Measure
from aanbel.worklist.core.facts import Facts
from aanbel.worklist.core.msgids import gettext_noop as _
from aanbel.worklist.core.scheme import AgeRule, FlagRule, KindRule, Rule, Scheme, StepRule
from aanbel.worklist.core.sentences import Sentence, Value, best_kind, sentence_of


class How(StrEnum):
    """How a change would come about."""

    FURTHER = "further"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True)
class Reason:
    """One rule that moved this case, up or down."""

    rule: str
    points: int
    sentence: Sentence


@dataclass(frozen=True)
class Place:
    """The score of a case and where it comes from; `points` holds one number per rule, in scheme order."""

    score: int
    points: tuple[int, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Change:
    """What would move the case: by how many points, how (a step further, something new, something that falls
    away), in words, and from which day when only time has to pass.
    """

    rule: str
    difference: int
    how: How
    sentence: Sentence
    on: date | None = None


def place(facts: Facts, scheme: Scheme, today: date) -> Place:
    """Weighs one case.

    >>> from aanbel.worklist.core.conditions import Flag
    >>> crisis = Scheme((FlagRule(id="crisis", flag=Flag.CRISIS, points=60),))
    >>> place(Facts(opened_on=date(2026, 11, 2), crisis=True), crisis, date(2026, 11, 21)).score
    60
    """
    points = tuple(points_given(rule, facts, today) for rule in scheme.rules)
    return Place(sum(points), points, reasons(facts, scheme, points, today))


def reasons(
    facts: Facts, scheme: Scheme, points: tuple[int, ...], today: date, *, most: int | None = None
) -> tuple[Reason, ...]:
    """The rules that count, the heaviest first; the points may have been worked out earlier and stored.

    A list shows two of the ten reasons of a case: with `most` no sentence is made that nobody reads.
    """
    given = [(rule, number) for rule, number in zip(scheme.rules, points, strict=True) if number]
    heaviest = sorted(given, key=lambda pair: -abs(pair[1]))[:most]
    return tuple(Reason(rule.id, number, sentence_of(rule, facts, today)) for rule, number in heaviest)


def points_given(rule: Rule, facts: Facts, today: date) -> int:
    """The points of one rule for one case."""
    match rule:
        case FlagRule():
            return rule.points if rule.flag.holds(facts) else 0
        case AgeRule():
            return rule.points if rule.group.holds(facts, today) else 0
        case KindRule():
            best = best_kind(rule, facts)
            return best[1] if best else 0
        case StepRule():
            step = _step_reached(rule, facts, today)
            return rule.steps[step][1] if step is not None else 0


def what_would_change(facts: Facts, scheme: Scheme, today: date) -> tuple[Change, ...]:
    """What would move this case up or down, the largest move first: the next step of each number, what falls
    away.

    >>> partners = Scheme((StepRule(id="partners", measure=Measure.PARTNERS, steps=((2, 20),)),))
    >>> [(c.sentence.text, c.difference) for c in what_would_change(
    ...     Facts(opened_on=date(2026, 11, 2)), partners, date(2026, 11, 21))]
    [('with %(number)s partners', 20)]
    """
    changes = [change for rule in scheme.rules for change in _changes(rule, facts, today) if change.difference]
    return tuple(sorted(changes, key=lambda change: -abs(change.difference)))


NEXT_STEP: dict[Measure, str] = {
    Measure.AMOUNT: _("from %(amount)s in arrears"),
    Measure.PARTNERS: _("with %(number)s partners"),
    Measure.TIMES: _("with signals in %(number)s months of half a year"),
    Measure.ATTEMPTS: _("after %(number)s attempts to make contact"),
    Measure.WAITING: _("on %(date)s, after %(number)s days of waiting"),
    Measure.SUPPLY: _("on %(date)s, %(number)s working days before supply stops"),
}
NEXT_STEP_OF_KIND = _("from %(amount)s in arrears for %(kind)s")
NEXT_SUPPLY = _("if supply is to stop within %(number)s working days")
NEW_KIND = _("with a signal of kind %(kind)s")


def _changes(rule: Rule, facts: Facts, today: date) -> list[Change]:
    now = points_given(rule, facts, today)
    match rule:
        case FlagRule() if now:
            return [Change(rule.id, -now, How.GONE, sentence_of(rule, facts, today))]
        case FlagRule() if rule.flag is not Flag.END_OF_SUPPLY and not rule.flag.holds(facts):
            return [Change(rule.id, rule.points, How.ADDED, sentence_of(rule, facts, today))]
        case KindRule():
            better = [pair for pair in rule.points if pair[0] not in facts.amounts and pair[1] > now]
            kind, points = max(better, key=lambda pair: pair[1], default=("", now))
            return [Change(rule.id, points - now, How.FURTHER, Sentence(NEW_KIND, {"kind": kind}))]
        case StepRule():
            return _next_step(rule, facts, today, now)
        case _:
            return []


def _next_step(rule: StepRule, facts: Facts, today: date, now: int) -> list[Change]:
    reached = _step_reached(rule, facts, today)
    following = 0 if reached is None else reached + 1
    if following >= len(rule.steps):
        return []
    bound, points = rule.steps[following]
    values: dict[str, Value] = {"amount" if rule.measure is Measure.AMOUNT else "number": bound}
    text, on = NEXT_STEP[rule.measure], None
    if rule.kind:
        text, values = NEXT_STEP_OF_KIND, values | {"kind": rule.kind}
    elif rule.measure is Measure.WAITING:
        on = facts.opened_on + timedelta(days=bound)
    elif rule.measure is Measure.SUPPLY:
        if facts.supply_ends_on is None:
            text = NEXT_SUPPLY
        else:
            on = _first_day_within(bound, facts.supply_ends_on)
    sentence = Sentence(text, values | ({"date": on} if on else {}))
    return [Change(rule.id, points - now, How.FURTHER, sentence, on)]


def _step_reached(rule: StepRule, facts: Facts, today: date) -> int | None:
    last = None
    for number, (bound, _points) in enumerate(rule.steps):
        if rule.measure.reaches(bound, facts, today, rule.kind):
            last = number
    return last


def _first_day_within(bound: int, ends: date) -> date:
    """The first day on which `ends` is no more than `bound` working days away."""
    day = add_working_days(ends, -bound)
    while add_working_days(day - timedelta(days=1), bound) >= ends:
        day -= timedelta(days=1)
    return day
