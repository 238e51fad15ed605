"""A card as somebody writes it. A name in it is asked about once; a number that is somebody's own is refused."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.kernel.personal_patterns import traces
from aanbel.learning.core.card_text import LONGEST, MOST_FIGURES, CardText, pointing_at_somebody
from aanbel.learning.core.figures import Figure, Impossible, Shown, hidden, publishable
from aanbel.learning.core.kinds import Group as ForGroup
from aanbel.learning.core.kinds import Step as AtStep
from aanbel.learning.models import Experience, Group, Step
from aanbel.learning.wording.figures import count_as_typed, read_count
from aanbel.learning.wording.parts import PARTS
from aanbel.learning.wording.traces import trace_words
from aanbel.ui.choices import offer

ROWS = {"tried": 4, "for_whom": 2, "result": 4, "to_copy": 4, "mind": 3, "sources": 2}
HELP = {
    "title": _("What you did, in one line."),
    "tried": _("What did you do, and what did you hope for?"),
    "for_whom": _("For which residents or colleagues. A group, never a person."),
    "result": _("What changed? Also when it did not work: that helps others most."),
    "to_copy": _("What another municipality can take over tomorrow: steps, texts, agreements."),
    "mind": _("What you would do differently, what it costs, for whom it does not fit."),
    "sources": _("Reports, websites, colleagues at other organisations. One a line."),
}
LOOKED_AT = _("I have read this again: nobody can be recognised by it.")


class CardForm(forms.Form):
    """The parts of a card, and rows for its figures."""

    groups = forms.MultipleChoiceField(
        label=PARTS["groups"], choices=Group.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    steps = forms.MultipleChoiceField(
        label=PARTS["steps"], choices=Step.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    looked_at = forms.BooleanField(label=LOOKED_AT, required=False)

    def __init__(self, data: Any = None, *, text: CardText | None = None) -> None:
        super().__init__(data)
        self.doubtful = False
        for name, most in LONGEST.items():
            rows = ROWS.get(name)
            self.fields[name] = forms.CharField(
                label=PARTS[name],
                max_length=most,
                required=name == "title",
                help_text=HELP[name],
                widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(),
            )
        for place in range(MOST_FIGURES):
            self.fields[f"what_{place}"] = forms.CharField(label=_("What was counted"), required=False, max_length=160)
            self.fields[f"count_{place}"] = forms.CharField(label=_("How many"), required=False, max_length=12)
            self.fields[f"of_{place}"] = forms.IntegerField(label=_("Of how many"), required=False, min_value=1)
            self.fields[f"period_{place}"] = forms.CharField(label=_("In which period"), required=False, max_length=60)
        if text is not None:
            self.initial = _as_initial(text)

    @property
    def parts(self) -> list[Any]:
        """The fields of text, in the order in which one reads a card."""
        return [self[name] for name in LONGEST]

    @property
    def figure_rows(self) -> Iterator[tuple[int, list[Any], bool]]:
        """Four fields for each figure, and whether the row is in use."""
        for place in range(MOST_FIGURES):
            row = [self[f"{name}_{place}"] for name in ("what", "count", "of", "period")]
            yield place + 1, row, any(str(bound.value() or "") for bound in row) or place == 0

    def clean(self) -> dict[str, Any]:
        """Figures that can be, and a text that points at nobody."""
        given: dict[str, Any] = super().clean() or {}
        figures = [self._figure(place, given) for place in range(MOST_FIGURES)]
        text = CardText(
            **{name: given.get(name, "") for name in LONGEST},
            figures=tuple(figure for figure in figures if figure is not None),
            groups=tuple(ForGroup(word) for word in given.get("groups", ())),
            steps=tuple(AtStep(word) for word in given.get("steps", ())),
        )
        for name, found in pointing_at_somebody(text).items():
            asked = [one for one in found if one.never or not given.get("looked_at")]
            self.doubtful = self.doubtful or any(not one.never for one in found)
            for sentence in trace_words(asked):
                self.add_error("what_0" if name == "figures" else name, sentence)
        given["text"] = text
        return given

    def _figure(self, place: int, given: dict[str, Any]) -> Figure | None:
        what, typed = given.get(f"what_{place}", ""), given.get(f"count_{place}", "")
        of, period = given.get(f"of_{place}"), given.get(f"period_{place}", "")
        if not any((what, typed, of, period)):
            return None
        for name, value in (("what", what), ("count", typed), ("period", period)):
            if not value:
                self.add_error(f"{name}_{place}", _("A figure needs what was counted, how many, and the period."))
                return None
        try:
            count = read_count(typed)
            if isinstance(count, Shown):
                return hidden(what, period, of, count)
            return publishable(what, period, count, of)
        except Impossible:
            self.add_error(f"count_{place}", _("This cannot be more than “of how many”."))
        except ValueError:
            self.add_error(f"count_{place}", _("Write a number. Fewer than five? Write <5."))
        return None


class ExperienceForm(forms.Form):
    """How it went with us."""

    verdict = forms.ChoiceField(label=_("How did it go?"), choices=Experience.Verdict.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In one sentence"),
        max_length=300,
        help_text=_("What made the difference?"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    looked_at = forms.BooleanField(label=LOOKED_AT, required=False)
    doubtful = False

    def clean(self) -> dict[str, Any]:
        """A sentence that points at nobody."""
        given: dict[str, Any] = super().clean() or {}
        found = traces(given.get("words", ""))
        self.doubtful = any(not one.never for one in found)
        for sentence in trace_words([one for one in found if one.never or not given.get("looked_at")]):
            self.add_error("words", sentence)
        return given


class FileForm(forms.Form):
    """A file of others."""

    file = forms.FileField(label=_("File with practice cards"))


class SearchForm(forms.Form):
    """What a reader looks for."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80)
    groep = forms.ChoiceField(label=PARTS["groups"], required=False)
    stap = forms.ChoiceField(label=PARTS["steps"], required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for name, choices in (("groep", Group.choices), ("stap", Step.choices)):
            offer(self, name, [("", _("All")), *_choices(choices)])


def _choices(choices: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(value, words) for value, words in choices if value != Group.EVERYBODY.value]


def _as_initial(text: CardText) -> dict[str, Any]:
    initial: dict[str, Any] = {name: getattr(text, name) for name in LONGEST}
    initial["groups"] = [str(group.value) for group in text.groups]
    initial["steps"] = [str(step.value) for step in text.steps]
    for place, figure in enumerate(text.figures):
        initial |= {
            f"what_{place}": figure.what,
            f"count_{place}": count_as_typed(figure),
            f"of_{place}": figure.of,
            f"period_{place}": figure.period,
        }
    return initial
