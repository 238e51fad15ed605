"""A day planned from a file, for `aanbel plan`: no municipality, no person, no table; only the planner."""

from aanbel.visits.core.planning import Plan, plan, read_problem


def plan_file(text: str | bytes) -> Plan:
    """The plan of the problem in this JSON text (docs/reference/planning.md); refuses in one sentence."""
    return plan(read_problem(text))
