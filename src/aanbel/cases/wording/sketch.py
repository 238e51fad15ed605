"""The words of a budget sketch, after the Nibud order."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aanbel.cases.core.sketch import Group, Per

Words = str | Promise

PERIODS: dict[Per, Words] = {
    Per.MONTH: _("per month"),
    Per.FOUR_WEEKS: _("per 4 weeks"),
    Per.WEEK: _("per week"),
    Per.QUARTER: _("per quarter"),
    Per.YEAR: _("per year"),
}

GROUPS: dict[Group, Words] = {
    Group.INCOME: _("What comes in"),
    Group.FIXED: _("Fixed charges"),
    Group.RESERVE: _("Putting aside"),
    Group.HOUSEHOLD: _("Household"),
}

GROUP_NOTES: dict[Group, Words] = {
    Group.INCOME: _("What is really paid into the account."),
    Group.FIXED: _("What comes back every month or year, whatever happens."),
    Group.RESERVE: _("What does not come every month, but does come."),
    Group.HOUSEHOLD: _("What is spent from day to day."),
}

LINES: dict[str, Words] = {
    "wages": _("Wages"),
    "benefit": _("Benefit"),
    "pension": _("State pension and pension"),
    "holiday_pay": _("Holiday pay"),
    "thirteenth_month": _("Thirteenth month"),
    "rent_allowance": _("Rent allowance"),
    "care_allowance": _("Care allowance"),
    "child_budget": _("Child budget"),
    "childcare_allowance": _("Childcare allowance"),
    "child_benefit": _("Child benefit"),
    "alimony_in": _("Alimony received"),
    "tax_refund": _("Tax refund"),
    "travel_refund": _("Travel costs paid back"),
    "board": _("Board or sub-let"),
    "other_income": _("Other income"),
    "rent": _("Rent"),
    "mortgage": _("Mortgage"),
    "energy": _("Electricity, gas, heat"),
    "water": _("Water bill"),
    "local_taxes": _("Municipality and water board"),
    "health_insurance": _("Health insurance"),
    "insurances": _("Other insurance"),
    "phone": _("Phone, internet, television"),
    "transport": _("Car, bicycle, public transport"),
    "childcare": _("Childcare"),
    "school": _("School and study"),
    "alimony_out": _("Alimony paid"),
    "subscriptions": _("Subscriptions and memberships"),
    "repayments": _("Repayments"),
    "other_fixed": _("Other fixed charges"),
    "clothes": _("Clothes and shoes"),
    "inventory": _("Furniture and appliances"),
    "house_and_garden": _("House and garden"),
    "own_risk": _("Care that is not insured, own risk"),
    "outings": _("Outings, presents, holiday"),
    "other_reserve": _("Other things to put aside for"),
    "food": _("Food and drink"),
    "cleaning": _("Cleaning and washing"),
    "body_care": _("Body care"),
    "pets": _("Pets"),
    "pocket_money": _("Pocket money"),
    "other_household": _("Other shopping"),
}

NETS: dict[str, Words] = {
    "rent": _("The rent allowance was taken off already"),
    "health_insurance": _("The care allowance was taken off already"),
    "childcare": _("The childcare allowance was taken off already"),
}

TWICE: dict[str, Words] = {
    "rent": _("The rent allowance counts twice: as income, and taken off the rent. Fill in the whole rent."),
    "health_insurance": _(
        "The care allowance counts twice: as income, and taken off the premium. Fill in the whole premium."
    ),
    "childcare": _(
        "The childcare allowance counts twice: as income, and taken off the costs. Fill in the whole costs."
    ),
}

BLOCKS: dict[str, Words] = {
    "income": pgettext_lazy("budget", "comes in"),
    "short": pgettext_lazy("budget", "short"),
    "fixed": pgettext_lazy("budget", "fixed charges"),
    "reserve": pgettext_lazy("budget", "putting aside"),
    "household": pgettext_lazy("budget", "household"),
    "left": pgettext_lazy("budget", "left"),
}
