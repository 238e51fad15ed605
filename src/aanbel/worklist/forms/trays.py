"""The trays of a version as a person changes them: order, name, next act, and when a case lies in it.

A condition is one line: what is looked at, from how much, whether it must not be so, and whether it goes on with the
line before (*and*) or begins another way in (*or*). A line without a subject is no condition; a tray without a name
goes away. One empty tray and one empty line in each are there to add with.
"""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.intake.models import Kind
from aanbel.worklist.core.conditions import AgeGroup, Flag, Measure
from aanbel.worklist.core.scheme import Unsound
from aanbel.worklist.core.trays import Test, Tray, Trays
from aanbel.worklist.forms.filtering import QuickSelect
from aanbel.worklist.forms.points import bound_given, number
from aanbel.worklist.queries.scheme_words import flag_title, measure_title, why_not

AND, OR = "and", "or"
EMPTY = Tray(slug="", name="", action="")


class TraysForm(forms.Form):
    """Every tray with its lines of conditions."""

    name = forms.CharField(label=gettext_lazy("Name of the new version"), required=False, max_length=120)

    def __init__(self, piles: Trays, data: Any = None) -> None:
        super().__init__(data)
        self.trays = [*piles.trays, EMPTY]
        subjects = _subjects()
        for place, tray in enumerate(self.trays):
            self.fields[f"place-{place}"] = number(_("Place"), initial=place + 1, min_value=1, max_value=99)
            self.fields[f"name-{place}"] = forms.CharField(
                label=_("Name"), initial=tray.name and _(tray.name), required=False, max_length=40
            )
            self.fields[f"action-{place}"] = forms.CharField(
                label=_("What to do"),
                initial=tray.action and _(tray.action),
                required=False,
                max_length=120,
                widget=forms.TextInput(attrs={"size": 50}),
            )
            for line, (joined, test) in enumerate([*_lines(tray), (OR, None)]):
                self._add(f"{place}-{line}", joined, test, subjects)

    def _add(self, at: str, joined: str, test: Test | None, subjects: dict[str, str]) -> None:
        what, from_, to = _told(test)
        joins = {OR: _("or"), AND: _("and")}
        self.fields[f"join-{at}"] = _chosen(_("Joined by"), joins, joined)
        self.fields[f"what-{at}"] = _chosen(_("Condition"), {"": "–", **subjects}, what)
        self.fields[f"from-{at}"] = forms.DecimalField(
            label=_("From how much"), initial=from_, required=False, min_value=0, max_value=1_000_000, decimal_places=2
        )
        self.fields[f"to-{at}"] = number(_("Up to"), initial=to, required=False, min_value=0, max_value=120)
        self.fields[f"unless-{at}"] = forms.BooleanField(
            label=_("not"), initial=bool(test and test.unless), required=False
        )

    def tray_lines(self, place: int) -> list[dict[str, forms.BoundField]]:
        """The lines of one tray, by the name of each field."""
        parts = ("join", "what", "from", "to", "unless")
        return [{part: self[f"{part}-{place}-{line}"] for part in parts} for line in self._numbers(place)]

    def groups(self) -> list[tuple[str, list[forms.BoundField], list[dict[str, forms.BoundField]]]]:
        """Each tray as it stands on the page: its title, its own fields, its lines."""
        return [
            (
                (tray.name and _(tray.name)) or _("Another tray"),
                [self[f"{part}-{place}"] for part in ("place", "name", "action")],
                self.tray_lines(place),
            )
            for place, tray in enumerate(self.trays)
        ]

    def _numbers(self, place: int) -> range:
        return range(sum(name.startswith(f"what-{place}-") for name in self.fields))

    def clean(self) -> dict[str, Any]:
        """Also whether the trays hold together; what does not is said in a sentence."""
        if not self.errors:
            try:
                self.changed = Trays(tuple(self._changed()))
            except Unsound as unsound:
                self.add_error(None, why_not(unsound))
        return self.cleaned_data

    def _changed(self) -> list[Tray]:
        given = self.cleaned_data
        kept = [place for place in range(len(self.trays)) if given[f"name-{place}"]]
        kept.sort(key=lambda place: (given[f"place-{place}"], place))
        taken = {self.trays[place].slug for place in kept}
        return [self._tray(place, taken) for place in kept]

    def _tray(self, place: int, taken: set[str]) -> Tray:
        was, given = self.trays[place], self.cleaned_data
        name, action = given[f"name-{place}"], given[f"action-{place}"]
        ways: list[list[Test]] = []
        for line in self._numbers(place):
            at = f"{place}-{line}"
            if test := _test(given[f"what-{at}"], given[f"from-{at}"], given[f"to-{at}"], given[f"unless-{at}"]):
                if given[f"join-{at}"] == AND and ways:
                    ways[-1].append(test)
                else:
                    ways.append([test])
        return Tray(
            slug=was.slug or _slug(name, taken),
            name=was.name if was.name and name == _(was.name) else name,
            action=was.action if was.action and action == _(was.action) else action,
            when=tuple(tuple(tests) for tests in ways),
        )


def _subjects() -> dict[str, str]:
    """What can be looked at, as a choice."""
    kinds = [(kind, str(label)) for kind, label in Kind.choices]
    return {
        **{f"flag:{flag}": flag_title(flag) for flag in Flag},
        **{f"measure:{measure}": measure_title(measure) for measure in Measure},
        **{f"measure:{Measure.AMOUNT}:{kind}": _("Arrears: %(kind)s") % {"kind": word} for kind, word in kinds},
        "age": _("Age of a resident"),
        **{f"age:{kind}": _("Age of a resident, with a signal %(kind)s") % {"kind": word} for kind, word in kinds},
    }


def _lines(tray: Tray) -> list[tuple[str, Test]]:
    return [(AND if number else OR, test) for tests in tray.when for number, test in enumerate(tests)]


def _told(test: Test | None) -> tuple[str, Any, int | None]:
    """A condition as the fields show it: subject, from, up to."""
    if test is None:
        return "", None, None
    if test.flag is not None:
        return f"flag:{test.flag}", None, None
    if test.measure is not None:
        of_kind = f":{test.kind}" if test.kind else ""
        from_ = test.at_least / 100 if test.measure is Measure.AMOUNT else test.at_least
        return f"measure:{test.measure}{of_kind}", int(from_) if from_ == int(from_) else from_, None
    age = test.age or AgeGroup(0, 120)
    return f"age:{age.kind}" if age.kind else "age", age.youngest, age.eldest


def _test(what: str, from_: Any, to: int | None, unless: bool) -> Test | None:
    """A condition from its fields; an age without an end has none."""
    sort, _colon, subject = what.partition(":")
    match sort:
        case "flag":
            return Test(flag=Flag(subject), unless=unless)
        case "measure":
            measure, _colon, kind = subject.partition(":")
            return Test(
                measure=Measure(measure), at_least=bound_given(Measure(measure), from_ or 0), kind=kind, unless=unless
            )
        case "age":
            return Test(age=AgeGroup(int(from_ or 0), 120 if to is None else to, subject), unless=unless)
    return None


def _chosen(label: str, offered: dict[str, str], initial: str) -> forms.ChoiceField:
    choices = list(offered.items())
    return forms.ChoiceField(label=label, choices=choices, initial=initial, required=False, widget=QuickSelect(offered))


def _slug(name: str, taken: set[str]) -> str:
    """A short name for a new tray that no other has."""
    plain = slugify(name).replace("-", "_")[:36] or "tray"
    free = next(each for each in (plain, *(f"{plain}_{n}" for n in range(2, 99))) if each not in taken)
    taken.add(free)
    return free
