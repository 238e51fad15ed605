"""The words of a question at the desk: why it goes first, who wrote the letter, what is asked, why not."""

from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from aanbel.desk.core.asking import Doubt, Result
from aanbel.desk.core.tiles import Sender
from aanbel.desk.core.urgency import Plain, Urgency, Why
from aanbel.ui.components.words import short_day

Words = str | Promise

URGENCIES: dict[Urgency, Words] = {
    Urgency.CALM: _("Can wait for its turn"),
    Urgency.SOON: _("Soon"),
    Urgency.THREAT: _("Today"),
}

REASONS: dict[Why, Words] = {
    Why.NONE: "",
    Why.OFF: _("the supply is off"),
    Why.LEAVE: _("has to leave the house"),
    Why.SUPPLY_ENDS: _("the supply ends within days"),
    Why.DATE_NEAR: _("a date is near"),
    Why.DATE_PAST: _("the date has passed"),
    Why.HOME: _("it is about the house"),
}

PLAIN: dict[Plain, Words] = {
    Plain.DATE: _("Is there a date on the letter by which something must be done?"),
    Plain.OFF: _("Is the electricity, gas or water off already?"),
    Plain.LEAVE: _("Do you have to leave your house?"),
}

SENDERS: dict[Sender, Words] = {
    Sender.ENERGY: _("Energy company"),
    Sender.WATER: _("Water company"),
    Sender.LANDLORD: _("Landlord"),
    Sender.HEALTH: _("Health insurer"),
    Sender.TAX: _("Tax office"),
    Sender.BENEFITS: _("UWV, SVB or DUO"),
    Sender.MUNICIPALITY: _("Municipality"),
    Sender.BAILIFF: _("Bailiff or collection agency"),
    Sender.SHOP: _("Shop or web shop"),
    Sender.TELECOM: _("Telephone or internet"),
    Sender.OTHER: _("Somebody else"),
}

DOUBTS: dict[Doubt, Words] = {
    Doubt.DIGITS: _("There is a number in it. Only a first name may be written here, nothing else."),
    Doubt.WORDS: _("One word is enough to call somebody in: the first name. Leave out the rest, or leave it empty."),
    Doubt.LONG: _("This is longer than a first name. Write the first name only, or leave it empty."),
    Doubt.MAIL: _("This looks like an e-mail address. Write a first name only, or leave it empty."),
}

RESULTS: dict[Result, Words] = {
    Result.ANSWERED: _("Answered at the desk"),
    Result.TOGETHER: _("Done together"),
    Result.GOES_ON: _("Goes on by themselves, with an address"),
    Result.APPOINTMENT: _("Appointment made"),
    Result.HANDED_OVER: _("Handed over with a yes"),
    Result.LEFT: _("Went away"),
}


def clock_sentence(due: date, today: date, left: int) -> str:
    """Before which day, and how many working days that is.

    A clock that has run out is said as it is, without blame.
    """
    day = formats.date_format(due, short_day(due))
    if due < today:
        return gettext("The date was %(day)s") % {"day": day}
    if due == today:
        return gettext("Today, %(day)s") % {"day": day}
    return ngettext("Before %(day)s: %(left)s working day", "Before %(day)s: %(left)s working days", left) % {
        "day": day,
        "left": left,
    }
