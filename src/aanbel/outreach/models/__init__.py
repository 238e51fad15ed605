"""The tables of outreach, one file per subject; import them from here."""

from aanbel.outreach.models.answers import Answer, Kind, PartOfDay, Slot, WalkIn
from aanbel.outreach.models.approach import Approach, ChosenApproach, SetAside
from aanbel.outreach.models.reply import Guess, ReplyCode

__all__ = [
    "Answer",
    "Approach",
    "ChosenApproach",
    "Guess",
    "Kind",
    "PartOfDay",
    "ReplyCode",
    "SetAside",
    "Slot",
    "WalkIn",
]
