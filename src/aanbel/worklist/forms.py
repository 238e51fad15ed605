"""The filters of the list, and the points of a version as a person changes them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.audit.acting import Acting
from aanbel.cases.wording import STATUSES
from aanbel.intake.models import Kind
from aanbel.worklist.core.filters import Filters
from aanbel.worklist.core.scheme import LONGEST_SENTENCE, MOST_POINTS, Rule, Scheme, points_of, with_points
from aanbel.worklist.queries.choices import choices
from aanbel.worklist.queries.scheme_words import step_words

PATTERNS = (
    ("single", gettext_lazy("Single")),
    ("multiple", gettext_lazy("Multiple: more signals in one month")),
    ("consecutive", gettext_lazy("Consecutive: again within six months")),
)
ASSIGNED = (
    ("me", gettext_lazy("Me")),
    ("nobody", gettext_lazy("Nobody")),
    ("other", gettext_lazy("A colleague")),
)


class QuickSelect(forms.Select):
    """A choice written in one go: a hundred neighbourhoods would be a hundred templates."""

    def __init__(self, offered: Mapping[str, str]) -> None:
        super().__init__()
        self.offered = offered

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if key == chosen else ""}>{escape(word)}</option>'
            for key, word in self.offered.items()
        )
        return SafeString(f"<select{flatatt({**self.build_attrs(self.attrs, attrs), 'name': name})}>{options}</select>")


class FilterForm(forms.Form):
    """All filters, each optional. The page's address is the form's only memory: `Filters` reads it, not this form."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=100)
    tray = forms.CharField(label=gettext_lazy("Tray"), required=False)
    kind = forms.CharField(label=gettext_lazy("Kind of signal"), required=False)
    partner = forms.CharField(label=gettext_lazy("Partner"), required=False)
    neighbourhood = forms.CharField(label=gettext_lazy("Neighbourhood"), required=False)
    amount_from = forms.IntegerField(label=gettext_lazy("Amount from (€)"), required=False, min_value=0)
    amount_to = forms.IntegerField(label=gettext_lazy("Amount up to (€)"), required=False, min_value=0)
    pattern = forms.CharField(label=gettext_lazy("Pattern"), required=False)
    assigned = forms.CharField(label=gettext_lazy("Assigned to"), required=False)
    status = forms.CharField(label=gettext_lazy("Status"), required=False)

    def __init__(self, filters: Filters, *, by: Acting) -> None:
        super().__init__(initial=dict(filters.items()), prefix=None, auto_id="filter-%s")
        here = choices(by=by)
        offered: dict[str, Iterable[tuple[Any, Any]]] = {
            "tray": here.trays,
            "kind": Kind.choices,
            "partner": here.partners,
            "neighbourhood": here.neighbourhoods,
            "pattern": PATTERNS,
            "assigned": ASSIGNED,
            "status": [(status.value, word) for status, word in STATUSES.items() if status.value != "closed"],
        }
        self._words = {name: {str(key): str(word) for key, word in options} for name, options in offered.items()}
        for name, words in self._words.items():
            self.fields[name].widget = QuickSelect({"": _("All"), **words})

    def word_of(self, name: str, value: str) -> str:
        """An active filter in words."""
        return f"{self.fields[name].label}: {self._words.get(name, {}).get(value, value)}"


class PointsForm(forms.Form):
    """Every number of points in a scheme as one field, `points-<rule>-<step>`, and each rule's own sentence."""

    name = forms.CharField(
        label=gettext_lazy("Name of the new version"),
        required=False,
        max_length=120,
    )

    def __init__(self, scheme: Scheme, data: Any = None) -> None:
        super().__init__(data)
        self.scheme = scheme
        for rule in scheme.rules:
            for step, points in enumerate(points_of(rule)):
                self.fields[f"points-{rule.id}-{step}"] = forms.IntegerField(
                    label=step_words(rule, step),
                    initial=points,
                    min_value=-MOST_POINTS,
                    max_value=MOST_POINTS,
                    widget=forms.NumberInput(attrs={"step": 1, "inputmode": "numeric"}),
                )
            self.fields[f"sentence-{rule.id}"] = forms.CharField(
                label=_("Own sentence"), initial=rule.sentence, required=False, max_length=LONGEST_SENTENCE
            )

    def fields_of(self, rule: Rule) -> list[forms.BoundField]:
        """The fields of one rule, in order: its points, then its sentence."""
        return [*(self[name] for name in self._points(rule)), self[f"sentence-{rule.id}"]]

    def changed_scheme(self) -> Scheme:
        """The scheme with the points and sentences that were filled in."""
        given = self.cleaned_data
        return Scheme(
            tuple(
                replace(
                    with_points(rule, tuple(given[name] for name in self._points(rule))),
                    sentence=given[f"sentence-{rule.id}"],
                )
                for rule in self.scheme.rules
            )
        )

    @staticmethod
    def _points(rule: Rule) -> list[str]:
        return [f"points-{rule.id}-{step}" for step, _points in enumerate(points_of(rule))]
