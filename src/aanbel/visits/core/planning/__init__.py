"""A day's rounds: who goes together, to which doors, in which order, and who is left out and why.

Pure: a `Problem` in, a `Plan` out; no database, no clock but the stopwatch of the search. The format of a problem and
the rules that every plan keeps are written in docs/reference/planning.md; the same rules are checked by hand-written
code in the tests, apart from this package.
"""

from aanbel.visits.core.planning.moving import Weighed, weigh_move
from aanbel.visits.core.planning.plan import LeftOut, Plan, PlannedRound, PlannedStop
from aanbel.visits.core.planning.planning import CannotServe, plan
from aanbel.visits.core.planning.problem import Pause, Pin, Problem, Stop, Visitor, Window
from aanbel.visits.core.planning.reading import Unreadable, read_problem
from aanbel.visits.core.planning.reasons import Reason, Why
from aanbel.visits.core.planning.travel import Travel

__all__ = [
    "CannotServe",
    "LeftOut",
    "Pause",
    "Pin",
    "Plan",
    "PlannedRound",
    "PlannedStop",
    "Problem",
    "Reason",
    "Stop",
    "Travel",
    "Unreadable",
    "Visitor",
    "Weighed",
    "Why",
    "Window",
    "plan",
    "read_problem",
    "weigh_move",
]
