"""The filters of the list."""

from collections.abc import Iterable, Mapping
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
from aanbel.worklist.queries.choices import choices

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
