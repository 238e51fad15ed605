"""The words of pointers, and the list a municipality can start with: schemes and helpers of the whole country."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanbel.cases.core.pointers import Tag

Words = str | Promise

TAGS: dict[Tag, Words] = {
    Tag.ALWAYS: _("Always"),
    Tag.RENT: _("With a signal of rent"),
    Tag.ENERGY: _("With a signal of energy"),
    Tag.WATER: _("With a signal of water"),
    Tag.HEALTH: _("With a signal of health insurance"),
    Tag.CHILDREN: _("With children at home"),
    Tag.YOUNG: _("Younger than 27"),
    Tag.OLDER: _("67 and older"),
    Tag.ENTREPRENEUR: _("With a business"),
    Tag.SHORT: _("When the budget does not balance"),
}


@dataclass(frozen=True)
class StartingPointer:
    """A line of the list to start with."""

    name: Words
    sentence: Words
    tags: tuple[Tag, ...]
    url: str = ""
    phone: str = ""


STARTING_POINTERS = (
    StartingPointer(
        pgettext_lazy("scheme", "Rent allowance"),
        _("A monthly amount that helps you pay the rent."),
        (Tag.RENT, Tag.SHORT),
        "https://www.toeslagen.nl",
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Care allowance"),
        _("A monthly amount that helps you pay the health insurance."),
        (Tag.HEALTH, Tag.YOUNG, Tag.SHORT),
        "https://www.toeslagen.nl",
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Remission of local taxes"),
        _("With a low income you need not pay all taxes of the municipality and the water board."),
        (Tag.SHORT, Tag.WATER),
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Special assistance"),
        _("Help with necessary costs that you cannot pay yourself."),
        (Tag.SHORT,),
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Energy at home"),
        _("Free advice on using less energy, and help with a high bill."),
        (Tag.ENERGY,),
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Children"),
        _("Sports, school things and a birthday box for children, also when money is tight."),
        (Tag.CHILDREN,),
        "https://samenvoorallekinderen.nl",
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Self-employed (Bbz)"),
        _("Support and advice when the business brings in too little."),
        (Tag.ENTREPRENEUR,),
    ),
    StartingPointer(
        pgettext_lazy("scheme", "VoorzieningenWijzer"),
        _("Looks with you, free of charge, at which schemes you have a right to."),
        (Tag.ALWAYS,),
        "https://www.voorzieningenwijzer.nl",
    ),
    StartingPointer(
        pgettext_lazy("scheme", "Geldfit"),
        _("A free test and a friendly voice on the phone; you need not say your name."),
        (Tag.ALWAYS,),
        "https://geldfit.nl",
        "0800 8115",
    ),
)
