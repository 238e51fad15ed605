"""The acts of the social map; import them from here."""

from aanbel.directory.services.asking import (
    answer_still_right,
    answer_with_corrections,
    ask_organisation,
    remark,
    settle_remark,
)
from aanbel.directory.services.entries import Entry, NewPlace, assure, keep_entry
from aanbel.directory.services.lines import check_line, drop_line, keep_line

__all__ = [
    "Entry",
    "NewPlace",
    "answer_still_right",
    "answer_with_corrections",
    "ask_organisation",
    "assure",
    "check_line",
    "drop_line",
    "keep_entry",
    "keep_line",
    "remark",
    "settle_remark",
]
