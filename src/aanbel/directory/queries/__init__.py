"""Reads of the social map, as seen by who asks; import them from here."""

from aanbel.directory.queries.asking import (
    Doubtful,
    asking_behind,
    asking_of,
    doubtful,
    how_many_doubtful,
    link_of,
    remarks_of,
    whom_to_ask,
)
from aanbel.directory.queries.cards import Card, Person, Place, cards, languages_offered, organizations
from aanbel.directory.queries.exchange import by_table, handed_in, whole_map
from aanbel.directory.queries.finding import Found, Hit, find
from aanbel.directory.queries.hours import closures, open_hours, weekly_rows
from aanbel.directory.queries.lines import bodies_without, short_line, short_lines
from aanbel.directory.queries.places import offered_at, place, places
from aanbel.directory.queries.summaries import (
    ServiceSummary,
    WalkInTime,
    party,
    referable,
    services_by_id,
    walk_in_times,
)

__all__ = [
    "Card",
    "Doubtful",
    "Found",
    "Hit",
    "Person",
    "Place",
    "ServiceSummary",
    "WalkInTime",
    "asking_behind",
    "asking_of",
    "bodies_without",
    "by_table",
    "cards",
    "closures",
    "doubtful",
    "find",
    "handed_in",
    "how_many_doubtful",
    "languages_offered",
    "link_of",
    "offered_at",
    "open_hours",
    "organizations",
    "party",
    "place",
    "places",
    "referable",
    "remarks_of",
    "services_by_id",
    "short_line",
    "short_lines",
    "walk_in_times",
    "weekly_rows",
    "whole_map",
    "whom_to_ask",
]
