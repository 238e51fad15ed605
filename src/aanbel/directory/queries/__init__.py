"""Reads of the social map, as seen by who asks; import them from here."""

from aanbel.directory.queries.asking import Doubtful, asking_behind, doubtful, link_of, remarks_of, whom_to_ask
from aanbel.directory.queries.hours import open_hours
from aanbel.directory.queries.lines import short_line, short_lines

__all__ = [
    "Doubtful",
    "asking_behind",
    "doubtful",
    "link_of",
    "open_hours",
    "remarks_of",
    "short_line",
    "short_lines",
    "whom_to_ask",
]
