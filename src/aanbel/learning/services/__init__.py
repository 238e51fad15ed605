"""The acts on practice cards."""

from aanbel.learning.core.card_text import CardText
from aanbel.learning.core.figures import Figure, publishable
from aanbel.learning.core.kinds import Group as ForGroup
from aanbel.learning.core.kinds import Step, Verdict
from aanbel.learning.services.filing import Taken, export_cards, import_cards, start_cards
from aanbel.learning.services.sharing import (
    copy_card,
    share_card,
    take_back_card,
    take_back_experience,
    tell_experience,
)
from aanbel.learning.services.writing import drop_card, write_card

__all__ = [
    "CardText",
    "Figure",
    "ForGroup",
    "Step",
    "Taken",
    "Verdict",
    "copy_card",
    "drop_card",
    "export_cards",
    "import_cards",
    "publishable",
    "share_card",
    "start_cards",
    "take_back_card",
    "take_back_experience",
    "tell_experience",
    "write_card",
]
