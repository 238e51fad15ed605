"""The words of the network: what places there are, how people and places are tied, and how one keeps warm.

Stored as they stand here; the sentences are the models'.
"""

from enum import StrEnum


class SpotKind(StrEnum):
    """A place where people of the neighbourhood come."""

    SHOP = "shop"
    SCHOOL = "school"
    MOSQUE = "mosque"
    CHURCH = "church"
    CLUB = "club"
    GP = "gp"
    LIBRARY = "library"
    COMMUNITY_CENTRE = "community_centre"
    OTHER = "other"


class TieKind(StrEnum):
    """How two of the network have to do with each other."""

    KNOWS = "knows"
    WORKS = "works"
    VISITS = "visits"


class TouchKind(StrEnum):
    """What one of us did to keep a key figure warm."""

    CONTACTED = "contacted"
    THANKED = "thanked"
    INFORMED = "informed"


class Group(StrEnum):
    """Groups that meet money trouble sooner, or ask for help later (sources 1 and 3): whom a key figure knows."""

    YOUNG = "young"
    FAMILIES = "families"
    LONE_PARENTS = "lone_parents"
    ELDERLY = "elderly"
    STATUS_HOLDERS = "status_holders"
    MIGRANT_WORKERS = "migrant_workers"
    ENTREPRENEURS = "entrepreneurs"
    LOW_WAGE = "low_wage"
    LOW_LITERACY = "low_literacy"
    CARERS = "carers"
    UNWELL = "unwell"


class Preference(StrEnum):
    """How a key figure wants to be reached; their own choice."""

    CALL = "call"
    MESSAGE = "message"
    MAIL = "mail"
    DROP_BY = "drop_by"
