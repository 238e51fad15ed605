"""The filters of the list, and the points of a version as a person changes them."""

from dataclasses import replace
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanbel.accounts import queries as accounts
from aanbel.audit.acting import Acting
from aanbel.cases.wording import STATUSES
from aanbel.intake.models import Kind, Partner
from aanbel.worklist.core.filters import Filters
from aanbel.worklist.core.scheme import LONGEST_SENTENCE, MOST_POINTS, Rule, Scheme, points_of, with_points
from aanbel.worklist.queries.piles import tray_names
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

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if str(key) == chosen else "", word) for key, word in self.choices),
        )
        return format_html(
            "<select{}>{}</select>", flatatt({**self.build_attrs(self.attrs, attrs), "name": name}), options
        )


class FilterForm(forms.Form):
    """All filters, each optional. The page's address is the form's only memory."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=100)
    tray = forms.ChoiceField(label=gettext_lazy("Tray"), required=False, widget=QuickSelect)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of signal"), required=False, widget=QuickSelect)
    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False, widget=QuickSelect)
    neighbourhood = forms.ChoiceField(label=gettext_lazy("Neighbourhood"), required=False, widget=QuickSelect)
    amount_from = forms.IntegerField(label=gettext_lazy("Amount from (€)"), required=False, min_value=0)
    amount_to = forms.IntegerField(label=gettext_lazy("Amount up to (€)"), required=False, min_value=0)
    pattern = forms.ChoiceField(label=gettext_lazy("Pattern"), required=False, widget=QuickSelect)
    assigned = forms.ChoiceField(label=gettext_lazy("Assigned to"), required=False, widget=QuickSelect)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False, widget=QuickSelect)

    def __init__(self, filters: Filters, *, by: Acting) -> None:
        super().__init__(initial=dict(filters.items()), prefix=None, auto_id="filter-%s")
        every = [("", _("All"))]
        open_statuses = [(status.value, word) for status, word in STATUSES.items() if status.value != "closed"]
        choices: dict[str, list[Any]] = {
            "tray": tray_names(by=by),
            "kind": [(kind.value, kind.label) for kind in Kind],
            "partner": list(Partner.objects.values_list("id", "name")),
            "neighbourhood": [(place.pk, place.name) for place in accounts.neighbourhoods(by=by)],
            "pattern": list(PATTERNS),
            "assigned": list(ASSIGNED),
            "status": open_statuses,
        }
        for name, options in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [*every, *options]
        self._words = {name: {str(key): str(word) for key, word in options} for name, options in choices.items()}

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
