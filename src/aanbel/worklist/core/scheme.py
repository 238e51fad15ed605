"""A priority scheme: the rules that give points, as an immutable version that a municipality can read and
change.

Four shapes of rule are enough for what municipalities really do (Divosa 1-10-2024: kind and amount almost
everywhere, age in a third, household in 15 %): a flag, points per kind, steps of a number, an age group.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.facts import KINDS
from aanbel.worklist.core.msgids import gettext_noop as _

MOST_POINTS = 500  # times MOST_RULES still fits the smallint in which a score is stored
MOST_RULES = 60
LONGEST_SENTENCE = 200


class Unsound(ValueError):
    """A scheme that cannot be used. `text` is a msgid, `values` fill it; the services translate it."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text % values)
        self.text, self.values = text, values


@dataclass(frozen=True, kw_only=True)
class FlagRule:
    """Points when something is so."""

    id: str
    flag: Flag
    points: int
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class KindRule:
    """Points per kind of signal; with more kinds at one address the highest counts (their number is another
    rule).
    """

    id: str
    points: tuple[tuple[str, int], ...]
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class StepRule:
    """Points by steps: the last step whose bound is reached counts. € 100 rent is a leftover, € 100 water is
    several months (DOMAIN §4.2), so an amount is read per kind.
    """

    id: str
    measure: Measure
    steps: tuple[tuple[int, int], ...]
    kind: str = ""
    sentence: str = ""


@dataclass(frozen=True, kw_only=True)
class AgeRule:
    """Points when a resident is of an age group."""

    id: str
    group: AgeGroup
    points: int
    sentence: str = ""


Rule = FlagRule | KindRule | StepRule | AgeRule


@dataclass(frozen=True)
class Scheme:
    """The rules in the order in which their points are stored."""

    rules: tuple[Rule, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.rules) <= MOST_RULES:
            raise Unsound(_("A scheme has between 1 and %(most)s rules."), most=MOST_RULES)
        ids = [rule.id for rule in self.rules]
        for id_ in ids:
            if ids.count(id_) > 1:
                raise Unsound(_("Two rules are called “%(rule)s”. Give one of them another name."), rule=id_)
        for rule in self.rules:
            _check(rule)


def _check(rule: Rule) -> None:
    if not rule.id or not rule.id.replace("_", "").isalnum() or len(rule.id) > 40:
        raise Unsound(_("A rule's name is one word of at most 40 letters; “%(rule)s” is not."), rule=rule.id)
    if len(rule.sentence) > LONGEST_SENTENCE:
        raise Unsound(
            _("The sentence of rule “%(rule)s” is longer than %(most)s letters."),
            rule=rule.id,
            most=LONGEST_SENTENCE,
        )
    for points in points_of(rule):
        if abs(points) > MOST_POINTS:
            raise Unsound(_("Rule “%(rule)s” gives more than %(most)s points."), rule=rule.id, most=MOST_POINTS)
    match rule:
        case KindRule():
            _check_kinds(rule.id, [kind for kind, _points in rule.points])
        case StepRule():
            _check_steps(rule)
        case AgeRule():
            if not 0 <= rule.group.youngest <= rule.group.eldest <= 120:
                raise Unsound(_("The ages of rule “%(rule)s” run from low to high, 0 to 120."), rule=rule.id)
            _check_kinds(rule.id, [rule.group.kind] if rule.group.kind else [])


def _check_steps(rule: StepRule) -> None:
    bounds = [bound for bound, _points in rule.steps]
    if rule.measure is Measure.SUPPLY:
        bounds = [-bound for bound in bounds]
    if not bounds or bounds != sorted(set(bounds)):
        raise Unsound(_("The steps of rule “%(rule)s” must each reach further than the one before."), rule=rule.id)
    if not all(within_reach(rule.measure, bound) for bound, _points in rule.steps):
        raise Unsound(_("A step of rule “%(rule)s” starts too low or too high."), rule=rule.id)
    if rule.kind and rule.measure is not Measure.AMOUNT:
        raise Unsound(_("Only an amount can be asked per kind; rule “%(rule)s” counts something else."), rule=rule.id)
    _check_kinds(rule.id, [rule.kind] if rule.kind else [])


def within_reach(measure: Measure, bound: int) -> bool:
    """Whether a number can be a bound: a million euros, or ten thousand of anything else (no calendar holds more)."""
    return 0 <= bound <= (100_000_000 if measure is Measure.AMOUNT else 10_000)


def _check_kinds(id_: str, kinds: list[str]) -> None:
    for kind in kinds:
        if kind not in KINDS or kinds.count(kind) > 1:
            raise Unsound(_("Rule “%(rule)s” names kind “%(kind)s”, which is unknown or doubled."), rule=id_, kind=kind)


def in_order(measure: Measure, steps: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Steps as a rule holds them, each reaching further than the one before, however they were filled in.

    >>> in_order(Measure.SUPPLY, [(3, 50), (20, 20)]), in_order(Measure.PARTNERS, [(3, 30), (2, 20)])
    (((20, 20), (3, 50)), ((2, 20), (3, 30)))
    """
    return tuple(sorted(steps, reverse=measure is Measure.SUPPLY))


def points_of(rule: Rule) -> tuple[int, ...]:
    """Every number of points in a rule, in the order in which it is written."""
    match rule:
        case KindRule():
            return tuple(points for _when, points in rule.points)
        case StepRule():
            return tuple(points for _when, points in rule.steps)
        case _:
            return (rule.points,)


def with_points(rule: Rule, points: tuple[int, ...]) -> Rule:
    """The same rule with other points, as a what-if or a next version has them.

    >>> with_points(FlagRule(id="crisis", flag=Flag.CRISIS, points=60), (80,)).points
    80
    """
    match rule:
        case KindRule():
            pairs = tuple((kind, new) for (kind, _), new in zip(rule.points, points, strict=True))
            return KindRule(id=rule.id, points=pairs, sentence=rule.sentence)
        case StepRule():
            steps = tuple((bound, new) for (bound, _), new in zip(rule.steps, points, strict=True))
            return StepRule(id=rule.id, measure=rule.measure, steps=steps, kind=rule.kind, sentence=rule.sentence)
        case FlagRule():
            return FlagRule(id=rule.id, flag=rule.flag, points=points[0], sentence=rule.sentence)
        case AgeRule():
            return AgeRule(id=rule.id, group=rule.group, points=points[0], sentence=rule.sentence)


def to_json(scheme: Scheme) -> list[dict[str, Any]]:
    """The scheme as it is stored: a list of rules, ready for the public register of algorithms too."""
    return [_rule_to_json(rule) for rule in scheme.rules]


def _rule_to_json(rule: Rule) -> dict[str, Any]:
    stored: dict[str, Any] = {"rule": rule.id}
    match rule:
        case FlagRule():
            stored |= {"when": "flag", "flag": rule.flag.value, "points": rule.points}
        case KindRule():
            stored |= {"when": "kind", "points": [list(pair) for pair in rule.points]}
        case StepRule():
            stored |= {"when": "steps", "measure": rule.measure.value, "steps": [list(s) for s in rule.steps]}
            stored |= {"kind": rule.kind} if rule.kind else {}
        case AgeRule():
            stored |= {
                "when": "age",
                "from": rule.group.youngest,
                "to": rule.group.eldest,
                "points": rule.points,
            }
            stored |= {"kind": rule.group.kind} if rule.group.kind else {}
    return stored | ({"sentence": rule.sentence} if rule.sentence else {})


def from_json(stored: list[dict[str, Any]]) -> Scheme:
    """Reads a stored scheme back; whatever is not one is `Unsound`."""
    if not isinstance(stored, list):
        raise Unsound(_("A scheme is a list of rules."))
    return Scheme(tuple(_read(number, item) for number, item in enumerate(stored, 1)))


def _read(number: int, item: dict[str, Any]) -> Rule:
    try:
        return _SHAPES[item["when"]](item, str(item.get("sentence", "")))
    except (KeyError, TypeError, ValueError, AttributeError) as unreadable:
        raise Unsound(_("Rule %(number)s could not be read."), number=number) from unreadable


def _step_rule(item: dict[str, Any], sentence: str) -> StepRule:
    steps = tuple((int(bound), int(points)) for bound, points in item["steps"])
    kind = str(item.get("kind", ""))
    return StepRule(id=item["rule"], measure=Measure(item["measure"]), steps=steps, kind=kind, sentence=sentence)


def _kind_rule(item: dict[str, Any], sentence: str) -> KindRule:
    pairs = tuple((str(kind), int(points)) for kind, points in item["points"])
    return KindRule(id=item["rule"], points=pairs, sentence=sentence)


def _age_rule(item: dict[str, Any], sentence: str) -> AgeRule:
    group = AgeGroup(int(item["from"]), int(item["to"]), str(item.get("kind", "")))
    return AgeRule(id=item["rule"], group=group, points=int(item["points"]), sentence=sentence)


def _flag_rule(item: dict[str, Any], sentence: str) -> FlagRule:
    return FlagRule(id=item["rule"], flag=Flag(item["flag"]), points=int(item["points"]), sentence=sentence)


_SHAPES: dict[str, Callable[[dict[str, Any], str], Rule]] = {
    "flag": _flag_rule,
    "kind": _kind_rule,
    "steps": _step_rule,
    "age": _age_rule,
}
