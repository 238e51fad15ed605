"""The roles of the house (UX: who uses it)."""

from enum import StrEnum


class Role(StrEnum):
    """One person may hold several, per municipality."""

    COORDINATOR = "coordinator"
    WORKER = "worker"
    VISITOR = "visitor"
    VOLUNTEER = "volunteer"
    PROFESSIONAL = "professional"
    TEAM_LEAD = "team_lead"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"
