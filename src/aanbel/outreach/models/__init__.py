"""The tables of outreach, one file per subject; import them from here."""

from aanbel.outreach.models.answers import Answer, Kind, PartOfDay, Slot
from aanbel.outreach.models.approach import Approach, ChosenApproach, SetAside
from aanbel.outreach.models.messages import Batch, Message, Part
from aanbel.outreach.models.reply import ReplyCode
from aanbel.outreach.models.templates import Template, TemplateVersion

__all__ = [
    "Answer",
    "Approach",
    "Batch",
    "ChosenApproach",
    "Kind",
    "Message",
    "Part",
    "PartOfDay",
    "ReplyCode",
    "SetAside",
    "Slot",
    "Template",
    "TemplateVersion",
]
