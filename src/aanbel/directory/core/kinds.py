"""The kinds of help one refers to (DOMAIN §4.8)."""

from enum import StrEnum


class ServiceKind(StrEnum):
    DEBT_HELP = "debt_help"
    BUDGET_COACH = "budget_coach"
    SOCIAL_WORK = "social_work"
    LAW = "law"
    WORKPLACE = "workplace"
    PAPERWORK = "paperwork"
    BUDDY = "buddy"
    ENTREPRENEUR = "entrepreneur"
    ENERGY = "energy"
    SELF_HELP = "self_help"
    OUTREACHING = "outreaching"
    INCOME = "income"
    OTHER = "other"
