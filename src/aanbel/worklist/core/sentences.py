"""The sentence of each reason, by what the rule looks at; a municipality may write its own over it.

Texts are msgids with named places (`%(amount)s`), own wordings have `{amount}`; `Sentence` carries the bare
values (cents, dates, slugs of kinds), which the page writes in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aanbel.worklist.core.conditions import Flag, Measure
from aanbel.worklist.core.facts import Facts
from aanbel.worklist.core.msgids import gettext_noop as _
from aanbel.worklist.core.scheme import AgeRule, FlagRule, KindRule, Rule, StepRule

Value = int | str | date


@dataclass(frozen=True)
class Sentence:
    """A text and what fills it. `own` is a municipality's own wording, which is not translated."""

    text: str
    values: Mapping[str, Value]
    own: bool = False


FLAGS: dict[Flag, str] = {
    Flag.CRISIS: _("the partner reports a crisis"),
    Flag.WARM_HANDOVER: _("the partner has contact and asks us to take over"),
    Flag.MULTIPLE: _("several signals in one month"),
    Flag.CHILDREN: _("children live here"),
    Flag.PHONE: _("a phone number is known"),
    Flag.REACHED: _("we already spoke to someone"),
    Flag.END_OF_SUPPLY: _("supply stops on %(date)s"),
}

MEASURES: dict[Measure, str] = {
    Measure.AMOUNT: _("%(amount)s in arrears"),
    Measure.PARTNERS: _("%(number)s partners"),
    Measure.TIMES: _("signals in %(number)s months of half a year"),
    Measure.ATTEMPTS: _("%(number)s attempts to make contact"),
    Measure.WAITING: _("waiting for %(number)s days"),
    Measure.SUPPLY: _("supply stops on %(date)s, in %(number)s working days"),
}
AMOUNT_OF_KIND = _("%(kind)s: %(amount)s in arrears")
KIND = _("signal of kind %(kind)s")
AGE = _("someone aged %(youngest)s to %(eldest)s")
AGE_FROM = _("someone aged %(youngest)s or older")
AGE_OF_KIND = _("%(kind)s signal and someone aged %(youngest)s to %(eldest)s")
SUPPLY_TODAY = _("supply stops today (%(date)s)")
SUPPLY_NEXT = _("supply stops on %(date)s, within one working day")
SUPPLY_STOPPED = _("supply was to stop on %(date)s")


def sentence_of(rule: Rule, facts: Facts, today: date) -> Sentence:
    """Why this rule gave its points to this case.

    >>> from aanbel.worklist.core.scheme import StepRule
    >>> partners = StepRule(id="partners", measure=Measure.PARTNERS, steps=((2, 20),))
    >>> sentence_of(partners, Facts(opened_on=date(2026, 11, 2), partners=2), date(2026, 11, 21))
    Sentence(text='%(number)s partners', values={'number': 2}, own=False)
    """
    values = values_of(rule, facts, today)
    if rule.sentence:
        return Sentence(rule.sentence, values, own=True)
    return Sentence(_text(rule, values, today), values)


def _text(rule: Rule, values: Mapping[str, Value], today: date) -> str:
    match rule:
        case FlagRule():
            return FLAGS[rule.flag]
        case KindRule():
            return KIND
        case AgeRule():
            if rule.group.kind:
                return AGE_OF_KIND
            return AGE_FROM if rule.group.eldest >= 110 else AGE
        case StepRule():
            if rule.measure is Measure.SUPPLY:
                return _supply_text(values, today)
            return AMOUNT_OF_KIND if rule.kind else MEASURES[rule.measure]


def _supply_text(values: Mapping[str, Value], today: date) -> str:
    ends = values.get("date", today)
    if ends == today:
        return SUPPLY_TODAY
    if isinstance(ends, date) and ends < today:
        return SUPPLY_STOPPED
    if "date" not in values:
        return FLAGS[Flag.END_OF_SUPPLY]
    return SUPPLY_NEXT if values["number"] in (0, 1) else MEASURES[Measure.SUPPLY]


def values_of(rule: Rule, facts: Facts, today: date) -> dict[str, Value]:
    """What can be filled in for this rule; only what is known."""
    match rule:
        case FlagRule():
            end = facts.supply_ends_on
            return {"date": end} if rule.flag is Flag.END_OF_SUPPLY and end else {}
        case KindRule():
            best = best_kind(rule, facts)
            return {"kind": best[0]} if best else {}
        case AgeRule():
            ages: dict[str, Value] = {"youngest": rule.group.youngest, "eldest": rule.group.eldest}
            return ages | ({"kind": rule.group.kind} if rule.group.kind else {})
        case StepRule():
            return _values_of_steps(rule, facts, today)


def _values_of_steps(rule: StepRule, facts: Facts, today: date) -> dict[str, Value]:
    value = rule.measure.number(facts, today, rule.kind)
    if value is None:
        return {}
    values: dict[str, Value] = {"amount" if rule.measure is Measure.AMOUNT else "number": value}
    if rule.kind:
        values["kind"] = rule.kind
    if rule.measure is Measure.SUPPLY and facts.supply_ends_on:
        values["date"] = facts.supply_ends_on
    return values


def best_kind(rule: KindRule, facts: Facts) -> tuple[str, int] | None:
    """The kind at this address that gives the most points; the first named wins a tie."""
    present = [pair for pair in rule.points if pair[0] in facts.amounts]
    return max(present, key=lambda pair: pair[1]) if present else None
