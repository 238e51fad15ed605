"""The acts on signals and cases."""

from aanbel.cases.core.attempts import UNDO_WITHIN
from aanbel.cases.services.answering import answer_referral, open_referral
from aanbel.cases.services.asking import open_by_request
from aanbel.cases.services.business import note_business
from aanbel.cases.services.closing import close_case, reopen
from aanbel.cases.services.consent import erase_under, note_facts, record_consent, withdraw_consent
from aanbel.cases.services.contacting import register_attempt, register_no, reinstate, set_aside, undo_attempt
from aanbel.cases.services.conversation import conclude_talk, note_check
from aanbel.cases.services.correcting import correct_decision
from aanbel.cases.services.craft import (
    ask_debrief,
    bring_question,
    conclude_question,
    give_feedback,
    hold_debrief,
    hold_joint_visit,
    plan_intervision,
    plan_joint_visit,
    remove_debrief,
    schedule_question,
)
from aanbel.cases.services.deciding import DecisionCounts, decide_signals
from aanbel.cases.services.discussion import ask_colleagues, close_discussion, give_view, note_agreement, put_in_plan
from aanbel.cases.services.meeting import agree_to_meet, call_off_meeting
from aanbel.cases.services.plan import agree_step, change_step, drop_step, stabilise, tick_step
from aanbel.cases.services.pointers import drop_pointer, keep_pointer, start_pointers
from aanbel.cases.services.referral import (
    Address,
    mail_again,
    refer,
    register_joint_talk,
    withdraw_referral,
)
from aanbel.cases.services.refusing import approach_after_all, check_may_approach, refuse, withdraw_refusal
from aanbel.cases.services.reminding import (
    finish_reminder,
    renew_agenda_link,
    revoke_agenda_link,
    set_reminder,
    use_agenda_link,
)
from aanbel.cases.services.retracing import put_back, state_of
from aanbel.cases.services.seizure import ask_seizer, chase_seizer, note_reply
from aanbel.cases.services.sending import note_step, register_sent
from aanbel.cases.services.sketch import keep_sketch, throw_away_sketch
from aanbel.cases.services.talking import correct_moment, note_talk
from aanbel.cases.services.working import accept_case, assign_case, lay_back_case, take_case, take_up

__all__ = [
    "UNDO_WITHIN",
    "Address",
    "DecisionCounts",
    "accept_case",
    "agree_step",
    "agree_to_meet",
    "answer_referral",
    "approach_after_all",
    "ask_colleagues",
    "ask_debrief",
    "ask_seizer",
    "assign_case",
    "bring_question",
    "call_off_meeting",
    "change_step",
    "chase_seizer",
    "check_may_approach",
    "close_case",
    "close_discussion",
    "conclude_question",
    "conclude_talk",
    "correct_decision",
    "correct_moment",
    "decide_signals",
    "drop_pointer",
    "drop_step",
    "erase_under",
    "finish_reminder",
    "give_feedback",
    "give_view",
    "hold_debrief",
    "hold_joint_visit",
    "keep_pointer",
    "keep_sketch",
    "lay_back_case",
    "mail_again",
    "note_agreement",
    "note_business",
    "note_check",
    "note_facts",
    "note_reply",
    "note_step",
    "note_talk",
    "open_by_request",
    "open_referral",
    "plan_intervision",
    "plan_joint_visit",
    "put_back",
    "put_in_plan",
    "record_consent",
    "refer",
    "refuse",
    "register_attempt",
    "register_joint_talk",
    "register_no",
    "register_sent",
    "reinstate",
    "remove_debrief",
    "renew_agenda_link",
    "reopen",
    "revoke_agenda_link",
    "schedule_question",
    "set_aside",
    "set_reminder",
    "stabilise",
    "start_pointers",
    "state_of",
    "take_case",
    "take_up",
    "throw_away_sketch",
    "tick_step",
    "undo_attempt",
    "use_agenda_link",
    "withdraw_consent",
    "withdraw_referral",
    "withdraw_refusal",
]
