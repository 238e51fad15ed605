"""What the volunteer fills in: a few plain questions, a first name when somebody likes, a time, how it went."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood
from aanbel.desk.core.asking import doubt_about
from aanbel.desk.core.tiles import Sender, Tile
from aanbel.desk.core.urgency import ASKED, Plain, Told
from aanbel.desk.wording.question import DOUBTS, PLAIN, SENDERS
from aanbel.kernel import clock
from aanbel.ui.choices import offer

YES_NO = (("no", _("No")), ("yes", _("Yes")))
WHEN: tuple[tuple[str, str | Promise], ...] = (
    ("none", _("No, or that is not clear")),
    ("today", _("Yes: today, or it has passed")),
    ("tomorrow", _("Yes: tomorrow")),
    ("date", _("Yes, on this day:")),
)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AskForm(forms.Form):
    """A new question: only what this picture asks, and nothing about who asks it."""

    origin = forms.UUIDField(widget=forms.HiddenInput)
    first_name = forms.CharField(
        label=_("First name"),
        required=False,
        max_length=60,
        help_text=_("Allowed, not needed: to call somebody in. It is gone tonight. Never a surname."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sender = forms.ChoiceField(
        label=_("Who wrote the letter?"),
        required=False,
        help_text=_("It tells us which letters many people do not understand."),
    )
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False)

    def __init__(self, *args: Any, tile: Tile, neighbourhoods: list[Neighbourhood], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tile = tile
        for plain in ASKED[tile]:
            field = forms.ChoiceField(
                label=str(PLAIN[plain]),
                choices=WHEN if plain is Plain.DATE else YES_NO,
                widget=forms.RadioSelect,
                error_messages={"required": _("Ask this, and choose an answer.")},
            )
            self.fields[plain.value] = field
            if plain is Plain.DATE:
                self.fields["on"] = forms.DateField(label=_("The day on the letter"), required=False, widget=DAY)
        senders = [("", "–"), *((one.value, SENDERS[one]) for one in Sender)]
        offer(self, "sender", senders)
        places = [("", _("That of the desk")), *((one.pk, one.name) for one in neighbourhoods)]
        offer(self, "neighbourhood", places)

    @property
    def plain(self) -> list[forms.BoundField]:
        """The plain questions in their order; the day stands beside the answer that names one."""
        return [self[one.value] for one in ASKED[self.tile]]

    def clean_first_name(self) -> str:
        """No more than a first name; what looks like more is not kept."""
        name = str(self.cleaned_data["first_name"])
        if doubt := doubt_about(name):
            raise forms.ValidationError(str(DOUBTS[doubt]))
        return name

    def clean(self) -> dict[str, Any]:
        """A day belongs to the answer that names one."""
        given: dict[str, Any] = super().clean() or {}
        if given.get(Plain.DATE) == "date" and not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Fill in the day on the letter, or choose another answer."))
        return given

    @property
    def told(self) -> Told:
        """The answers, as the rule reads them."""
        given = self.cleaned_data
        return Told(
            date_on=_day(given.get(Plain.DATE, ""), given.get("on")),
            off=given.get(Plain.OFF) == "yes",
            leave=given.get(Plain.LEAVE) == "yes",
        )

    @property
    def kept(self) -> dict[str, Any]:
        """The rest, as the service takes it."""
        given = self.cleaned_data
        return {
            "origin": UUID(str(given["origin"])),
            "first_name": given["first_name"],
            "sender": Sender(given["sender"]) if given["sender"] else None,
            "neighbourhood": int(given["neighbourhood"]) if given["neighbourhood"] else None,
        }


class MomentForm(forms.Form):
    """A moment that was agreed by mouth, when no open time fits."""

    on = forms.DateField(label=_("Day"), widget=DAY)
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    @property
    def moment(self) -> datetime:
        """The agreed moment, on the clock of the desk."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], clock.AMSTERDAM)


class SlipForm(forms.Form):
    """The number to which the slip goes; it is used once."""

    use_required_attribute = False  # a box that is red before anybody looked at it frightens

    number = forms.CharField(
        label=_("Mobile number"),
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
        help_text=_("We use it for this one text message and do not keep it."),
    )
    yes = forms.BooleanField(label=_("The resident wants this text message"))


def _day(when: str, on: date | None) -> date | None:
    today = clock.today()
    return {"today": today, "tomorrow": today + timedelta(days=1), "date": on}.get(when)
