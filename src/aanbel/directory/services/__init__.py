"""The acts of the social map; import them from here."""

from aanbel.directory.services.asking import (
    answer_still_right,
    answer_with_corrections,
    ask_organisation,
    remark,
    settle_remark,
)
from aanbel.directory.services.lines import check_line, drop_line, keep_line

__all__ = [
    "answer_still_right",
    "answer_with_corrections",
    "ask_organisation",
    "check_line",
    "drop_line",
    "keep_line",
    "remark",
    "settle_remark",
]
