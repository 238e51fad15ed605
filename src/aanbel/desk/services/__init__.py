"""The acts of the desk: the flowchart, the rota and volunteers, questions, hand-overs, themes."""

from aanbel.desk.core.asking import Result
from aanbel.desk.core.chart import Chart
from aanbel.desk.core.roles import HelpRole
from aanbel.desk.core.sharing import How, Line, Reach
from aanbel.desk.core.tiles import Sender, Tile
from aanbel.desk.core.urgency import Told
from aanbel.desk.core.volunteering import Stage as VolunteerStage
from aanbel.desk.services.agreeing import arrive, call_off_appointment, make_appointment, move_appointment
from aanbel.desk.services.answering import accept_hand_over, decline_hand_over, open_case_for, tell_back
from aanbel.desk.services.arranging import join_desk, keep_desk, leave_desk
from aanbel.desk.services.asking import ask_question, begin, leave, put_back, undo_end
from aanbel.desk.services.calendar import renew_duty_link, revoke_duty_link, use_duty_link
from aanbel.desk.services.charting import (
    Overtaken,
    begin_draft,
    publish_chart,
    read_chart,
    save_draft,
    throw_draft_away,
)
from aanbel.desk.services.closing import empty_old_hand_overs, end_earlier_days, forget_first_names
from aanbel.desk.services.finishing import finish, send_slip
from aanbel.desk.services.handing_over import (
    hand_over,
    settle_hand_over,
    withdraw_hand_over,
)
from aanbel.desk.services.rota import copy_week, drop_duty, exchange, plan_duty, report_ill, report_well, stand_in
from aanbel.desk.services.slots import close_slot, open_slots
from aanbel.desk.services.themes import Counted, answer_theme, hear_theme, look_into_theme, put_theme, remark_on_theme
from aanbel.desk.services.volunteering import (
    Dates,
    keep_training,
    move_volunteer,
    note_dates,
    note_shadowing,
    note_talk,
    note_training,
    set_volunteer_norm,
    welcome_volunteer,
    write_wishes,
)
from aanbel.desk.services.walking import step_back, take_step

__all__ = [
    "Chart",
    "Counted",
    "Dates",
    "HelpRole",
    "How",
    "Line",
    "Overtaken",
    "Reach",
    "Result",
    "Sender",
    "Tile",
    "Told",
    "VolunteerStage",
    "accept_hand_over",
    "answer_theme",
    "arrive",
    "ask_question",
    "begin",
    "begin_draft",
    "call_off_appointment",
    "close_slot",
    "copy_week",
    "decline_hand_over",
    "drop_duty",
    "empty_old_hand_overs",
    "end_earlier_days",
    "exchange",
    "finish",
    "forget_first_names",
    "hand_over",
    "hear_theme",
    "join_desk",
    "keep_desk",
    "keep_training",
    "leave",
    "leave_desk",
    "look_into_theme",
    "make_appointment",
    "move_appointment",
    "move_volunteer",
    "note_dates",
    "note_shadowing",
    "note_talk",
    "note_training",
    "open_case_for",
    "open_slots",
    "plan_duty",
    "publish_chart",
    "put_back",
    "put_theme",
    "read_chart",
    "remark_on_theme",
    "renew_duty_link",
    "report_ill",
    "report_well",
    "revoke_duty_link",
    "save_draft",
    "send_slip",
    "set_volunteer_norm",
    "settle_hand_over",
    "stand_in",
    "step_back",
    "take_step",
    "tell_back",
    "throw_draft_away",
    "undo_end",
    "use_duty_link",
    "welcome_volunteer",
    "withdraw_hand_over",
    "write_wishes",
]
