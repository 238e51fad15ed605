"""A scheme in words, for the people who decide about it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanbel.intake.models import Kind
from aanbel.kernel.money import euros
from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.scheme import AgeRule, FlagRule, KindRule, Rule, StepRule, Unsound
from aanbel.worklist.core.sentences import FLAGS
from aanbel.worklist.core.trays import Test, Tray


@dataclass(frozen=True)
class RuleWords:
    """One rule as a row of the scheme page: what it looks at, its steps with points, its sentence."""

    title: str
    steps: list[tuple[str, int]]
    sentence: str


def rule_words(rule: Rule) -> RuleWords:
    """A rule as a reader sees it."""
    match rule:
        case KindRule():
            points = [points for _kind, points in rule.points]
        case StepRule():
            points = [points for _bound, points in rule.steps]
        case _:
            points = [rule.points]
    return RuleWords(
        rule_title(rule), [(step_words(rule, step), each) for step, each in enumerate(points)], rule.sentence
    )


def rule_title(rule: Rule) -> str:
    """What a rule looks at."""
    match rule:
        case FlagRule():
            return flag_title(rule.flag)
        case KindRule():
            return _("Kind of signal")
        case AgeRule():
            ages = step_words(rule, 0)
            if rule.group.kind:
                return _("%(kind)s signal and a resident of %(ages)s") % {
                    "kind": Kind(rule.group.kind).label,
                    "ages": ages,
                }
            return _("A resident of %(ages)s") % {"ages": ages}
        case StepRule():
            if rule.kind:
                return _("Arrears: %(kind)s") % {"kind": Kind(rule.kind).label}
            return measure_title(rule.measure)


def step_words(rule: Rule, step: int) -> str:
    """When these points are given."""
    match rule:
        case FlagRule():
            return _("yes") if "%(" in FLAGS[rule.flag] else _(FLAGS[rule.flag])
        case KindRule():
            return str(Kind(rule.points[step][0]).label)
        case AgeRule():
            if rule.group.eldest >= 110:
                return _("%(youngest)s and older") % {"youngest": rule.group.youngest}
            return _("%(youngest)s to %(eldest)s") % {"youngest": rule.group.youngest, "eldest": rule.group.eldest}
        case StepRule():
            return _bound_words(rule.measure, rule.steps[step][0])


def _bound_words(measure: Measure, bound: int) -> str:
    if measure is Measure.AMOUNT:
        return _("from %(amount)s") % {"amount": euros(bound).removesuffix(",00")}
    values = {"number": bound}
    match measure:
        case Measure.SUPPLY:
            return ngettext("within %(number)s working day", "within %(number)s working days", bound) % values
        case Measure.WAITING:
            return ngettext("from %(number)s day", "from %(number)s days", bound) % values
        case Measure.TIMES:
            return ngettext("from %(number)s month", "from %(number)s months", bound) % values
        case _:
            return _("from %(number)s") % values


def why_not(unsound: Unsound) -> str:
    """What is wrong with a scheme, as a sentence; names of trays in the reader's language too."""
    return _(unsound.text) % {name: _(told) if isinstance(told, str) else told for name, told in unsound.values.items()}


def begins(measure: Measure) -> str:
    """The label of where a step begins."""
    return _BEGINS[measure]()


def condition_words(test: Test) -> str:
    """One condition of a tray as a reader sees it."""
    if test.flag is not None:
        words = _FLAG_TITLES[test.flag]()
    elif test.measure is not None:
        title = _("Arrears: %(kind)s") % {"kind": Kind(test.kind).label} if test.kind else measure_title(test.measure)
        words = f"{title} {_bound_words(test.measure, test.at_least)}"
    else:
        words = rule_title(AgeRule(id="age", group=test.age or AgeGroup(0, 120), points=0))
    return _("not: %(condition)s") % {"condition": words} if test.unless else words


def tray_words(tray: Tray) -> list[str]:
    """When a case lies in this tray: alternatives, each of conditions that all hold."""
    return [_(" and ").join(condition_words(test) for test in tests) for tests in tray.when]


def measure_title(measure: Measure) -> str:
    """What is counted."""
    return _MEASURE_TITLES[measure]()


def flag_title(flag: Flag) -> str:
    """What is so."""
    return _FLAG_TITLES[flag]()


_BEGINS = {
    Measure.AMOUNT: lambda: _("From (€)"),
    Measure.PARTNERS: lambda: _("From how many partners"),
    Measure.TIMES: lambda: _("From how many months"),
    Measure.ATTEMPTS: lambda: _("From how many attempts"),
    Measure.WAITING: lambda: _("From how many days"),
    Measure.SUPPLY: lambda: _("Within how many working days"),
}
_FLAG_TITLES = {
    Flag.CRISIS: lambda: _("Crisis"),
    Flag.WARM_HANDOVER: lambda: _("Warm handover"),
    Flag.MULTIPLE: lambda: _("Multiple"),
    Flag.CHILDREN: lambda: _("Children"),
    Flag.PHONE: lambda: _("Phone number"),
    Flag.REACHED: lambda: _("Reached before"),
    Flag.END_OF_SUPPLY: lambda: _("End of supply"),
}
_MEASURE_TITLES = {
    Measure.AMOUNT: lambda: _("Arrears: all together"),
    Measure.PARTNERS: lambda: _("Number of partners"),
    Measure.TIMES: lambda: _("Again: months with a signal in half a year"),
    Measure.ATTEMPTS: lambda: _("Attempts so far"),
    Measure.WAITING: lambda: _("Days waiting"),
    Measure.SUPPLY: lambda: _("Until supply stops"),
}
