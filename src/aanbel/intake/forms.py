"""What a coordinator fills in: a file at the door, a partner, an agreement, the columns of an unknown file."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.intake.core.columns import BY_NAME, COLUMNS, COMPOSITES
from aanbel.intake.core.profiles import BUILT_IN
from aanbel.intake.models import Agreement, Kind, Partner


class Day(forms.DateInput):
    """A date as the browser's own picker writes it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class UploadForm(forms.Form):
    """A file, or rows pasted from a spreadsheet; one of the two."""

    partner = forms.ModelChoiceField(
        label=_("From which signal partner?"),
        queryset=Partner.objects.none(),
        to_field_name="slug",
        empty_label=_("Choose …"),
    )
    file = forms.FileField(label=_("The file"), required=False)
    pasted = forms.CharField(
        label=_("Or paste rows from Excel"),
        required=False,
        strip=False,
        help_text=_("Copy the rows with their header, and paste them here."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, partners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not given.get("pasted", "").strip():
            self.add_error("file", _("Choose a file, or paste rows below."))
        if given.get("file") and given.get("pasted", "").strip():
            self.add_error("file", _("Choose a file or paste rows, not both."))
        return given


class PartnerForm(forms.Form):
    """A signal partner."""

    name = forms.CharField(label=_("Name"), max_length=120)
    slug = forms.SlugField(
        label=_("Short name"), max_length=50, help_text=_("Small letters and dashes; used in commands and file names.")
    )
    kind = forms.ChoiceField(label=_("Kind of signal"), choices=Kind.choices)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=20)


SHAPES = [
    ("", _("Recognise the file by its headers")),
    *((name, name if name != "canonical" else _("standard")) for name in BUILT_IN),
]


class AgreementForm(forms.Form):
    """The terms of an agreement; amounts in euros on the screen."""

    starts_on = forms.DateField(label=_("Holds from"), widget=Day())
    ends_on = forms.DateField(
        label=_("Up to and including"), required=False, widget=Day(), help_text=_("Empty: no end.")
    )
    minimum_amount = forms.DecimalField(
        label=_("Take up from (euros)"),
        min_value=0,
        max_value=1_000_000,
        decimal_places=2,
        initial=0,
        help_text=_("A signal below this amount is not taken up, with that as the reason. Most municipalities: € 75."),
    )
    minimum_days = forms.IntegerField(
        label=_("Arrears of at least (days)"), required=False, min_value=0, max_value=3650
    )
    maximum_days = forms.IntegerField(label=_("Arrears of at most (days)"), required=False, min_value=0, max_value=3650)
    needs_match = forms.BooleanField(
        label=_("Only together with a signal of another partner"),
        required=False,
        help_text=_("Never for a young adult with one signal of a health insurer: that one is always taken up."),
    )
    profile = forms.ChoiceField(label=_("Shape of the file"), required=False, choices=SHAPES)

    @classmethod
    def of(cls, agreement: Agreement | None) -> dict[str, Any]:
        """What the form shows of an agreement there is."""
        if agreement is None:
            return {}
        return {
            "starts_on": agreement.starts_on,
            "ends_on": agreement.ends_on,
            "minimum_amount": f"{agreement.minimum_amount / 100:.2f}",
            "minimum_days": agreement.minimum_days,
            "maximum_days": agreement.maximum_days,
            "needs_match": agreement.needs_match,
            "profile": agreement.profile,
        }

    def terms(self) -> dict[str, Any]:
        """The terms as the service takes them."""
        given = dict(self.cleaned_data)
        given["minimum_amount"] = int(given["minimum_amount"] * 100)
        return given


CHOICES = [
    ("", _("do not read")),
    *((column.name, column.header) for column in (*COLUMNS, *COMPOSITES)),
]


class ColumnsForm(forms.Form):
    """Their headers, each with the column of ours that it is."""

    cents = forms.BooleanField(label=_("The amounts are in cents"), required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, headers: tuple[str, ...], guess: Mapping[str, str]) -> None:
        super().__init__(data)
        self.headers = headers
        for place, header in enumerate(headers):
            self.fields[f"header-{place}"] = forms.ChoiceField(
                label=header, choices=CHOICES, required=False, initial=guess.get(header, "")
            )

    def chosen(self) -> dict[str, str]:
        """Their header → our column, for what is read."""
        return {
            header: self.cleaned_data[f"header-{place}"]
            for place, header in enumerate(self.headers)
            if self.cleaned_data.get(f"header-{place}")
        }


REQUIRED = ", ".join(column.header for column in BY_NAME.values() if column.required)
