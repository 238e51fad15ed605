"""The acts on signals and cases."""

from aanbel.cases.services.consent import erase_under, note_facts, record_consent, withdraw_consent
from aanbel.cases.services.correcting import correct_decision
from aanbel.cases.services.deciding import DecisionCounts, decide_signals
from aanbel.cases.services.refusing import approach_after_all, check_may_approach, refuse, withdraw_refusal
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
    "approach_after_all",
    "assign_case",
    "check_may_approach",
    "close_case",
    "correct_decision",
    "decide_signals",
    "erase_under",
    "note_facts",
    "note_talk",
    "record_consent",
    "refuse",
    "register_attempt",
    "reopen",
    "take_up",
    "undo_attempt",
    "withdraw_consent",
    "withdraw_refusal",
]
