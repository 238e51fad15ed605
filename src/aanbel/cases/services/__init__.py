"""The acts on signals and cases."""

from aanbel.cases.services.consent import erase_under, note_facts, record_consent, withdraw_consent
from aanbel.cases.services.conversation import conclude_talk, note_check
from aanbel.cases.services.correcting import correct_decision
from aanbel.cases.services.deciding import DecisionCounts, decide_signals
from aanbel.cases.services.plan import agree_step, change_step, drop_step, stabilise, tick_step
from aanbel.cases.services.pointers import drop_pointer, keep_pointer, start_pointers
from aanbel.cases.services.refusing import approach_after_all, check_may_approach, refuse, withdraw_refusal
from aanbel.cases.services.sending import register_sent
from aanbel.cases.services.sketch import keep_sketch, throw_away_sketch
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
    "agree_step",
    "approach_after_all",
    "assign_case",
    "change_step",
    "check_may_approach",
    "close_case",
    "conclude_talk",
    "correct_decision",
    "decide_signals",
    "drop_pointer",
    "drop_step",
    "erase_under",
    "keep_pointer",
    "keep_sketch",
    "note_check",
    "note_facts",
    "note_talk",
    "record_consent",
    "refuse",
    "register_attempt",
    "register_sent",
    "reopen",
    "stabilise",
    "start_pointers",
    "take_up",
    "throw_away_sketch",
    "tick_step",
    "undo_attempt",
    "withdraw_consent",
    "withdraw_refusal",
]
