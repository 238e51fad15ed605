"""What a worker fills in to refer, and what the receiver answers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from aanbel.cases.core.consent import How
from aanbel.cases.core.referral import FEWEST, Act, Share, Wish
from aanbel.cases.queries import CasePage
from aanbel.cases.wording.consent import HOWS
from aanbel.cases.wording.referral import SHARES, WISHES
from aanbel.directory.queries import ServiceSummary
from aanbel.kernel import clock

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class SaidYes(forms.Form):
    """The resident's yes, when it was not written down before; what it was said to is the form's `asked`."""

    said_yes = forms.BooleanField(label=_("The resident said yes to this"), required=False)
    how = forms.TypedChoiceField(
        label=_("How did the resident say yes?"),
        choices=[(how.value, HOWS[how]) for how in (How.SPOKEN, How.PAPER)],
        coerce=How,
    )


class ReferralForm(SaidYes):
    """Where to, what is asked, and what may go along: as little as will do."""

    question = forms.CharField(
        label=_("What do you ask of them?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In one or two sentences, without amounts. The resident may read along."),
    )
    shares = forms.TypedMultipleChoiceField(
        label=_("What may go along?"),
        choices=[(share.value, words) for share, words in SHARES.items()],
        coerce=Share,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=[share.value for share in FEWEST],
        help_text=_("Only what they need to begin. The rest the resident tells them."),
    )
    wish = forms.TypedChoiceField(
        label=_("What does the resident want?"),
        choices=[(wish.value, words) for wish, words in WISHES.items()],
        coerce=Wish,
        widget=forms.RadioSelect,
        initial=Wish.CALLED.value,
    )
    field_order = ("destination", "resident", "question", "shares", "wish", "said_yes", "how")

    def __init__(self, *args: Any, page: CasePage, destinations: Iterable[ServiceSummary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["destination"] = forms.TypedChoiceField(
            label=_("To whom?"),
            coerce=UUID,
            choices=[("", "–"), *((one.id, Truncator(f"{one.party}: {one.does}").chars(110)) for one in destinations)],
        )
        self.fields["resident"] = forms.TypedChoiceField(
            label=_("About whom?"),
            coerce=int,
            choices=[(person.resident.pk, person.name) for person in page.people],
        )
        self.fields["said_yes"].help_text = _("Ask: may I tell them what you and I talked about? Only what they need.")
        self.order_fields(list(self.field_order))


class JointTalkForm(forms.Form):
    """The day of the talk of resident, helper and worker together."""

    on = forms.DateField(label=_("On which day?"), widget=DATE)

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(_("This talk lies in the future. Register it when it was held."))
        return day


class CodeForm(forms.Form):
    """The four digits that the worker told by phone."""

    code = forms.RegexField(
        r"^\s*\d{4}\s*$",
        label=_("Code of four digits"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}),
        error_messages={"invalid": _("Type the four digits that you were told by phone.")},
    )


class AnswerForm(forms.Form):
    """Yes, no with a reason, or thinking it over."""

    words = forms.CharField(
        label=_("What should we know?"),
        max_length=200,
        required=False,
        help_text=_("Yes: who calls, and when. No: why not, so that we can ask somebody who can."),
    )
    who = forms.CharField(label=_("Your name"), max_length=120)

    def __init__(self, *args: Any, may_consider: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers = [(Act.ACCEPT, _("Yes, we help")), (Act.DECLINE, _("No, we cannot help"))]
        if may_consider:
            answers.insert(1, (Act.CONSIDER, _("I want to consult first")))
        self.fields["act"] = forms.TypedChoiceField(
            label=_("What is your answer?"),
            choices=[(act.value, words) for act, words in answers],
            coerce=Act,
            widget=forms.RadioSelect,
        )
        self.order_fields(["act", "words", "who"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("act") is Act.DECLINE and not given.get("words"):
            self.add_error("words", _("Say in a few words why not, so that we can ask somebody who can."))
        return given
