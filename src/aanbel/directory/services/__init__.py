"""The acts of the social map; import them from here."""

from aanbel.directory.services.asking import (
    answer_still_right,
    answer_with_corrections,
    ask_organisation,
    remark,
    settle_remark,
)
from aanbel.directory.services.entries import Colleague, Entry, assure, keep_entry
from aanbel.directory.services.exporting import Form, export_map
from aanbel.directory.services.handing_in import hand_in, read_handed_in, take_over
from aanbel.directory.services.hours import Closure
from aanbel.directory.services.importing import Imported, import_map
from aanbel.directory.services.lines import check_line, drop_line, keep_line
from aanbel.directory.services.places import KeptPlace, NewPlace, keep_place
from aanbel.directory.services.reading import read_map, read_map_at

__all__ = [
    "Closure",
    "Colleague",
    "Entry",
    "Form",
    "Imported",
    "KeptPlace",
    "NewPlace",
    "answer_still_right",
    "answer_with_corrections",
    "ask_organisation",
    "assure",
    "check_line",
    "drop_line",
    "export_map",
    "hand_in",
    "import_map",
    "keep_entry",
    "keep_line",
    "keep_place",
    "read_handed_in",
    "read_map",
    "read_map_at",
    "remark",
    "settle_remark",
    "take_over",
]
