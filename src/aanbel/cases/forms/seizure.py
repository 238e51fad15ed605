"""What is filled in about a seizing creditor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.seizure import NEEDS_NAME, Reply, Request, Seizer, makes_sense
from aanbel.cases.forms.referral import SaidYes
from aanbel.cases.wording.seizure import MEANINGS, REPLIES, REQUESTS, SEIZERS
from aanbel.kernel import clock

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SeizureForm(SaidYes):
    """Who seizes, what is asked, and the authorisation under it."""

    seizer = forms.TypedChoiceField(
        label=_("Who seizes?"), choices=[(one.value, words) for one, words in SEIZERS.items()], coerce=Seizer
    )
    name = forms.CharField(
        label=_("Which office?"), max_length=120, required=False, help_text=_("For a bailiff or another creditor.")
    )
    reference = forms.CharField(
        label=_("Their reference"),
        max_length=40,
        required=False,
        help_text=_("It stands on the last letter of the creditor. Then they find the file at once."),
    )
    request = forms.TypedChoiceField(
        label=_("What do you ask?"),
        coerce=Request,
        widget=forms.RadioSelect,
        choices=[(one.value, f"{words}: {MEANINGS[one]}") for one, words in REQUESTS.items()],
    )
    authorised_on = forms.DateField(
        label=_("The resident signed the authorisation on"),
        widget=DATE,
        help_text=_("Without a signed authorisation the creditor may not answer you."),
    )
    field_order = ("seizer", "name", "reference", "request", "authorised_on", "said_yes", "how")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        seizer, request, signed = given.get("seizer"), given.get("request"), given.get("authorised_on")
        if seizer in NEEDS_NAME and not given.get("name"):
            self.add_error("name", _("Say which office it is: there are many."))
        if seizer and request and not makes_sense(request, seizer):
            self.add_error("request", _("Only a bailiff can hand over to a social bailiff. Choose another request."))
        if signed and signed > clock.today():
            self.add_error("authorised_on", _("This day lies in the future. Choose today or an earlier day."))
        return given


class ReplyForm(forms.Form):
    """What the creditor answered."""

    reply = forms.TypedChoiceField(
        label=_("What is the answer?"),
        coerce=Reply,
        widget=forms.RadioSelect,
        choices=[(one.value, str(words).capitalize()) for one, words in REPLIES.items() if one is not Reply.WAITING],
    )
    words = forms.CharField(
        label=_("What was said?"), max_length=200, required=False, help_text=_("In a few words, without amounts.")
    )
