"""The words of practice cards: for whom, at which step of the work, where a card comes from, what others found."""

from enum import StrEnum


class Group(StrEnum):
    """For whom it was tried. The same words as on the network map, so that an activity becomes a card as it is."""

    EVERYBODY = "everybody"
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


class Step(StrEnum):
    """At which step of the work."""

    PREVENTION = "prevention"
    NEIGHBOURHOOD = "neighbourhood"
    SIGNALS = "signals"
    REACHING = "reaching"
    VISITING = "visiting"
    TALKING = "talking"
    WALK_IN = "walk_in"
    HELPING = "helping"
    TOGETHER = "together"
    STEERING = "steering"


class State(StrEnum):
    """Who reads a card: its own municipality, or all of the installation."""

    DRAFT = "draft"
    SHARED = "shared"


class Origin(StrEnum):
    """Where a card comes from."""

    OWN = "own"
    ACTIVITY = "activity"
    COPIED = "copied"
    IMPORTED = "imported"
    PUBLISHED = "published"


class Verdict(StrEnum):
    """What another municipality found when it did the same."""

    WORKED = "worked"
    PARTLY = "partly"
    DID_NOT = "did_not"
