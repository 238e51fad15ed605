"""The acts of the desk: the flowchart, the rota and volunteers, questions, hand-overs, themes."""

from aanbel.desk.services.agreeing import arrive, call_off_appointment, make_appointment
from aanbel.desk.services.answering import accept_hand_over, decline_hand_over, open_case_for, tell_back
from aanbel.desk.services.asking import ask_question, begin, forget_first_names, leave, put_back, undo_end
from aanbel.desk.services.charting import (
    Overtaken,
    begin_draft,
    publish_chart,
    read_chart,
    save_draft,
    throw_draft_away,
)
from aanbel.desk.services.finishing import finish, send_slip
from aanbel.desk.services.handing_over import (
    empty_old_hand_overs,
    hand_over,
    settle_hand_over,
    withdraw_hand_over,
)
from aanbel.desk.services.walking import step_back, take_step

__all__ = [
    "Overtaken",
    "accept_hand_over",
    "arrive",
    "ask_question",
    "begin",
    "begin_draft",
    "call_off_appointment",
    "decline_hand_over",
    "empty_old_hand_overs",
    "finish",
    "forget_first_names",
    "hand_over",
    "leave",
    "make_appointment",
    "open_case_for",
    "publish_chart",
    "put_back",
    "read_chart",
    "save_draft",
    "send_slip",
    "settle_hand_over",
    "step_back",
    "take_step",
    "tell_back",
    "throw_draft_away",
    "undo_end",
    "withdraw_hand_over",
]
