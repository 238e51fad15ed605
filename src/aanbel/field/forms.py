"""What to print for a round."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.outreach.models import TemplateVersion
from aanbel.ui.choices import offer


class PaperForm(forms.Form):
    """Which text, and how many cards to a sheet."""

    tekst = forms.TypedChoiceField(label=_("Text"), coerce=int)
    per_vel = forms.TypedChoiceField(
        label=_("Cards to a sheet"),
        coerce=int,
        choices=[(4, _("Four, as large as a postcard")), (8, _("Eight, small"))],
        initial=4,
        help_text=_("A letter takes a page of its own."),
    )

    def __init__(self, *args: object, versions: Sequence[TemplateVersion], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.versions = {one.pk: one for one in versions}
        names = {
            one.pk: one.template.name if one.language == "nl" else f"{one.template.name} ({one.get_language_display()})"
            for one in versions
        }
        offer(self, "tekst", names.items())

    def version(self) -> TemplateVersion:
        """The chosen text."""
        return self.versions[self.cleaned_data["tekst"]]
