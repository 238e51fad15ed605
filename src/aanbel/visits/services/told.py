"""Planning a day that somebody wrote down, without the database."""

from aanbel.visits.core.planning import Plan, plan, read_problem


def plan_as_told(text: bytes) -> Plan:
    """The plan of a problem in JSON (docs/reference/planning.md); `Refused` says what is wrong with it."""
    return plan(read_problem(text))
