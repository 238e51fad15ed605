"""A key figure: what they told, and their yes; a note when one kept warm."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from aanbel.kernel import clock
from aanbel.neighbourhood.forms.about_nobody import AboutNobody
from aanbel.neighbourhood.models import Group, KeyFigure, Preference, Touch
from aanbel.neighbourhood.services import Told, Yes
from aanbel.ui.choices import offer

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
USUAL_YES = timedelta(days=365)
_POSTCODE = re.compile(r"[1-9]\d{3}(?:[A-Z]{2})?")


class FigureForm(AboutNobody):
    """What a key figure told of themselves. Only the first and the last part have to be filled in."""

    name = forms.CharField(
        label=_("How does this key figure want to be called?"), max_length=60, help_text=_("A first name is enough.")
    )
    role = forms.CharField(
        label=_("Known as"), max_length=80, required=False, help_text=_("Cashier at the corner shop, trainer, postman.")
    )
    neighbourhood = forms.TypedChoiceField(label=_("Neighbourhood"), coerce=int)
    streets = forms.CharField(
        label=_("Knows these streets"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Names of streets without house numbers, with a comma between them."),
    )
    postcodes = forms.CharField(
        label=_("Or all streets with these postcodes"),
        required=False,
        help_text=_("Four digits for a whole area (8945), or six characters (8945 YA)."),
    )
    groups = forms.MultipleChoiceField(
        label=_("Knows people of these groups"),
        required=False,
        choices=Group.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    languages = forms.CharField(
        label=_("Speaks, besides Dutch"), required=False, help_text=_("With a comma between them.")
    )
    preference = forms.ChoiceField(
        label=_("How do they want to be reached?"), choices=Preference.choices, widget=forms.RadioSelect
    )
    phone = forms.CharField(label=_("Their own phone number"), required=False, max_length=20)
    email = forms.EmailField(label=_("Their own e-mail address"), required=False)
    best_time = forms.CharField(
        label=_("When is it convenient?"), required=False, max_length=80, help_text=_("In the morning, not on Sunday.")
    )

    def __init__(self, data: Any = None, *, areas: Sequence[tuple[int, str]], figure: KeyFigure | None = None) -> None:
        super().__init__(data)
        offer(self, "neighbourhood", [(str(number), name) for number, name in areas])
        if figure is None:
            self.initial = {"preference": Preference.CALL.value}
            return
        names = ("name", "role", "groups", "preference", "phone", "email", "best_time")
        self.initial = {name: getattr(figure, name) for name in names}
        self.initial["neighbourhood"] = figure.neighbourhood_id
        for name in ("streets", "postcodes", "languages"):
            self.initial[name] = ", ".join(getattr(figure, name))

    def clean_streets(self) -> tuple[str, ...]:
        """Each street once."""
        return _listed(self.cleaned_data["streets"], 80)

    def clean_languages(self) -> tuple[str, ...]:
        """Each language once."""
        return _listed(self.cleaned_data["languages"], 40)

    def clean_postcodes(self) -> tuple[str, ...]:
        """Four digits, or four digits and two letters."""
        codes = tuple(code.replace(" ", "").upper() for code in _listed(self.cleaned_data["postcodes"], 10))
        wrong = [code for code in codes if not _POSTCODE.fullmatch(code)]
        if wrong:
            raise forms.ValidationError(
                _("“%(code)s” is not a postcode. Write 8945 or 8945 YA, with a comma in between."),
                params={"code": wrong[0]},
            )
        return codes

    @property
    def told(self) -> Told:
        """What they told."""
        given = self.cleaned_data
        return Told(
            name=given["name"],
            neighbourhood=given["neighbourhood"],
            preference=Preference(given["preference"]),
            role=given["role"],
            streets=given["streets"],
            postcodes=given["postcodes"],
            groups=tuple(given["groups"]),
            languages=given["languages"],
            phone=given["phone"],
            email=given["email"],
            best_time=given["best_time"],
        )


class YesForm(forms.Form):
    """The yes itself. Not ticked is not given: the act refuses it with a sentence."""

    agreed = forms.BooleanField(label=_("Yes, this key figure agreed to these words"), required=False)
    how = forms.ChoiceField(
        label=_("How was it agreed?"), choices=KeyFigure.How.choices, widget=forms.RadioSelect, initial="paper"
    )
    until = forms.DateField(
        label=_("Until when?"), widget=DATE, help_text=_("Two years at most. After this day nobody sees it any more.")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.initial = {"until": clock.today() + USUAL_YES, "how": KeyFigure.How.PAPER.value}

    def yes(self, words: str) -> Yes | None:
        """The consent to these words; None when it was not ticked."""
        given = self.cleaned_data
        return Yes(given["until"], KeyFigure.How(given["how"]), words) if given["agreed"] else None


class TouchForm(AboutNobody):
    """What was done, and a few words."""

    kind = forms.ChoiceField(label=_("What did you do?"), choices=Touch.Kind.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("When?"), widget=DATE)
    words = forms.CharField(
        label=_("A few words"),
        required=False,
        max_length=140,
        help_text=_("About your contact. Never about a resident."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.initial = {"on": clock.today(), "kind": Touch.Kind.CONTACTED.value}


def _listed(text: str, longest: int) -> tuple[str, ...]:
    """Words between commas or on lines of their own, each once, in order."""
    parts = (" ".join(part.split())[:longest] for part in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))
