"""The little that a resident fills in: when, a number if need be, a time, a question."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from aanbel.outreach.core.answers import Kind, PartOfDay

PHONE_SIGNS = frozenset("0123456789+-–() ./\u00a0")


class PhoneField(forms.CharField):
    """A number as people write it; empty is fine, half a number is not."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel", "dir": "ltr"})

    def __init__(self) -> None:
        super().__init__(
            label=_("Your telephone number (you may leave this empty)"),
            help_text=_("Empty? Then we call the number that we know."),
            required=False,
            max_length=30,
        )

    def clean(self, value: Any) -> str:
        written = str(super().clean(value))
        digits = "".join(sign for sign in written if sign.isascii() and sign.isdecimal())
        if written and (not set(written) <= PHONE_SIGNS or not 9 <= len(digits) <= 15):
            raise ValidationError(_("This telephone number is not complete. Check it, or leave it empty."))
        return f"+{digits}" if written.startswith("+") else digits


class AnswerForm(forms.Form):
    """Whatever is answered; when we know no number to call, one is asked for."""

    def __init__(self, *args: Any, phone_known: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phone = self.fields.get("phone")
        if phone is not None and not phone_known:
            phone.label, phone.help_text, phone.required = _("Which number may we call?"), "", True
            phone.error_messages["required"] = _("Write the number that we may call.")


class SureForm(AnswerForm):
    """Nothing to fill in: the second tap is the answer."""


class WhenForm(AnswerForm):
    """A part of the day; each is a button of its own."""

    part_of_day = forms.TypedChoiceField(
        choices=[(part.value, part.value) for part in PartOfDay],
        coerce=PartOfDay,
        error_messages={"required": _("Choose one of the times."), "invalid_choice": _("Choose one of the times.")},
    )


class CallForm(WhenForm):
    """When to call, perhaps on another number."""

    phone = PhoneField()


class MeetForm(AnswerForm):
    """One of the times that are offered; each is a button of its own."""

    slot = forms.IntegerField(
        min_value=1,
        max_value=2**63 - 1,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Choose one of the times.")),
    )


class QuestionForm(AnswerForm):
    """A question in one's own words."""

    words = forms.CharField(
        label=_("Your question"),
        help_text=_("Please write nothing secret here, such as a password or your citizen service number (BSN)."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "required": _("Write your question first."),
            "max_length": _("That is a little too long. Use at most 500 characters."),
            "null_characters_not_allowed": _("Write your question first."),
        },
    )
    phone = PhoneField()


FORMS: dict[Kind, type[AnswerForm]] = {
    Kind.CALL: CallForm,
    Kind.VISIT: WhenForm,
    Kind.MEET: MeetForm,
    Kind.QUESTION: QuestionForm,
}
