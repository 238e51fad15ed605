"""The budget sketch as it is typed: one amount and one period per line, nothing required."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.sketch import GROUP_OF, LINES, NET_OF, USUALLY, Amount, Group, Per, Sketch, cents_of
from aanbel.cases.wording.sketch import GROUP_NOTES, GROUPS, NETS, PERIODS
from aanbel.cases.wording.sketch import LINES as WORDS

CHANGES = 3
PER_CHOICES = [(per.value, words) for per, words in PERIODS.items()]


class EuroField(forms.CharField):
    """An amount in euros as people type it; None when empty."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "budget-amount"}
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return cents_of(text)
        except ValueError:
            raise forms.ValidationError(_("This is not an amount. Write it like 120 or 120,50.")) from None


@dataclass(frozen=True)
class LineFields:
    """A line on the screen: the amount, how often, and (of some charges) whether an allowance was taken off."""

    amount: BoundField
    per: BoundField
    net: BoundField | None

    @property
    def per_label(self) -> str:
        """What a screen reader calls the period."""
        return f"{self.amount.label}, {self.per.label}"


@dataclass(frozen=True)
class GroupFields:
    """A group on the screen."""

    group: Group
    title: Any
    note: Any
    lines: list[LineFields]

    @property
    def open(self) -> bool:
        """Income is open to begin with; the rest when something is in it, or wrong in it."""
        return self.group is Group.INCOME or any(line.amount.value() or line.amount.errors for line in self.lines)


class SketchForm(forms.Form):
    """All lines in the Nibud order, and three changes to try."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in GROUP_OF:
            self.fields[line] = EuroField(label=WORDS[line])
            self.fields[f"{line}_per"] = _per(USUALLY.get(line, Per.MONTH))
            if line in NET_OF:
                self.fields[f"{line}_net"] = forms.BooleanField(label=str(NETS[line]), required=False)
        for number in range(CHANGES):
            self.fields[f"if{number}_line"] = _line()
            self.fields[f"if{number}"] = EuroField(label=_("Becomes"))
            self.fields[f"if{number}_per"] = _per(Per.MONTH)

    @classmethod
    def of(cls, sketch: Sketch) -> "SketchForm":
        """Filled in with a sketch that was kept."""
        initial: dict[str, Any] = {f"{charge}_net": True for charge in sketch.net}
        for line, amount in sketch.lines.items():
            initial |= {line: _typed(amount.cents), f"{line}_per": amount.per.value}
        for number, (line, amount) in enumerate(list(sketch.what_if.items())[:CHANGES]):
            initial |= {
                f"if{number}_line": line,
                f"if{number}": _typed(amount.cents),
                f"if{number}_per": amount.per.value,
            }
        return cls(initial=initial)

    def groups(self) -> Iterator[GroupFields]:
        """The groups with their fields, for the page."""
        for group, lines in LINES.items():
            rows = [
                LineFields(self[line], self[f"{line}_per"], self[f"{line}_net"] if line in NET_OF else None)
                for line in lines
            ]
            yield GroupFields(group, GROUPS[group], GROUP_NOTES[group], rows)

    def changes(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The rows of "what if"."""
        return [(self[f"if{n}_line"], self[f"if{n}"], self[f"if{n}_per"]) for n in range(CHANGES)]

    @property
    def tries(self) -> bool:
        """Whether a change was filled in."""
        return any(row[0].value() for row in self.changes())

    def sketch(self) -> Sketch:
        """What was filled in and could be read; a line with an error is left out."""
        given = self.cleaned_data
        what_if = {
            given[f"if{n}_line"]: Amount(given.get(f"if{n}") or 0, self._per(f"if{n}_per"))
            for n in range(CHANGES)
            if given.get(f"if{n}_line") and f"if{n}" in given
        }
        return Sketch(
            lines={
                line: Amount(given[line], self._per(f"{line}_per")) for line in GROUP_OF if given.get(line) is not None
            },
            what_if=what_if,
            net=frozenset(charge for charge in NET_OF if given.get(f"{charge}_net")),
        )

    def _per(self, name: str) -> Per:
        return Per(self.cleaned_data.get(name) or Per.MONTH)


def _per(usually: Per) -> forms.ChoiceField:
    return forms.ChoiceField(label=_("How often"), choices=PER_CHOICES, initial=usually.value, required=False)


def _line() -> forms.ChoiceField:
    """A line to choose, per group."""
    groups = [(GROUPS[group], [(line, WORDS[line]) for line in lines]) for group, lines in LINES.items()]
    return forms.ChoiceField(label=_("What changes"), required=False, choices=[("", _("nothing")), *groups])


def _typed(cents: int) -> str:
    """An amount as one would type it."""
    whole, rest = divmod(cents, 100)
    return f"{whole},{rest:02d}" if rest else str(whole)
