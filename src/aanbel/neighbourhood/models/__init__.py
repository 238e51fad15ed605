"""The tables of the neighbourhood, one file per subject; import them from here."""

from aanbel.neighbourhood.models.declined import Declined
from aanbel.neighbourhood.models.figures import Group, KeyFigure, Preference, Touch
from aanbel.neighbourhood.models.places import Spot, Street
from aanbel.neighbourhood.models.prevention import Activity, Ally, OwnText, RiskGroup
from aanbel.neighbourhood.models.ties import Tie

__all__ = [
    "Activity",
    "Ally",
    "Declined",
    "Group",
    "KeyFigure",
    "OwnText",
    "Preference",
    "RiskGroup",
    "Spot",
    "Street",
    "Tie",
    "Touch",
]
