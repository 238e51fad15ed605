"""What a coordinator fills in about telling creditors."""

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.feedback.models import Word
from aanbel.feedback.wording import MEANINGS, WORDS


class SharingForm(forms.Form):
    """Which words this partner may be told, and on which ground. Each choice says what the creditor then knows."""

    words = forms.MultipleChoiceField(
        label=_("This partner may be told"),
        required=False,
        choices=[(word.value, WORDS[word]) for word in Word],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing ticked: nothing is told. That is how it begins."),
    )
    basis = forms.CharField(
        label=_("On which ground"),
        max_length=200,
        error_messages={
            "required": _("Say which clause of the agreement allows this. Without a ground nothing may be told.")
        },
        help_text=_("The clause of the agreement, for instance: agreement 2026, article 7."),
    )

    def chosen(self) -> list[Word]:
        return [Word(word) for word in self.cleaned_data["words"]]

    meanings = [(WORDS[word], MEANINGS[word]) for word in Word]


class SubscriberForm(forms.Form):
    """The public half of a key that the partner made itself."""

    public_key = forms.CharField(
        label=_("Public key of the partner"),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("In PEM form. The partner makes the pair itself and keeps the private half."),
    )
