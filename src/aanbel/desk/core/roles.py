"""Who can help at a walk-in desk, as the flowchart names them (source 5). A role, never a person."""

from enum import StrEnum


class Helper(StrEnum):
    """Who takes over. Stored in flowcharts, rotas and hand-overs: add, never rename."""

    VOLUNTEER = "volunteer"
    BUDGET_COACH = "budget_coach"
    COUNSELLOR = "counsellor"  # sociaal raadslieden
    GENERALIST = "generalist"
    DISTRICT = "district"  # wijkdienst
    AID = "aid"  # vrijwillige hulpdienst
    DEBT_HELP = "debt_help"
