"""Reading the team, what may be visited, plans and rounds, as seen by this user in their municipality."""

from aanbel.visits.queries.candidates import (
    Candidate,
    candidates,
    cases_asked_for,
    marks_of,
    need_of_case,
    without_place,
)
from aanbel.visits.queries.door import (
    ToldVisit,
    may_still_visit,
    registration_of,
    stopped_doors,
    told_of,
    visitors_of,
    waiting_for_a_look,
)
from aanbel.visits.queries.figures import day_part_figures
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
from aanbel.visits.queries.safety import Late, Out, outing_of, overdue, running_alarms, who_is_out
from aanbel.visits.queries.team import Duty, companions, duties, duties_of_days, not_yet_visitors, visitor, week_of

__all__ = [
    "Candidate",
    "Duty",
    "Late",
    "Out",
    "RoundPage",
    "StopLine",
    "ToldVisit",
    "candidates",
    "cases_asked_for",
    "companions",
    "current_plan",
    "day_part_figures",
    "duties",
    "duties_of_days",
    "last_change",
    "latest_asked",
    "marks_of",
    "may_still_visit",
    "need_of_case",
    "not_yet_visitors",
    "outing_of",
    "overdue",
    "registration_of",
    "round_of",
    "round_page",
    "rounds_of",
    "rounds_of_plan",
    "running_alarms",
    "stopped_doors",
    "told_of",
    "visitor",
    "visitors_of",
    "waiting_for_a_look",
    "week_of",
    "who_is_out",
    "without_place",
]
