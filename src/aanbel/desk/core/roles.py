"""Who helps behind the desk, by the work they do (source 5): the volunteer comes first, these come next.

A role is a kind of work, not a person and not a permission: the rota says who does it today, the flowchart and a
hand-over name it. One person may do several.
"""

from collections.abc import Collection
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

VOLUNTARY = frozenset({HelpRole.VOLUNTEER, HelpRole.VOLUNTEER_AID})
"""Done by volunteers; everything else asks somebody who is trained and paid for it."""
_PAID = frozenset({"professional", "worker", "coordinator"})


def fits(role: HelpRole, held: Collection[str]) -> bool:
    """Whether somebody with these roles in the house may do this kind of work.

    >>> fits(HelpRole.BUDGET_COACH, {"volunteer"}), fits(HelpRole.VOLUNTEER, {"volunteer"})
    (False, True)
    """
    return "volunteer" in held if role in VOLUNTARY else not _PAID.isdisjoint(held)
