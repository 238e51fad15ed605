"""The tables of visits, one file per subject; import them from here."""

from aanbel.visits.models.debrief import RoundDebrief
from aanbel.visits.models.needs import AddressMark, Place, VisitNeed
from aanbel.visits.models.plan import Plan, PlanChange, Round, RoundVisitor, Stop
from aanbel.visits.models.registration import Registration, Withdrawal
from aanbel.visits.models.safety import Alarm, CheckIn, Outing
from aanbel.visits.models.team import Absence, Companionship, Shift, Transport, Visitor

__all__ = [
    "Absence",
    "AddressMark",
    "Alarm",
    "CheckIn",
    "Companionship",
    "Outing",
    "Place",
    "Plan",
    "PlanChange",
    "Registration",
    "Round",
    "RoundDebrief",
    "RoundVisitor",
    "Shift",
    "Stop",
    "Transport",
    "VisitNeed",
    "Visitor",
    "Withdrawal",
]
