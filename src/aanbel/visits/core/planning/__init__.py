"""A day's rounds: who goes together, to which doors, in which order, and who is left out and why.

Pure: a `Problem` in, a `Plan` out; no database, no clock but the stopwatch of the search. The format of a problem and
the rules that every plan keeps are written in docs/reference/planning.md; the same rules are checked by hand-written
code in the tests, apart from this package.
"""

from aanbel.visits.core.planning.plan import LeftOut, Plan, PlannedRound, PlannedStop
from aanbel.visits.core.planning.planning import plan
from aanbel.visits.core.planning.problem import Pause, Pin, Problem, Stop, Visitor, Window
from aanbel.visits.core.planning.reading import read_problem
from aanbel.visits.core.planning.travel import Travel

__all__ = [
    "LeftOut",
    "Pause",
    "Pin",
    "Plan",
    "PlannedRound",
    "PlannedStop",
    "Problem",
    "Stop",
    "Travel",
    "Visitor",
    "Window",
    "plan",
    "read_problem",
]
