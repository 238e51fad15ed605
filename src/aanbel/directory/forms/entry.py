"""The form of one entry: what somebody who calls would want to know, in the order in which one tells it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood
from aanbel.directory.forms.hours import HoursForm
from aanbel.directory.forms.lines import NUMBER
from aanbel.directory.models import Location, Organization, Service, ServiceKind
from aanbel.directory.services import Colleague, Entry, NewPlace
from aanbel.directory.wording.entries import language_name
from aanbel.ui.choices import offer

LANGUAGES = ("nl", "en", "ar", "tr", "pl", "uk", "ru", "es", "fr", "de", "ti", "fa", "so", "ber", "pap", "bg", "ro")
LONG, SHORT = forms.Textarea(attrs={"rows": 4}), forms.Textarea(attrs={"rows": 2})
POSTCODE = r"^\s*[1-9]\d{3}\s?[A-Za-z]{2}\s*$"
NEW = "new"


class EntryForm(HoursForm):
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
    age_from = forms.IntegerField(label=_("From which age?"), min_value=0, max_value=120, required=False)
    age_until = forms.IntegerField(label=_("Up to which age?"), min_value=0, max_value=120, required=False)
    areas = forms.MultipleChoiceField(
        label=_("Only for these neighbourhoods"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: for the whole municipality."),
    )
    bring = forms.CharField(
        label=_("What to bring along"),
        max_length=1000,
        required=False,
        widget=SHORT,
        help_text=_("One thing on each line."),
    )
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
    colleague = forms.CharField(
        label=_("Whom do colleagues ring?"),
        max_length=120,
        required=False,
        help_text=_("The person or team there. Only professionals see this, with the direct number."),
    )
    colleague_title = forms.CharField(label=_("What do they do there?"), max_length=80, required=False)
    colleague_phone = forms.RegexField(
        NUMBER,
        label=_("Direct number"),
        max_length=20,
        required=False,
        error_messages={"invalid": _("Fill in a telephone number: digits, spaces, + and -.")},
    )
    colleague_email = forms.EmailField(label=_("Direct e-mail address"), required=False)
    status = forms.ChoiceField(label=_("Now"), choices=Service.Status.choices, initial=Service.Status.ACTIVE.value)
    for_residents = forms.BooleanField(label=_("Residents may see this"), required=False, initial=True)
    place = forms.ChoiceField(label=_("Where"), required=False)
    place_name = forms.CharField(label=_("Name of the place"), max_length=120, required=False)
    street = forms.CharField(label=_("Street and house number"), max_length=120, required=False)
    postcode = forms.RegexField(
        POSTCODE,
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
        super().__init__(data, initial=initial)
        offer(self, "organization", [("", "–"), *((str(one.pk), one.name) for one in organizations)])
        known = [(str(one.pk), one.name or _("a place without a name")) for one in places]
        offer(self, "place", [("", _("As it is, or nowhere in particular")), (NEW, _("A new place")), *known])
        parts = [(str(one.pk), one.name) for one in neighbourhoods]
        offer(self, "neighbourhood", [("", "–"), *parts])
        offer(self, "areas", parts)
        told = [*LANGUAGES, *(code for code in self.initial.get("languages", ()) if code not in LANGUAGES)]
        offer(self, "languages", [(code, language_name(code) or self._named(code)) for code in told])

    def _named(self, code: str) -> str:
        names: dict[str, str] = self.initial.get("language_names", {})
        return NAMES.get(code) or names.get(code) or code

    @property
    def new_place_open(self) -> bool:
        """Whether a new place is being filled in."""
        return bool(self.data.get("place") == NEW)

    def clean(self) -> dict[str, Any]:
        """A new place has a name, a direct number belongs to somebody, and the lower age comes first."""
        given = super().clean()
        if given.get("place") == NEW and not given.get("place_name"):
            self.add_error("place_name", _("A new place needs a name."))
        if not given.get("colleague") and (given.get("colleague_phone") or given.get("colleague_email")):
            self.add_error("colleague", _("Say who answers there: a name, or the name of the team."))
        low, high = given.get("age_from"), given.get("age_until")
        if low is not None and high is not None and high < low:
            self.add_error("age_until", _("This age is lower than the first one."))
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
            week=self.week,
            closed=self.closed,
            ages=(given["age_from"], given["age_until"]),
            areas=tuple(int(one) for one in given["areas"]),
            bring=given["bring"].splitlines(),
            colleague=Colleague(
                given["colleague"], given["colleague_title"], given["colleague_phone"], given["colleague_email"]
            ),
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


NAMES = {"ti": "Tigrinya", "fa": "Farsi", "so": "Somali", "ber": "Tamazight", "pap": "Papiamentu"}
"""Languages that Django has no name for."""
