"""What a coordinator fills in about a desk, who is on its rota, and the times for appointments."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.accounts.models import Neighbourhood, User
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.models.desk import WAIT_NORM
from aanbel.desk.wording.roles import role_words
from aanbel.directory.models import Location
from aanbel.ui.choices import offer

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
LENGTHS = (15, 20, 30, 45, 60)


def role_choices(roles: Iterable[HelpRole]) -> list[tuple[str, Any]]:
    """The kinds of work with their words."""
    return [(role.value, role_words(role.value).word) for role in roles]


class DeskForm(forms.Form):
    """Where a desk is, for whom, and how long one may wait."""

    name = forms.CharField(label=_("Name of the desk"), max_length=80)
    location = forms.ChoiceField(
        label=_("Place in the social map"),
        required=False,
        help_text=_("Its opening hours count for the rota and for residents. You change them in the social map."),
    )
    neighbourhood = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    wait_norm = forms.IntegerField(
        label=_("How many minutes may somebody wait?"),
        min_value=1,
        max_value=120,
        initial=WAIT_NORM,
        help_text=_("When it takes longer, the desk offers an appointment."),
    )
    in_use = forms.BooleanField(label=_("This desk is in use"), required=False, initial=True)

    def __init__(
        self,
        data: Any = None,
        *,
        locations: Sequence[Location],
        neighbourhoods: Sequence[Neighbourhood],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        offer(self, "location", [("", _("Not known yet")), *((str(one.pk), one.name) for one in locations)])
        places = ((str(one.pk), one.name) for one in neighbourhoods)
        offer(self, "neighbourhood", [("", _("The whole municipality")), *places])

    def clean_location(self) -> UUID | None:
        """The place, when one was chosen."""
        return UUID(self.cleaned_data["location"]) if self.cleaned_data["location"] else None

    def clean_neighbourhood(self) -> int | None:
        """The neighbourhood, when one was chosen."""
        return int(self.cleaned_data["neighbourhood"]) if self.cleaned_data["neighbourhood"] else None


class MemberForm(forms.Form):
    """Who comes to belong to a desk."""

    user = forms.TypedChoiceField(label=_("Who"), coerce=int)

    def __init__(self, data: Any = None, *, people: Sequence[User]) -> None:
        super().__init__(data)
        offer(self, "user", [(one.pk, one.name) for one in people])


class DutyForm(forms.Form):
    """Who stands where, when, in which work, and how they are found."""

    user = forms.TypedChoiceField(label=_("Who"), coerce=int)
    role = forms.TypedChoiceField(label=_("In which work"), coerce=HelpRole, choices=role_choices(HelpRole))
    on = forms.DateField(label=_("Day"), widget=DAY)
    starts = forms.TimeField(label=_("From"), widget=TIME)
    ends = forms.TimeField(label=_("Until"), widget=TIME)
    room = forms.CharField(
        label=_("Where does one find them?"),
        max_length=60,
        required=False,
        help_text=_("For example: room 2. Leave empty for a professional who is in reach by telephone only."),
    )
    phone = forms.CharField(
        label=_("Telephone for these hours"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=_("Empty: the number of their own account."),
    )

    def __init__(self, data: Any = None, *, people: Sequence[User], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        offer(self, "user", [("", _("Choose")), *((one.pk, one.name) for one in people)])


class SlotsForm(forms.Form):
    """Times for appointments by a weekly pattern."""

    user = forms.TypedChoiceField(label=_("With whom"), coerce=int)
    role = forms.TypedChoiceField(label=_("In which work"), coerce=HelpRole)
    first = forms.DateField(label=_("First day"), widget=DAY)
    starts = forms.TimeField(label=_("From"), widget=TIME)
    until = forms.TimeField(label=_("Until"), widget=TIME)
    minutes = forms.TypedChoiceField(
        label=_("Minutes for each appointment"), coerce=int, choices=[(one, str(one)) for one in LENGTHS], initial=30
    )
    weeks = forms.IntegerField(label=_("How many weeks, on the same weekday?"), min_value=1, max_value=26, initial=4)

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[User],
        roles: Iterable[HelpRole],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        offer(self, "user", [(one.pk, one.name) for one in people])
        offer(self, "role", role_choices(roles))
