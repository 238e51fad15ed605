"""Made-up content for the style page: every component once, with words that could be real."""

import datetime as dt
from typing import Any

from django import forms

from aanbel.kernel.clock import now
from aanbel.ui.month_picture import MonthPicture, Side, Station


class ExampleForm(forms.Form):
    """One field of every kind."""

    street = forms.CharField(label="Straat", help_text="Zonder huisnummer.")
    number = forms.IntegerField(label="Huisnummer", min_value=1)
    kind = forms.ChoiceField(label="Soort", choices=[("energie", "Energie"), ("huur", "Huur")])
    note = forms.CharField(label="Notitie", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    part = forms.ChoiceField(
        label="Dagdeel",
        choices=[("o", "Ochtend"), ("m", "Middag"), ("a", "Avond")],
        widget=forms.RadioSelect,
    )
    share = forms.MultipleChoiceField(
        label="Gesproken over",
        required=False,
        choices=[("huur", "Huur"), ("energie", "Energie")],
        widget=forms.CheckboxSelectMultiple,
    )
    card = forms.BooleanField(label="Kaartje achtergelaten", required=False)


class ExampleUpload(forms.Form):
    """A file, or rows from a sheet."""

    file = forms.FileField(label="Sleep het bestand hierheen, of kies het")
    pasted = forms.CharField(label="Of plak rijen uit Excel", required=False, widget=forms.Textarea(attrs={"rows": 4}))


PICTURE = MonthPicture(
    title="Oktober 2026 in Klokkendam",
    stations=(
        Station(
            12,
            "bestanden",
            "van verhuurders, energie, water en zorg",
            href="#",
            sides=(Side(1, "nog niet binnen", tone="warning"),),
        ),
        Station(
            264,
            "signalen",
            "iemand kan een rekening niet betalen",
            href="#",
            sides=(Side(7, "niet te lezen", leaves=True), Side(38, "herhaald", leaves=True)),
        ),
        Station(
            231,
            "mensen",
            "herkend, ook als de naam anders is gespeld",
            href="#",
            sides=(Side(9, "twijfel", href="#", tone="warning", leaves=True),),
        ),
        Station(
            183,
            "huishoudens",
            "alles van één adres bij elkaar",
            href="#",
            sides=(Side(29, "bij meer partners", tone="info"), Side(4, "crisis", tone="danger")),
        ),
        Station(11, "vandaag", "de mensen voor wie het nu uitmaakt", href="#"),
    ),
)


def examples() -> dict[str, Any]:
    """The context of the style page."""
    wrong = ExampleForm({"street": "", "number": "0", "kind": "huur", "part": "o"})
    wrong.is_valid()
    moment = now()
    return {
        "picture": PICTURE,
        "form": ExampleForm(initial={"street": "Molenweg", "part": "m", "card": True}, prefix="goed"),
        "filter": ExampleForm(prefix="filter"),
        "wrong": wrong,
        "upload": ExampleUpload(prefix="upload"),
        "moment": moment,
        "yesterday": moment - dt.timedelta(days=1),
        "day": moment.date(),
        "rows": [
            {"place": "Molenweg 12", "kind": "Energie, huur", "cents": 86000, "text": "derde keer in zes maanden"},
            {"place": "Havenkade 3B", "kind": "Zorg", "cents": 123456, "text": "wil dat u belt, 's ochtends"},
            {"place": "Lindelaan 40-hs bis", "kind": "Water", "cents": 7500, "text": "nieuw"},
        ],
        "stations": [
            {"label": "Nieuw", "state": "done", "href": ""},
            {"label": "Opgepakt", "state": "done", "href": ""},
            {"label": "In gesprek", "state": "current", "href": ""},
            {"label": "Afgesloten", "state": "ahead", "href": ""},
        ],
        "reasons": [
            {"text": "Stroom stopt over 6 werkdagen", "points": 40},
            {"text": "Signalen van twee partners", "points": 20},
            {"text": "Al drie keer gebeld", "points": -10},
        ],
        "days": [("ma", ("", "", "")), ("di", ("", "tried", "")), ("wo", ("reached", "", ""))],
    }
