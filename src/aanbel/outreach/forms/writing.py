"""What people fill in to write: a text, its try-out, a message to one household, a batch."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.kernel import clock
from aanbel.outreach.core.template_kinds import Kind
from aanbel.outreach.models import TemplateVersion
from aanbel.outreach.models.templates import TEMPLATE_KINDS, TEXT_LANGUAGES
from aanbel.ui.choices import offer

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TextForm(forms.Form):
    """A text while it is written."""

    subject = forms.CharField(
        label=_("Heading or subject"),
        max_length=120,
        required=False,
        help_text=_("On a card and in an e-mail everybody can see this line. A text message has none."),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=6_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
        help_text=_("An empty line starts a paragraph, “- ” a list. Put **two stars** around what must be bold."),
    )


class NewTextForm(forms.Form):
    """A new text of one's own."""

    kind = forms.ChoiceField(label=_("What will it be?"), choices=TEMPLATE_KINDS)
    name = forms.CharField(label=_("Name for colleagues"), max_length=80)

    def what(self) -> Kind:
        return Kind(self.cleaned_data["kind"])


class LanguageForm(forms.Form):
    """The language of a version."""

    taal = forms.ChoiceField(label=_("Language"), choices=TEXT_LANGUAGES, required=False)


class ComposeForm(forms.Form):
    """Writing to one household: which text, and what only this person knows."""

    tekst = forms.ChoiceField(label=_("Which text?"))
    bezoek = forms.DateField(
        label=_("Day of the visit"), required=False, widget=DATE, help_text=_("Only when a visit is announced.")
    )
    naar = forms.CharField(
        label=_("Phone number or e-mail address"),
        max_length=254,
        required=False,
        help_text=_("Only for a text message or e-mail. Empty: the one that the partner gave."),
    )

    def __init__(self, *args: Any, versions: Sequence[TemplateVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {str(one.pk): one for one in versions}
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in versions:
            language = "" if one.language == "nl" else f" ({one.get_language_display()})"
            groups.setdefault(str(one.template.get_kind_display()), []).append(
                (str(one.pk), f"{one.template.name}{language}")
            )
        offer(self, "tekst", groups.items())

    def clean_bezoek(self) -> object:
        day = self.cleaned_data["bezoek"]
        if day and day < clock.today():
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        return day

    def version(self) -> TemplateVersion:
        return self.versions[self.cleaned_data["tekst"]]


class BatchForm(forms.Form):
    """For whom a batch is drafted."""

    tekst = forms.ChoiceField(label=_("Which letter or card?"))
    werkbak = forms.ChoiceField(label=_("For which tray?"), required=False)
    dagen = forms.IntegerField(
        label=_("No attempt in the last … days"),
        min_value=0,
        max_value=365,
        initial=14,
        help_text=_("Who was called, visited or written to lately is left alone. 0: everybody."),
    )
    hoogstens = forms.IntegerField(label=_("At most how many households?"), min_value=1, max_value=20_000, initial=500)
    bezoek = forms.DateField(
        label=_("Day of the visit"), required=False, widget=DATE, help_text=_("Only when a visit is announced.")
    )
    per_vel = forms.TypedChoiceField(
        label=_("Cards to a sheet"),
        choices=[(4, "4"), (8, "8")],
        coerce=int,
        initial=4,
        required=False,
        empty_value="4",
    )

    def __init__(self, *args: Any, versions: Sequence[TemplateVersion], trays: Sequence[tuple[str, str]], **kw: Any):
        super().__init__(*args, **kw)
        self.versions = {str(one.pk): one for one in versions}
        texts = [(str(one.pk), f"{one.template.name} ({one.get_language_display()})") for one in versions]
        offer(self, "tekst", texts)
        offer(self, "werkbak", [("", _("All trays")), *trays])

    def version(self) -> TemplateVersion:
        return self.versions[self.cleaned_data["tekst"]]
