"""The acts on signals and cases."""

from aanbel.cases.services.correcting import correct_decision
from aanbel.cases.services.deciding import DecisionCounts, decide_signals
from aanbel.cases.services.working import (
    assign_case,
    close_case,
    note_talk,
    register_attempt,
    reopen,
    take_up,
    undo_attempt,
)

__all__ = [
    "DecisionCounts",
    "assign_case",
    "close_case",
    "correct_decision",
    "decide_signals",
    "note_talk",
    "register_attempt",
    "reopen",
    "take_up",
    "undo_attempt",
]
