"""The public bodies that professionals ring most (source 3: the right person at once), and what a check says."""

from enum import StrEnum


class Body(StrEnum):
    """Who is rung; in the order in which the page shows them."""

    TAX = "belastingdienst"
    BENEFITS = "toeslagen"
    UWV = "uwv"
    SVB = "svb"
    DUO = "duo"
    CAK = "cak"
    CJIB = "cjib"
    MUNICIPALITY = "gemeente"
    HOUSING = "wonen"
    ENERGY = "energie"
    WATER = "water"
    HEALTH = "zorgverzekeraar"
    OTHER = "anders"


PUBLIC = (Body.TAX, Body.BENEFITS, Body.UWV, Body.SVB, Body.DUO, Body.CAK, Body.CJIB)
"""The national bodies: of each of them a municipality wants at least one number."""


class Heard(StrEnum):
    """What somebody said who rang the number last."""

    WORKED = "worked"
    FAILED = "failed"
