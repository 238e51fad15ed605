"""Every job that runs in the background, in one list."""

from enum import StrEnum


class JobName(StrEnum):
    """The name is stored in the queue: add, never rename."""

    READ_DELIVERY = "read_delivery"
    READ_MAP = "read_map"
    RUN_MONTH = "run_month"
    REFRESH_CASE = "refresh_case"
    RANK_CASES = "rank_cases"
    SEND_MESSAGES = "send_messages"
    WRITE_BATCH = "write_batch"
    WATCH_VISITOR = "watch_visitor"
    TELL_ALARM = "tell_alarm"
    END_OUTINGS = "end_outings"
    PLAN_ROUNDS = "plan_rounds"
    FORGET_CODES = "forget_codes"
    CLOSE_DESKS = "close_desks"
    ERASE_KEY_FIGURES = "erase_key_figures"
