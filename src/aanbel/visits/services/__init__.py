"""The acts of visits: keeping the team, asking for visits, planning, registering, keeping safe."""

from aanbel.visits.core.facts import Budget, Outcome, VisitFacts
from aanbel.visits.core.hours import Hours
from aanbel.visits.core.needs import Asked
from aanbel.visits.core.safety import SafetyFact, Sign
from aanbel.visits.core.wishes import Wish
from aanbel.visits.services.changes import undo_change
from aanbel.visits.services.debriefing import conclude_debrief, mark_unsafe, plan_again, remind_of_agreement
from aanbel.visits.services.handing import hand_out, take_back
from aanbel.visits.services.locating import check_in_the_netherlands, locate, point_out
from aanbel.visits.services.moving import Option, fix_time, move_stop, options_for, pin_stop, swap_stops, take_out
from aanbel.visits.services.needs import Asking, ask_visit, end_mark, loosen, mark_address, withdraw_visit
from aanbel.visits.services.planning import ask_plans, begin_plan, fail_plan, plan_day, replan, waiting_plans
from aanbel.visits.services.registering import look_at, register_visit
from aanbel.visits.services.safety import (
    check_in,
    close_duty,
    end_alarm,
    end_outings,
    raise_sos,
    tell_of_alarm,
    watch_visitor,
)
from aanbel.visits.services.team import Pause, as_usual, keep_visitor, pair, set_absent, set_shift, stop_visitor
from aanbel.visits.services.told import plan_as_told
from aanbel.visits.services.withdrawing import withdraw_registration

__all__ = [
    "Asked",
    "Asking",
    "Budget",
    "Hours",
    "Option",
    "Outcome",
    "Pause",
    "SafetyFact",
    "Sign",
    "VisitFacts",
    "Wish",
    "as_usual",
    "ask_plans",
    "ask_visit",
    "begin_plan",
    "check_in",
    "check_in_the_netherlands",
    "close_duty",
    "conclude_debrief",
    "end_alarm",
    "end_mark",
    "end_outings",
    "fail_plan",
    "fix_time",
    "hand_out",
    "keep_visitor",
    "locate",
    "look_at",
    "loosen",
    "mark_address",
    "mark_unsafe",
    "move_stop",
    "options_for",
    "pair",
    "pin_stop",
    "plan_again",
    "plan_as_told",
    "plan_day",
    "point_out",
    "raise_sos",
    "register_visit",
    "remind_of_agreement",
    "replan",
    "set_absent",
    "set_shift",
    "stop_visitor",
    "swap_stops",
    "take_back",
    "take_out",
    "tell_of_alarm",
    "undo_change",
    "waiting_plans",
    "watch_visitor",
    "withdraw_registration",
    "withdraw_visit",
]
