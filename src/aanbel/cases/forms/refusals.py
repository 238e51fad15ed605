"""Writing down a no, and the reason why one does not stand any more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.cases import wording
from aanbel.cases.core.refusals import RefusalKind, RefusalSource


class RefusalForm(forms.Form):
    """What was said no to, where, and by whom."""

    words = forms.CharField(
        label=_("What was said"),
        max_length=200,
        required=False,
        help_text=_("Only when it helps a colleague. Write nothing about health or others."),
    )
    field_order = ("kind", "resident", "source", "words")

    def __init__(self, *args: Any, residents: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.TypedChoiceField(
            label=_("What does the resident not want?"),
            widget=forms.RadioSelect,
            coerce=RefusalKind,
            choices=[
                (kind.value, f"{words}. {wording.REFUSAL_MEANINGS[kind]}") for kind, words in wording.REFUSALS.items()
            ],
        )
        self.fields["source"] = forms.TypedChoiceField(
            label=_("How did you hear it?"),
            coerce=RefusalSource,
            choices=[(source.value, words) for source, words in wording.SOURCES.items()],
        )
        self.fields["resident"] = forms.TypedChoiceField(
            label=_("Who said it?"),
            required=False,
            coerce=int,
            empty_value=None,
            choices=[("", _("the whole household")), *residents],
        )
        self.order_fields(self.field_order)


class WhyForm(forms.Form):
    """One reason, in a few words."""

    why = forms.CharField(label=_("Why?"), max_length=200, help_text=_("It stays readable in the timeline."))
