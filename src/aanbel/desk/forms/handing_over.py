"""Handing over: what is shared line by line, with which yes; and what the receiver answers."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.sharing import LENGTHS, How, Line, Reach, shared_lines
from aanbel.desk.wording.sharing import HOWS, REACHES
from aanbel.ui.choices import offer

_OFF = {"autocomplete": "off"}


class HandOverForm(forms.Form):
    """To whom, what they read, and the resident's yes. A line that is left empty is not shared."""

    origin = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("To whom?"), widget=forms.RadioSelect)
    question = forms.CharField(
        label=_("What is the question, in one sentence?"),
        max_length=LENGTHS[Line.QUESTION],
        error_messages={"required": _("Write in one sentence what the question is. Nothing was passed on yet.")},
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In the words of the resident: had a letter of the water company, cannot pay it at once."),
    )
    reach = forms.ChoiceField(
        label=_("How do they find the resident?"), choices=[(one.value, REACHES[one]) for one in Reach],
        widget=forms.RadioSelect, initial=Reach.CALLED.value,
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name"), max_length=LENGTHS[Line.NAME], required=False, widget=forms.TextInput(attrs=_OFF)
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=LENGTHS[Line.PHONE], required=False,
        widget=forms.TextInput(attrs={"type": "tel", **_OFF}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail address"), max_length=LENGTHS[Line.EMAIL], required=False, widget=forms.EmailInput(attrs=_OFF)
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=LENGTHS[Line.ADDRESS],
        required=False,
        widget=forms.TextInput(attrs=_OFF),
        help_text=_("Only when it is needed. A consultant needs it to start help: Molenweg 12, 9901 AB."),
    )
    due = forms.CharField(label=_("Before which day"), max_length=LENGTHS[Line.DUE], required=False)
    tell_back = forms.ChoiceField(
        label=_("May they let us know how it went?"),
        choices=(("yes", _("Yes")), ("no", _("No, only that it arrived"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Ask this apart, and choose an answer.")},
    )
    how = forms.ChoiceField(
        label=_("The resident says yes"),
        choices=[(one.value, HOWS[one]) for one in How],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Ask the resident first. Without a yes nothing is passed on, and nothing is stored.")
        },
    )

    def __init__(self, *args: Any, receivers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to", receivers)
        self.names = dict(receivers)

    @property
    def shared(self) -> dict[str, str]:
        """What the receiver will see of what is filled in now, also while the rest is not."""
        told = {line.value: str(self.data.get(line.value) or self.initial.get(line.value) or "") for line in Line}
        if self.is_bound:
            told = {line.value: str(self.data.get(line.value, "")) for line in Line}
        return shared_lines(told, set(Line))

    @property
    def receiver(self) -> str:
        """Who reads it, in words; the first when nobody was chosen yet."""
        chosen = str(self.data.get("to") or self.initial.get("to") or "")
        return self.names.get(chosen, next(iter(self.names.values()), ""))

    @property
    def kept(self) -> dict[str, Any]:
        """As the service takes it."""
        given = self.cleaned_data
        return {
            "told": {line.value: given[line.value] for line in Line},
            "lines": set(Line),
            "reach": Reach(given["reach"]),
            "how": How(given["how"]),
            "tell_back": given["tell_back"] == "yes",
            "origin": UUID(str(given["origin"])),
        }


class AcceptForm(forms.Form):
    """What the desk and the resident may count on."""

    words = forms.ChoiceField(
        label=_("What can the desk tell?"),
        widget=forms.RadioSelect,
        choices=(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = (_("I call today."), _("I call tomorrow."), _("I come to the desk now."), _("I take it up this week."))
        offer(self, "words", [(str(one), one) for one in told])
        self.fields["words"].initial = str(told[0])


class DeclineForm(forms.Form):
    """Why not, and what else: the desk never gets an empty no."""

    why = forms.CharField(label=_("Why not?"), max_length=90, help_text=_("The desk reads this. No name in it."))
    instead = forms.CharField(
        label=_("What can the desk do instead?"), max_length=90, help_text=_("Another person, another time, a number.")
    )


class OutcomeForm(forms.Form):
    """How it went, in one sentence for the desk."""

    outcome = forms.CharField(
        label=_("How did it go?"),
        max_length=200,
        required=False,
        help_text=_("One sentence for the volunteers at the desk. No name and no amounts in it."),
    )


class CaseForm(forms.Form):
    """What a case at the resident's own request needs; filled in with what they passed on."""

    name = forms.CharField(label=_("Name"), max_length=120)
    street = forms.CharField(label=_("Street"), max_length=120)
    house_number = forms.IntegerField(label=_("House number"), min_value=1, max_value=99999)
    house_letter = forms.CharField(label=_("House letter"), max_length=1, required=False)
    house_addition = forms.CharField(label=_("House number addition"), max_length=20, required=False)
    postcode = forms.RegexField(
        r"^\s*[1-9][0-9]{3}\s?[A-Za-z]{2}\s*$",
        label=_("Postcode"),
        error_messages={"invalid": _("Write the postcode as 1234 AB.")},
    )
    place = forms.CharField(label=_("Place"), max_length=120)
    words = forms.CharField(label=_("What do they ask?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def clean_postcode(self) -> str:
        """Without the space, in capitals, as the house keeps it."""
        return "".join(str(self.cleaned_data["postcode"]).split()).upper()
