"""The tables of the neighbourhood, one file per subject; import them from here."""

from aanbel.neighbourhood.models.declined import Declined
from aanbel.neighbourhood.models.figures import Group, KeyFigure, Preference, Touch
from aanbel.neighbourhood.models.places import Spot, Street
from aanbel.neighbourhood.models.ties import Tie

__all__ = ["Declined", "Group", "KeyFigure", "Preference", "Spot", "Street", "Tie", "Touch"]
