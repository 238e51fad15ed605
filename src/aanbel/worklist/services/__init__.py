"""The acts of the worklist: rank the cases, refresh one, draft and activate a priority scheme."""

from aanbel.worklist.services.ranking import RankCounts, rank_cases, refresh_case
from aanbel.worklist.services.schemes import activate_scheme, propose_scheme, ship_schemes

__all__ = ["RankCounts", "activate_scheme", "propose_scheme", "rank_cases", "refresh_case", "ship_schemes"]
