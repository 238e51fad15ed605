"""Who helps behind the desk, by the work they do (source 5): the volunteer comes first, these come next.

A role is a kind of work, not a person and not a permission: the rota says who does it today, the flowchart and a
hand-over name it. One person may do several.
"""

from enum import StrEnum


class HelpRole(StrEnum):
    """A kind of work. The value is stored in charts, rotas and hand-overs: add, never rename."""

    VOLUNTEER = "volunteer"
    BUDGET_COACH = "budget_coach"
    LEGAL_ADVISER = "legal_adviser"
    GENERALIST = "generalist"
    DISTRICT_SERVICE = "district_service"
    VOLUNTEER_AID = "volunteer_aid"
    CONSULTANT = "consultant"
    DEBT_COUNSELLOR = "debt_counsellor"


PROFESSIONALS = tuple(role for role in HelpRole if role not in (HelpRole.VOLUNTEER, HelpRole.VOLUNTEER_AID))
"""Those of whom one must be in reach while a desk is open."""
