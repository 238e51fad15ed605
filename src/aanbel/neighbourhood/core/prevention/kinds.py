"""The words of prevention, stored as they stand here; the sentences are the models'."""

from enum import StrEnum


class AllyKind(StrEnum):
    """Through whom people are reached."""

    SCHOOL = "school"
    EMPLOYER = "employer"
    ASSOCIATION = "association"
    OTHER = "other"


class ActivityKind(StrEnum):
    """What we do."""

    LESSON = "lesson"
    EVENING = "evening"
    STALL = "stall"
    CONSULTATION = "consultation"
    TRAINING = "training"
    CAMPAIGN = "campaign"


class State(StrEnum):
    """Where an activity stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
