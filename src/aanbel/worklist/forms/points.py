"""The rules of a version as a person changes them: points, where each step begins, ages, and own sentences."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.worklist.core.conditions import AgeGroup, Measure
from aanbel.worklist.core.scheme import (
    LONGEST_SENTENCE,
    MOST_POINTS,
    AgeRule,
    KindRule,
    Rule,
    Scheme,
    StepRule,
    Unsound,
    in_order,
    points_of,
    with_points,
)
from aanbel.worklist.queries.scheme_words import begins, step_words, why_not

MOST_EUROS = 1_000_000


def number(label: str, **more: Any) -> forms.IntegerField:
    """A whole number, typed."""
    widget = forms.NumberInput(attrs={"step": 1, "inputmode": "numeric"})
    return forms.IntegerField(label=label, widget=widget, **more)


def bound_field(measure: Measure, bound: int | None) -> forms.Field:
    """Where a step begins: whole euros and cents for an amount, else a number; empty for no step."""
    label = begins(measure)
    if measure is not Measure.AMOUNT:
        return number(label, initial=bound, required=False, min_value=0, max_value=10_000)
    euros = None if bound is None else Decimal(bound) / 100
    return forms.DecimalField(
        label=label,
        initial=int(euros) if euros is not None and euros == int(euros) else euros,
        required=False,
        min_value=0,
        max_value=MOST_EUROS,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": 1, "inputmode": "decimal"}),
    )


def bound_given(measure: Measure, given: Any) -> int:
    """The bound as it is stored, amounts in cents."""
    return int(given * 100) if measure is Measure.AMOUNT else int(given)


class PointsForm(forms.Form):
    """Each rule with its numbers; a step more than it has, to add one, and a step without a beginning goes away."""

    name = forms.CharField(label=gettext_lazy("Name of the new version"), required=False, max_length=120)

    def __init__(self, scheme: Scheme, data: Any = None) -> None:
        super().__init__(data)
        self.scheme = scheme
        for rule in scheme.rules:
            self._add(rule)
            self.fields[f"sentence-{rule.id}"] = forms.CharField(
                label=_("Own sentence"),
                initial=rule.sentence,
                required=False,
                max_length=LONGEST_SENTENCE,
                widget=forms.TextInput(attrs={"size": 50}),
            )

    def _add(self, rule: Rule) -> None:
        if isinstance(rule, AgeRule):
            self.fields[f"from-{rule.id}"] = number(
                _("From age"), initial=rule.group.youngest, min_value=0, max_value=120
            )
            self.fields[f"to-{rule.id}"] = number(
                _("Up to and including"), initial=rule.group.eldest, min_value=0, max_value=120
            )
        for step, points in enumerate(points_of(rule)):
            if isinstance(rule, StepRule):
                self.fields[f"bound-{rule.id}-{step}"] = bound_field(rule.measure, rule.steps[step][0])
            label = step_words(rule, step) if isinstance(rule, KindRule) else _("Points")
            self.fields[f"points-{rule.id}-{step}"] = self._points(label, initial=points)
        if isinstance(rule, StepRule):
            more = len(rule.steps)
            self.fields[f"bound-{rule.id}-{more}"] = bound_field(rule.measure, None)
            self.fields[f"points-{rule.id}-{more}"] = self._points(_("Points"), required=False)

    @staticmethod
    def _points(label: str, **more: Any) -> forms.IntegerField:
        return number(label, min_value=-MOST_POINTS, max_value=MOST_POINTS, **more)

    def lines_of(self, rule: Rule) -> list[list[forms.BoundField]]:
        """The fields of one rule as they stand together: a line per step, the sentence last."""
        names = [name for name in self.fields if name.rpartition("-")[0].endswith(f"-{rule.id}")]
        own = self[f"sentence-{rule.id}"]
        if isinstance(rule, StepRule):
            return [*([self[a], self[b]] for a, b in zip(names[::2], names[1::2], strict=True)), [own]]
        ages = [f"from-{rule.id}", f"to-{rule.id}"] if isinstance(rule, AgeRule) else []
        return [[self[name] for name in (*ages, *names)], [own]]

    def clean(self) -> dict[str, Any]:
        """Also whether the rules hold together; what does not is said in a sentence."""
        if not self.errors:
            try:
                self.changed = Scheme(tuple(self._changed(rule) for rule in self.scheme.rules))
            except Unsound as unsound:
                self.add_error(None, why_not(unsound))
        return self.cleaned_data

    def _changed(self, rule: Rule) -> Rule:
        given: Callable[[str], Any] = self.cleaned_data.get
        sentence = given(f"sentence-{rule.id}") or ""
        match rule:
            case StepRule():
                steps = [
                    (bound_given(rule.measure, bound), given(f"points-{rule.id}-{step}") or 0)
                    for step in range(len(rule.steps) + 1)
                    if (bound := given(f"bound-{rule.id}-{step}")) is not None
                ]
                return replace(rule, steps=in_order(rule.measure, steps), sentence=sentence)
            case AgeRule():
                group = AgeGroup(given(f"from-{rule.id}") or 0, given(f"to-{rule.id}") or 0, rule.group.kind)
                return replace(rule, group=group, points=given(f"points-{rule.id}-0"), sentence=sentence)
            case _:
                points = tuple(given(f"points-{rule.id}-{step}") for step, _was in enumerate(points_of(rule)))
                return replace(with_points(rule, points), sentence=sentence)
