"""Reading the team, what may be visited, plans and rounds, as seen by this user in their municipality."""

from aanbel.visits.queries.candidates import Candidate, candidates, marks_of, need_of_case, without_place
from aanbel.visits.queries.rounds import (
    RoundPage,
    StopLine,
    current_plan,
    last_change,
    latest_asked,
    round_of,
    round_page,
    rounds_of,
    rounds_of_plan,
)
from aanbel.visits.queries.team import Duty, companions, duties, duties_of_days, not_yet_visitors, visitor, week_of

__all__ = [
    "Candidate",
    "Duty",
    "RoundPage",
    "StopLine",
    "candidates",
    "companions",
    "current_plan",
    "duties",
    "duties_of_days",
    "last_change",
    "latest_asked",
    "marks_of",
    "need_of_case",
    "not_yet_visitors",
    "round_of",
    "round_page",
    "rounds_of",
    "rounds_of_plan",
    "visitor",
    "week_of",
    "without_place",
]
