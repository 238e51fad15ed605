"""What is written with a theme. The tick `sure` says that a person looked and that it is about nobody."""

from django import forms
from django.utils.translation import gettext_lazy as _

_WORDS = forms.Textarea(attrs={"rows": 3})


class _AboutNobody(forms.Form):
    """A text that may be about nobody; the tick is shown once a doubt was told."""

    sure = forms.BooleanField(label=_("I looked: this is about nobody in particular"), required=False)

    field_order = ("sentence", "words", "asks", "changed", "answer", "sure")

    def doubt(self, field: str, sentence: str) -> None:
        """Tell what was refused, beside the words it is about."""
        self.add_error(field, sentence)


class ThemeForm(_AboutNobody):
    """A theme in one sentence."""

    sentence = forms.CharField(
        label=_("What goes wrong, in one sentence?"),
        max_length=200,
        help_text=_("About what happens to many, never about somebody."),
    )


class RemarkForm(_AboutNobody):
    """How it goes at the desk."""

    words = forms.CharField(
        label=_("What do you notice?"),
        max_length=300,
        widget=_WORDS,
        help_text=_("Write what goes wrong and how, not who came with it."),
    )


class PutForm(_AboutNobody):
    """What the desks ask of the municipality."""

    asks = forms.CharField(label=_("What do you ask of the municipality?"), max_length=400, widget=_WORDS)


class AnswerForm(_AboutNobody):
    """What changed, or why not."""

    changed = forms.TypedChoiceField(
        label=_("Did something change?"),
        choices=(("yes", _("Yes")), ("no", _("No, and this is why"))),
        coerce=lambda told: told == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("What do the desks and residents notice of it?"), max_length=600, widget=_WORDS)
