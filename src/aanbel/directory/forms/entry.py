"""The form of one entry: what somebody who calls would want to know, in the order in which one tells it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood
from aanbel.directory.forms.lines import NUMBER
from aanbel.directory.models import Location, Organization, Service, ServiceKind
from aanbel.directory.services import Entry, NewPlace
from aanbel.directory.wording.entries import language_name

LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "ru", "es", "fr", "de", "ti", "fa", "so", "ber", "pap", "bg", "ro")
DAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
LONG, SHORT = forms.Textarea(attrs={"rows": 4}), forms.Textarea(attrs={"rows": 2})
TIME = forms.TimeInput(attrs={"type": "time", "class": "utrecht-textbox utrecht-textbox--html-input"}, format="%H:%M")
NEW = "new"


class EntryForm(forms.Form):
    """One entry."""

    name = forms.CharField(label=_("Name"), max_length=150)
    kind = forms.TypedChoiceField(label=_("Kind of help"), choices=ServiceKind.choices, coerce=ServiceKind)
    organization = forms.ChoiceField(label=_("Who offers it?"), required=False)
    new_organization = forms.CharField(
        label=_("Or a new organisation"),
        max_length=150,
        required=False,
        help_text=_("Only when it is not in the list."),
    )
    description = forms.CharField(
        label=_("What it is"),
        max_length=2000,
        widget=LONG,
        help_text=_("In plain words, the first sentence as you would tell a resident."),
    )
    for_whom = forms.CharField(label=_("For whom"), max_length=500, required=False, widget=SHORT)
    costs = forms.CharField(label=_("Costs"), max_length=300, required=False)
    how_to_begin = forms.CharField(label=_("How to begin"), max_length=500, required=False, widget=SHORT)
    phone = forms.RegexField(
        NUMBER,
        label=_("Telephone for residents"),
        max_length=20,
        required=False,
        error_messages={"invalid": _("Fill in a telephone number: digits, spaces, + and -.")},
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    url = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    waiting_days = forms.IntegerField(label=_("Waiting time in days"), min_value=0, max_value=400, required=False)
    who_may_refer = forms.CharField(label=_("Who may refer"), max_length=200, required=False)
    referral_email = forms.EmailField(
        label=_("E-mail address for referrals"),
        required=False,
        help_text=_("Filled in: consultants can refer here. The mail holds a link and no name."),
    )
    assurer_email = forms.EmailField(
        label=_("Who checks this entry there?"),
        required=False,
        help_text=_("An e-mail address. Here the question goes whether it is still right."),
    )
    status = forms.ChoiceField(label=_("Now"), choices=Service.Status.choices, initial=Service.Status.ACTIVE.value)
    for_residents = forms.BooleanField(label=_("Residents may see this"), required=False, initial=True)
    place = forms.ChoiceField(label=_("Where"), required=False)
    place_name = forms.CharField(label=_("Name of the place"), max_length=120, required=False)
    street = forms.CharField(label=_("Street and house number"), max_length=120, required=False)
    postcode = forms.RegexField(
        r"^\s*[1-9]\d{3}\s?[A-Za-z]{2}\s*$",
        label=_("Postcode"),
        max_length=8,
        required=False,
        error_messages={"invalid": _("A postcode is four digits and two letters.")},
    )
    town = forms.CharField(label=_("Town"), max_length=80, required=False)
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    walk_in = forms.BooleanField(label=_("One may come without an appointment"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        organizations: list[Organization],
        places: list[Location],
        neighbourhoods: list[Neighbourhood],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self._choices("organization", [("", "–"), *((str(one.pk), one.name) for one in organizations)])
        known = [(str(one.pk), one.name or _("a place without a name")) for one in places]
        self._choices("place", [("", _("As it is, or nowhere in particular")), (NEW, _("A new place")), *known])
        self._choices("neighbourhood", [("", "–"), *((str(one.pk), one.name) for one in neighbourhoods)])
        told = [*LANGUAGES, *(code for code in self.initial.get("languages", ()) if code not in LANGUAGES)]
        self._choices("languages", [(code, language_name(code) or self._named(code)) for code in told])
        for day in range(7):
            for name in ("from", "until", "again", "end"):
                self.fields[f"{name}_{day}"] = forms.TimeField(label=DAYS[day], required=False, widget=TIME)

    def _named(self, code: str) -> str:
        names: dict[str, str] = self.initial.get("language_names", {})
        return NAMES.get(code) or names.get(code) or code

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)  # noqa: S101 - as it is written above
        field.choices = choices

    @property
    def days(self) -> list[tuple[Any, list[Any]]]:
        """The name of each day with its four fields."""
        return [(DAYS[day], [self[f"{name}_{day}"] for name in ("from", "until", "again", "end")]) for day in range(7)]

    @property
    def new_place_open(self) -> bool:
        """Whether a new place is being filled in."""
        return bool(self.data.get("place") == NEW)

    def clean(self) -> dict[str, Any]:
        """A new place has a name; each pair of times is whole, the earlier first."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("place") == NEW and not given.get("place_name"):
            self.add_error("place_name", _("A new place needs a name."))
        for day in range(7):
            for starts, ends in (("from", "until"), ("again", "end")):
                opens, closes = given.get(f"{starts}_{day}"), given.get(f"{ends}_{day}")
                if bool(opens) != bool(closes):
                    self.add_error(f"{ends}_{day}", _("Fill in both times, or neither."))
                elif opens and closes and opens >= closes:
                    self.add_error(f"{ends}_{day}", _("The end lies before the beginning."))
        return given

    @property
    def entry(self) -> Entry:
        """What was filled in, as the service takes it."""
        given = self.cleaned_data
        plain = (
            "name", "kind", "description", "for_whom", "costs", "how_to_begin", "phone", "email", "url", "waiting_days",
            "who_may_refer", "referral_email", "assurer_email", "for_residents", "status",
        )  # fmt: skip
        chosen = given["organization"]
        return Entry(
            **{name: given[name] for name in plain},
            organization=given["new_organization"].strip() or (UUID(chosen) if chosen else ""),
            languages={code: language_name(code) or self._named(code) for code in given["languages"]},
            place=self._place(given),
            week=self._week(given),
        )

    def _place(self, given: Mapping[str, Any]) -> UUID | NewPlace | None:
        if given["place"] != NEW:
            return UUID(given["place"]) if given["place"] else None
        area = given["neighbourhood"]
        return NewPlace(
            name=given["place_name"],
            street=given["street"],
            postcode=given["postcode"].upper(),
            town=given["town"],
            neighbourhood=int(area) if area else None,
            walk_in=given["walk_in"],
        )

    def _week(self, given: Mapping[str, Any]) -> dict[int, list[tuple[time, time]]]:
        week: dict[int, list[tuple[time, time]]] = defaultdict(list)
        for day in range(7):
            for starts, ends in (("from", "until"), ("again", "end")):
                if given.get(f"{starts}_{day}"):
                    week[day].append((given[f"{starts}_{day}"], given[f"{ends}_{day}"]))
        return dict(week)


NAMES = {"ti": "Tigrinya", "fa": "Farsi", "so": "Somali", "ber": "Tamazight", "pap": "Papiamentu"}
"""Languages that Django has no name for."""
